"""What the editors say themselves, as it is looked over: the entries of desk.yaml, and what each
of them has caught."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Self

from qa.said.desk import Desk
from qa.said.entry import EVERY, Entry
from qa.said.sheet import Problem
from qa.store.answers.caught import Caught


@dataclass(frozen=True, slots=True)
class Saying:
    """An entry. `text` and `link` are those that a visitor is told whose language has none of its
    own, and `texts` and `links` have all by language. `caught` counts the questions that it
    answered, of which `last` is the latest. `awake` says whether it counts today."""

    name: str
    kind: str
    line: int
    questions: tuple[str, ...]
    topics: tuple[str, ...]
    unlike: tuple[str, ...]
    text: str
    link: str | None
    texts: Mapping[str, str]
    links: Mapping[str, str]
    since: date | None
    until: date | None
    by: str
    closeness: str
    then: str
    awake: bool
    caught: int
    last: datetime | None

    def to_dict(self) -> dict[str, Any]:
        """Ready for JSON; the first day is `from`, and what is not meant is `not`."""
        values = asdict(self)
        values["from"], values["not"] = values.pop("since"), values.pop("unlike")
        for name in ("from", "until", "last"):
            values[name] = values[name] and values[name].isoformat()
        return values

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Self:
        """The record that `to_dict` gave `values` of."""
        own = dict(values)
        own["since"], own["unlike"] = own.pop("from"), own.pop("not")
        for name in ("questions", "topics", "unlike"):
            own[name] = tuple(own[name])
        for name in ("since", "until"):
            own[name] = own[name] and date.fromisoformat(own[name])
        own["last"] = own["last"] and datetime.fromisoformat(own["last"])
        return cls(**own)


@dataclass(frozen=True, slots=True)
class Said:
    """The `file`, what is wrong in it, and the entries that count, which are those of an earlier
    state of it where there are `problems`."""

    file: str
    problems: tuple[Problem, ...]
    entries: tuple[Saying, ...]

    def to_dict(self) -> dict[str, Any]:
        return {
            "file": self.file,
            "problems": [asdict(one) for one in self.problems],
            "entries": [one.to_dict() for one in self.entries],
        }

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Self:
        """The record that `to_dict` gave `values` of."""
        return cls(
            values["file"],
            tuple(Problem(**one) for one in values["problems"]),
            tuple(Saying.from_dict(one) for one in values["entries"]),
        )


def said(desk: Desk, caught: Mapping[str, Caught], day: date) -> Said:
    """What counts on a `day`, with what the library counted as `caught` by the entries' names."""
    entries = tuple(_saying(one, caught.get(one.name), day) for one in desk.entries)
    return Said(str(Path(desk.file).absolute()), desk.problems, entries)


def _saying(entry: Entry, caught: Caught | None, day: date) -> Saying:
    return Saying(
        name=entry.name,
        kind=entry.kind,
        line=entry.line,
        questions=entry.questions,
        topics=entry.topics,
        unlike=entry.unlike,
        text=entry.text(EVERY),
        link=entry.link(EVERY),
        texts=dict(entry.texts),
        links=dict(entry.links),
        since=entry.since,
        until=entry.until,
        by=entry.by,
        closeness=entry.closeness,
        then="answer" if entry.answers_too else "nothing",
        awake=entry.is_awake(day),
        caught=caught.count if caught else 0,
        last=caught.last if caught else None,
    )
