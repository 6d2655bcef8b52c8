"""Whether a question wants an account, for which one sentence is seldom enough: "Why was it
delayed?", "What happened?"

A small head says so by the question's words. Its weights are made by training/account.py.
"""

from functools import cache
from itertools import pairwise
from pathlib import Path
from zlib import crc32

import numpy as np

from qa.store.embed import Array
from qa.text.words import words_in

WEIGHTS = Path(__file__).with_name("account.safetensors")

PLACES = 8192
"""Places for the words and pairs of words that were seen in training; two may share one."""

_READ = 300
"""Characters of a question that are looked at."""


def wants_account(question: str) -> bool:
    weights, bias = _head()
    return float(weights[list(features(question))].sum()) + bias > 0


@cache
def _head() -> tuple[Array, float]:
    from safetensors.numpy import load_file

    tensors = load_file(WEIGHTS)
    return tensors["places"].astype(np.float32), float(tensors["bias"][0])


def features(question: str) -> set[int]:
    """The places of the words, of pairs of neighbours, and of how the question begins."""
    line = ["^", *words_in(question[:_READ]), "$"]
    found = {
        *line,
        *(f"{one} {other}" for one, other in pairwise(line)),
        *(f"begins {' '.join(line[1:end])}" for end in (2, 3, 4)),
    }
    return {crc32(one.encode()) % PLACES for one in found}
