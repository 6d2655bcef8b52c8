"""Questions whose right answers are known, to measure answers with."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError, model_validator

from qa.errors.usage import BadHistory, BadQuestion, BadQuestions
from qa.question import Question, parse


@dataclass(frozen=True, slots=True)
class Case:
    """A question and its right answers, any of which will do. Without answers, no article says.

    `source` is part of the right article's source, title or address, or "" if it does not matter.
    """

    question: Question
    answers: tuple[str, ...]
    source: str


class _Line(BaseModel):
    """Other keys may stand beside these, such as an id, but none that is one of them misspelt: a
    question whose answers are not seen would be right to decline."""

    question: str
    answers: list[str] = []
    source: str | None = None
    history: list[dict[str, str]] = []

    @model_validator(mode="before")
    @classmethod
    def _no_slips(cls, line: object) -> object:
        others = line.keys() - cls.model_fields.keys() if isinstance(line, dict) else ()
        for name in sorted(others):
            if meant := get_close_matches(name, cls.model_fields, n=1, cutoff=0.9):
                raise ValueError(f"{name!r} is no key that is known; {meant[0]!r} is")
        return line


class _SquadAnswer(BaseModel):
    text: str


class _SquadQuestion(BaseModel):
    question: str
    answers: list[_SquadAnswer] = []


class _SquadParagraph(BaseModel):
    qas: list[_SquadQuestion]


class _SquadArticle(BaseModel):
    title: str = ""
    paragraphs: list[_SquadParagraph]


class _Squad(BaseModel):
    data: list[_SquadArticle]


def read(path: Path) -> list[Case]:
    """The questions in `path`: one JSON object a line with `question`, and, as they are known,
    `answers`, `source` and `history`; or one document in SQuAD format, whose titles are taken for
    sources. Raises BadQuestions."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        problem = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise BadQuestions(path, problem or str(error)) from None
    squad = _document(text)
    found = list(_of_squad(path, squad) if squad else _of_lines(path, text))
    if not found:
        raise BadQuestions(path, "it holds no question")
    return found


def _document(text: str) -> dict[str, Any] | None:
    """The SQuAD document that `text` is, if it is one."""
    try:
        document = json.loads(text)
    except ValueError:
        return None
    return document if isinstance(document, dict) and "data" in document else None


def _of_squad(path: Path, document: dict[str, Any]) -> Iterator[Case]:
    try:
        articles = _Squad.model_validate(document).data
    except ValidationError as error:
        raise BadQuestions(path, _first(error)) from None
    for article in articles:
        for paragraph in article.paragraphs:
            for asked in paragraph.qas:
                answers = [answer.text for answer in asked.answers]
                yield _case(path, article.title, asked.question, answers, article.title)


def _of_lines(path: Path, text: str) -> Iterator[Case]:
    # `splitlines` would also cut at signs such as U+2028, which may stand as they are in JSON.
    for number, content in enumerate(text.split("\n"), start=1):
        if not content.strip():
            continue
        where = f"line {number}"
        try:
            line = _Line.model_validate_json(content)
        except ValidationError as error:
            raise BadQuestions(path, f"{where}: {_first(error)}") from None
        yield _case(path, where, line.question, line.answers, line.source or "", line.history)


def _case(
    path: Path,
    where: str,
    question: str,
    answers: list[str],
    source: str,
    history: list[dict[str, str]] | None = None,
) -> Case:
    try:
        asked = parse({"question": question.strip(), "history": history or []})
    except (BadQuestion, BadHistory) as error:
        raise BadQuestions(path, f"{where}: {error}") from None
    right = dict.fromkeys(answer for answer in answers if answer.strip())
    return Case(asked, tuple(right), source)


def _first(error: ValidationError) -> str:
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"])
    return f"{where}: {first['msg'].lower()}" if where else first["msg"].lower()
