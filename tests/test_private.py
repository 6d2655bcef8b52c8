"""What the data directory holds is for the user who runs Broadsheet, and for nobody else."""

from pathlib import Path
from stat import S_IMODE

from ingest.fill import fill
from qa.store import private
from qa.store.index import Index
from tests.articles import FERRY


def mode(path: Path) -> int:
    return S_IMODE(path.stat().st_mode)


def test_nobody_else_reads_the_data_directory(index: Index, data: Path, tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_text(FERRY)
    fill(index, ["ferry.txt"], base=tmp_path)
    assert mode(data) == 0o700
    for path in data.iterdir():
        assert mode(path) == (0o700 if path.is_dir() else 0o600), path


def test_a_folder_that_is_there_keeps_its_mode(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir(mode=0o750)
    private.make_folder(shared)
    assert mode(shared) == 0o750


def test_a_replaced_file_is_private_though_the_former_was_not(tmp_path: Path) -> None:
    file = tmp_path / "owner.json"
    file.write_text("old")
    file.chmod(0o644)
    private.replace(file, b"new")
    assert (file.read_bytes(), mode(file)) == (b"new", 0o600)
    assert list(tmp_path.iterdir()) == [file]
