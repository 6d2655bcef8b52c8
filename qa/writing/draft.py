"""What a language model writes, checked while it is written.

Text comes out word by word, and only ever grows. A citation comes out at the end of its sentence,
once the passage it names, or another that was retrieved, was found to support it; where none does,
the text says so. Links are left out, and a model that repeats its instructions is stopped.
"""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from qa.answer import NOT_SAID
from qa.article import Quote
from qa.errors.models import ModelFailed
from qa.text.language import detect
from qa.text.sentences import sentences
from qa.text.words import UNSPACED_LETTER
from qa.writing.prompt import INSTRUCTIONS, Source
from qa.writing.verify import Support, figures_hold, support

NOT_FOUND = "(not found in the articles)"

_NUMBERS = r"\s*(\d{1,3}(?:\s*(?:[,;\u2013-]|and|&)\s*\d{1,3})*)\s*"
_OF_A_PASSAGE = r"\s*(?:see )?(?:passages?|sources?|\^)\s*:?"
_MARKS = re.compile(
    rf"\s*+(?:[\[\u3010](?:{_OF_A_PASSAGE})?{_NUMBERS}[\]\u3011]|\({_OF_A_PASSAGE}{_NUMBERS}\))",
    re.IGNORECASE,
)
"""As they are asked for, such as [2], and as models write them all the same: [Passage 2], 【2】."""

_MAYBE_MARKS = re.compile(r"\s*+(?:[\[\u3010(][\^\w\s:,;&\u2013-]{0,24})?")
_WORD = re.compile(r"(\s*+)([\[\u3010]?[^\s\[\u3010]++|[\[\u3010])")
_BLANKS = 100
"""White space in a row that is kept; more becomes one blank, or one line break."""

_LINK = re.compile(r"://|\bwww\.|\]\(|<[a-z/!]|\b(?:data|javascript|mailto):", re.IGNORECASE)

_END = re.compile(r"[.!?\u2026\u3002\uff01\uff1f][\"'\u201d\u2019)]*$")
_STOPPED = re.compile(r"[.!?](?: \[\d+\])*$")
_HEADING = re.compile(r"\W*(?:sources?|references?|citations?|quellen?)\W*", re.IGNORECASE)
_LEADS_IN = re.compile(
    r"\W*+(?:(?:as |but |and |also )?(?P<needs>according to|reported (?:by|in)|as|by|from|in|per)"
    r"|see|(?:the )?(?:article|passage|source)s?)?+\W*+",
    re.IGNORECASE,
)
"""Words before a mark that names the source of what follows: "According to [1], ...". With `needs`
the sentence lacks something in the place of the mark, which is then put there in English."""

_INSTEAD = " an article"
_YES = re.compile(r"\W*(?:yes|no|ja|nein|oui|non|s\u00ed)\W*", re.IGNORECASE)
_ITEM = re.compile(r"^\W*\d{1,2}[.)]\W*\s(?=\S)")
_GOES_ON = re.compile(r"[,;:]|\b(?:and|but|though|although|however|while)\b")

_LONGEST = 2000
"""Characters of a sentence. What goes on without an end is judged in parts of so many, so that each
is looked at once."""

_MARKED = 200
"""Characters at the end of the text among which a stop is, with the marks behind it."""

_ECHO = 6
"""Words in a row that stand in the instructions; an answer has no such row by chance."""

_SHORT = 3
"""Words of a text without a citation that claims nothing, such as "In short:"."""


@dataclass(frozen=True, slots=True)
class Cited:
    """The quote that mark `number` stands for, and how far it supports what it is cited for.

    It is not `verified` where the article is in another language: then only figures are compared.
    """

    number: int
    quote: Quote
    score: float
    verified: bool


@dataclass(frozen=True, slots=True)
class Draft:
    """The answer so far. `unsupported` says how many claims no passage supports."""

    text: str
    citations: tuple[Cited, ...]
    unsupported: int


def check(
    pieces: Iterable[str], sources: Sequence[Source], model: str, language: str | None = None
) -> Iterator[Draft]:
    """The answer as it grows, from the pieces that the model wrote to a question in `language`.

    Raises ModelFailed.
    """
    writing = _Writing(sources, model, language)
    for piece in pieces:
        before = len(writing.text)
        writing.take(piece)
        if len(writing.text) > before:
            yield writing.draft()
    writing.end()
    yield writing.draft()


def without_links(pieces: Iterable[str]) -> Iterator[str]:
    """The text as it grows, without the words that hold a link."""
    text, held = "", ""
    coming: list[str] = []
    for piece in pieces:
        coming.append(piece)
        near = held[-1:] + piece
        if any(not one.isspace() and other.isspace() for one, other in pairwise(near)):
            *words, held = re.split(r"(?<=\S)(?=\s)", "".join(coming))
            coming = [held]
            text += "".join(word for word in words if not _LINK.search(word))
        else:
            held = piece or held
        yield text
    rest = "".join(coming)
    yield text if _LINK.search(rest) else text + rest


class _Writing:
    """The state of a draft: what has come (`_coming`), what is held back (`_held`), and in parts
    what is out (`text`)."""

    def __init__(self, sources: Sequence[Source], model: str, language: str | None) -> None:
        self.text: list[str] = []
        self._language = language
        self._sources = sources
        self._model = model
        self._coming: list[str] = []
        self._in_word = False  # what has come ends in a word that may go on
        self._held: list[str] = []
        self._claim = ""
        self._word = ""  # the latest of the claim
        self._marks: set[int] = set()
        self._lead: set[int] = set()  # marks that came before what they are for
        self._cited: list[Cited] = []
        self._unsupported = 0

    def draft(self) -> Draft:
        self.text = ["".join(self.text)]
        return Draft(self.text[0].strip(), tuple(self._cited), self._unsupported)

    def take(self, piece: str, *, last: bool = False) -> None:
        """Read on, each character of a word once, in however many pieces it comes."""
        self._coming.append(piece)
        if self._in_word and not last and not _ends_word(piece):
            return
        text = "".join(self._coming)
        left = text[self._read(text, last) :]
        self._in_word = not _MAYBE_MARKS.fullmatch(left)
        self._coming = [_shortened(left) if left.isspace() else left]

    def _read(self, text: str, last: bool) -> int:
        """Read all but what may go on; the place where that begins."""
        place = 0
        while place < len(text):
            if marks := _MARKS.match(text, place):
                self._marks.update(_numbers(marks[1] or marks[2]))
                place = marks.end()
                continue
            if not last and _MAYBE_MARKS.fullmatch(text, place):
                break
            word = _WORD.match(text, place)
            if self._marks and not (word and self._leads_in()):
                self._close()
            if word is None or (word.end() == len(text) and not last):
                break
            place = word.end()
            self._add(_shortened(word[1]), word[2])
        return place

    def end(self) -> None:
        self.take("", last=True)
        self._close()

    def _leads_in(self) -> bool:
        """Whether the marks come before what they are the source of. They count at its end."""
        found = _LEADS_IN.fullmatch(self._claim)
        if found is None:
            return False
        if found["needs"] and self._language in ("en", None):
            self._held.append(_INSTEAD)
        self._lead, self._marks, self._claim = self._lead | self._marks, set(), ""
        return True

    def _add(self, space: str, word: str) -> None:
        new_line = "\n" in space and not self._claim.rstrip().endswith(":")
        endless = len(self._claim) >= _LONGEST
        if new_line or endless or self._is_sentence_before(word):
            self._close()
        if _LINK.search(word):
            return
        self._claim += space + word
        self._word = word
        self._held.append(space + word)
        if len(self._held) < _ECHO:
            return
        if " ".join(" ".join(self._held[-_ECHO:]).split()).lower() in _instructions():
            raise ModelFailed(self._model, "it repeats its instructions")
        if len(self._held) > _ECHO:
            self._say(self._held.pop(0))

    def _say(self, part: str) -> None:
        if part:
            self.text.append(part)

    def _is_sentence_before(self, word: str) -> bool:
        """Whether the claim so far is a sentence that ended before `word`."""
        ended = self._claim and _END.search(self._word)
        return bool(ended) and len(list(sentences(f"{self._claim} {word}"))) > 1

    def _close(self) -> None:
        """Judge the sentence, or the part of one, since the last citation; say what was found."""
        claim, marks = " ".join(self._claim.split()), self._lead | self._marks
        held = "".join(self._held)
        self._held, self._claim, self._marks, self._lead = [], "", set(), set()
        if marks and (not _says_word(claim) or _HEADING.fullmatch(claim)):
            # A list of the sources, at the end; a stop behind the last of several marks is kept.
            if not _STOPPED.search("".join(self.text[-_MARKED:])[-_MARKED:]):
                self._say("".join(sign for sign in claim if sign in ".!?"))
            return
        self._say(held)
        if _YES.fullmatch(claim) or (claim.endswith(":") and not marks) or _is_only_not(claim):
            return
        claim = _ITEM.sub("", claim)
        if _length(claim) <= _SHORT and not marks:
            return
        found = self._supporting(claim, marks)
        for quote, score, verified in found:
            number = self._shown(quote, verified)
            if number is None:
                number = len(self._cited) + 1
                self._cited.append(Cited(number, quote, score, verified))
            self._say(f" [{number}]")
        if not found:
            self._unsupported += 1
            self._say(f" {NOT_FOUND}")

    def _shown(self, quote: Quote, verified: bool) -> int | None:
        """The number of the citation that shows all of `quote` and is as much verified."""
        for one in self._cited:
            shown = one.quote
            inside = shown.start <= quote.start and quote.end <= shown.end
            if inside and (shown.article_id, one.verified) == (quote.article_id, verified):
                return one.number
        return None

    def _supporting(self, claim: str, marks: Set[int]) -> list[tuple[Quote, float, bool]]:
        """The quotes that support `claim`, with score and whether that is verified: those of the
        cited passages, or else the best of all."""
        judged = [
            (number, source, _support(claim, source))
            for number, source in enumerate(self._sources, start=1)
        ]
        holding = [one for one in judged if one[2].holds]
        named = [one for one in holding if one[0] in marks]
        best = named or sorted(holding, key=lambda one: -one[2].score)[:1]
        if not best and self._language and detect(claim) in (self._language, None):
            best = [
                one
                for one in judged
                if one[0] in marks
                and one[1].article.language not in (self._language, None)
                and figures_hold(claim, one[1].passage.text)
            ]
        return [
            (
                Quote(
                    source.article.id,
                    source.passage.start + held.start,
                    source.passage.start + held.end,
                ),
                held.score,
                held.holds,
            )
            for _, source, held in best
        ]


def says_not(said: str) -> bool:
    """Whether what a model says is that the articles do not say."""
    return said.lstrip("\"'*_\u201c").startswith(NOT_SAID.rstrip("."))


def _is_only_not(claim: str) -> bool:
    """Whether it says so, and nothing else."""
    return says_not(claim) and _GOES_ON.search(claim) is None


def _length(text: str) -> int:
    """Words; of a script without spaces its letters."""
    return len(UNSPACED_LETTER.sub(" x ", text).split())


def _numbers(marks: str) -> Iterator[int]:
    """Those of "1, 3-5" and "1 and 2"."""
    for mark in re.split("[,;&]|and", marks):
        ends = mark.replace("\u2013", "-").split("-")
        yield from range(int(ends[0]), int(ends[-1]) + 1)


def _ends_word(piece: str) -> bool:
    return any(sign.isspace() or sign in "[\u3010" for sign in piece)


def _says_word(text: str) -> bool:
    return any(map(str.isalnum, text))


def _support(claim: str, source: Source) -> Support:
    article = source.article
    return support(claim, source.passage.text, article.title, article.published)


def _shortened(space: str) -> str:
    """White space, and of much of it what it comes to."""
    if len(space) <= _BLANKS:
        return space
    return "\n" if "\n" in space else " "


@cache
def _instructions() -> str:
    return " ".join(INSTRUCTIONS.split()).lower()
