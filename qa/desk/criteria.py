"""The five criteria by which editors judge answers, counted by the week."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

CRITERIA = ("accurate", "sourced", "opinion", "editorialising", "context")
"""An answer is accurate; it is sourced; opinion is kept from fact; it does not editorialise; it
gives the context. These are those of the EBU and the BBC (docs/desk.md)."""


@dataclass(slots=True)
class Met:
    """How many answers meet a criterion, and how many do not."""

    yes: int = 0
    no: int = 0


@dataclass(frozen=True, slots=True)
class Week:
    """The answers of a week that begins with the Monday `week`."""

    week: date
    accurate: Met
    sourced: Met
    opinion: Met
    editorialising: Met
    context: Met


def weeks(looked_at: Iterable[tuple[datetime, Mapping[str, bool]]]) -> list[Week]:
    """The weeks in which answers were given that editors looked at since, the latest first."""
    counted: dict[date, dict[str, Met]] = defaultdict(lambda: {name: Met() for name in CRITERIA})
    for at, said in looked_at:
        day = at.astimezone().date()
        own = counted[day - timedelta(days=day.weekday())]
        for name in CRITERIA:
            if (meets := said.get(name)) is not None:
                own[name].yes += meets
                own[name].no += not meets
    return [Week(monday, **counted[monday]) for monday in sorted(counted, reverse=True)]
