"""How an answer that was read is worded for people."""

import re
from collections.abc import Sequence

from qa.answer import Citation, without_marks
from qa.text.words import common_words

_WANTS_A_SENTENCE = re.compile(
    r"\W*(why|how come|what happened|what if|compare|how (?:do|does|did|can|could|should|to)"
    r"|what (?:did|does|do|has|had)\b.*\b(?:say|said|think|mean|tell|do|find|expect|learn|suggest)"
    r"|is|are|am|was|were|do|does|did|has|have|had|can|could|will|would|should|may|might|must"
    r"|(?:what|which) (?:are|were) the (?:\w+ )?\w+s"
    r"|\w.* and (?:for |to |with )?(?:how|who|when|what|where|why))\b",
    re.IGNORECASE,
)
"""Questions that a bare fragment does not answer: for a reason, an account, a yes or no, or for
several things at once."""

_NAME = re.compile(r"May|US|[A-Z]+\.[A-Z.]+")
"""Names that would be common words without their capitals."""

_FIGURE = re.compile(r"\d|(?<!\blast )(?<!\bthis )(?<!\bthat )(?<!\bfirst )\b(?:one|two)$")
"""A number; other words for one are not common."""

_NO_FIGURE = re.compile(r"\W*(who|where)\b", re.IGNORECASE)
_NEXT_SENTENCE = re.compile(r"[^\W\d_]{4}[.!?]\s+[A-Z]")
"""The end of a sentence within an answer; "Dr. Rao" has fewer letters before its stop."""

_NEARLY_ALL = 0.8
"""Part of a sentence's words. A short answer with more of them would say the sentence twice."""


def worded(question: str, short_answer: str | None, citations: Sequence[Citation]) -> str:
    """The answer for people: the short answer, if it can stand alone, the sentence, the marks."""
    marks = " ".join(f"[{citation.number}]" for citation in citations)
    # A number in brackets that the article has, as encyclopaedias do, is no citation of ours.
    words = without_marks(short_answer or "").split()
    sentence = without_marks(citations[0].quote).split()
    nearly_all = len(words) > _NEARLY_ALL * len(sentence)
    if (
        nearly_all
        or _WANTS_A_SENTENCE.match(question)
        or not _stands_alone(" ".join(words), question)
    ):
        return f"{' '.join(sentence)} {marks}"
    return f"{' '.join(words)}: “{' '.join(sentence)}” {marks}"


def _stands_alone(short_answer: str, question: str) -> bool:
    """Whether a short answer makes sense before its sentence is read."""
    words = re.findall(r"[^\W\d_][\w.'\u2019-]*", short_answer)
    if all(word.lower() in common_words() and not _NAME.fullmatch(word) for word in words):
        return bool(_FIGURE.search(short_answer)) and not _NO_FIGURE.match(question)
    pairs = (("(", ")"), ("[", "]"), ("“", "”"))
    whole = all(short_answer.count(left) == short_answer.count(right) for left, right in pairs)
    return whole and short_answer.count('"') % 2 == 0 and not _NEXT_SENTENCE.search(short_answer)
