"""Sentences of a text, with offsets. The home of sentencex."""

from collections.abc import Iterator


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of every sentence of `text`, without the white space around it."""
    from sentencex import get_sentence_boundaries

    for boundary in get_sentence_boundaries("en", text):
        piece = text[boundary["start_index"] : boundary["end_index"]]
        start = boundary["start_index"] + len(piece) - len(piece.lstrip())
        end = start + len(piece.strip())
        if end > start:
            yield start, end
