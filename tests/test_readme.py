"""What the README and .env.example promise."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from dotenv import dotenv_values

from qa import settings
from tests.conftest import copied
from tests.served import hosting, run

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text()


LANGCHAIN = (ROOT / "docs" / "langchain.md").read_text()


def blocks(language: str, document: str = README) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", document, re.DOTALL)


PROGRAMS = [*blocks("python"), *blocks("python", LANGCHAIN)]
END = "(the end of it)"


@pytest.fixture(scope="module")
def printed(sample_data: Path, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What the Python of README and docs/langchain.md prints, each with a data directory of its
    own, one after the other in one process."""
    folder = tmp_path_factory.mktemp("printed")
    for number in range(len(PROGRAMS)):
        (folder / str(number)).mkdir()
        copied(sample_data, folder / str(number))
    run_each = f"""
import os
for number, program in enumerate({PROGRAMS!r}):
    os.chdir(os.path.join({str(folder)!r}, str(number)))
    exec(program, {{}})
    print({END!r})
"""
    done = subprocess.run(
        [sys.executable, "-c", run_each], capture_output=True, text=True, check=True
    )
    return done.stdout.split(END)


@pytest.mark.process
@pytest.mark.parametrize("number", range(len(PROGRAMS)))
def test_the_python_of_the_documents_runs(printed: list[str], number: int) -> None:
    assert "attack" in printed[number].lower()


def test_the_python_of_the_documents_is_short() -> None:
    chain, retriever, *_ = PROGRAMS
    assert len(chain.strip().splitlines()) <= 4
    assert len([line for line in retriever.splitlines() if line]) == 3


def test_every_command_of_the_readme_exists(tmp_path: Path) -> None:
    commands = set(re.findall(r"broadsheet (\w+)", " ".join(blocks("sh"))))
    assert commands >= {"ingest", "ask", "serve"}
    for command in commands:
        assert run(command, "--help", cwd=tmp_path).returncode == 0


def test_the_answer_shown_in_the_readme_is_the_one_given(sample_data: Path, tmp_path: Path) -> None:
    (block,) = (block for block in blocks("console") if "broadsheet ask" in block)
    command, _, shown = block.partition("\n")
    question = re.findall(r'"([^"]+)"', command)[0]
    given = run("--data", sample_data, "ask", question, cwd=tmp_path)
    assert given.stdout.strip() == shown.strip()


def test_every_make_target_of_the_readme_exists() -> None:
    makefile = (ROOT / "Makefile").read_text()
    for target in re.findall(r"^make (\w+)", "\n".join(blocks("sh")), re.MULTILINE):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE)


def test_advice_in_error_messages_names_commands_that_exist(tmp_path: Path) -> None:
    named: set[str] = set()
    for package in ("qa", "ingest", "ui"):
        for file in (ROOT / package).rglob("*.py"):
            named |= set(re.findall(r"`broadsheet (articles \w+|[a-z]+)", file.read_text()))
    assert "rebuild" in named
    for command in named:
        assert run(*command.split(), "--help", cwd=tmp_path).returncode == 0, command


def test_env_example_lists_every_setting_with_its_default() -> None:
    example = dotenv_values(ROOT / ".env.example")
    assert list(example) == settings.names()
    read = settings.read(env_file=ROOT / ".env.example")
    assert read == settings.read(env_file=Path("no such file"))


def test_env_example_explains_every_setting() -> None:
    for paragraph in (ROOT / ".env.example").read_text().strip().split("\n\n"):
        assert paragraph.startswith("#")


def test_only_the_commands_that_the_readme_names_want_a_server_stopped(
    sample_data: Path, tmp_path: Path
) -> None:
    question = '{"question": "Who won?", "answers": ["Petri"], "source": "chess"}\n'
    (tmp_path / "FILE").write_text(question)
    (named,) = re.findall(r"only ([^.]*) want it\s+stopped", README)
    commands = re.findall("`([^`]*)`", named)
    assert commands == ["rebuild", "move --to", "evaluate FILE"]
    with hosting(copied(sample_data, tmp_path)) as served:

        def said(command: str) -> str:
            return run("--data", served.data, *command.split(), cwd=tmp_path).stderr

        for command in ("rebuild", "move --to other", "evaluate FILE --report report.html"):
            assert f"in use by `broadsheet serve` (process {served.process})" in said(command)
        for command in ("evaluate", "evaluate --after-ingest"):
            assert "the desk has no tests" in said(command)
        for command in ("move --check --to other", "desk tests --run", "articles refresh"):
            assert "in use" not in said(command)
