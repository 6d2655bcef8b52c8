"""Lines become text, in which the words are whole that were broken at the ends of lines."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from ingest.pdf.pages import Line

HYPHEN = re.compile(r"[^\W\d_][-\u2010\u00ad]$")
"""How a line ends in which a word was broken, or behind the first part of one with a hyphen."""

_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)?")
_UNSPACED = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u0e00-\u0eff\u1000-\u109f]")
"""Letters of scripts without spaces between words, and their punctuation."""

_FEW, _BREAKS = 20, 0.04
"""Lines from which on it shows whether a file breaks words, and the least part of them that then
end with a hyphen: one in ten or more does. Where none is broken, it is one in a hundred."""


class Words:
    """The words of a file's lines, from which it shows which hyphens were put in to break them."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._counts: Counter[str] = Counter()
        total = broken = 0
        for line in lines:
            self._counts.update(map(str.lower, _WORD.findall(line.text)))
            total += 1
            broken += HYPHEN.search(line.text) is not None
        self._breaks = total < _FEW or broken >= _BREAKS * total

    def joined(self, lines: Sequence[Line]) -> str:
        """The text of a paragraph."""
        text = ""
        for line in lines:
            if HYPHEN.search(text[-2:]) and line.text[:1].islower():
                text = (text[:-1] if self._was_broken(text, line.text) else text) + line.text
            elif text and _UNSPACED.match(text[-1]) and _UNSPACED.match(line.text[:1]):
                text += line.text
            else:
                text += f" {line.text}" if text else line.text
        return text

    def _was_broken(self, before: str, after: str) -> bool:
        """Whether a word was broken there: it stands without hyphen elsewhere, and more often than
        with one, or the file breaks words at all."""
        if before.endswith("\u00ad"):
            return True
        start = re.split(r"[^\w-]", before[-60:-1])[-1].lower()
        end = (_WORD.match(after) or [""])[0].lower()
        whole, parted = self._counts[start + end], self._counts[f"{start}-{end}"]
        return whole > parted if whole != parted else self._breaks
