import json
import os
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from ingest.fill import Report, fill
from qa.errors import DataUnusable
from qa.store.index import Agreement, Index
from tests.articles import FERRY, GERMAN, ORCHARD


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder with two articles, one of them in a folder of its own."""
    folder = tmp_path / "news"
    (folder / "farming").mkdir(parents=True)
    (folder / "ferry.txt").write_text(f"Night ferry turns back\n\n{FERRY}\n")
    (folder / "farming" / "orchard.md").write_text(f"# Frost in the Velm valley\n\n{ORCHARD}\n")
    return folder


def sources(index: Index) -> set[str]:
    return {row.source for row in index.library.summaries()}


def test_a_folder_is_ingested_with_its_folders(index: Index, news: Path) -> None:
    report = fill(index, [str(news)])
    assert (report.added, report.updated, report.unchanged, report.failed) == (2, 0, 0, [])
    assert (report.articles, report.passages) == (2, 2)
    assert report.seconds > 0
    assert {row.title for row in index.library.summaries()} == {
        "Night ferry turns back",
        "Frost in the Velm valley",
    }
    assert index.check() == Agreement(0, 0, 0)


def test_what_was_ingested_is_found(index: Index, news: Path) -> None:
    fill(index, [str(news)])
    ((hit, _),) = index.lexical.search("hinge", 5)
    assert "bent hinge" in index.library.passages([hit])[0].text


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
    assert "Ferry sails again" in {row.title for row in index.library.summaries()}
    assert index.lexical.search("passengers", 5) == []


def test_the_report_is_the_documents(index: Index, news: Path) -> None:
    report = fill(index, [str(news), "gone.txt"], base=news).to_dict()
    assert report.pop("seconds") > 0
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
    (news / "photo.txt").write_bytes(b"\x89PNG\0\0")
    (news / "report.pdf").write_bytes(b"%PDF")
    named = ["gone.txt", "report.pdf", "."]
    report = fill(index, named, base=news)
    assert report.added == 2
    assert {failure["source"]: failure["error"] for failure in report.failed} == {
        "gone.txt": "there is no such file or folder",
        "report.pdf": "files of this type are not supported "
        "(.txt, .md, .markdown, .html, .htm, .xhtml are)",
        "empty.txt": "the file is empty",
        "photo.txt": "the file is binary, not text",
    }


def test_a_folder_without_articles_fails(index: Index, news: Path) -> None:
    (news / "photos").mkdir()
    (news / "photos" / "ferry.jpg").write_bytes(b"\xff\xd8")
    (failure,) = fill(index, ["photos"], base=news).failed
    assert failure == {
        "source": "photos",
        "error": "there are no articles (.txt, .md, .markdown, .html, .htm, .xhtml) in this folder",
    }


@pytest.mark.parametrize("source", ["-", "https://news.example/ferry", "http://news.example/"])
def test_what_is_not_yet_read_fails_with_advice(index: Index, source: str) -> None:
    (failure,) = fill(index, [source]).failed
    assert failure["source"] == source
    assert "save it as a file first" in failure["error"]


def test_hidden_files_and_folders_are_passed_over(index: Index, news: Path) -> None:
    (news / ".draft.txt").write_text(FERRY)
    (news / ".cache").mkdir()
    (news / ".cache" / "copy.txt").write_text(FERRY)
    assert fill(index, [str(news)]).added == 2


def test_a_hidden_file_that_is_named_is_ingested(index: Index, news: Path) -> None:
    (news / ".draft.txt").write_text(FERRY)
    assert fill(index, [".draft.txt"], base=news).added == 1


def test_folders_of_folders_can_be_left_out(index: Index, news: Path) -> None:
    fill(index, ["."], base=news, recursive=False)
    assert sources(index) == {"ferry.txt"}


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("*.txt", {"ferry.txt"}),
        ("**/*.md", {"farming/orchard.md"}),
        ("f*/*", {"farming/orchard.md"}),
        ("?erry.*", {"ferry.txt"}),
    ],
)
def test_a_pattern_stands_for_the_files_it_fits(
    index: Index, news: Path, pattern: str, expected: set[str]
) -> None:
    fill(index, [pattern], base=news)
    assert sources(index) == expected


def test_a_pattern_can_be_absolute(index: Index, news: Path) -> None:
    assert fill(index, [f"{news}/**/*.*"]).added == 2


def test_a_pattern_that_fits_nothing_fails(index: Index, news: Path) -> None:
    (failure,) = fill(index, ["*.html"], base=news).failed
    assert failure == {"source": "*.html", "error": "there is no such file or folder"}


def test_a_pattern_that_fits_folders_stands_for_what_is_in_them(index: Index, news: Path) -> None:
    report = fill(index, ["farm*"], base=news)
    assert (sources(index), report.failed) == ({"farming/orchard.md"}, [])


def test_a_pattern_that_fits_only_folders_without_articles_fails(index: Index, news: Path) -> None:
    (news / "photos").mkdir()
    assert [one["source"] for one in fill(index, ["phot*"], base=news).failed] == ["phot*"]


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(index: Index, news: Path) -> None:
    (news / "[1] ferry?.txt").write_text(FERRY)
    assert fill(index, ["[1] ferry?.txt"], base=news).added == 1


def test_a_file_named_in_many_ways_is_ingested_once(index: Index, news: Path) -> None:
    (news / "link.txt").symlink_to("ferry.txt")
    named = ["ferry.txt", "./ferry.txt", str(news / "ferry.txt"), "farming/../ferry.txt", "*.txt"]
    report = fill(index, named, base=news)
    assert (report.added, report.unchanged, report.articles) == (1, 0, 1)


def test_a_file_keeps_the_name_it_was_given(index: Index, news: Path) -> None:
    fill(index, ["news"], base=news.parent)
    assert sources(index) == {"news/ferry.txt", "news/farming/orchard.md"}


def test_a_relative_source_is_looked_for_from_base(
    index: Index, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir("/")
    assert fill(index, ["ferry.txt"], base=news).added == 1


def test_without_base_a_relative_source_is_looked_for_from_here(
    index: Index, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(news)
    assert fill(index, ["ferry.txt"]).added == 1


def test_the_same_file_from_elsewhere_is_the_same_article(
    index: Index, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(index, ["ferry.txt"], base=news)
    monkeypatch.chdir(news / "farming")
    assert fill(index, ["../ferry.txt"]).unchanged == 1


def test_a_dry_run_says_what_would_be_and_writes_nothing(index: Index, news: Path) -> None:
    fill(index, ["ferry.txt"], base=news)
    (news / "ferry.txt").write_text("Ferry sails again\n\nThe hinge was mended overnight.\n")
    report = fill(index, [str(news)], dry_run=True)
    assert (report.added, report.updated, report.articles) == (1, 1, 1)
    assert {row.title for row in index.library.summaries()} == {"Night ferry turns back"}
    assert index.check() == Agreement(0, 0, 0)


def test_progress_goes_from_nothing_to_all_files(index: Index, news: Path) -> None:
    seen: list[tuple[int, int]] = []
    (news / "empty.txt").touch()
    fill(index, [str(news)], progress=lambda done, total: seen.append((done, total)))
    assert (seen[0], seen[-1]) == ((0, 3), (3, 3))
    assert seen == sorted(seen)


def test_progress_ends_at_the_total_when_nothing_is_new(index: Index, news: Path) -> None:
    fill(index, [str(news)])
    seen: list[tuple[int, int]] = []
    fill(index, [str(news)], progress=lambda done, total: seen.append((done, total)))
    assert seen[-1] == (2, 2)


def test_no_sources_are_no_work(index: Index) -> None:
    report = fill(index, [])
    assert (report.added, report.failed, report.articles) == (0, [], 0)


def test_a_file_whose_name_is_not_utf8_is_ingested_or_reported(index: Index, news: Path) -> None:
    (news / os.fsdecode(b"caf\xe9.txt")).write_text(FERRY)
    report = fill(index, [str(news)])
    assert report.added + len(report.failed) == 3


def test_a_text_in_place_of_a_name_fails(index: Index) -> None:
    (failure,) = fill(index, [ORCHARD * 3]).failed
    assert failure["source"] == ORCHARD * 3


def test_an_empty_source_fails(index: Index, news: Path) -> None:
    assert [one["source"] for one in fill(index, [""], base=news).failed] == [""]


def test_articles_that_the_embedding_model_was_not_made_for_are_counted(
    index: Index, news: Path
) -> None:
    (news / "faehre.txt").write_text(GERMAN)
    report = fill(index, [str(news)])
    assert report.foreign == {"de": 1}
    assert report.to_dict()["foreign"] == {"de": 1}


# Odd files


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


def test_a_link_that_leads_to_itself_fails_alone(index: Index, news: Path) -> None:
    (news / "loop.txt").symlink_to("loop.txt")
    report = fill(index, [str(news)])
    assert report.added == 2
    assert [Path(failure["source"]).name for failure in report.failed] == ["loop.txt"]


def test_links_to_folders_are_followed_once(index: Index, news: Path, tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    archive.mkdir()
    (archive / "old.txt").write_text(f"Old news\n\n{FERRY}")
    (archive / "photo.png").touch()
    (news / "linked").symlink_to(archive)
    (news / "again").symlink_to(archive)
    (archive / "loop").symlink_to(news)
    report = fill(index, [str(news)])
    assert (report.added, report.failed, report.passed_over) == (3, [], {".png": 1})


def test_a_link_into_a_folder_that_may_not_be_read_fails_by_name(
    index: Index, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (news / "link.txt").symlink_to(news / "farming" / "orchard.md")
    look = Path.is_dir

    def refuse(path: Path, **options: Any) -> bool:
        if path.name == "link.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return look(path, **options)

    monkeypatch.setattr(Path, "is_dir", refuse)
    report = fill(index, ["l*.txt"], base=news)
    assert report.failed == [{"source": "link.txt", "error": "Permission denied"}]


def test_a_pipe_is_refused_and_not_waited_for(index: Index, news: Path) -> None:
    os.mkfifo(news / "pipe.txt")
    report = fill(index, [str(news), str(news / "pipe.txt")])
    assert report.added == 2
    (failure,) = report.failed
    assert failure["error"] == "it is neither a file nor a folder"


def test_a_folder_that_cannot_be_looked_into_fails_and_the_others_go_on(
    index: Index, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look = os.scandir

    def refuse(folder: Any) -> Any:
        if str(folder).endswith("farming"):
            raise PermissionError(13, "Permission denied", str(folder))
        return look(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    report = fill(index, ["news"], base=news.parent)
    assert report.added == 1
    assert report.failed == [{"source": "news/farming", "error": "Permission denied"}]


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


# What a person should know


def test_files_of_other_kinds_in_a_folder_are_counted(index: Index, news: Path) -> None:
    for name in ("a.pdf", "b.PDF", "farming/c.docx", "LICENSE", ".hidden"):
        (news / name).write_text("x")
    report = fill(index, [".", "**/*"], base=news)
    assert report.passed_over == {".pdf": 2, ".docx": 1, "without ending": 1}
    assert "passed over: 2 .pdf, 1 .docx, 1 without ending" in report.remarks()
    assert report.to_dict()["passed_over"] == report.passed_over


def test_a_report_can_be_written_whatever_files_are_called(index: Index, news: Path) -> None:
    (news / os.fsdecode(b"scan.\xff")).write_text("A picture.")
    report = fill(index, [str(news), os.fsdecode(b"gone\xff.txt")])
    assert report.passed_over == {"." + r"\udcff": 1}
    assert [failure["source"] for failure in report.failed] == [r"gone\udcff.txt"]
    json.dumps(report.to_dict(), ensure_ascii=False).encode()


def test_many_other_kinds_of_files_are_summed_up() -> None:
    (remark,) = Report(passed_over={f".{number}": 2 for number in range(8)}).remarks()
    assert remark == "passed over: 2 .0, 2 .1, 2 .2, 2 .3, 2 .4, 6 others"


def test_articles_of_a_folder_whose_file_is_gone_are_named(index: Index, news: Path) -> None:
    fill(index, ["news"], base=news.parent)
    (news / "farming" / "orchard.md").unlink()
    (orchard,) = [row.id for row in index.library.summaries() if "orchard" in row.source]
    report = fill(index, ["news"], base=news.parent)
    assert report.without_file == [orchard]
    assert list(report.remarks()) == [
        f"1 article has no file in this folder any more: `broadsheet articles remove {orchard}`"
    ]
    assert index.library.count_articles() == 2


def test_articles_of_other_folders_are_not_said_to_be_gone(index: Index, news: Path) -> None:
    fill(index, ["."], base=news)
    (news / "ferry.txt").unlink()
    assert fill(index, ["farming"], base=news).without_file == []
    (news / "lone.txt").write_text(FERRY)
    flat = fill(index, ["."], base=news, recursive=False)
    assert len(flat.without_file) == 1


def test_a_report_without_remarks_has_none(index: Index, news: Path) -> None:
    assert list(fill(index, [str(news)]).remarks()) == []


# Stopped in the middle


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
    def stop(done: int, total: int) -> None:
        if done:
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
    """The library cannot grow beyond what it has."""
    from sqlalchemy import event

    def limit(connection: sqlite3.Connection, *_: object) -> None:
        connection.execute("PRAGMA max_page_count = 30")

    engine = index.library._engine
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
