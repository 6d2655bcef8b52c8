"""First step: SQuAD-format files -> passages.jsonl and questions.jsonl.

python -m training.prepare WORK --train FILE... --half-a FILE...
"""

import argparse
from collections.abc import Iterable
from pathlib import Path

from training import squad
from training.examples import Asked, write_passages, write_questions


def prepare(articles: Iterable[squad.Article]) -> tuple[list[str], list[Asked]]:
    """The articles' paragraphs, and their questions with the paragraph each was asked of."""
    passages: list[str] = []
    questions: list[Asked] = []
    for article in articles:
        for paragraph in article.paragraphs:
            questions.extend(
                Asked(
                    text=question.text,
                    passage=len(passages),
                    answers=tuple((span.start, span.end) for span in question.answers),
                )
                for question in paragraph.questions
            )
            passages.append(paragraph.text)
    return passages, questions


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("work", type=Path, help="the folder to write to")
    parser.add_argument("--train", type=Path, nargs="+", default=[], help="files used whole")
    parser.add_argument(
        "--half-a", type=Path, nargs="+", default=[], help="files of which only half A is used"
    )
    arguments = parser.parse_args()
    articles = [article for path in arguments.train for article in squad.articles(path)]
    articles += [
        article
        for path in arguments.half_a
        for article in squad.articles(path)
        if squad.half(article) == "A"
    ]
    passages, questions = prepare(articles)
    arguments.work.mkdir(parents=True, exist_ok=True)
    write_passages(arguments.work, passages)
    write_questions(arguments.work, questions)
    unanswerable = sum(not question.answers for question in questions)
    print(f"{len(passages)} passages, {len(questions)} questions, {unanswerable} unanswerable")


if __name__ == "__main__":
    main()
