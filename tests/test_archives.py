import io
import sys
import zipfile

import pytest

from ingest.fill import fill
from qa.article import Article
from qa.errors.sources import BadSource
from qa.store.index import Index
from tests import hostile
from tests.articles import FERRY, ORCHARD
from tests.hostile import packed
from tests.test_tables import articles, rows


def test_each_packed_file_is_an_article_with_its_name_in_the_key() -> None:
    raw = packed(("news/ferry.txt", FERRY), ("frost.docx", hostile.docx()), ("a.jpg", "x"))
    found, problems = articles(raw, ".zip")
    assert [one.key for one in found] == ["/news/list#news/ferry.txt", "/news/list#frost.docx"]
    assert [one.source for one in found] == ["news/list#news/ferry.txt", "news/list#frost.docx"]
    assert problems == []


def test_files_of_many_articles_may_be_packed() -> None:
    raw = packed(("list.csv", rows(("id", "text"), (1, FERRY), (2, ORCHARD))))
    found, _ = articles(raw, ".zip")
    assert [one.key for one in found] == ["/news/list#list.csv#1", "/news/list#list.csv#2"]


def test_a_packed_file_that_cannot_be_read_is_told_and_the_others_go_on() -> None:
    raw = packed(("a.txt", ""), ("b.txt", FERRY), ("c.docx", "x"))
    found, problems = articles(raw, ".zip")
    assert [one.text for one in found] == [FERRY]
    assert problems[0] == "the file is empty"
    assert problems[1].startswith("it is no whole ZIP file")


@pytest.mark.parametrize("name", [".hidden.txt", "__MACOSX/._a.txt", ".git/a.txt", "a/.b/c.txt"])
def test_hidden_files_are_passed_over(name: str) -> None:
    found, problems = articles(packed((name, FERRY), ("a.txt", ORCHARD)), ".zip")
    assert ([one.text for one in found], problems) == ([ORCHARD], [])


@pytest.mark.parametrize("encoding", ["utf-8", "cp437"])
def test_names_of_packed_files_are_read_in_both_encodings(encoding: str) -> None:
    class Entry(zipfile.ZipInfo):
        def _encodeFilenameFlags(self) -> tuple[bytes, int]:
            return "fähre.txt".encode(encoding), 0

    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as target:
        target.writestr(Entry("fähre.txt"), FERRY)
    (one,) = articles(made.getvalue(), ".zip")[0]
    assert one.key == "/news/list#fähre.txt"


def test_a_file_that_is_packed_once_more_is_read() -> None:
    inner = packed(("a.txt", FERRY))
    found, problems = articles(packed(("in.zip", inner)), ".zip")
    assert ([one.key for one in found], problems) == (["/news/list#in.zip#a.txt"], [])


def test_pages_in_an_archive_of_the_web_have_their_addresses() -> None:
    found, problems = articles(hostile.warc(), ".warc.gz")
    assert [one.url for one in found] == [f"https://news.example/{number}" for number in range(3)]
    assert found[0].key == "/news/list#https://news.example/0"
    assert (found[0].title, problems) == ("Ferry", [])


def test_without_its_package_an_archive_of_the_web_names_the_extra(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "warcio.archiveiterator", None)
    with pytest.raises(BadSource, match=r"pip install --editable '\.\[warc\]'"):
        articles(hostile.warc(), ".warc")


@pytest.mark.parametrize(
    ("cut", "problem"),
    [(100, "the page is cut off"), (300, "it is damaged, and was read as far as that")],
)
def test_an_archive_that_is_cut_off_gives_what_is_whole(cut: int, problem: str) -> None:
    found, problems = articles(hostile.warc()[:-cut], ".warc.gz")
    assert len(found) == 2
    assert problems == [problem]


def test_what_was_read_of_a_file_is_kept_and_the_rest_reported(index: Index) -> None:
    folder = index.hold.data.parent / "news"
    folder.mkdir()
    (folder / "all.zip").write_bytes(packed(("a.txt", FERRY), ("b.txt", "")))
    report = fill(index, ["news"], base=folder.parent)
    assert (report.added, report.articles) == (1, 1)
    assert report.failed == [{"source": "news/all.zip#b.txt", "error": "the file is empty"}]
    assert report.without_file == []


def test_what_is_no_longer_in_a_file_is_named(index: Index) -> None:
    folder = index.hold.data.parent / "news"
    folder.mkdir()
    (folder / "all.zip").write_bytes(packed(("a.txt", FERRY), ("b.txt", ORCHARD)))
    assert fill(index, ["news"], base=folder.parent).added == 2
    again = fill(index, ["news"], base=folder.parent)
    assert (again.unchanged, again.without_file) == (2, [])
    (folder / "all.zip").write_bytes(packed(("a.txt", FERRY)))
    gone = Article(key=f"{folder.resolve()}/all.zip#b.txt", source="", title="", text="")
    assert fill(index, ["news"], base=folder.parent).without_file == [gone.id]
