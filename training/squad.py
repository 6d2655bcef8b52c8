"""Articles with questions in SQuAD format (1.1 and 2.0), and how they are halved."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

Half = Literal["A", "B"]


@dataclass(frozen=True, slots=True)
class Span:
    """An answer's place in its paragraph: `paragraph.text[start:end]`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Question:
    """One question over one paragraph; no answers means that the paragraph does not say."""

    id: str
    text: str
    answers: tuple[Span, ...]  # one for each annotator, so the same span may come twice


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Article:
    title: str
    paragraphs: tuple[Paragraph, ...]


def articles(path: Path) -> Iterator[Article]:
    """The articles of one SQuAD-format file, in file order."""
    for article in json.loads(path.read_text(encoding="utf-8"))["data"]:
        yield Article(
            title=article["title"],
            paragraphs=tuple(
                Paragraph(
                    text=paragraph["context"],
                    questions=tuple(_question(raw) for raw in paragraph["qas"]),
                )
                for paragraph in article["paragraphs"]
            ),
        )


def half(article: Article) -> Half:
    """Which half of an evaluation file an article is in: A to fit or tune on, B to report on.

    By the lowest bit of the first byte of the title's SHA-256 (odd: A), so that it depends
    neither on order nor on the other articles. NewsQA's titles are the articles' first 50
    characters.
    """
    return "A" if hashlib.sha256(article.title.encode()).digest()[0] % 2 else "B"


def _question(raw: dict[str, Any]) -> Question:
    return Question(
        id=raw["id"],
        text=raw["question"].strip(),
        answers=tuple(
            Span(answer["answer_start"], answer["answer_start"] + len(answer["text"]))
            for answer in raw["answers"]
        ),
    )
