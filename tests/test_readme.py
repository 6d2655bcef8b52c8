"""What the README and .env.example promise."""

import re
from pathlib import Path

import pytest
from dotenv import dotenv_values

from qa import settings
from tests.served import run

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text()


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


@pytest.mark.process
def test_the_python_of_the_readme_runs(sample_data: Path, tmp_path: Path) -> None:
    (program,) = blocks("python")
    assert len(program.strip().splitlines()) <= 4
    import subprocess
    import sys

    done = subprocess.run(
        [sys.executable, "-c", program.replace('"data"', repr(str(sample_data)))],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "attack" in done.stdout


@pytest.mark.process
@pytest.mark.parametrize("number", [0, 1])
def test_the_python_for_langchain_runs(sample_data: Path, tmp_path: Path, number: int) -> None:
    import subprocess
    import sys

    document = (ROOT / "docs" / "langchain.md").read_text()
    programs = re.findall(r"```python\n(.*?)```", document, re.DOTALL)
    assert len(programs) == 2
    assert len([line for line in programs[0].splitlines() if line]) == 3
    program = programs[number].replace('("data"', f"({str(sample_data)!r}")
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "attack" in done.stdout.lower()


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
