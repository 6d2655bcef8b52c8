"""Sentences of a text, with offsets. The home of sentencex."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import chain, pairwise

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

_PLACE = 5
"""Most words of the place and the day that a story is from."""

_GAP = 20
"""Characters of white space before a paragraph that are looked at."""

_HEADLINE = 20
"""Most words of a headline, which is at the top and over a paragraph of sentences."""

_STOPS = (".", "!", "?", "\u2026", '"', "\u201d")
_NUMBER = re.compile(r"\b\d+\b")
_LETTERS = re.compile(r"[^\W\d_]{3}")


class Sentences:
    """The sentences of a text, cut once, when they are first asked for.

    Places are pairs (start, end) of offsets in `text`. `title` is that of the text's article.
    """

    def __init__(self, text: str, title: str = "") -> None:
        self.text = text
        self._title = title

    @cached_property
    def all(self) -> list[tuple[int, int]]:
        return list(sentences(self.text))

    @cached_property
    def told(self) -> list[tuple[int, int]]:
        """Those that tell something: without the title, headings over another paragraph, the place
        in capitals before a story, questions, which an interviewer asks, lone numbers, and the
        markers of lists. All, if none tells anything."""
        found = [_unmarked(self.text, start, end) for start, end in self.all]
        headings = {*_headings(self.text), *self._titles(), *_places(self.text, self.all)}
        told = [
            (start, end)
            for start, end in found
            if self.text[end - 1] != "?"
            and (start, end) not in headings
            and any(character.isalpha() for character in self.text[start:end])
        ]
        return told or found

    def _titles(self) -> Iterator[tuple[int, int]]:
        """Where a sentence is the title, of which it may be the beginning of several."""
        words = self._title.split()
        for start, end in self.all:
            said = self.text[start:end].split()
            if not said or said != words[: len(said)]:
                return
            yield start, end
            words = words[len(said) :]

    def around(self, start: int, end: int) -> tuple[int, int]:
        """Where the sentences begin and end that `text[start:end]` touches."""
        for found in (self.told, self.all):
            touched = [place for place in found if place[0] < end and start < place[1]]
            if touched:
                return min(touched[0][0], start), max(touched[-1][1], end)
        return start, end  # of white space, from a model that has nothing to say

    def before(self, start: int, across: bool = False) -> int:
        """Where the sentence directly before begins; `start` if the paragraph has none. It may be
        in the paragraph before with `across`."""
        first, end = next((one for one in reversed(self.told) if one[1] <= start), (start, start))
        between = self.text[end:start]
        apart = between.strip() or (BLANK_LINE.search(between) and not across)
        return start if apart else first

    def after(self, end: int) -> int:
        """Where the next sentence of the paragraph ends; `end` if there is none."""
        start, last = next((one for one in self.told if one[0] >= end), (end, end))
        return end if BLANK_LINE.search(self.text, end, start) else last


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of every sentence of `text`, without the white space around it."""
    continued = {match.end() for match in _GOES_ON.finditer(text)}
    starts = (start for start in _starts(text) if start not in continued)
    for first, last in pairwise(chain(starts, [len(text)])):
        piece = text[first:last]
        start = first + len(piece) - len(piece.lstrip())
        end = start + len(piece.strip())
        if end > start:
            yield start, end


_AT_ONCE = 10_000
"""Characters that are cut into sentences at once: sentencex takes four times as long for a
paragraph of quotation marks that is twice as long."""


def _starts(text: str) -> Iterator[int]:
    """Where sentences start. Pieces end between two paragraphs, or else between two sentences of a
    long one; a sentence that is longer than a piece goes on in the next."""
    from sentencex import get_sentence_boundaries

    place, goes_on = 0, False
    while place < len(text):
        piece = text[place : place + _AT_ONCE]
        if place + len(piece) < len(text):
            piece = piece[: piece.rfind("\n\n") + 2] if "\n\n" in piece.strip() else piece
        found = [one["start_index"] for one in get_sentence_boundaries("en", piece)]
        whole = place + len(piece) == len(text) or piece.endswith("\n\n")
        end = len(piece) if whole else found[-1] or len(piece)
        yield from (place + start for start in found if start < end and (start or not goes_on))
        goes_on = not whole and end == len(piece)
        place += end


def statements(text: str) -> list[tuple[int, int]]:
    """Where the sentences are that tell something."""
    return Sentences(text).told


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


def _places(text: str, sentences: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The sentences that a paragraph begins with and goes on from, mostly capitals and figures:
    "2024-08-13 NEW YORK. It …"."""
    for start, end in sentences:
        before = text[max(0, start - _GAP) : start]
        begins = start == 0 or BLANK_LINE.search(before[len(before.rstrip()) :])
        goes_on = text[end : end + 1] == " "
        words = text[start:end].split()
        marks = [word for word in words if word.isupper() or any(map(str.isdigit, word))]
        if begins and goes_on and len(words) <= _PLACE and len(marks) * 2 > len(words):
            yield start, end


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
    ended = paragraph.endswith(_STOPS)
    return (
        len(paragraph.split()) <= _HEADLINE
        and not ended
        and following.endswith((".", "\u201d", '"'))
    )


def _is_short(paragraph: str) -> bool:
    """Whether it could be a heading; several such in a row are a list, or verses."""
    words = paragraph.split()
    return len(words) <= _HEADING and not (
        paragraph.endswith((*_STOPS, "\u2019", ")")) or any(sign in paragraph for sign in ",:;")
    )
