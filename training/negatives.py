"""Second step: passages that our own retrieval confuses with a question's own -> negatives.jsonl.

python -m training.negatives WORK --encoder FOLDER
"""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from qa.evaluation.metrics import normalised
from training.examples import Asked, read_passages, read_questions, write_negatives
from training.retrieval import Hybrid, fused

KEPT = 16  # negatives for each question: training draws from them anew every epoch
CHUNK = 512  # questions scored at a time, to bound memory


def negatives(
    questions: Sequence[Asked], passages: Sequence[str], retrieval: Hybrid
) -> Iterator[list[int]]:
    """For each question the first `KEPT` passages that are not its own and hold no answer's text.

    An unanswerable question gets none: its own passage is the negative.
    """
    plain = [f" {normalised(text)} " for text in passages]
    for first in range(0, len(questions), CHUNK):
        chunk = questions[first : first + CHUNK]
        texts = [question.text for question in chunk]
        order = np.argsort(-fused(retrieval.cosines(texts), retrieval.bm25(texts)), axis=1)
        for question, ranked in zip(chunk, order, strict=True):
            text = passages[question.passage]
            answers = {f" {normalised(text[start:end])} " for start, end in question.answers}
            yield _confusing(question, ranked, plain, answers) if answers else []


def _confusing(
    question: Asked, ranked: np.ndarray, plain: Sequence[str], answers: set[str]
) -> list[int]:
    kept: list[int] = []
    for number in ranked:
        if number != question.passage and not any(answer in plain[number] for answer in answers):
            kept.append(int(number))
            if len(kept) == KEPT:
                break
    return kept


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("work", type=Path, help="the folder that prepare wrote to")
    parser.add_argument("--encoder", type=Path, required=True, help="a sentence-transformers model")
    arguments = parser.parse_args()
    passages = read_passages(arguments.work)
    questions = read_questions(arguments.work)
    found = negatives(questions, passages, Hybrid(passages, arguments.encoder))
    write_negatives(arguments.work, found)


if __name__ == "__main__":
    main()
