import json
import sqlite3
import stat
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from sqlalchemy import select

from ingest.fill import fill
from ingest.split import split
from qa.article import Article, Origins
from qa.errors.answers import NoSuchLink
from qa.errors.library import LibraryDamaged, LibraryUnreadable, NoLibrary
from qa.errors.usage import FileUnwritable
from qa.retrieve import search
from qa.store.embed import Embedder
from qa.store.index import Index, open_index
from qa.store.library.library import Library
from qa.store.lock import DataLock
from qa.store.rescue import backup, damage, export, readable
from qa.store.tables.schema import ASKED, ASKED_OF, CAUGHT, DELIVERIES, TESTS
from tests.articles import FERRY, GERMAN, ORCHARD, article, keep

pytestmark = pytest.mark.slow

ARTICLES = 60
ZEROS = 8192
"""Bytes, as a disk that fails leaves them."""


@pytest.fixture
def kept(data: Path) -> list[Article]:
    """The articles of a closed library in `data`, of some 250 kB."""
    kept = [
        article(f"{number} {FERRY * 10}", key=f"/news/{number}.txt") for number in range(ARTICLES)
    ]
    library = Library(data)
    for one in kept:
        library.put(one, split(one))
    library.close()
    return kept


def damaged(data: Path, at: int) -> None:
    with (data / "library.sqlite3").open("r+b") as file:
        file.seek(at)
        file.write(bytes(ZEROS))


def cut(data: Path) -> None:
    file = data / "library.sqlite3"
    content = file.read_bytes()
    file.write_bytes(content[: len(content) * 2 // 3])


def lines(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def use(data: Path) -> None:
    """Read all that there is."""
    library = Library(data)
    try:
        for row in library.catalogue.summaries():
            library.article(row.id)
        library.passages(library.passage_ids())
        library.waiting.claim(10_000, seconds=60)
        library.catalogue.authors()
        library.count_articles("ferry")
        library.catalogue.page()
        list(library.history.log())
        for row in library.catalogue.summaries():
            library.history.versions(row.id)
        library.with_text("")
        library.addresses.within("")
        library.catalogue.newest()
        library.withholding.all()
        library.sources.roots()
        library.sources.get("https://news.example/feed")
        library.waiting.since()
        library.recent.judged()
        library.shared.find("")
        with library._engine.connect() as connection:
            for table in (ASKED, ASKED_OF, TESTS, CAUGHT, DELIVERIES):
                connection.execute(select(table)).all()
        with suppress(NoSuchLink):
            library.kept.find("")
    finally:
        library.close()


@pytest.mark.parametrize("share", [0.0, 0.35, 0.6, 0.85])
@pytest.mark.usefixtures("kept")
def test_zeros_anywhere_in_the_library_are_told_with_what_to_do(data: Path, share: float) -> None:
    damaged(data, int((data / "library.sqlite3").stat().st_size * share))
    with pytest.raises(LibraryDamaged, match=r"backup.*`broadsheet articles export FILE`"):
        use(data)


@pytest.mark.usefixtures("kept")
def test_a_library_that_was_cut_is_told(data: Path) -> None:
    cut(data)
    with pytest.raises(LibraryDamaged, match=r"library\.sqlite3' is damaged"):
        use(data)


def test_a_date_that_is_none_is_damage(data: Path, kept: list[Article]) -> None:
    with sqlite3.connect(data / "library.sqlite3") as connection:
        connection.execute("UPDATE articles SET published = x'0000'")
    connection.close()
    library = Library(data)
    with pytest.raises(LibraryDamaged, match="stands for a date"):
        library.article(kept[0].id)
    library.close()


def spoilt(data: Path) -> None:
    """With zeros where an article is kept."""
    content = (data / "library.sqlite3").read_bytes()
    damaged(data, content.index(f"30 {FERRY}".encode()))


@pytest.mark.parametrize("harm", [spoilt, cut])
def test_what_can_be_read_of_a_damaged_library_is_exported(
    data: Path, kept: list[Article], harm: Callable[[Path], None], tmp_path: Path
) -> None:
    harm(data)
    exported = export(data, tmp_path / "saved.jsonl")
    saved = lines(tmp_path / "saved.jsonl")
    assert 10 < exported.articles == len(saved) < ARTICLES
    assert exported.unreadable > 0
    texts = {one.id: one.text for one in kept}
    assert all(texts[line["id"]] == line["text"] for line in saved)


def test_an_export_holds_every_field(data: Path, kept: list[Article], tmp_path: Path) -> None:
    exported = export(data, tmp_path / "all.jsonl")
    assert (exported.articles, exported.unreadable) == (ARTICLES, 0)
    values = lines(tmp_path / "all.jsonl")[0]
    assert values.keys() >= Article.__dataclass_fields__.keys()
    assert Article.from_dict(values) == kept[0]
    assert values["version"] == kept[0].digest


def test_what_was_removed_is_not_counted_as_unreadable(data: Path, kept: list[Article]) -> None:
    library = Library(data)
    library.remove(kept[7].id)
    library.close()
    assert list(readable(data)) == kept[:7] + kept[8:]


def test_a_changed_text_is_found_although_sqlite_sees_none(data: Path, kept: list[Article]) -> None:
    file = data / "library.sqlite3"
    file.write_bytes(file.read_bytes().replace(b"bent hinge", b"gold hinge", 1))
    assert damage(data) == "the text of 1 articles is not what was written"
    assert sum(one is None for one in readable(data)) == 1
    assert len(list(readable(data))) == len(kept)


@pytest.mark.usefixtures("kept")
def test_a_whole_library_has_no_damage(data: Path) -> None:
    assert damage(data) is None


def test_a_backup_made_while_the_library_is_in_use_answers_in_its_place(
    data: Path, embedder: Embedder, tmp_path: Path
) -> None:
    with open_index(DataLock(data, "test"), embedder) as index:
        keep(index, article())
        backup(data, tmp_path / "backup.sqlite3")
        keep(index, article(FERRY, key="/news/later.txt"))
    other = tmp_path / "other"
    other.mkdir()
    (tmp_path / "backup.sqlite3").rename(other / "library.sqlite3")
    with open_index(DataLock(other, "test"), embedder) as index:
        (hit,) = search(index, "What did the engineers find?", 5)
        assert index.library.article(hit.passage.article_id) == article()


@pytest.mark.usefixtures("kept")
def test_a_damaged_library_makes_no_backup(data: Path, tmp_path: Path) -> None:
    damaged(data, 100_000)
    with pytest.raises(LibraryDamaged):
        backup(data, tmp_path / "backup.sqlite3")
    assert list(tmp_path.glob("backup*")) == []


@pytest.mark.parametrize("make", [backup, export])
@pytest.mark.usefixtures("kept")
def test_no_file_is_overwritten(
    data: Path, make: Callable[[Path, Path], object], tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("the last good one")
    with pytest.raises(FileUnwritable, match="there is a file of this name"):
        make(data, tmp_path / "file")
    assert (tmp_path / "file").read_text() == "the last good one"


@pytest.mark.parametrize("make", [backup, export])
def test_what_is_not_there_is_not_made(
    data: Path, make: Callable[[Path, Path], object], tmp_path: Path
) -> None:
    with pytest.raises(NoLibrary, match="--data"):
        make(data, tmp_path / "file")
    assert not data.exists()
    assert not (tmp_path / "file").exists()


@pytest.mark.parametrize("make", [backup, export])
@pytest.mark.usefixtures("kept")
def test_a_folder_that_is_not_there_is_told(
    data: Path, make: Callable[[Path, Path], object], tmp_path: Path
) -> None:
    with pytest.raises(FileUnwritable, match="No such file or directory"):
        make(data, tmp_path / "nowhere" / "file")


@pytest.mark.parametrize("make", [backup, export])
@pytest.mark.usefixtures("kept")
def test_only_its_user_can_read_what_is_made(
    data: Path, make: Callable[[Path, Path], object], tmp_path: Path
) -> None:
    make(data, tmp_path / "file")
    assert stat.S_IMODE((tmp_path / "file").stat().st_mode) == 0o600


def test_an_export_of_which_nothing_can_be_read_leaves_no_file(
    data: Path, kept: list[Article], tmp_path: Path
) -> None:
    (data / "library.sqlite3").write_bytes(bytes(8192))
    with pytest.raises(LibraryUnreadable, match="ingest your sources into a new data directory"):
        export(data, tmp_path / "saved.jsonl")
    assert not (tmp_path / "saved.jsonl").exists()


def test_what_was_exported_is_ingested_to_the_same_library(
    index: Index, embedder: Embedder, tmp_path: Path
) -> None:
    shown = replace(
        article(published=date(2024, 8, 13), author="Ada Bell", url="https://news.example/ferry"),
        language="en",
        origins=Origins("og:title", "file name", None),
        left_out=0.25,
        correction="Corrected on 14 August.",
        expires=datetime(2999, 1, 1, tzinfo=UTC),
    )
    keep(index, shown, article(GERMAN, key="https://news.example/de", title="Fähre", language="de"))
    index.withhold("https://news.example/de", who="ada")
    keep(index, article(ORCHARD, key="/news/a.zip#b.txt", title="Frost"))
    assert export(index.hold.data, tmp_path / "all.jsonl").articles == 2
    with open_index(DataLock(tmp_path / "other", "test"), embedder) as other:
        report = fill(other, [str(tmp_path / "all.jsonl")])
        assert (report.added, report.failed) == (2, [])
        assert other.library.article(shown.id) == shown
        assert other.library.digest() == index.library.digest()
        assert fill(other, [str(tmp_path / "all.jsonl")]).unchanged == 2


def test_an_export_out_of_an_archive_replaces_no_article(index: Index, tmp_path: Path) -> None:
    keep(index, article())
    line = json.dumps(article(ORCHARD).to_dict() | {"key": article().key})
    with ZipFile(tmp_path / "mail.zip", "w") as packed:
        packed.writestr("all.jsonl", line)
    fill(index, [str(tmp_path / "mail.zip")])
    assert index.library.article(article().id).text == FERRY
