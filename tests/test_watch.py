"""Files that change are taken in, and those that are gone leave."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from shutil import rmtree
from threading import Event, Thread

import pytest

from ingest.report import Report
from ingest.watch import Changes, changes
from qa.settings import Settings
from qa.store.index import silent
from qa.store.library.library import Library
from qa.store.lock import DataLock
from tests.articles import FERRY, ORCHARD
from ui.client import connect
from ui.watch import keep_up

pytestmark = pytest.mark.slow

LONG = 20.0
"""Seconds after which a test that waits has failed."""


def after(begun: Event, act: Callable[[], object]) -> Thread:
    """Does something a moment after watching has begun, again and again until it is seen."""

    def go_on() -> None:
        while not begun.wait(0.2):
            act()

    thread = Thread(target=go_on, daemon=True)
    thread.start()
    return thread


def anything(told: Changes) -> bool:
    return bool(told)


def first(
    folder: Path, act: Callable[[], object], wanted: Callable[[Changes], object] = anything
) -> Changes:
    """The first that is told and `wanted`, while `act` is done again and again."""
    seen = Event()
    thread = after(seen, act)
    told = next(one for one in changes([folder], LONG, stop=Event()) if wanted(one))
    seen.set()
    thread.join()
    return told


def test_a_file_that_is_written_is_told(news: Path) -> None:
    told = first(news, lambda: (news / "farming" / "orchard.md").write_text(ORCHARD))
    assert told == Changes(written=(str(news / "farming" / "orchard.md"),))


def test_a_file_that_is_gone_is_told(news: Path) -> None:
    ferry = news / "ferry.txt"

    def act() -> None:  # watching may begin after the first time
        ferry.unlink() if ferry.exists() else ferry.write_text(FERRY)

    assert first(news, act, lambda told: told.gone).gone == (str(ferry),)


def test_other_files_are_passed_over(news: Path) -> None:
    def act() -> None:
        (news / ".ferry.txt.swp").write_text("x")
        (news / "photo.png").write_bytes(b"x")
        (news / "new.txt").write_text(FERRY)

    assert first(news, act) == Changes(written=(str(news / "new.txt"),))


def test_hidden_folders_and_those_of_libraries_are_passed_over(news: Path) -> None:
    (news / ".drafts").mkdir()
    (news / "data").mkdir()
    (news / "data" / "library.sqlite3").touch()

    def act() -> None:
        (news / ".drafts" / "draft.txt").write_text(FERRY)
        (news / "data" / "upload.txt").write_text(FERRY)
        (news / "new.txt").write_text(FERRY)

    assert first(news, act) == Changes(written=(str(news / "new.txt"),))


def test_the_files_of_a_folder_that_is_moved_are_told(news: Path) -> None:
    folder, other = news / "farming", news / "fields"

    def act() -> None:
        folder.rename(other) if folder.exists() else other.rename(folder)

    told = first(news, act)
    (written,), (gone,) = told.written, told.gone
    # It is moved to and fro until it is told, as a folder or file by file.
    here, there = (folder, other) if Path(written).is_relative_to(folder) else (other, folder)
    assert Path(written) == here / "orchard.md"
    assert Path(gone) in (there, there / "orchard.md")


def test_a_file_and_a_folder_are_watched_when_others_took_their_place(news: Path) -> None:
    ferry = news / "ferry.txt"
    told = changes([ferry], LONG, stop=Event())

    def written(text: str) -> None:
        (news / "aside").write_text(text)
        (news / "aside").replace(ferry)

    for text in ("Once.", "Twice.", "Three times."):
        seen = Event()
        thread = after(seen, partial(written, text))
        assert next(filter(None, told)) == Changes(written=(str(ferry),))
        seen.set()
        thread.join()


def test_a_folder_that_is_there_again_is_watched(news: Path) -> None:
    told = changes([news], 0.2, stop=Event())
    seen = Event()
    thread = after(seen, partial(rmtree, news, ignore_errors=True))
    next(one for one in told if one.gone)
    seen.set()
    thread.join()
    news.mkdir()
    (news / "new.txt").write_text(FERRY)
    assert next(one for one in told if one.written).written == (str(news / "new.txt"),)


def test_what_cannot_be_done_is_said_and_tried_again(data: Path, news: Path) -> None:
    settings, said = Settings(data=data), []
    lock = DataLock(data, "ask")

    def say(problem: str) -> None:
        said.append(problem)
        lock.close()

    seen = Event()
    thread = after(seen, lambda: (news / "ferry.txt").write_text(FERRY))
    report = next(keep_up(settings, [str(news)], recursive=True, who="ada", say=say))
    seen.set()
    thread.join()
    assert report.added
    assert len(said) == 1


def test_time_passes_without_a_change(news: Path) -> None:
    assert next(changes([news], 0.1)) == Changes()
    assert next(changes([], 0.1)) == Changes()


@pytest.fixture
def reports(data: Path, news: Path) -> Iterator[Iterator[Report]]:
    """What is reported of the folder of news, which was ingested before."""
    settings = Settings(data=data)
    broadsheet = connect(settings, "test")
    broadsheet.ingest(
        [str(news)], base=Path(), recursive=True, dry_run=False, progress=silent, who="ada"
    )
    broadsheet.close()
    yield keep_up(settings, [str(news)], recursive=True, who="ada", say=print)


def titles(data: Path) -> list[str]:
    library = Library(data, reading=True)
    found = sorted(row.title for row in library.catalogue.summaries())
    library.close()
    return found


def test_the_articles_follow_the_files(reports: Iterator[Report], data: Path, news: Path) -> None:
    def told(act: Callable[[], object]) -> Report:
        seen = Event()
        thread = after(seen, act)
        (report,) = islice(reports, 1)
        seen.set()
        thread.join()
        return report

    # What is written again and again is the same text: only the first time something is updated.
    assert told(lambda: (news / "new.txt").write_text(f"New\n\n{FERRY} Again.")).added == 1
    assert titles(data) == ["Frost in the Velm valley", "New", "Night ferry turns back"]
    report = told(lambda: (news / "ferry.txt").unlink(missing_ok=True))
    assert (report.removed, report.articles) == (1, 2)
    assert titles(data) == ["Frost in the Velm valley", "New"]
