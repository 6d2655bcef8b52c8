"""Questions about news in SQuAD format, in two halves: one to tune on, one to report."""

from dataclasses import dataclass
from pathlib import Path

from qa.article import Article
from training import squad


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, the article it was asked about, and its right answers, any of which will do.

    `tuning` says which half it is in: `training.squad.half`, by article.
    """

    question: str
    article: Article
    answers: tuple[str, ...]
    tuning: bool


def load(path: Path) -> tuple[list[Article], list[Asked]]:
    """The articles and the answerable questions of a file in SQuAD format.

    An article's text is its paragraphs joined by a blank line.
    """
    articles, asked = [], []
    for number, entry in enumerate(squad.articles(path)):
        text = "\n\n".join(paragraph.text for paragraph in entry.paragraphs)
        key = f"newsqa:{number}"
        article = Article(key=key, source=key, title=entry.title, text=text)
        tuning = squad.half(entry) == "A"
        articles.append(article)
        for paragraph in entry.paragraphs:
            for question in paragraph.questions:
                spans = question.answers
                answers = tuple({paragraph.text[span.start : span.end] for span in spans})
                if answers:
                    asked.append(Asked(question.text, article, answers, tuning))
    return articles, asked
