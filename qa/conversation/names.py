"""Names in a text, as English writes them, and which are of people and which of places."""

import re
from collections.abc import Collection, Sequence

from qa.text.words import MONTHS, WEEKDAYS, common_words

CAPITAL = "[" + "".join(sign for sign in map(chr, range(0x2000)) if sign.isupper()) + "]"
_PROPER = rf"(?!I\b){CAPITAL}\w*+(?:['\u2019-]\w++)*+"
"""A word of a name, such as "O'Brien" or "Öberg". It ends in a letter, so that signs after it
belong to whatever follows."""
NAMES = rf"{_PROPER}(?: {_PROPER})*+"
NAME = rf"(?:the )?{NAMES}"
NAMED = re.compile(rf"(?<=[\w,] ){NAME}")
FULL_NAME = re.compile(rf"{_PROPER}(?: {_PROPER})+")
PLACE = re.compile(rf"\b(?:in|at|to|from|near|around|of|on) ({NAME})")
WITHIN = re.compile(rf"\b(?i:in|at|near) ({NAMES})")

_JOINS = re.compile(r"(?:^|(?<=[.!?] ))(?:And|But|So|Then|Yes),? ")
_FORENAMES = frozenset({"will", "may"})
"""Common words that people are called."""

_OUT_OF = re.compile(r"\b(?:from|of) $")

_TITLE = (
    r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lord|Lady|President|Chancellor|Senator"
    r"|Governor|Mayor|Minister|Judge|Captain|Bishop|Pope|King|Queen|Prince|Princess)"
)
_TITLED = re.compile(rf"\b{_TITLE}\.? {NAMES}")
_AGED = re.compile(rf"({NAMES})(?P<age>, (?:aged? )?\d{{1,3}}(?=[,.;])| \(\d{{1,3}}\))?")
"""A name, and the age behind it. One without an age is matched too: it need not be tried again from
each of its capitals."""
NOBODY = re.compile(
    r"(?:the|North|South|East|West|New|Port|Lake|Mount|Cape|Fort|San|Santa) .*"
    r"|.*\b(?:Agency|Airport|Association|Authority|Bank|Bay|Beach|Board|Bridge|Church|City|Club"
    r"|College|Commission|Committee|Company|Corporation|Council|County|Court|Department|Federation"
    r"|Foundation|Government|Group|Harbou?r|Hospital|Inc|Institute|Islands?|League|Limited|Ltd"
    r"|Ministry|Museum|Office|Park|Parliament|Party|Police|Railways?|River|Road|School|Sea|Service"
    r"|Society|Sound|Square|Station|Street|Town|Trust|Union|United|University|Valley|Village)"
)
"""Names of places and organisations, by how they begin or end."""


def is_name(word: str) -> bool:
    return any(map(str.isupper, word))


def person_in(answers: Sequence[str], places: Collection[str]) -> list[str]:
    """The words of the name of whom the latest answer is about; empty if that is not clear.

    The first of these decides: a full name that is all of a short answer; the one name with a title
    or an age; the name with which the answer begins; the only name in it.
    """
    said = answers[-1] if answers else ""
    within = set(WITHIN.findall(said)) | set(places)

    def may_be(name: str) -> bool:
        return name not in within and not NOBODY.fullmatch(name)

    sure = {found[0] for found in _TITLED.finditer(said)}
    sure |= {found[1] for found in _AGED.finditer(said) if found["age"]}
    sure = {_untitled(name) for name in sure if may_be(name)}
    said = _JOINS.sub("", said)
    first = FULL_NAME.match(said)
    leads = first is not None and (len(sure) != 1 or said[first.end() :].startswith(":"))
    if first and leads and _is_proper(first[0]) and may_be(first[0]):
        return _untitled(first[0]).split()
    if len(sure) == 1:
        return sure.pop().split()
    names = {
        found[0]: found
        for found in NAMED.finditer(said)
        if _is_proper(found[0]) and may_be(found[0])
    }
    if len(names) != 1:
        return []
    (name, found), *_ = names.items()
    out_of = _OUT_OF.search(said[: found.start()])
    return name.split() if FULL_NAME.fullmatch(name) and not out_of else []


def _is_proper(name: str) -> bool:
    """Whether a name begins with a word of its own: "On Monday" and "The Guardian" do not, and have
    the first capital from their sentence."""
    first = name.partition(" ")[0].lower()
    return first not in common_words() - _FORENAMES and name not in (*MONTHS, *WEEKDAYS)


def _untitled(name: str) -> str:
    """A full name without its title; "Mrs Haddad" needs it."""
    return re.sub(rf"^{_TITLE}\.? (?=\S+ )", "", name)
