"""Sentences of a text, with offsets. The home of sentencex."""

import re
from collections.abc import Iterator
from itertools import pairwise

_GOES_ON = re.compile(
    r"(?<=[ap]\.m\.) *[ \n] *(?=([ECMP][DS]?T|CES?T|GMT|BST|UTC"
    r"|(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b)"
)
"""Sentencex ends a sentence at "8 p.m." before any capital, also before that of a time zone or a
day."""


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of every sentence of `text`, without the white space around it."""
    from sentencex import get_sentence_boundaries

    continued = {match.end() for match in _GOES_ON.finditer(text)}
    boundaries = get_sentence_boundaries("en", text)
    starts = [one["start_index"] for one in boundaries if one["start_index"] not in continued]
    for first, last in pairwise([*starts, len(text)]):
        piece = text[first:last]
        start = first + len(piece) - len(piece.lstrip())
        end = start + len(piece.strip())
        if end > start:
            yield start, end
