"""Questions, answers and events as they go over HTTP, between a Broadsheet and its client."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from qa.access import RIGHTS, Access
from qa.question import Filters, Question
from ui.found import Found, FoundPassage


def header(rights: Access) -> dict[str, str]:
    """The header by which the owner is shown what somebody with these `rights` is."""
    return {RIGHTS: rights}


def asked(question: Question) -> dict[str, Any]:
    """The body of a call that asks or searches."""
    return {
        "question": question.text,
        "history": [asdict(turn) for turn in question.history],
        **narrowed(question.filters),
    }


def narrowed(filters: Filters) -> dict[str, Any]:
    """The filters that there are, by their names in the API."""
    days = {"since": filters.since, "until": filters.until}
    texts = {"source": filters.source, "author": filters.author, "article": filters.article}
    return {name: day.isoformat() for name, day in days.items() if day} | {
        name: text for name, text in texts.items() if text
    }


def found(values: Mapping[str, Any]) -> Found:
    """What a search answers, of its JSON."""
    passages = tuple(FoundPassage(**dated(passage)) for passage in values["passages"])
    return Found(values["standalone_question"], passages)


def dated(values: Mapping[str, Any]) -> dict[str, Any]:
    """A record's JSON with its day of publication as a day."""
    day = values["published"]
    return {**values, "published": day and date.fromisoformat(day)}


def lines(texts: Iterator[str]) -> Iterator[str]:
    """The lines of a stream. httpx's own also end at signs such as U+2028, which stand as they are
    in JSON."""
    rest = ""
    for text in texts:
        *whole, rest = (rest + text).split("\n")
        yield from whole


def events(lines: Iterator[str]) -> Iterator[tuple[str, Any]]:
    """(event, data) of a stream in the form of our own server: one data line to an event."""
    event = ""
    for line in lines:
        name, _, value = line.partition(": ")
        if name == "event":
            event = value
        elif name == "data":
            yield event, json.loads(value)
