from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from qa.errors.sources import BadSource
from tests.articles import FERRY
from tests.served import run
from ui.standard_input import in_file


def test_what_comes_in_is_kept_in_a_private_file(tmp_path: Path) -> None:
    folder = tmp_path / "uploads"
    with in_file(["a.txt", "-"], BytesIO(FERRY.encode()), folder, dry_run=False) as sources:
        one, kept = sources
    assert (one, Path(kept).read_text()) == ("a.txt", FERRY)
    assert Path(kept).parent == folder
    assert Path(kept).stat().st_mode & 0o077 == 0
    assert list(folder.iterdir()) == [Path(kept)]


def test_the_same_content_is_the_same_file_and_other_content_another(tmp_path: Path) -> None:
    names = []
    for content in (b"one", b"one", b"two"):
        with in_file(["-"], BytesIO(content), tmp_path, dry_run=False) as sources:
            names += sources
    assert names[0] == names[1] != names[2]


def test_a_dry_run_leaves_no_file(tmp_path: Path) -> None:
    with in_file(["-"], BytesIO(b"one"), tmp_path, dry_run=True) as (kept,):
        assert Path(kept).exists()
    assert list(tmp_path.iterdir()) == []


def test_a_dry_run_leaves_a_file_that_was_there(tmp_path: Path) -> None:
    for dry_run in (False, True):
        with in_file(["-"], BytesIO(b"one"), tmp_path, dry_run=dry_run):
            pass
    assert len(list(tmp_path.iterdir())) == 1


def test_nothing_is_refused(tmp_path: Path) -> None:
    with (
        pytest.raises(BadSource, match="nothing came by standard input"),
        in_file(["-"], BytesIO(b""), tmp_path, dry_run=False),
    ):
        pass
    assert list(tmp_path.iterdir()) == []


def test_without_a_sign_for_it_standard_input_is_not_read(tmp_path: Path) -> None:
    stream = BytesIO(b"one")
    with in_file(["a.txt"], stream, tmp_path / "uploads", dry_run=False) as sources:
        assert sources == ["a.txt"]
    assert stream.tell() == 0
    assert not (tmp_path / "uploads").exists()


def test_an_article_is_ingested_from_standard_input(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = f"<html><title>Ferry</title><body><p>{FERRY}</p></body></html>".encode()
    for outcome in ("1 added", "1 unchanged"):
        monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(page)))
        done = run("ingest", "-", cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        assert outcome in done.stdout
