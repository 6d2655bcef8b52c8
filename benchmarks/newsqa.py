"""Questions about news in SQuAD format, in two halves: one to tune on, one to report."""

import json
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from qa.article import Article


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, the article it was asked about, and its right answers, any of which will do."""

    question: str
    article: Article
    answers: tuple[str, ...]
    tuning: bool


def load(path: Path) -> tuple[list[Article], list[Asked]]:
    """The articles and the answerable questions of a file in SQuAD format.

    An article's text is its paragraphs joined by a blank line. The half is drawn by article, from
    the hash of its text, so that no article is in both.
    """
    articles, asked = [], []
    for number, entry in enumerate(json.loads(path.read_text(encoding="utf-8"))["data"]):
        text = "\n\n".join(paragraph["context"] for paragraph in entry["paragraphs"])
        key = f"newsqa:{number}"
        article = Article(key=key, source=key, title=text.strip()[:60], text=text)
        tuning = sha256(text.encode()).digest()[0] % 2 == 0
        articles.append(article)
        for paragraph in entry["paragraphs"]:
            for question in paragraph["qas"]:
                answers = tuple(answer["text"] for answer in question["answers"])
                if answers:
                    asked.append(Asked(question["question"], article, answers, tuning))
    return articles, asked
