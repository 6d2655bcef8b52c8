"""Whether a sentence leans on the one before: "He did not.", "The first was sold in May."

A small head says so by how the sentence begins. Its weights are made by training/leaning.py.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from zlib import crc32

import numpy as np

from qa.text.words import JOINED

WEIGHTS = Path(__file__).with_name("leaning.safetensors")

PLACES = 16384
"""Places for beginnings that were seen in training; two may share one."""

_READ = 300
"""Characters of a sentence that are looked at."""
_NAMES = 8
"""Words among which names are counted: "He, Blair said" names somebody."""


def leans(sentence: str) -> bool:
    """Whether it is likely to say little without the sentence before."""
    weights, bias = _head()
    return float(weights[list(features(sentence))].sum()) + bias > 0


@cache
def _head() -> tuple[np.ndarray, float]:
    from safetensors.numpy import load_file

    tensors = load_file(WEIGHTS)
    return tensors["places"].astype(np.float32), float(tensors["bias"][0])


def features(sentence: str) -> set[int]:
    """The places of the sentence's first words, and of how many names are among them."""
    words = JOINED.findall(sentence[:_READ])
    line = [*(word.lower() for word in words[:3]), "$"]
    names = min(2, _capitals(words[1:_NAMES]))
    found = {
        f"one {line[0]}",
        f"two {' '.join(line[:2])}",
        f"three {' '.join(line[:3])}",
        f"one {line[0]} names {names}",
    }
    return {crc32(one.encode()) % PLACES for one in found}


def _capitals(words: Sequence[str]) -> int:
    return sum(word[0].isupper() for word in words)
