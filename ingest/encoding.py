"""What is text in bytes: encodings are told apart, and what nobody sees is left out."""

import re
from codecs import lookup

from qa.errors.sources import BadSource
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
    for mark, encoding in _MARKS.items():
        if raw.startswith(mark):
            return raw.decode(encoding, errors="replace")
    if b"\0" in raw:
        if (wide := _wide(raw)) is not None:
            return wide
        raw = raw.replace(b"\0", b"")
        if not _is_plain(raw):
            raise BadSource(source, "the file is binary, not text")
    return _unmarked(raw, source)


def _unmarked(raw: bytes, source: str) -> str:
    from charset_normalizer import from_bytes

    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        beyond_ascii = len(_BEYOND.findall(raw))
        mended = raw.decode("utf-8-sig", errors="replace")
        if mended.count("\ufffd") <= _BROKEN * beyond_ascii:
            return mended
    if (stated := _stated_text(raw)) is not None:
        return stated
    if (encoding := _likeliest_encoding(raw)) is not None:
        return raw.decode(encoding, errors="replace")
    guess = from_bytes(raw).best()
    if guess is None:
        raise BadSource(source, "the file is not text in a known encoding: save it as UTF-8")
    return str(guess)


_MARKS = {
    b"\xff\xfe\0\0": "utf-32",
    b"\0\0\xfe\xff": "utf-32",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}
_BEYOND = re.compile(rb"[\x80-\xff]")
_BINARY = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_CONTROLS = 0.01
"""Most control characters as a part of a text in which NULs stand; in other files they are a
tenth."""

_HALF = 0.02
"""Least NULs on one side of the pairs of bytes, as a part of these, in UTF-16: in Chinese they are
in line breaks and figures alone."""

_OTHER = 0.1
"""Most NULs on the other side, as a part of those."""


def _wide(raw: bytes) -> str | None:
    """A text in UTF-16 without its mark; None if it is none. A text of single bytes, in which some
    are NUL, is UTF-8 without these."""
    evens, odds = raw[::2].count(0), raw[1::2].count(0)
    more, fewer = max(evens, odds), min(evens, odds)
    pairs = len(raw) // 2
    if more < _HALF * pairs or fewer > _OTHER * more:
        return None
    narrow = raw.replace(b"\0", b"")
    if more < pairs / 2 and _is_utf8(narrow) and _is_plain(narrow):
        return None
    text = raw.decode("utf-16-be" if evens > odds else "utf-16-le", errors="replace")
    is_text = text.count("\ufffd") <= 1 and _is_plain(text.encode())
    return text if is_text else None


def _is_plain(raw: bytes) -> bool:
    return len(_BINARY.findall(raw)) <= _CONTROLS * len(raw)


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode()
    except UnicodeDecodeError:
        return False
    return True


_TAGS = re.compile(rb"<(?:script|style)\b[^<>]*>[^<]*|<[^<>]*>", re.IGNORECASE)
_LAST_ASCII = re.compile(rb"[^\0-\x3f]{0,99}\Z")
_SAMPLE = 6000
"""Bytes of words by which an encoding is told."""

_WESTERN = "cp1252"
_CENTRAL = ("pl", "cs", "sk", "sl", "hr", "bs", "sh", "hu", "ro")
_NATIVE = {
    "cp1250": _CENTRAL,
    "iso8859_2": _CENTRAL,
    "cp1257": ("lt", "lv", "et"),
    "cp1254": ("tr",),
}
"""The languages that were written in these encodings, with few letters beyond ASCII; of all others
with few Windows-1252 is taken."""

_DENSE = _NATIVE | {
    "cp1251": ("ru", "uk", "bg", "sr", "mk", "be", "kk", "mn", "tg", "ky"),
    "koi8_r": ("ru", "bg"),
    "koi8_u": ("uk", "ru"),
    "iso8859_5": ("ru", "bg", "sr", "mk", "be"),
    "cp866": ("ru",),
    "cp1253": ("el",),
    "iso8859_7": ("el",),
    "cp1255": ("he", "yi"),
    "cp1256": ("ar", "fa", "ur"),
    "cp874": ("th",),
    "gb18030": ("zh",),
    "big5": ("zh",),
    "shift_jis": ("ja",),
    "euc_jp": ("ja",),
    "cp949": ("ko",),
}
"""The same, with those of which most letters are beyond ASCII."""

_SURE = 0.9
"""Probability. If a text in Windows-1252 is in its language with this one, no other encoding is
tried: Albanian that is read in the encoding of Lithuanian looks as probable."""


def _likeliest_encoding(raw: bytes) -> str | None:
    """The encoding in which the words of a text, or of a page, are most probably its language's."""
    pieces = [piece for piece in _TAGS.split(raw) if piece.strip()]
    words = b" ".join(pieces)
    beyond = b"\n".join(piece for piece in pieces if _BEYOND.search(piece))
    if len(beyond) > _SAMPLE:  # not within a character of several bytes
        beyond = _LAST_ASCII.sub(b"", beyond[:_SAMPLE])
    few = len(_BEYOND.findall(words)) <= _ACCENTS * len(words)
    return _european(beyond) if few else _dense(beyond)


def _dense(words: bytes) -> str | None:
    """The encoding that makes words of a text with many letters beyond ASCII: its language is one
    of those written in it, the letters are as frequent as in it, and few stand where none can."""
    from charset_normalizer import from_bytes

    best, highest = None, 0.0
    for match in from_bytes(words, cp_isolation=list(_DENSE), threshold=_CHAOS):
        if _C1.search(str(match)):
            continue
        language, probability = likeliest(str(match))
        score = probability + match.coherence - match.chaos
        if language in _DENSE.get(match.encoding, ()) and score > highest:
            best, highest = match.encoding, score
    return best


_C1 = re.compile(r"[\x80-\x9f]")
"""Control characters that no text has; ISO 8859 has them where Windows' encodings have letters."""

_CHAOS = 0.5
"""Most disorder, as charset-normalizer measures it, of a text that is looked at further."""


def _european(words: bytes) -> str | None:
    """The encoding of a text with few letters beyond ASCII; None if it is in none of these."""
    best = None
    surest, sure_language = 0.0, None
    for encoding, spoken in ((_WESTERN, None), *_NATIVE.items()):
        try:
            text = words.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _C1.search(text):
            continue
        language, probability = likeliest(text)
        doubtful = surest < _SURE or sure_language in (spoken or ())
        if spoken is None or (language in spoken and probability > surest and doubtful):
            best, surest, sure_language = encoding, probability, language
    return best


_MEANT = {
    "ascii": _WESTERN,
    "iso8859-1": _WESTERN,
    "iso8859-9": "cp1254",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
"""What browsers take for these (https://encoding.spec.whatwg.org): what calls itself Latin-1 has
Windows' quotation marks."""

_HEAD_ENDS = re.compile(rb"</head\b|<body\b", re.IGNORECASE)


def _stated_text(raw: bytes) -> str | None:
    """A page in the encoding that its head states; None if it states none, or a wrong one, such as
    UTF-16 in words of one byte to a letter."""
    ends = _HEAD_ENDS.search(raw)
    if (stated := _STATED.search(raw, 0, ends.start() if ends else len(raw))) is None:
        return None
    return in_charset(raw, (stated[1] or stated[2]).decode())


def in_charset(raw: bytes, name: str) -> str | None:
    """A text in the encoding with this name; None if there is none such, or it is a wrong one."""
    try:
        encoding = lookup(name).name
        if encoding.startswith(("utf", "unicode", "raw", "idna", "punycode")):
            return None
        return raw.decode(_MEANT.get(encoding, encoding))
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
