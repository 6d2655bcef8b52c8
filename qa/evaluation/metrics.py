"""How well one answer agrees with the right ones, as SQuAD defines it."""

import re
import string
from collections import Counter
from collections.abc import Iterable, Sequence

_ARTICLES = re.compile(r"\b(a|an|the)\b")
_PUNCTUATION = str.maketrans("", "", string.punctuation)


def normalised(text: str) -> str:
    """Lower case without punctuation, articles and runs of blanks (SQuAD's evaluation script)."""
    return " ".join(_ARTICLES.sub(" ", text.lower().translate(_PUNCTUATION)).split())


def exact_match(answer: str, golds: Iterable[str]) -> float:
    return float(normalised(answer) in {normalised(gold) for gold in golds})


def f1(answer: str, golds: Iterable[str]) -> float:
    """The best word overlap with any gold answer, 0 to 1; 0 if there is none."""
    words = normalised(answer).split()
    return max((_f1(words, normalised(gold).split()) for gold in golds), default=0.0)


def holds(text: str, golds: Iterable[str]) -> bool:
    """Whether a gold answer stands in `text` word for word, case and punctuation aside."""
    plain = f" {normalised(text)} "
    return any(f" {normalised(gold)} " in plain for gold in golds if normalised(gold))


def _f1(answer: Sequence[str], gold: Sequence[str]) -> float:
    if not answer or not gold:
        return float(answer == gold)
    same = (Counter(answer) & Counter(gold)).total()
    return 2 * same / (len(answer) + len(gold))
