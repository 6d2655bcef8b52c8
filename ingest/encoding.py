"""What is text in bytes: encodings are told apart, and what nobody sees is left out."""

import re
from codecs import lookup

from qa.errors import BadSource
from qa.text.language import likeliest

_ACCENTS = 0.1
"""Most bytes beyond ASCII, as a part of all, in a text of a Western European language: French
has about 0.04. Guessing an encoding from so few is unreliable (one pound sign was taken for
Japanese), so such texts are read as Windows-1252, the web's default."""

_BROKEN = 0.2
"""Most broken characters in UTF-8 as a part of its bytes beyond ASCII. Of other encodings' bytes
nearly all are broken, and of its own only those that a cut or a bad copy left."""

_STATED = re.compile(
    rb"<meta[^>]{1,80}charset=[\"']?([\w-]+)|<\?xml[^>]{1,40}encoding=[\"']([\w-]+)", re.IGNORECASE
)


def decode(raw: bytes, source: str) -> str:
    """The text in a file, as `clean` leaves it; a page's own word on its encoding counts. Raises
    BadSource for what is not text."""
    return clean(_decoded(raw, source))


def _decoded(raw: bytes, source: str) -> str:
    from charset_normalizer import from_bytes

    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", errors="replace")
    if b"\0" in raw:
        raise BadSource(source, "the file is binary, not text")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        beyond_ascii = sum(byte > 127 for byte in raw)
        mended = raw.decode("utf-8-sig", errors="replace")
        if mended.count("\ufffd") <= _BROKEN * beyond_ascii:
            return mended
    if (stated := _stated_text(raw)) is not None:
        return stated
    if beyond_ascii <= _ACCENTS * len(raw) and (european := _european(raw)) is not None:
        return european
    guess = from_bytes(raw).best()
    if guess is None:
        raise BadSource(source, "the file is not text in a known encoding: save it as UTF-8")
    return str(guess)


_NATIVE = {
    "cp1250": ("pl", "cs", "sk", "sl", "hr", "bs", "sh", "hu", "ro"),
    "cp1257": ("lt", "lv", "et"),
    "cp1254": ("tr",),
}
"""The languages that were written in these encodings; of all others Windows-1252 is taken."""

_SURE = 0.9
"""Probability. If a text in Windows-1252 is in its language with this one, no other encoding is
tried: Albanian that is read in the encoding of Lithuanian looks as probable."""


def _european(raw: bytes) -> str | None:
    """A text with few letters beyond ASCII, in the encoding in which it is most probably a text in
    its language; None if it is in none of these."""
    best = None
    surest, sure_language = 0.0, None
    for encoding, spoken in (("cp1252", None), *_NATIVE.items()):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        language, probability = likeliest(text)
        doubtful = surest < _SURE or sure_language in (spoken or ())
        if spoken is None or (language in spoken and probability > surest and doubtful):
            best, surest, sure_language = text, probability, language
    return best


def _stated_text(raw: bytes) -> str | None:
    """A page in the encoding that it states; None if it states none, or a wrong one, such as UTF-16
    in words of one byte to a letter."""
    if (stated := _STATED.search(raw[:2048])) is None:
        return None
    return in_charset(raw, (stated[1] or stated[2]).decode())


def in_charset(raw: bytes, name: str) -> str | None:
    """A text in the encoding with this name; None if there is none such, or it is a wrong one."""
    try:
        encoding = lookup(name).name
        if encoding.startswith(("utf", "unicode", "raw", "idna", "punycode")):
            return None
        # As browsers do: what calls itself Latin-1 has Windows' quotation marks.
        return raw.decode("cp1252" if encoding in ("iso8859-1", "ascii") else encoding)
    except (LookupError, UnicodeError):
        return None


_LINE_BREAKS = re.compile(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_UNSEEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\u00ad\u2060-\u206f\ud800-\udfff\ufffe\uffff]"
    r"|[\u202a-\u202e\ufff9-\ufffb\U0001d173-\U0001d17a]"
    r"|(?<![\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff])\u200b"
    r"|(\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f)"
    r"|[\U000e0000-\U000e007f]"
)
"""What nobody sees, and what keeps words from being found or shows them in another order. These are
control characters, soft hyphens, word joiners, and the characters that embed, override or isolate a
direction, annotate a text or tag it. Zero-width spaces stay where they separate words: in Thai,
Lao, Tibetan, Burmese and Khmer. Tags stay in flags, such as that of Scotland. Halves of a
character, as they stand in a title that was cut, are none. Joiners and non-joiners change letters
of many scripts, and stay."""

_DIRECTIONS = re.compile(r"[\u200e\u200f\u061c]")
_RIGHT_TO_LEFT = re.compile(
    r"[\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff]"
    r"|[\U0001e800-\U0001efff]"
)
"""Letters of Hebrew, Arabic and other scripts; a line with one needs its marks of direction."""


def clean(text: str) -> str:
    """Line breaks of one kind, and no invisible characters, which tools and people stumble over."""
    text = _UNSEEN.sub(r"\1", _LINE_BREAKS.sub("\n", text))
    if not _DIRECTIONS.search(text):
        return text
    lines = text.split("\n")
    return "\n".join(
        line if _RIGHT_TO_LEFT.search(line) else _DIRECTIONS.sub("", line) for line in lines
    )
