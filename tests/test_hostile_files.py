"""Files that are damaged, or made to do harm, give articles or reasons, in bounded memory."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests import hostile
from tests.test_structure import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.process]

_KILOBYTES = 700_000
"""Of memory: the largest single file takes half of it."""

_SECONDS = 20


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What came of all the files, read one after the other by one process."""
    folder = tmp_path_factory.mktemp("hostile")
    command = [sys.executable, "-m", "tests.hostile", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, timeout=200)
    found: dict[str, Any] = json.loads(done.stdout)
    assert found["written"] == len(found["outcomes"]) > 300
    return found


def outcomes(told: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {one["name"]: one for one in told["outcomes"]}


def test_nothing_but_a_reason_is_ever_raised(told: dict[str, Any]) -> None:
    assert [one for one in told["outcomes"] if one["fault"]] == []


def test_every_file_gives_articles_or_a_reason(told: dict[str, Any]) -> None:
    silent = [one["name"] for one in told["outcomes"] if not one["articles"] + len(one["problems"])]
    assert silent == []


def test_no_file_takes_long_and_all_of_them_take_bounded_memory(told: dict[str, Any]) -> None:
    assert [one["name"] for one in told["outcomes"] if one["seconds"] > _SECONDS] == []
    assert told["kilobytes"] < _KILOBYTES


def test_whole_files_are_read(told: dict[str, Any]) -> None:
    whole = {name: one for name, one in outcomes(told).items() if name.startswith("whole")}
    assert len(whole) == len(hostile.WHOLE)
    assert all(one["articles"] and not one["problems"] for one in whole.values())


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("line.txt", "it is larger than 20 MB"),
        ("line.jsonl", "line 1 has more than 20 MB"),
        ("bomb.zip", "bomb.zip#zeros.txt: unpacked it would be 120 MB, which is too much"),
        ("spaces.docx", "unpacked it would be 120 MB, which is too much"),
        ("locked.zip", "locked.zip#a.txt: it is locked with a password"),
        ("locked.pdf", "it is locked with a password"),
        ("entities.docx", "its part word/document.xml declares entities"),
        ("inner.zip", "it is packed three times over"),
        ("many.zip", "more than 50,000 files are packed in it"),
        ("parts.eml", "it has more than 1,000 parts"),
        ("words.pdf", "there are more than 20,000 lines on a page of it"),
        ("none.csv", "no column holds the text of articles ('a', 'b')"),
        ("noise.txt", "the file is binary, not text"),
        ("cut06.docx", "it is no whole ZIP file"),
    ],
)
def test_a_reason_says_what_is_wrong(told: dict[str, Any], name: str, reason: str) -> None:
    assert reason in outcomes(told)[name]["problems"][0]


@pytest.mark.parametrize("name", ["line.jsonl", "broken.jsonl", "deep.jsonl"])
def test_a_line_that_cannot_be_read_does_not_stop_the_others(
    told: dict[str, Any], name: str
) -> None:
    assert outcomes(told)[name]["articles"] == 1


def test_of_thousands_of_broken_lines_a_hundred_are_told_one_by_one(told: dict[str, Any]) -> None:
    problems = outcomes(told)["broken.jsonl"]["problems"]
    assert len(problems) == 101
    assert problems[-1] == "broken.jsonl: 4,900 more parts of it cannot be read"


def test_names_that_lead_out_of_a_file_lead_nowhere(told: dict[str, Any], tmp_path: Path) -> None:
    assert outcomes(told)["away.zip"]["articles"] == 3
    assert not Path("/tmp/a.txt").exists()  # noqa: S108 - which it names
    assert outcomes(told)["away.epub"]["articles"] == 0
