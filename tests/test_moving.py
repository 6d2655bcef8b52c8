"""A library that moves from a folder to a database and back."""

import json
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from ingest.split import split
from qa.access import NO_RULES, Rules
from qa.errors.library import LibraryBusy
from qa.errors.moving import LibraryMoved, LibraryUnfinished, NotMoved
from qa.store import moving
from qa.store.embed import Embedder
from qa.store.hold import SharedHold
from qa.store.index import open_index
from qa.store.library.history import now
from qa.store.library.library import Library
from qa.store.lock import DataLock
from tests.articles import FERRY, GERMAN, ORCHARD, article, keep
from tests.served import run
from tests.shared import Cheap, opened, told
from tests.test_feedback import ANSWER

pytestmark = pytest.mark.process


class Cut(Exception):
    """Ends a move in the middle."""


def cut_after(rows: int) -> moving.Copied:
    def copied(done: int, of: int) -> None:
        if done >= rows:
            raise Cut

    return copied


def nothing(done: int, of: int) -> None:
    """Nobody watches."""


@pytest.fixture
def full(data: Path) -> Path:
    """A data directory with something in every table."""
    rules = Rules.of("/board/=internal")
    with open_index(DataLock(data, "test"), Cheap(), rules=rules) as index:
        later = now() + timedelta(days=1)
        keep(
            index,
            article(FERRY, title="Straße, ferry"),
            article(GERMAN, key="/fähre", language="de"),
            article(ORCHARD, key="/orchard"),
            article(f"{ORCHARD}\0", key="/nul"),
            replace(article("Not yet.", key="/later"), embargo=later),
        )
        index.withhold(article(key="/orchard").id, why="wrong", who="editor")
        index.library.kept.keep("link", ANSWER)
    return data


def test_a_library_is_the_same_in_a_database_and_when_it_is_back(
    full: Path, database: str, tmp_path: Path
) -> None:
    back, embedder = tmp_path / "back", Cheap()
    there = moving.move(full, database, nothing)
    again = moving.move(database, back, nothing)
    assert (there.articles, there.passages) == (again.articles, again.passages) == (3, 3)
    with closing(Library(full, reading=True)) as old, closing(Library(back)) as new:
        assert old.digest() == new.digest()
        assert new.model == old.model
        assert new.rules.kept == old.rules.kept
        for one in old.catalogue.summaries():
            kept = old.article(one.id)
            assert new.article(one.id) == replace(kept, text=kept.text.replace("\0", " "))
        assert list(new.history.log()) == list(old.history.log())
        # Those of the same second and title come in any order.
        withheld = ({one.id: one for one in each.withholding.all()} for each in (old, new))
        assert next(withheld) == next(withheld)
        assert new.kept.find("link") == old.kept.find("link")
    with open_index(DataLock(back, "test"), embedder) as index:
        assert index.check().holds
        assert told(index, "ferry") == [article(FERRY).id]
    assert embedder.embedded == 0


NEWS = Rules.of("/news/=internal")


def test_rules_that_were_set_in_an_empty_place_close_what_comes_there(
    data: Path, home: Path | str, tmp_path: Path
) -> None:
    with open_index(DataLock(data, "test"), Cheap()) as index:
        keep(index, article(), article(ORCHARD, key="/orchard"))
    there = home if isinstance(home, str) else tmp_path / "there"
    with closing(Library(there)) as library:
        library.rules.enforce(NEWS)
    moving.move(data, there, nothing)
    with closing(Library(there)) as library:
        assert (library.rules.kept.rules, library.rules.kept.enforced) == (NEWS, True)
        assert library.article(article().id).access == "internal"
        assert library.article(article(ORCHARD, key="/orchard").id).access == "public"


def test_rules_that_were_taken_away_do_not_come_back_with_a_library(
    data: Path, home: Path | str, tmp_path: Path
) -> None:
    there = home if isinstance(home, str) else tmp_path / "there"
    with closing(Library(data)) as library:
        library.rules.enforce(NEWS)
    moving.move(data, there, nothing)
    with closing(Library(there)) as library:
        library.rules.enforce(NO_RULES)
    moving.move(there, data, nothing)
    with closing(Library(data)) as library:
        assert library.rules.kept.rules == NO_RULES


def test_what_was_moved_is_found_at_once_narrowed_and_numbered_like_the_rest(
    full: Path, database: str, tmp_path: Path
) -> None:
    assert moving.move(full, database, nothing).waiting == 0
    embedder = Cheap()
    with opened(database, tmp_path / "own", embedder, "serve") as index:
        assert index.check().holds
        assert embedder.embedded == 0
        assert told(index, "ferry") == [article(FERRY).id]
        assert [one.id for one in index.library.catalogue.summaries(containing="STRASSE")]
        assert list(index.library.history.log("strasse, FERRY"))
        keep(index, article("A new one.", key="/new"))
        assert list(index.library.history.log())[-1].article_id == article(key="/new").id


def test_a_move_that_was_cut_short_goes_on_and_is_not_used_before(
    full: Path, database: str, tmp_path: Path
) -> None:
    with closing(Library(full)) as library:
        before = library.digest()
    with pytest.raises(Cut):
        moving.move(full, database, cut_after(2))
    with pytest.raises(LibraryUnfinished, match="run the `broadsheet move` again"):
        opened(database, tmp_path / "own", Cheap(), "serve")
    with open_index(DataLock(full, "test"), Cheap()) as index:  # the source is still in use
        assert index.library.digest() == before
        index.remove(article(GERMAN, key="/fähre").id)
        keep(index, article(f"{FERRY} It sailed again.", title="Straße, ferry"))
        fresh = article("It is not embedded yet.", key="/fresh")
        index.put(fresh, split(fresh))
        after = index.library.digest()
    assert moving.move(full, database, nothing).waiting == 1
    with closing(Library(database)) as library:
        assert library.digest() == after
    with opened(database, tmp_path / "own", Cheap(), "serve") as server:
        assert (told(server, "sailed"), told(server, "embedded")) == ([article(FERRY).id], [])
        server.finish([fresh.id])
        assert told(server, "embedded") == [fresh.id]
        assert server.check().holds


def test_what_comes_back_to_a_database_with_an_index_of_its_own_waits_for_a_worker(
    full: Path, database: str
) -> None:
    with closing(Library(database)) as library:
        library.use_index("passages_1")
    moved = run("--data", full, "move", "--to", database, cwd=full.parent)
    asked = run("ask", "What happened?", cwd=full.parent, database=database)
    for said in (moved.stderr, asked.stderr):
        assert "3 passages are found when `broadsheet worker` has indexed them" in said


def test_a_library_that_was_moved_says_where_it_is_and_comes_back_to_its_folder(
    full: Path, database: str, embedder: Embedder
) -> None:
    moving.move(full, database, nothing)
    with pytest.raises(LibraryMoved, match="BROADSHEET_DATABASE") as told_so:
        open_index(DataLock(full, "test"), embedder)
    assert "secret" not in str(told_so.value)
    with pytest.raises(NotMoved, match="moved to postgresql"):
        moving.move(full, database, nothing)
    moving.move(database, full, nothing)
    open_index(DataLock(full, "test"), Cheap()).close()
    with pytest.raises(LibraryMoved, match="BROADSHEET_DATA"):
        opened(database, full.parent / "own", Cheap(), "worker", searching=False)


def test_a_library_that_moves_from_its_folder_and_back_is_searched_there_without_embedding(
    full: Path, database: str
) -> None:
    embedder, light = Cheap(), article("A lighthouse was sold.", key="/lighthouse")
    moving.move(full, database, nothing)
    with opened(database, full, embedder, "serve") as server:
        assert server.check().holds
        assert told(server, "ferry") == [article(FERRY).id]
        server.remove(article(FERRY).id)
        keep(server, light)  # so that there are as many as before
    moving.move(database, full, nothing)
    with open_index(DataLock(full, "test"), embedder) as index:
        assert told(index, "ferry lighthouse") == [light.id]
        assert index.check().holds
    moving.move(full, database, nothing)
    with opened(database, full, embedder, "serve") as server:
        assert server.check().holds
    assert embedder.embedded == 1


def test_a_place_with_other_articles_is_refused(full: Path, database: str, tmp_path: Path) -> None:
    other = tmp_path / "other"
    with open_index(DataLock(other, "test"), Cheap()) as index:
        keep(index, article("Of somebody else.", key="/else"))
    moving.move(other, database, nothing)
    with pytest.raises(NotMoved, match="there are other articles"):
        moving.check(full, database)
    with pytest.raises(NotMoved, match="there are other articles"):
        moving.move(full, database, nothing)
    with pytest.raises(NotMoved, match="it is there already"):
        moving.move(full, full, nothing)


def test_only_one_moves_a_library_at_a_time(full: Path, database: str, tmp_path: Path) -> None:
    hold = SharedHold(database, tmp_path, "move", None)
    with closing(hold), hold.alone("move"), pytest.raises(LibraryBusy, match="broadsheet move on"):
        moving.move(full, database, nothing)


def test_the_command_looks_first_and_then_moves(full: Path, database: str) -> None:
    looked = run("--data", full, "move", "--to", database, "--check", cwd=full.parent)
    assert looked.returncode == 0, looked.stderr
    assert looked.stdout == "would move 3 articles in 3 passages\n"
    assert f"{article(key='/nul').id}" in looked.stderr
    with closing(Library(database)) as library:
        assert library.contents.is_empty()
    moved = run("--data", full, "move", "--to", database, "--json", cwd=full.parent)
    assert moved.returncode == 0, moved.stderr
    assert json.loads(moved.stdout)["articles"] == 3
    assert "secret" not in moved.stdout + moved.stderr
    listed = run("articles", "list", "--json", cwd=full.parent, database=database)
    assert json.loads(listed.stdout)["total"] == 3
    for command in (("backup", "copy.sqlite3"), ("articles", "export", "copy.jsonl")):
        kept = run(*command, cwd=full.parent, database=database)
        assert kept.returncode == 0, kept.stderr
        assert (full.parent / command[-1]).stat().st_size
    asked = run("--data", full, "ask", "What?", cwd=full.parent)
    assert asked.returncode == 1
    assert "was moved to postgresql://***@" in asked.stderr


def test_where_there_is_no_library_nothing_is_moved(database: str, tmp_path: Path) -> None:
    done = run("--data", tmp_path / "none", "move", "--to", database, cwd=tmp_path)
    assert done.returncode == 1
    assert "no library" in done.stderr
    assert not (tmp_path / "none").exists()
