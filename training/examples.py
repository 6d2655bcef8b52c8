"""The training set on disk: passages, the questions asked of them, and each question's negatives.

Three files of one folder, one JSON object a line:
    passages.jsonl   {"text"}                                       a passage's id is its line
    questions.jsonl  {"text", "passage", "answers": [[start, end]]} in characters of the passage
    negatives.jsonl  [passage, ...]      line for line with questions.jsonl, the hardest first
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

PASSAGES = "passages.jsonl"
QUESTIONS = "questions.jsonl"
NEGATIVES = "negatives.jsonl"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and the passage it was asked of; without answers the passage does not say."""

    text: str
    passage: int
    answers: tuple[tuple[int, int], ...]


def read_passages(folder: Path) -> list[str]:
    return [line["text"] for line in _read(folder / PASSAGES)]


def read_questions(folder: Path) -> list[Asked]:
    return [
        Asked(line["text"], line["passage"], tuple((start, end) for start, end in line["answers"]))
        for line in _read(folder / QUESTIONS)
    ]


def read_negatives(folder: Path) -> list[list[int]]:
    return list(_read(folder / NEGATIVES))


def write_passages(folder: Path, passages: Iterable[str]) -> None:
    _write(folder / PASSAGES, ({"text": text} for text in passages))


def write_questions(folder: Path, questions: Iterable[Asked]) -> None:
    _write(
        folder / QUESTIONS,
        ({"text": q.text, "passage": q.passage, "answers": q.answers} for q in questions),
    )


def write_negatives(folder: Path, negatives: Iterable[list[int]]) -> None:
    _write(folder / NEGATIVES, negatives)


def _read(path: Path) -> list:  # type: ignore[type-arg]
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _write(path: Path, lines: Iterable[object]) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
