"""An article's own notice that it was corrected."""

import re
from collections.abc import Iterator, Sequence

_LABELS = (
    *("corrections?", "corrected", "errat(?:um|a)", "corrigend(?:um|a)", "korrektur(?:en)?"),
    *("korrigiert", "berichtigung", "berichtigt", "richtigstellung", "rectificatif", "corrigé"),
    *("corrección", "corregido", "rectificación", "fe de erratas", "correzione", "rettifica"),
    *("errata corrige", "correção", "corrigido", "correctie", "gecorrigeerd", "rectificatie"),
    *("rättelse", "rättad", "rettelse", "rettet", "oikaisu", "korjattu", "sprostowanie", "korekta"),
    *("oprava", "opraveno", "düzeltme", "исправление", "исправлено", "поправка", "виправлення"),
    *("更正", "訂正", "정정"),
)
"""What a notice is called, or says was done, in the languages whose dates are known."""

_WORD = "|".join(_LABELS)
_LABEL = re.compile(rf"\W{{0,3}}(?:{_WORD})\W{{0,3}}", re.IGNORECASE)
_LABELLED = re.compile(
    rf"\W{{0,3}}(?:{_WORD})(?:[ ,(](?:[^.:;!?]|(?<=\d)\.){{0,40}})?(?:[:：]| [-–—]) ?\S",  # noqa: RUF001
    re.IGNORECASE,
)
_SAYS = re.compile(rf"(?<!\w)(?:{_WORD})(?!\w)", re.IGNORECASE)

_ABOVE, _BELOW = 3, 5
"""Blocks at the top and at the end of an article in which a notice stands."""

_LONGEST = 1500
"""Characters of a notice."""


def correction_in(blocks: Sequence[tuple[str, bool]]) -> str | None:
    """The notice in an article's blocks, each its text and whether it is set apart from the story:
    in other letters, for one.

    A notice stands at the top or at the end. A label says what it is ("Correction: ..."), or it is
    set apart and says that something was corrected.
    """
    return joined_notices(_notices(blocks))


def joined_notices(notices: Iterator[str]) -> str | None:
    """Notices as one, each once; None if there is none."""
    found = dict.fromkeys(" ".join(one.split()) for one in notices)
    return " ".join(filter(None, found))[:_LONGEST] or None


def _notices(blocks: Sequence[tuple[str, bool]]) -> Iterator[str]:
    last = len(blocks) - _BELOW
    for at, (text, apart) in enumerate(blocks):
        if _ABOVE <= at < last or len(text) > _LONGEST:
            continue
        bracketed = text[:1] in "([" and text[-1:] in ")]"
        if _LABEL.fullmatch(text) and at + 1 < len(blocks):
            yield f"{text.strip(' :')}: {blocks[at + 1][0]}"
        elif _LABELLED.match(text) or ((apart or bracketed) and _SAYS.search(text)):
            yield text
