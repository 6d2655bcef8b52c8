"""A reader's figures with the right text given: how well it finds an answer, and notices none.

    python -m training.evaluate MODEL --squad2 FILE --newsqa FILE [--half A]

Everything is of the halves B (`squad.half`), which are for reporting. Recipes are compared on half
A of NewsQA; that of SQuAD 2.0 is in the training set. What the reader does among many articles is
measured by `python -m benchmarks.answers`.
"""

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from qa.evaluation.metrics import exact_match, f1
from qa.reading.spans import SpanModel
from qa.text.sentences import Sentences
from training import squad


@dataclass(frozen=True, slots=True)
class Figures:
    """Over `answerable` questions F1 and exact match, in percent, of the best span.

    `answerability_auc` is of the span's margin, and None without unanswerable questions.
    """

    answerable: int
    f1: float
    exact_match: float
    unanswerable: int
    answerability_auc: float | None


def measure(model: SpanModel, articles: Sequence[squad.Article], limit: int | None) -> Figures:
    """Reads every question's own paragraph; of more than `limit` questions every n-th."""
    asked = [
        (question, paragraph.text)
        for article in articles
        for paragraph in article.paragraphs
        for question in paragraph.questions
    ]
    if limit is not None:
        asked = asked[:: max(1, len(asked) // limit)]
    f1s, matches = [], []
    answerable, unanswerable = [], []
    for question, text in asked:
        span = model.read(question.text, [Sentences(text)])[0]
        if not question.answers:
            unanswerable.append(span.margin)
            continue
        answerable.append(span.margin)
        golds = [text[answer.start : answer.end] for answer in question.answers]
        f1s.append(f1(text[span.start : span.end], golds))
        matches.append(exact_match(text[span.start : span.end], golds))
    return Figures(
        answerable=len(f1s),
        f1=round(100 * sum(f1s) / len(f1s), 1),
        exact_match=round(100 * sum(matches) / len(matches), 1),
        unanswerable=len(unanswerable),
        answerability_auc=round(auc(answerable, unanswerable), 3) if unanswerable else None,
    )


def auc(positive: Sequence[float], negative: Sequence[float]) -> float:
    """The chance that a positive scores above a negative (ties count half): Mann-Whitney's U."""
    below = np.sort(np.asarray(negative))
    left = np.searchsorted(below, positive, side="left")
    right = np.searchsorted(below, positive, side="right")
    return float((left + right).mean() / 2 / len(below))


def reported(path: Path, half: str = "B") -> list[squad.Article]:
    return [article for article in squad.articles(path) if squad.half(article) == half]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("model", help="a checkpoint, an exported reader, or a model's name")
    parser.add_argument("--squad2", type=Path, required=True)
    parser.add_argument("--newsqa", type=Path, required=True)
    parser.add_argument("--half", choices=("A", "B"), default="B")
    parser.add_argument("--limit", type=int, help="questions of each kind (default: all)")
    options = parser.parse_args()
    model = SpanModel(options.model)
    for name in ("squad2", "newsqa"):
        figures = measure(model, reported(getattr(options, name), options.half), options.limit)
        print(name, json.dumps(asdict(figures)), flush=True)


if __name__ == "__main__":
    main()
