import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.aside import Aside
from qa.errors.sources import BadSource
from tests import hostile

pytestmark = pytest.mark.process


@pytest.fixture
def aside() -> Iterator[Aside]:
    made = Aside(seconds=20, memory=1_000_000_000)
    yield made
    made.close()


@pytest.mark.parametrize("task", ["fill_memory", "leave"])
def test_what_takes_too_much_is_ended_and_the_next_file_is_read(aside: Aside, task: str) -> None:
    with pytest.raises(BadSource) as refused:
        aside.run(f"tests.tasks:{task}", b"", "a.pdf")
    assert refused.value.problem == "reading it took more than 20 seconds or 1,000 MB of memory"
    assert aside.run("tests.tasks:size", b"abc", "b.pdf") == 3


def test_what_takes_too_long_is_ended() -> None:
    hasty = Aside(seconds=1)
    with pytest.raises(BadSource, match="more than 1 seconds"):
        hasty.run("tests.tasks:sleep", b"", "a.pdf")
    hasty.close()


def test_what_a_library_raises_is_a_reason(aside: Aside) -> None:
    with pytest.raises(BadSource) as refused:
        aside.run("tests.tasks:fail", b"", "a.pdf")
    assert refused.value.source == "a.pdf"
    assert refused.value.problem == 'it cannot be read ("the library\'s own fault")'


def test_one_process_reads_many_files(aside: Aside) -> None:
    first = aside.run("tests.tasks:process", b"", "a.pdf")
    assert first == aside.run("tests.tasks:process", b"", "b.pdf") != os.getpid()


def test_the_process_loads_no_model(aside: Aside) -> None:
    loaded = aside.run("tests.tasks:loaded", hostile.pdf(), "a.pdf")
    assert "pdfminer" in loaded
    assert not {"torch", "transformers", "chromadb", "trafilatura", "gradio"} & set(loaded)


def test_the_process_takes_no_code_from_the_folder_in_which_it_is_started(
    aside: Aside, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ingest").mkdir()
    (tmp_path / "ingest" / "__init__.py").write_text("raise SystemExit(1)")
    (tmp_path / "json.py").write_text("raise SystemExit(1)")
    monkeypatch.chdir(tmp_path)
    assert aside.run("tests.tasks:size", b"abc", "a.pdf") == 3


def test_the_process_is_told_no_secret(aside: Aside, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROADSHEET_ADMIN_TOKEN", "secret")
    told = aside.run("tests.tasks:environment", b"", "a.pdf")
    assert "PATH" in told
    assert "BROADSHEET_ADMIN_TOKEN" not in told
