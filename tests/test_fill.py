import json
import os
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from ingest.files import READERS, Found
from ingest.fill import fill
from ingest.intake import Intake
from ingest.report import Report
from qa.article import Article
from qa.errors.data import DataUnusable
from qa.store.index import Agreement, Index, Status
from qa.store.library.library import Library
from tests.articles import FERRY, GERMAN, worded


def sources(index: Index) -> set[str]:
    return {row.source for row in index.library.catalogue.summaries()}


def test_a_folder_is_ingested_with_its_folders(index: Index, news: Path) -> None:
    report = fill(index, [str(news)])
    assert (report.added, report.updated, report.unchanged, report.failed) == (2, 0, 0, [])
    assert (report.articles, report.passages) == (2, 2)
    assert report.seconds > 0
    assert {row.title for row in index.library.catalogue.summaries()} == {
        "Night ferry turns back",
        "Frost in the Velm valley",
    }
    assert index.check() == Agreement(0, 0, 0)


def test_what_was_ingested_is_found(index: Index, news: Path) -> None:
    fill(index, [str(news)])
    (hit,) = worded(index, "hinge")
    assert "bent hinge" in index.library.passages([hit])[0].text


def test_what_was_found_elsewhere_than_in_a_folder_is_kept_in_the_same_way(index: Index) -> None:
    notes = [
        Found(Article(f"memo:{number}", "memo", f"Memo {number}", ""), "text/plain", lambda: FERRY)
        for number in (1, 2)
    ]
    unread = Found(Article("memo:3", "scan", "", ""), "image/png", lambda: b"\x89PNG")
    report = Report()
    intake = Intake(index, report)
    for one in (*notes, unread):
        intake.take(one)
    intake.finish()
    assert (report.added, report.articles, report.passages) == (2, 2, 2)
    assert [failure["source"] for failure in report.failed] == ["scan"]
    assert {row.title for row in index.library.catalogue.summaries()} == {"Memo 1", "Memo 2"}
    assert index.check() == Agreement(0, 0, 0)


def test_a_second_time_changes_nothing(index: Index, news: Path) -> None:
    fill(index, [str(news)])
    report = fill(index, [str(news)])
    assert (report.added, report.updated, report.unchanged) == (0, 0, 2)
    assert report.articles == 2


def test_a_file_that_changed_is_updated(index: Index, news: Path) -> None:
    fill(index, [str(news)])
    (news / "ferry.txt").write_text("Ferry sails again\n\nThe hinge was mended overnight.\n")
    report = fill(index, [str(news)])
    assert (report.added, report.updated, report.unchanged) == (0, 1, 1)
    assert "Ferry sails again" in {row.title for row in index.library.catalogue.summaries()}
    assert worded(index, "passengers") == []


def test_the_report_is_the_documents(index: Index, news: Path) -> None:
    report = fill(index, [str(news), "gone.txt"], base=news).to_dict()
    assert report.pop("seconds") > 0
    assert [one["change"] for one in report.pop("details")] == ["added", "added"]
    assert report == {
        "added": 2,
        "updated": 0,
        "unchanged": 0,
        "removed": 0,
        "failed": [{"source": "gone.txt", "error": "there is no such file or folder"}],
        "articles": 2,
        "passages": 2,
    }


def test_sources_that_fail_do_not_stop_the_others(index: Index, news: Path) -> None:
    (news / "empty.txt").touch()
    (news / "photo.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    (news / "report.xlsx").write_bytes(b"PK")
    named = ["gone.txt", "report.xlsx", "."]
    report = fill(index, named, base=news)
    assert report.added == 2
    assert {failure["source"]: failure["error"] for failure in report.failed} == {
        "gone.txt": "there is no such file or folder",
        "report.xlsx": f"files of this type are not supported ({', '.join(READERS)} are)",
        "empty.txt": "the file is empty",
        "photo.txt": "it is a picture: make a text of it with a program for text recognition "
        "(OCR) first",
    }


def test_a_dry_run_says_what_would_be_and_writes_nothing(index: Index, news: Path) -> None:
    fill(index, ["ferry.txt"], base=news)
    (news / "ferry.txt").write_text("Ferry sails again\n\nThe hinge was mended overnight.\n")
    report = fill(index, [str(news)], dry_run=True)
    assert (report.added, report.updated, report.articles) == (1, 1, 1)
    assert {row.title for row in index.library.catalogue.summaries()} == {"Night ferry turns back"}
    assert index.check() == Agreement(0, 0, 0)


def test_progress_goes_from_nothing_to_all_files(index: Index, news: Path) -> None:
    seen: list[tuple[int, int]] = []
    (news / "empty.txt").touch()
    fill(index, [str(news)], progress=lambda now: seen.append((now.done, now.found)))
    assert (seen[0], seen[-1]) == ((0, 3), (3, 3))
    assert seen == sorted(seen)


def test_progress_ends_at_the_total_when_nothing_is_new(index: Index, news: Path) -> None:
    fill(index, [str(news)])
    seen: list[tuple[int, int]] = []
    fill(index, [str(news)], progress=lambda now: seen.append((now.done, now.found)))
    assert seen[-1] == (2, 2)


def test_progress_counts_files_whose_articles_can_be_found(index: Index, tmp_path: Path) -> None:
    for number in range(60):
        (tmp_path / f"{number}.txt").write_text(f"Report {number}\n\n{FERRY}")
    seen: list[tuple[int, int]] = []
    fill(
        index,
        [str(tmp_path)],
        progress=lambda now: seen.append((now.done, len(worded(index, "hinge")))),
    )
    assert all(done <= found for done, found in seen)
    assert seen[-1] == (60, 60)


def test_the_first_articles_can_be_found_while_most_are_not_yet_read(
    index: Index, tmp_path: Path
) -> None:
    for number in range(60):
        (tmp_path / f"{number}.txt").write_text(f"Report {number}\n\n{FERRY}")
    seen: list[tuple[int, int]] = []
    fill(
        index,
        [str(tmp_path)],
        progress=lambda *_: seen.append(
            (len(worded(index, "hinge")), index.library.count_articles())
        ),
    )
    first = next(read for found, read in seen if found)
    assert first <= 20


def test_progress_tells_what_was_read_what_can_be_found_and_what_failed(
    index: Index, news: Path
) -> None:
    (news / "empty.txt").touch()
    (news / "wide.txt").write_text(f"Ferry again\n\n{FERRY}")
    seen: list[Status] = []
    fill(index, [str(news)], progress=seen.append)
    assert seen[0] == Status(done=0, found=4, read=0)
    assert seen[-1] == Status(done=4, found=4, read=3, searchable=3, failed=1)
    assert all(status.searchable <= (status.read or 0) for status in seen)
    assert max(status.read or 0 for status in seen if not status.searchable) > 0


def test_no_sources_are_no_work(index: Index) -> None:
    report = fill(index, [])
    assert (report.added, report.failed, report.articles) == (0, [], 0)


def test_articles_that_the_embedding_model_was_not_made_for_are_counted(
    index: Index, news: Path
) -> None:
    (news / "faehre.txt").write_text(GERMAN)
    report = fill(index, [str(news)])
    assert report.foreign == {"de": 1}
    assert report.to_dict()["foreign"] == {"de": 1}


def test_two_ingests_of_one_folder_at_once_keep_every_article_once(
    index: Index, tmp_path: Path
) -> None:
    for number in range(60):
        (tmp_path / f"{number}.txt").write_text(f"Report {number}\n\n{FERRY}")
    with ThreadPoolExecutor(2) as threads:
        both = list(threads.map(lambda _: fill(index, [str(tmp_path)]), range(2)))
    assert sum(report.added for report in both) == 60
    assert sum(report.unchanged for report in both) == 60
    assert index.library.count_articles() == 60
    assert index.check() == Agreement(0, 0, 0)


def test_a_file_that_became_empty_says_that_its_older_version_is_kept(
    index: Index, news: Path
) -> None:
    fill(index, ["."], base=news)
    (news / "ferry.txt").write_text("")
    (news / "new.txt").write_text("")
    report = fill(index, ["."], base=news)
    assert {failure["source"]: failure["error"] for failure in report.failed} == {
        "ferry.txt": "the file is empty (its version of before is kept)",
        "new.txt": "the file is empty",
    }
    assert sources(index) == {"ferry.txt", "farming/orchard.md"}


def test_a_report_can_be_written_whatever_files_are_called(index: Index, news: Path) -> None:
    (news / os.fsdecode(b"scan.\xff")).write_text("A picture.")
    report = fill(index, [str(news), os.fsdecode(b"gone\xff.txt")])
    assert report.passed_over == {"." + r"\udcff": 1}
    assert [failure["source"] for failure in report.failed] == [r"gone\udcff.txt"]
    json.dumps(report.to_dict(), ensure_ascii=False).encode()


def test_many_other_kinds_of_files_are_summed_up() -> None:
    (remark,) = Report(passed_over={f".{number}": 2 for number in range(8)}).remarks()
    assert remark == "passed over: 2 .0, 2 .1, 2 .2, 2 .3, 2 .4, 6 others"


def test_a_report_without_remarks_has_none(index: Index, news: Path) -> None:
    assert list(fill(index, [str(news)]).remarks()) == []


def articles_until(index: Index, error: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the index take one article and then raise `error`."""
    put = index.put
    results = iter([put])

    def stop(*of_article: Any) -> Any:
        for take in results:
            return take(*of_article)
        raise error

    monkeypatch.setattr(index, "put", stop)


def test_a_stopped_ingest_says_what_is_kept(
    index: Index, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    articles_until(index, KeyboardInterrupt(), monkeypatch)
    with pytest.raises(KeyboardInterrupt) as stopped:
        fill(index, [str(news)])
    assert stopped.value.__notes__ == [
        "stopped: 1 added and 0 updated articles are kept, and the same command goes on with the "
        "rest"
    ]


def test_a_stopped_dry_run_says_that_nothing_is_kept(index: Index, news: Path) -> None:
    def stop(status: Status) -> None:
        if status.done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt) as stopped:
        fill(index, [str(news)], dry_run=True, progress=stop)
    assert stopped.value.__notes__ == ["stopped: nothing was to be written"]


@pytest.mark.parametrize(
    "error",
    [
        OSError(28, "No space left on device"),
        ValueError("Failed to write: IoError(Os { code: 28, message: No space left on device })"),
    ],
)
def test_a_full_disk_is_named_with_what_is_kept(
    index: Index, news: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    articles_until(index, error, monkeypatch)
    with pytest.raises(DataUnusable, match=r"No space left on device; 1 added and 0 updated"):
        fill(index, [str(news)])


@pytest.fixture
def small_library(index: Index) -> Iterator[None]:
    """The library cannot grow much beyond what it has."""
    from sqlalchemy import event

    assert isinstance(index.library, Library)
    engine = index.library._engine
    with engine.connect() as connection:
        most = connection.exec_driver_sql("PRAGMA page_count").scalar_one() + 8

    def limit(connection: sqlite3.Connection, *_: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {most}")

    engine.dispose()
    event.listen(engine, "connect", limit)
    yield
    event.remove(engine, "connect", limit)
    engine.dispose()


@pytest.mark.usefixtures("small_library")
def test_a_library_that_cannot_grow_is_named_with_what_is_kept(
    index: Index, tmp_path: Path
) -> None:
    for number in range(9):
        (tmp_path / f"{number}.txt").write_text(f"Report {number}\n\n{FERRY * 40}")
    with pytest.raises(DataUnusable, match=r"No space left on device; [1-8] added and"):
        fill(index, [str(tmp_path)])


def test_what_is_a_mistake_of_ours_shows_as_one(
    index: Index, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    articles_until(index, ZeroDivisionError(), monkeypatch)
    with pytest.raises(ZeroDivisionError):
        fill(index, [str(news)])
