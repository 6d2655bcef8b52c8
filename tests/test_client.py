"""The client of a running Broadsheet, against servers that answer as they are told to."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import httpx
import pytest

from qa.access import PUBLIC
from qa.errors.data import Owner, OwnerUnreachable
from qa.question import Filters, Page, Question, Turn
from qa.settings import Settings
from qa.stage import Stage
from qa.store.index import Status, silent
from ui.client import Client, NobodyThere, Refused
from ui.mcp import _Articles
from ui.serve.admission.turns import PATIENCE
from ui.serve.events import Event, line

ADDRESS = "http://127.0.0.1:7860"
ANSWER = {
    "answer": "The hinge was bent.",
    "answered": True,
    "confidence": 0.9,
    "short_answer": None,
    "standalone_question": "Why?",
    "citations": [],
    "nearest": [],
    "answerer": "reader",
    "timings_ms": {},
}
ANSWERED = line(Event("done", ANSWER))
LISTED = {
    "source": "ferry.txt",
    "title": "Ferry",
    "published": "2024-08-13",
    "author": None,
    "url": None,
    "language": "en",
    "characters": 9,
}
Reply = Callable[[httpx.Request], httpx.Response]


def client(reply: Reply, **settings: Any) -> Client:
    """A client whose server answers with `reply`."""
    owner = Owner("serve", 1, ADDRESS, "token")
    return Client(owner, Settings(**settings), httpx.MockTransport(reply))


def sent_to(replied: object, use: Callable[[Client], object], **settings: Any) -> httpx.Request:
    """What `use` has the client send to a server that answers `replied`: JSON, or a stream."""
    requests: list[httpx.Request] = []

    def reply(request: httpx.Request) -> httpx.Response:
        requests.append(request)
        if isinstance(replied, bytes):
            return httpx.Response(200, content=replied)
        return httpx.Response(200, json=replied)

    use(client(reply, **settings))
    (request,) = requests
    assert request.headers["Authorization"] == "Bearer token"
    return request


@pytest.mark.parametrize(
    ("settings", "history", "calls"),
    [
        ({}, (), 1),
        ({"model_timeout": 600}, (), 1),
        ({"general_knowledge": True}, (), 2),
        ({}, (Turn("user", "Who?"),), 2),
    ],
)
def test_an_answer_is_waited_for_as_long_as_the_server_may_take(
    settings: dict[str, Any], history: tuple[Turn, ...], calls: int
) -> None:
    question = Question("Why?", history=history)
    request = sent_to(ANSWERED, lambda asked: asked.ask(question), **settings)
    longest = PATIENCE + 1.5 * settings.get("model_timeout", 60) * calls
    assert longest < request.extensions["timeout"]["read"] < longest + 60


def test_a_question_is_sent_with_its_history_and_page() -> None:
    question = Question(
        "Why?",
        history=(Turn("user", "Who?"),),
        page=Page("https://harbour.example/ferry", "Ferry"),
    )
    body = json.loads(sent_to(ANSWERED, lambda asked: asked.ask(question)).content)
    assert body["history"] == [{"role": "user", "content": "Who?"}]
    assert body["page"] == {"url": "https://harbour.example/ferry", "title": "Ferry"}


def test_how_far_an_answer_has_come_is_told_until_it_is_there() -> None:
    stages = [Stage("searching"), Stage("reading", 3, 6)]
    told: list[Stage] = []
    events = [*(Event("stage", stage.to_dict()) for stage in stages), Event("done", ANSWER)]
    answer = client(lambda _: httpx.Response(200, content=b"".join(map(line, events)))).ask(
        Question("Why?"), told.append
    )
    assert told == stages
    assert answer.answer == ANSWER["answer"]


@pytest.mark.parametrize(
    ("events", "error", "said"),
    [
        ([Event("error", {"code": "busy", "message": "it is busy"})], Refused, "it is busy"),
        ([Event("stage", {"stage": "searching"})], OwnerUnreachable, "before it had answered"),
    ],
)
def test_an_answer_that_does_not_come_is_an_error(
    events: list[Event], error: type[Exception], said: str
) -> None:
    server = client(lambda _: httpx.Response(200, content=b"".join(map(line, events))))
    with pytest.raises(error, match=said):
        server.ask(Question("Why?"))


def test_a_search_is_sent_with_its_history_and_its_filters() -> None:
    found = {"standalone_question": "Why?", "passages": []}
    question = Question("Why?", Filters(date(2024, 8, 1), source="x"), (Turn("user", "Who?"),))
    body = json.loads(sent_to(found, lambda asked: asked.search(question, 3)).content)
    history = [{"role": "user", "content": "Who?"}]
    narrowed = {"since": "2024-08-01", "source": "x"}
    assert body == {"question": "Why?", "k": 3, "history": history, **narrowed}


def test_a_list_of_articles_is_asked_for_with_its_filters() -> None:
    listed = {"total": 3, "articles": [{**LISTED, "id": "1"}], "authors": [], "sources": []}
    within = Filters(author="Bell")
    request = sent_to(listed, lambda asked: asked.listing("ferry", within, 1, rights=PUBLIC))
    assert dict(request.url.params) == {"q": "ferry", "limit": "1", "author": "Bell"}
    assert request.headers["Broadsheet-Rights"] == PUBLIC


def test_all_articles_are_listed_page_by_page() -> None:
    def reply(request: httpx.Request) -> httpx.Response:
        offset = int(request.url.params["offset"])
        there = range(offset, min(offset + int(request.url.params["limit"]), 1003))
        listed = [{**LISTED, "id": str(number)} for number in there]
        return httpx.Response(200, json={"total": 1003, "articles": listed})

    found = client(reply).articles()
    assert [article.id for article in found] == [str(number) for number in range(1003)]
    assert found[0].published == date(2024, 8, 13)


@pytest.mark.parametrize(
    "response",
    [
        httpx.Response(500, text="Internal Server Error"),
        httpx.Response(502, json={"detail": "bad gateway"}),
        httpx.Response(502, json=["bad gateway"]),
        httpx.Response(502, json={"error": "bad gateway"}),
    ],
)
def test_an_error_in_another_shape_is_said_with_its_status(response: httpx.Response) -> None:
    with pytest.raises(Refused, match=f"status {response.status_code}") as refused:
        client(lambda _: response).ask(Question("Why?"))
    assert refused.value.code == "http_error"


@pytest.mark.parametrize("sign", ["\u2028", "\u0085", "\u2029"])
def test_a_report_may_hold_signs_that_end_lines_elsewhere(sign: str) -> None:
    failed = [{"source": f"fer{sign}ry.txt", "error": "it is empty"}]
    report = dict.fromkeys(("added", "updated", "unchanged", "removed"), 0) | {
        "failed": failed,
        "articles": 0,
        "passages": 0,
        "seconds": 0.1,
    }
    stream = line(Event("progress", {"done": 0, "total": 1})) + line(Event("report", report))
    server = client(lambda _: httpx.Response(200, content=stream))
    found = server.ingest(
        ["."], base=Path(), recursive=True, dry_run=False, progress=silent, who="ada"
    )
    assert found.to_dict()["failed"] == failed


def test_who_stops_waiting_for_an_ingest_is_told_that_it_goes_on() -> None:
    def stopped(_: httpx.Request) -> httpx.Response:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt) as told:
        client(stopped).refresh(progress=silent, who="ada")
    (note,) = told.value.__notes__
    assert note.endswith("goes on with it to the end")


def test_an_older_server_tells_less_of_its_progress() -> None:
    seen: list[Status] = []
    report = dict.fromkeys(("added", "updated", "unchanged", "removed", "seconds"), 0)
    events = [Event("progress", {"done": 1, "total": 2}), Event("report", report)]
    server = client(lambda _: httpx.Response(200, content=b"".join(map(line, events))))
    server.refresh(progress=seen.append, who="ada")
    assert seen == [Status(done=1, found=2)]


def test_two_calls_that_find_a_server_away_at_once_go_on_with_one_that_is_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made: list[Client] = []

    def connect(*_: object) -> Client:
        made.append(client(failing(httpx.ConnectError("refused"))))
        return made[-1]

    monkeypatch.setattr("ui.mcp.connect", connect)
    articles = _Articles(Settings())
    heard: list[object] = []

    def ask(broadsheet: object) -> object:
        if broadsheet is made[0]:
            raise NobodyThere(ADDRESS, "refused")
        return broadsheet

    def ask_meanwhile(broadsheet: object) -> object:
        if not heard:
            heard.append(articles.use(ask))
        return ask(broadsheet)

    assert articles.use(ask_meanwhile) is heard[0] is made[1]
    assert not any(one._http.is_closed for one in made)


def failing(error: Exception) -> Reply:
    def reply(request: httpx.Request) -> httpx.Response:
        raise error

    return reply


def test_nobody_there_is_told_apart_from_no_answer() -> None:
    with pytest.raises(NobodyThere):
        client(failing(httpx.ConnectError("refused"))).ask(Question("Why?"))
    with pytest.raises(OwnerUnreachable) as unreachable:
        client(failing(httpx.ReadTimeout("timed out"))).ask(Question("Why?"))
    assert not isinstance(unreachable.value, NobodyThere)


@pytest.mark.parametrize(
    ("error", "times"),
    [(NobodyThere(ADDRESS, "refused"), 2), (OwnerUnreachable(ADDRESS, "timed out"), 1)],
)
def test_a_tool_asks_again_only_where_nobody_was_asked(
    error: OwnerUnreachable, times: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.mcp.connect", lambda *_: client(failing(error)))
    asked: list[object] = []

    def ask(broadsheet: object) -> None:
        asked.append(broadsheet)
        raise error

    with pytest.raises(type(error)):
        _Articles(Settings()).use(ask)
    assert len(asked) == times
