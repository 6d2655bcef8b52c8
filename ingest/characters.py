"""Characters that nobody sees."""

import re

_LINE_BREAKS = re.compile(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_CONTROLS = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\u00ad\u2060\ud800-\udfff\ufffe\uffff]"
    r"|(?<![\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff])\u200b"
)
"""What nobody sees and what keeps words from being found: control characters, soft hyphens, word
joiners and zero-width spaces, but for those that separate words in Thai, Lao, Tibetan, Burmese and
Khmer; and what is no character: halves of one, as they stand in a title that was cut. (Joiners and
non-joiners change letters of other scripts, and stay.)"""


def clean(text: str) -> str:
    """Line breaks of one kind, and no invisible characters, which tools stumble over."""
    return _CONTROLS.sub("", _LINE_BREAKS.sub("\n", text))
