"""Who may read an article, where it states so."""

from collections.abc import Iterable, Mapping
from typing import Any

from qa.access import PUBLIC, SUBSCRIBERS, Access, access_of, strictest

_FREE = {"true": PUBLIC, "false": SUBSCRIBERS, "1": PUBLIC, "0": SUBSCRIBERS}
"""What JSON-LD says of whether an article can be read for nothing, in small letters."""

_MOST = 50
"""Parts of an article that are looked at."""


def stated_access(values: Iterable[object]) -> Access:
    """The strictest of the `values`, of which those that are empty say nothing. Raises
    ValueError for one that is not known: nothing is to be shown by mistake."""
    return strictest(access_of(value) for value in values if value not in (None, ""))


def free_access(values: Iterable[object]) -> Access:
    """The same of values that say whether an article `isAccessibleForFree`."""
    return strictest(_of_free(value) for value in values if value not in (None, ""))


def described_access(described: Mapping[str, Any]) -> Access:
    """The access of an article, or of its most closed part, by the words of schema.org. Raises
    ValueError."""
    parts = described.get("hasPart")
    several = parts if isinstance(parts, list) else [parts]
    whole = [described, *(part for part in several[:_MOST] if isinstance(part, dict))]
    return free_access(value for one in whole for value in _each(one.get("isAccessibleForFree")))


def _each(value: object) -> list[object]:
    return value[:_MOST] if isinstance(value, list) else [value]


def _of_free(value: object) -> Access:
    if isinstance(value, dict):
        value = value.get("@id") or value.get("@value")
    name = str(value).strip().rpartition("/")[2].casefold()  # of https://schema.org/False too
    if name not in _FREE:
        raise ValueError(f"isAccessibleForFree {str(value)!r:.80} is neither true nor false")
    return _FREE[name]
