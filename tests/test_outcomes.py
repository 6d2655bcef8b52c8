"""The answers to our own questions about the sample articles: what a visitor first meets."""

import json
from collections.abc import Sequence
from pathlib import Path
from shutil import copytree
from stat import S_IMODE

import pytest

from qa.chain import build
from qa.evaluation import known_answers
from qa.evaluation.figures import evaluation, read_floors
from qa.evaluation.outcomes import Outcome, Recorder, outcomes
from qa.reading.reader import open_reader
from qa.settings import THRESHOLD
from qa.store.index import Index
from tests.conftest import copied
from tests.served import hosting, run

pytestmark = pytest.mark.slow

QUESTIONS = Path(__file__).with_name("questions.jsonl")
FLOORS = Path(__file__).with_name("floors.json")


def asked(index: Index, these: Sequence[known_answers.Case], kept: Path) -> list[Outcome]:
    recorder = Recorder(open_reader(""))
    chain = build(index, recorder, threshold=0)
    return list(outcomes(chain, recorder, index.library, these, kept))


@pytest.fixture(scope="module")
def found(samples: Index, tmp_path_factory: pytest.TempPathFactory) -> list[Outcome]:
    kept = tmp_path_factory.mktemp("evaluation") / "kept.jsonl"
    return asked(samples, known_answers.read(QUESTIONS), kept)


def test_the_answers_are_no_worse_than_they_were(found: list[Outcome]) -> None:
    assert evaluation(found, THRESHOLD, read_floors(FLOORS, QUESTIONS)).below == []


def test_there_are_enough_questions_with_and_without_an_answer() -> None:
    these = known_answers.read(QUESTIONS)
    assert len(these) >= 40
    assert sum(not case.answers for case in these) >= 12


def test_an_outcome_says_what_became_of_the_question(found: list[Outcome]) -> None:
    title = next(one for one in found if one.question == "Who won the national chess title?")
    assert title.answer == "Priya Raman"
    assert title.answer in title.quote
    assert title.cited == "articles/chess-teenager-title.txt"
    assert title.rank == title.exact_match == title.f1 == 1
    assert title.right and title.right_article


def test_what_was_asked_is_not_asked_again(samples: Index, tmp_path: Path) -> None:
    these, kept = known_answers.read(QUESTIONS)[:3], tmp_path / "kept.jsonl"
    first = asked(samples, these, kept)
    assert S_IMODE(kept.stat().st_mode) == 0o600
    first_line, second_line, third_line = kept.read_text().splitlines(keepends=True)
    changed = json.dumps(json.loads(first_line) | {"answer": "from the file"}) + "\n"
    kept.write_text(changed + second_line + third_line[:20])  # cut short in the third
    again = asked(samples, these, kept)
    assert [one.answer for one in again] == ["from the file", first[1].answer, first[2].answer]
    assert len(kept.read_text().splitlines()) == 3


def test_what_is_kept_may_hold_any_sign_and_be_cut_within_one(
    samples: Index, tmp_path: Path
) -> None:
    these, kept = known_answers.read(QUESTIONS)[:2], tmp_path / "kept.jsonl"
    asked(samples, these, kept)
    first_line, _ = kept.read_text().splitlines()
    changed = json.loads(first_line) | {"answer": "two\u2028lines"}
    line = json.dumps(changed, ensure_ascii=False) + "\n"
    kept.write_bytes(line.encode() + '{"question": "Ä'.encode()[:-1])
    again = asked(samples, these, kept)
    assert again[0].answer == "two\u2028lines"
    assert kept.read_bytes().startswith(line.encode())
    assert kept.read_bytes().count(b"\n") == 2


def test_the_command_prints_writes_and_fails_below_a_floor(
    sample_data: Path, tmp_path: Path
) -> None:
    copied(sample_data, tmp_path)
    (tmp_path / "questions.jsonl").write_text(
        '{"question": "Why did tram line 9 open late?", "answers": ["lions"], "source": "tram"}\n'
        '{"question": "How many stops does line 9 have?", "answers": ["fourteen"]}\n'
    )
    (tmp_path / "floors.json").write_text('{"quote_holds_answer": 0.9}')
    options = ("--report", "report.html", "--floors", "floors.json")
    done = run("evaluate", "questions.jsonl", "--json", *options, cwd=tmp_path)
    assert done.returncode == 1
    assert "quote_holds_answer is 0.500, its floor 0.900" in done.stderr
    found = json.loads(done.stdout)
    assert found["figures"]["right_article_cited"]["value"] == 1
    assert found["outcomes"][0]["question"] == "Why did tram line 9 open late?"
    assert "<svg" in (tmp_path / "report.html").read_text()
    assert not list((tmp_path / "data").glob("evaluation-*"))


def test_a_report_that_cannot_be_written_is_refused_before_anything_is_asked(
    sample_data: Path, tmp_path: Path
) -> None:
    done = run(
        *("evaluate", QUESTIONS, "--report", "missing/report.html"),
        cwd=tmp_path,
        data=str(sample_data),
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert "cannot write the report 'missing/report.html'" in done.stderr
    assert not list(sample_data.glob("evaluation-*"))


def test_what_was_asked_is_kept_until_the_report_is_written(
    sample_data: Path, tmp_path: Path
) -> None:
    data = copytree(sample_data, tmp_path / "data")
    (tmp_path / "questions.jsonl").write_text('{"question": "Why did tram line 9 open late?"}\n')
    full = ("evaluate", "questions.jsonl", "--report", "/dev/full")
    done = run(*full, cwd=tmp_path)
    assert done.returncode == 2
    assert "unanswerable_declined" in done.stdout
    assert "cannot write the report '/dev/full'" in done.stderr
    assert len(list(data.glob("evaluation-*"))) == 1
    assert run("evaluate", "questions.jsonl", cwd=tmp_path).returncode == 0
    assert not list(data.glob("evaluation-*"))


def test_a_served_data_directory_is_not_evaluated(tmp_path: Path) -> None:
    (tmp_path / "questions.jsonl").write_text('{"question": "Why?"}')
    with hosting(tmp_path / "data"):
        done = run("evaluate", "questions.jsonl", cwd=tmp_path)
    assert done.returncode == 1
    assert "in use by `broadsheet serve`" in done.stderr
