import json
from pathlib import Path

import pytest

from qa.errors.usage import BadQuestions
from qa.evaluation.known_answers import Case, read
from qa.question import Question, Turn


def written(folder: Path, *lines: object) -> Path:
    file = folder / "questions.jsonl"
    file.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    return file


def test_one_question_a_line(tmp_path: Path) -> None:
    file = written(
        tmp_path,
        {"question": "Why? ", "answers": ["the hinge", "a hinge", "the hinge"], "source": "ferry"},
        {"question": "Who?", "answers": [], "source": None},
    )
    assert read(file) == [
        Case(Question("Why?"), ("the hinge", "a hinge"), "ferry"),
        Case(Question("Who?"), (), ""),
    ]


def test_a_question_may_have_a_history(tmp_path: Path) -> None:
    said = {"role": "user", "content": "Where is the ferry?"}
    (case,) = read(written(tmp_path, {"question": "Why?", "history": [said]}))
    assert case.question.history == (Turn("user", "Where is the ferry?"),)


def test_a_question_may_have_keys_of_its_own(tmp_path: Path) -> None:
    line = {"question_id": 1, "question": "Why?", "source_id": 2, "comment": "from a reader"}
    assert read(written(tmp_path, line)) == [Case(Question("Why?"), (), "")]


def test_empty_lines_and_a_byte_order_mark_are_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text('\ufeff{"question": "Why?"}\n\n', encoding="utf-8")
    assert read(file) == [Case(Question("Why?"), (), "")]


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\u0085"])
def test_signs_that_end_lines_elsewhere_may_stand_in_a_question(tmp_path: Path, sign: str) -> None:
    file = tmp_path / "questions.jsonl"
    line = json.dumps({"question": f"Why{sign}now?"}, ensure_ascii=False)
    file.write_text(f"{line}\r\n{line}\r\n", encoding="utf-8", newline="")
    assert read(file) == [Case(Question(f"Why{sign}now?"), (), "")] * 2


def test_squad_format(tmp_path: Path) -> None:
    answered = {"id": "1", "question": "When?", "answers": [{"text": "in May", "answer_start": 21}]}
    unanswerable = {"id": "2", "question": "Who?", "answers": [], "is_impossible": True}
    paragraph = {"context": "The mill burned down in May.", "qas": [answered, unanswerable]}
    file = written(tmp_path, {"data": [{"title": "The mill", "paragraphs": [paragraph]}]})
    assert read(file) == [
        Case(Question("When?"), ("in May",), "The mill"),
        Case(Question("Who?"), (), "The mill"),
    ]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("", "no question"),
        ('{"question": "Why?"}\n{"answers": []}', "line 2: question: field required"),
        (
            '{"question": "Why?", "answers": "yes"}',
            "line 1: answers: input should be a valid array",
        ),
        ('{"question": " "}', "line 1: the question is empty"),
        ('{"question": "Why?", "history": [{"role": "he"}]}', "line 1: cannot read the history"),
        ("Why?", "line 1: invalid json"),
        ('{"question": "Why?", "answer": "yes"}', "line 1: .*'answer' is no key .*'answers' is"),
        ('{"question": "Why?", "sources": "ferry"}', "line 1: .*'sources' is no key"),
        ('{"data": [{"title": "The mill"}]}', "data.0.paragraphs: field required"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(tmp_path: Path, content: str, problem: str) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(BadQuestions, match=problem):
        read(file)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadQuestions, match=r"missing\.jsonl: No such file"):
        read(tmp_path / "missing.jsonl")
    (tmp_path / "latin.jsonl").write_bytes(b'{"question": "caf\xe9?"}')
    with pytest.raises(BadQuestions, match="not UTF-8"):
        read(tmp_path / "latin.jsonl")
