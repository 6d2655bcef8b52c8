"""E-mail addresses, telephone numbers and addresses of machines, taken out of what somebody wrote.

They are told by their shape, which is the same in every language and script, and rather too many
are taken than too few: a number of seven digits or more stays only where it reads as a date, as a
span of years or as a round figure.
"""

import re
from collections.abc import Iterator
from ipaddress import ip_address

E_MAIL, NUMBER, MACHINE = "[e-mail]", "[number]", "[IP]"
"""What stands in their place."""

_AT = "@\uff20"
_ENDS = frozenset("<>()[]{}\"'“”„«»\u2039\u203a,;:|\\/=?&")
"""Signs that an address does not go beyond."""

_FEWEST = 7
"""Digits of a telephone number; shorter ones are called within a town alone."""

_DIGITS = re.compile(
    r"[+\uff0b]?[(\uff08]?\d"
    r"[\d \u00a0\u2007\u202f\u3000\t()./\u2010-\u2015\uff08\uff09\uff0d\uff0e-]*"
)
"""From a digit on, whatever numbers are written with."""

_BEFORE = "+(\uff0b\uff08"
_GROUP = re.compile(r"\d+")
_HEXADECIMAL = re.compile(r"[0-9A-Fa-f:.]+")
_YEARS = range(1000, 2200)
_ROUND = "000"


def masked(text: str) -> str:
    """`text` with a word in brackets in place of each."""
    return _replaced(text, found(text))


def found(text: str) -> list[tuple[int, int, str]]:
    """Where in `text` each begins and ends, and what is to stand there; none overlap."""
    every = sorted((*_e_mails(text), *_machines(text), *_numbers(text)))
    kept: list[tuple[int, int, str]] = []
    for start, end, word in every:
        if not kept or start >= kept[-1][1]:
            kept.append((start, end, word))
        elif end > kept[-1][1]:
            kept[-1] = (kept[-1][0], end, kept[-1][2])
    return kept


def without(text: str) -> str:
    """A text that was masked, without the words in brackets."""
    for word in (E_MAIL, NUMBER, MACHINE):
        text = text.replace(word, " ")
    return " ".join(text.split())


def _replaced(text: str, places: list[tuple[int, int, str]]) -> str:
    parts, last = [], 0
    for start, end, word in places:
        parts += [text[last:start], word]
        last = end
    return "".join((*parts, text[last:]))


def _e_mails(text: str) -> Iterator[tuple[int, int, str]]:
    """Whatever has a sign for "at" within it."""
    last = 0
    for at, sign in enumerate(text):
        if sign not in _AT or at < last:
            continue
        start, end = at, at + 1
        while start > last and not _is_end(text[start - 1]):
            start -= 1
        while end < len(text) and not _is_end(text[end]):
            end += 1
        last = end
        while end > at + 1 and text[end - 1] in ".!…":
            end -= 1
        if start < at and end > at + 1:
            yield start, end, E_MAIL


def _is_end(sign: str) -> bool:
    return sign.isspace() or sign in _ENDS


def _machines(text: str) -> Iterator[tuple[int, int, str]]:
    for run in _HEXADECIMAL.finditer(text):
        written = run.group().rstrip(".")
        for one in (written, written.rstrip(":")):
            if _is_machine(one):
                yield run.start(), run.start() + len(one), MACHINE
                break


def _is_machine(written: str) -> bool:
    host, colon, _port = written.partition(":") if written.count(":") == 1 else (written, "", "")
    if len(written) > 45 or not (host.count(".") == 3 or (not colon and ":" in host)):
        return False
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _numbers(text: str) -> Iterator[tuple[int, int, str]]:
    for run in _DIGITS.finditer(text):
        groups = [(run.start() + one.start(), run.start() + one.end()) for one in _groups(run)]
        groups = _without_dates(text, groups)
        digits = [text[start:end] for start, end in groups]
        if sum(map(len, digits)) < _FEWEST or _is_span(digits) or _is_round(digits):
            continue
        start = groups[0][0]
        while start > run.start() and text[start - 1] in _BEFORE:
            start -= 1
        yield start, groups[-1][1], NUMBER


def _groups(run: re.Match[str]) -> Iterator[re.Match[str]]:
    return _GROUP.finditer(run.group())


def _without_dates(text: str, groups: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The groups of digits without a date before or behind them."""
    first, last = 0, len(groups)
    while last - first >= 3 and _is_date(
        [text[start:end] for start, end in groups[first : first + 3]]
    ):
        first += 3
    while last - first >= 3 and _is_date(
        [text[start:end] for start, end in groups[last - 3 : last]]
    ):
        last -= 3
    return groups[first:last]


def _is_date(digits: list[str]) -> bool:
    """Whether three groups are a year, a month and a day, in an order that people use."""
    first, second, third = map(int, digits)
    if len(digits[0]) == 4:
        first, third = third, first
    elif len(digits[2]) != 4:
        return False
    if max(len(digits[1]), min(len(digits[0]), len(digits[2]))) > 2:
        return False
    return third in _YEARS and (_is_day(first, second) or _is_day(second, first))


def _is_day(day: int, month: int) -> bool:
    return 1 <= day <= 31 and 1 <= month <= 12


def _is_span(digits: list[str]) -> bool:
    """Whether every group is a year, as in 1939-1945."""
    return all(len(one) == 4 and int(one) in _YEARS for one in digits)


def _is_round(digits: list[str]) -> bool:
    """Whether the groups are one figure of thousands, as in 10 000 000."""
    return (
        len(digits) > 1
        and len(digits[0]) <= 3
        and all(len(one) == 3 for one in digits[1:])
        and digits[-1] == _ROUND
    )
