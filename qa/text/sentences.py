"""Sentences of a text, with offsets. The home of sentencex."""

import re
from collections.abc import Iterator
from itertools import pairwise

_GOES_ON = re.compile(
    r"(?<=[ap]\.m\.)[ \n]{1,3}(?=([ECMP][DS]?T|CES?T|GMT|BST|UTC"
    r"|(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b)"
)
"""Sentencex ends a sentence at "8 p.m." before any capital, also before that of a time zone or a
day."""


BLANK_LINE = re.compile(r"\n\s*\n")
_MARKER = re.compile(
    r"(?:[-*•\u2013]|\d{1,3}(?:\.\d{1,3})*[.)]|[QA]:)\s+(?=\S)"
    r"|(?<![^\n])\d{1,3}(?:\.\d{1,3})+\s+(?=[A-Z][a-z]|A )"
)
"""Before an item of a list, a numbered paragraph, or what is said in an interview; not "1.5 MW"."""

_HEADS = re.compile(
    r"\d{1,2}[:.]\d\d(?:\s?(?i:[ap])\.?(?i:m)\.?)?"
    r"|(?:(?:Written|Words|Photographs?) by|By|BY) [A-Z][^.]{2,80}"
)
"""What heads a story, or a part of one, and tells nothing: a time of day, a byline."""
_HEADING = 8
"""Most words of a heading; a longer paragraph without a full stop is taken for a sentence."""

_HEADLINE = 20
"""Most words of a headline, which is at the top and over a paragraph of sentences."""

_AT_ONCE = 10_000
"""Characters in which sentences are looked for at once. Sentencex takes four times as long for
twice as many quotation marks."""

_NUMBER = re.compile(r"\b\d+\b")
_LETTERS = re.compile(r"[^\W\d_]{3}")


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of every sentence of `text`, without the white space around it."""
    from sentencex import get_sentence_boundaries

    continued = {match.end() for match in _GOES_ON.finditer(text)}
    begun = (
        first + boundary["start_index"]
        for first, last in _parts(text)
        for boundary in get_sentence_boundaries("en", text[first:last])
    )
    starts = [start for start in begun if start not in continued]
    for first, last in pairwise([*starts, len(text)]):
        piece = text[first:last]
        start = first + len(piece) - len(piece.lstrip())
        end = start + len(piece.strip())
        if end > start:
            yield start, end


def _parts(text: str) -> Iterator[tuple[int, int]]:
    """A long text in parts, which end at blank lines where there are any."""
    start = 0
    while len(text) - start > _AT_ONCE:
        end = text.rfind("\n\n", start + 1, start + _AT_ONCE)
        end = end if end > 0 else start + _AT_ONCE
        yield start, end
        start = end
    yield start, len(text)


def statements(text: str) -> list[tuple[int, int]]:
    """The sentences that tell something, without the markers of lists before them: no headings
    over another paragraph, no questions, which an interviewer asks, no lone numbers. All, if none
    tells anything."""
    found = [_unmarked(text, start, end) for start, end in sentences(text)]
    headings = set(_headings(text))
    told = [
        (start, end)
        for start, end in found
        if text[end - 1] != "?"
        and (start, end) not in headings
        and any(character.isalpha() for character in text[start:end])
    ]
    return told or found


def _unmarked(text: str, start: int, end: int) -> tuple[int, int]:
    marker = _MARKER.match(text, start, end)
    return (marker.end() if marker else start), end


def _headings(text: str) -> Iterator[tuple[int, int]]:
    """The paragraphs that only say what the next one is about, or when it was written."""
    ends = [*(line.start() for line in BLANK_LINE.finditer(text)), len(text)]
    starts = [0, *(line.end() for line in BLANK_LINE.finditer(text))]
    pieces = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    paragraphs = [piece.strip() for piece in pieces]
    around = zip(["", *paragraphs], paragraphs, paragraphs[1:], strict=False)
    for start, piece, (before, paragraph, following) in zip(starts, pieces, around, strict=False):
        is_item = _MARKER.match(paragraph) and _MARKER.match(before)
        is_heading = _is_short(paragraph) and not _is_short(following) and not is_item
        is_headline = start == 0 and _is_headline(paragraph, following)
        tells = any(map(_is_score, paragraph.split("\n")))
        if ((is_heading or is_headline) and not tells) or _HEADS.fullmatch(paragraph):
            first = start + len(piece) - len(piece.lstrip())
            yield _unmarked(text, first, first + len(paragraph))


def _is_score(line: str) -> bool:
    """Whether a word stands between two numbers, as in "Rovers 3 United 2"."""
    place = 0
    for part in (_NUMBER, _LETTERS, _NUMBER):
        found = part.search(line, place)
        if found is None:
            return False
        place = found.end()
    return True


def _is_headline(paragraph: str, following: str) -> bool:
    ended = re.search(r"[.!?\u2026\"\u201d]$", paragraph)
    return (
        len(paragraph.split()) <= _HEADLINE
        and not ended
        and following.endswith((".", "\u201d", '"'))
    )


def _is_short(paragraph: str) -> bool:
    """Whether it could be a heading; several such in a row are a list, or verses."""
    words = paragraph.split()
    return len(words) <= _HEADING and not re.search(r"[,:;]|[.!?…\"”\u2019)]$", paragraph)
