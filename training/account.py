"""The head that tells a question for an account: its weights out of answers and examples.

    python -m training.account HEAD.safetensors --questions amazon_reviews.json reddit.json \
        new_wiki.json --newsqa newsqa.json

Questions whose answers have eight words or more want an account. The examples in five languages,
in files of this folder, count as much as all of them. NewsQA is not learned from: the report is
about it.
"""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

import numpy as np
from safetensors.numpy import save_file
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from qa.reading.account import PLACES, features
from training import squad

EXAMPLES = Path(__file__).with_name("account_examples")
_LONG = 8
"""Words of an answer."""
_EXAMPLE = 40
"""Weight of an example beside a question."""


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("head", type=Path)
    parser.add_argument("--questions", type=Path, nargs="+", required=True)
    parser.add_argument("--newsqa", type=Path, required=True)
    options = parser.parse_args()
    known = [one for file in options.questions for one in asked(file)]
    examples = [
        (line, name == "account")
        for name in ("account", "fact")
        for line in (EXAMPLES / f"{name}.txt").read_text("utf-8").splitlines()
    ]
    said, labels = zip(*known, *examples, strict=True)
    weights = _even(labels) * np.array([1] * len(known) + [_EXAMPLE] * len(examples))
    model = LogisticRegression(C=0.3, max_iter=500)
    model.fit(_rows(said), labels, sample_weight=weights)
    questions, long = zip(*asked(options.newsqa), strict=True)
    found = model.decision_function(_rows(questions))
    print(f"NewsQA: AUC {roc_auc_score(long, found):.3f} of {len(found)} questions")
    print(f"  {np.mean(found > 0):.3f} are taken to want an account")
    tensors = {"places": model.coef_[0], "bias": model.intercept_}
    save_file({name: value.astype(np.float16) for name, value in tensors.items()}, options.head)


def asked(file: Path) -> Iterator[tuple[str, bool]]:
    """The answerable questions of a file in SQuAD format, and whether their answers are long."""
    for entry in squad.articles(file):
        for paragraph in entry.paragraphs:
            for question in paragraph.questions:
                if question.answers:
                    answers = (paragraph.text[one.start : one.end] for one in question.answers)
                    words = median(len(answer.split()) for answer in answers)
                    yield question.text, words >= _LONG


def _even(labels: Sequence[bool]) -> np.ndarray:
    """Weights with which both labels count the same."""
    share = np.mean(labels)
    return np.where(labels, 0.5 / share, 0.5 / (1 - share))


def _rows(questions: Sequence[str]) -> csr_matrix:
    places = [(row, place) for row, one in enumerate(questions) for place in features(one)]
    rows, columns = zip(*places, strict=True)
    return csr_matrix((np.ones(len(places)), (rows, columns)), (len(questions), PLACES))


if __name__ == "__main__":
    main()
