import os
from pathlib import Path
from typing import Any, Literal
from unicodedata import normalize

import pytest

from ingest.fill import fill
from qa.store.index import Index
from tests.articles import FERRY, ORCHARD


def sources(index: Index) -> set[str]:
    return {row.source for row in index.library.catalogue.summaries()}


def test_a_folder_without_articles_fails(index: Index, news: Path) -> None:
    (news / "photos").mkdir()
    (news / "photos" / "ferry.jpg").write_bytes(b"\xff\xd8")
    (failure,) = fill(index, ["photos"], base=news).failed
    assert failure["source"] == "photos"
    assert failure["error"].startswith("there are no articles (.txt, .md, .markdown, .html, ")
    assert failure["error"].endswith(") in this folder")


def test_standard_input_is_not_yet_read(index: Index) -> None:
    (failure,) = fill(index, ["-"]).failed
    assert failure["source"] == "-"
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


@pytest.mark.parametrize(("first", "then"), [("NFC", "NFD"), ("NFD", "NFC")])
def test_a_name_whose_accents_are_written_in_another_way_is_the_same(
    index: Index, tmp_path: Path, first: Literal["NFC", "NFD"], then: Literal["NFC", "NFD"]
) -> None:
    here, there = (tmp_path / normalize(form, "café.txt") for form in (first, then))
    here.write_text(FERRY)
    assert fill(index, [str(tmp_path)]).added == 1
    here.rename(there)
    report = fill(index, [str(tmp_path)])
    assert (report.added, report.removed, report.articles) == (0, 0, 1)


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


def test_a_file_whose_name_is_not_utf8_is_ingested_or_reported(index: Index, news: Path) -> None:
    (news / os.fsdecode(b"caf\xe9.txt")).write_text(FERRY)
    report = fill(index, [str(news)])
    assert report.added + len(report.failed) == 3


def test_a_text_in_place_of_a_name_fails(index: Index) -> None:
    (failure,) = fill(index, [ORCHARD * 3]).failed
    assert failure["source"] == ORCHARD * 3


def test_an_empty_source_fails(index: Index, news: Path) -> None:
    assert [one["source"] for one in fill(index, [""], base=news).failed] == [""]


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


def test_files_of_other_kinds_in_a_folder_are_counted(index: Index, news: Path) -> None:
    for name in ("a.mp3", "b.MP3", "farming/c.xlsx", "LICENSE", ".hidden"):
        (news / name).write_text("x")
    report = fill(index, [".", "**/*"], base=news)
    assert report.passed_over == {".mp3": 2, ".xlsx": 1, "without ending": 1}
    assert "passed over: 2 .mp3, 1 .xlsx, 1 without ending" in report.remarks()
    assert report.to_dict()["passed_over"] == report.passed_over


def test_articles_of_a_folder_whose_file_is_gone_are_named(index: Index, news: Path) -> None:
    fill(index, ["news"], base=news.parent)
    (news / "farming" / "orchard.md").unlink()
    (orchard,) = [row.id for row in index.library.catalogue.summaries() if "orchard" in row.source]
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


def test_a_data_directory_in_a_folder_is_passed_over(index: Index, news: Path) -> None:
    fill(index, ["."], base=news)
    (index.hold.data / "uploads").mkdir()
    (index.hold.data / "uploads" / "old.txt").write_text(ORCHARD)
    report = fill(index, [str(index.hold.data.parent)])
    assert (report.added, report.failed) == (0, [])
