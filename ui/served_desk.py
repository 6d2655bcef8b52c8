"""The editors' desk of a Broadsheet in another process, asked over HTTP."""

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict
from typing import Any, Protocol
from urllib.parse import quote

from pydantic import TypeAdapter

from qa.desk.questions import EVERYTHING, Listed, Member, Wanted
from qa.desk.tests import Progress, Ran, Wish, silent
from qa.store.answers.accepted import Accepted

Call = Callable[..., Any]
"""The JSON that a method and a path under /api/desk answer with, given `params` or `json`."""


class Editors(Protocol):
    """The desk, in this process (`EditorsDesk` says what each method does) or in another one."""

    def questions(
        self, wanted: Wanted = EVERYTHING, offset: int = 0, limit: int = 25
    ) -> Listed: ...
    def question(self, answer_id: str) -> Member: ...
    def rows(self, wanted: Wanted) -> Iterator[tuple[str, Member]]: ...
    def forget(self, answer_id: str) -> None: ...
    def forget_all(self) -> int: ...
    def tests(self) -> list[Accepted]: ...
    def accept(
        self, wish: Wish, *, answer_id: str | None = None, question: str = "", who: str = ""
    ) -> Accepted: ...
    def drop(self, test_id: str) -> None: ...
    def run(self, progress: Progress = silent) -> Ran: ...
    def run_if_due(self, progress: Progress = silent) -> Ran | None: ...


class ServedDesk:
    """Does what `EditorsDesk` does, by calls of the server's. Raises what the calls do."""

    def __init__(self, call: Call, lines: Callable[..., Iterator[str]]) -> None:
        self._call = call
        self._lines = lines

    def questions(self, wanted: Wanted = EVERYTHING, offset: int = 0, limit: int = 25) -> Listed:
        page = {**_asked(wanted), "offset": offset, "limit": limit}
        return TypeAdapter(Listed).validate_python(self._call("GET", "questions", params=page))

    def question(self, answer_id: str) -> Member:
        path = f"questions/{quote(answer_id, safe='')}"
        return TypeAdapter(Member).validate_python(self._call("GET", path))

    def rows(self, wanted: Wanted) -> Iterator[tuple[str, Member]]:
        read = TypeAdapter(Member)
        for line in self._lines("questions.jsonl", params=_asked(wanted)):
            values = json.loads(line)
            yield values.pop("group"), read.validate_python(values)

    def forget(self, answer_id: str) -> None:
        self._call("DELETE", f"questions/{quote(answer_id, safe='')}")

    def forget_all(self) -> int:
        gone: int = self._call("DELETE", "questions", params={"all": "true"})["questions"]
        return gone

    def tests(self) -> list[Accepted]:
        return [_accepted(one) for one in self._call("GET", "tests")["tests"]]

    def accept(
        self, wish: Wish, *, answer_id: str | None = None, question: str = "", who: str = ""
    ) -> Accepted:
        said = {**asdict(wish), "quote": wish.quote or ""}
        body = {**said, "answer_id": answer_id, "question": question, "by": who}
        return _accepted(self._call("POST", "tests", json=body))

    def drop(self, test_id: str) -> None:
        self._call("DELETE", f"tests/{quote(test_id, safe='')}")

    def run(self, progress: Progress = silent) -> Ran:
        """Nobody hears how far it is."""
        return Ran.from_dict(self._call("POST", "tests/run"))

    def run_if_due(self, progress: Progress = silent) -> Ran | None:
        told = self._call("POST", "tests/run", params={"if_due": "true"})
        return Ran.from_dict(told) if told else None


def _asked(wanted: Wanted) -> dict[str, str]:
    days = {"since": wanted.since, "until": wanted.until}
    return {
        "show": wanted.show,
        "q": wanted.words,
        **{name: day.isoformat() for name, day in days.items() if day},
    }


def _accepted(values: dict[str, Any]) -> Accepted:
    own = {**values, "who": values["by"]}
    return TypeAdapter(Accepted).validate_python(own)
