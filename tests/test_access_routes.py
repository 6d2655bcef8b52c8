"""No route tells a visitor of an article that is not for them: a walk over all of them."""

import json
import re
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx2
import jwt
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError

from ingest.fill import fill
from qa.access import EVERYTHING, PUBLIC, SUBSCRIBERS, Access, Rules
from qa.settings import Settings
from qa.store.lock import DataLock
from tests.conftest import ADMIN_TOKEN
from tests.provider import Provider, Reply, providing
from tests.routes import routes_of
from tests.served import awaited, in_loop
from ui import mcp
from ui.local import Local
from ui.serve.app import build
from ui.serve.chat import chat_calls

SECRET = "the paper signs its subscribers' tokens with it"  # noqa: S105
OWN_PAGE = {"Origin": "http://localhost"}
METRICS = "read by whoever counts"
SITE = "https://news.example"

INTERNAL = ("zorvexplum", "vantorrek", "brelgaquist", "intranetzq", "quillmemo")
"""Words that only the internal articles have: in text, title, author, folder and address."""

HIDDEN = ("hiddenalpha", "hiddenbeta", "hiddengamma", "hiddendelta")
"""Words of an article for subscribers that stand behind its opening."""

OPENING = "The harbour of Skarn raises its fees for berths next spring."

ARTICLES = {
    "open/ferry.md": """---
title: Night ferry turns back
date: 2024-08-12
author: Ann Writer
---
The night ferry to Skarn turned back on Monday because of a bent hinge in its bow door. All of its
eighty passengers slept in the terminal.
""",
    "plus/fees.md": """---
title: Harbour fees rise
date: 2024-08-13
author: Ann Writer
access: subscribers
---
The harbour of Skarn raises its fees for berths next spring. A berth of ten metres will cost 412
crowns a week, the treasurer said, and named the reserve fund hiddenalpha.

The council voted for it after a debate of three hours, in which the fishermen's union hiddenbeta
walked out. Berths for guests will cost more from June on, as in hiddengamma.

"We cannot pay for the new pier otherwise," the treasurer said of the hiddendelta pier.
""",
    "intranetzq/memo.md": """---
title: Memo vantorrek on the merger with Dalby Foods
date: 2024-08-14
author: Kim Brelgaquist
url: https://news.example/quillmemo
---
The merger with Dalby Foods will be announced on the third of March under the codename zorvexplum.
The board of the harbour company agreed to the merger with Dalby Foods on Sunday.
""",
    "open/copy.md": """---
title: Vantorrek copy of the ferry
date: 2024-08-15
author: Kim Brelgaquist
access: internal
---
The night ferry to Skarn turned back on Monday because of a bent hinge in its bow door. All of its
eighty passengers slept in the terminal. The cause is known as zorvexplum.
""",
}

QUESTIONS = (
    "What is the codename of the merger with Dalby Foods?",
    "Which articles are about the merger with Dalby Foods?",
    "What does a berth of ten metres cost in Skarn?",
    "Summarise the article on harbour fees",
    "What is the latest?",
    "Which articles are there?",
    "Which articles did Kim write?",
    "Why did the night ferry turn back?",
)


@dataclass
class Visitor:
    """Somebody who may read so much; `client` is theirs, and sends what shows it."""

    rights: Access
    client: TestClient
    ids: Mapping[str, str]
    answers: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)

    def forbidden(self) -> tuple[str, ...]:
        return {PUBLIC: INTERNAL + HIDDEN, SUBSCRIBERS: INTERNAL, EVERYTHING: ()}[self.rights]

    def hears(self, response: httpx2.Response) -> str:
        """What a response tells, in small letters; it fails for what is not for the visitor."""
        told = f"{response.headers} {response.text}".lower()
        for word in self.forbidden():
            where = max(0, told.find(word) - 300)
            assert word not in told, f"{response.request.url}: ...{told[where : where + 400]}"
        return told


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    """A language model that tells all that it is told."""
    with providing(lambda messages: Reply(messages[-1]["content"], size=4000)) as provider:
        yield provider


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("access") / "articles"
    for name, text in ARTICLES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


@pytest.fixture(scope="module")
def local(folder: Path, provider: Provider) -> Iterator[Local]:
    settings = Settings(
        _env_file=None,  # type: ignore[call-arg]
        data=folder.parent / "data",
        admin_token=ADMIN_TOKEN,
        metrics_token=METRICS,
        subscriber_secret=SECRET,
        allowed_origins=(SITE,),
        access=Rules.of({f"{folder}/intranetzq/": "internal"}),
        model="openai:scripted",
        model_url=provider.url,
        model_retries=0,
        limit_per_address="1000/minute",
        limit_per_session="1000/minute",
    )
    with (
        pytest.MonkeyPatch.context() as patched,
        closing(Local(settings, DataLock(settings.data, "test"))) as local,
    ):
        patched.setenv("OPENAI_API_KEY", "none is needed")
        report = fill(local.whole, [str(folder / one) for one in ("open", "plus", "intranetzq")])
        assert report.failed == []
        assert report.added == len(ARTICLES)
        yield local


def token(**claims: Any) -> str:
    return jwt.encode({"aud": "broadsheet", "exp": int(time.time()) + 600} | claims, SECRET)


@pytest.fixture(scope="module")
def app(local: Local) -> FastAPI:
    return in_loop(lambda: build(local))


@pytest.fixture(scope="module")
def ours(local: Local) -> set[str]:
    """The calls that are not Gradio's."""
    return set(routes_of(in_loop(lambda: build(local, with_chat=False))))


@pytest.fixture(scope="module")
def visitors(local: Local, app: FastAPI) -> Iterator[dict[Access, Visitor]]:
    titles = {one.title: one.id for one in local.articles()}
    sent = {PUBLIC: "", SUBSCRIBERS: token(), EVERYTHING: ADMIN_TOKEN}
    with TestClient(app, base_url="http://localhost") as client:
        made = {}
        for rights, bearer in sent.items():
            own = TestClient(app, base_url="http://localhost")
            own.portal = client.portal
            if bearer:
                own.headers["Authorization"] = f"Bearer {bearer}"
            made[rights] = Visitor(rights, own, titles)
        yield made


Case = Callable[[Visitor], Iterator[httpx2.Response]]


def asking(path: str, **how: str) -> Case:
    """Some questions to a call that answers as JSON and as a stream."""

    def case(visitor: Visitor) -> Iterator[httpx2.Response]:
        for question in (QUESTIONS[0], QUESTIONS[2]):
            body = {"question": question}
            yield visitor.client.post(path, json=body, headers=how)
        yield visitor.client.post(path, json=body, headers=how | {"Accept": "text/event-stream"})

    return case


def ask(visitor: Visitor) -> Iterator[httpx2.Response]:
    for question in QUESTIONS:
        answered = visitor.client.post("/api/ask", json={"question": question})
        assert answered.status_code == 200, answered.text
        visitor.answers.append(answered.headers["x-answer-id"])
        yield answered
    timeline = {"question": "the harbour of Skarn", "wants": "timeline"}
    yield visitor.client.post("/api/ask", json=timeline)
    # What a subscriber was told leads nobody else to it.
    history = [
        {"role": "user", "content": "What does a berth cost?"},
        {"role": "assistant", "content": "A berth of ten metres will cost 412 crowns a week [1]"},
    ]
    body: dict[str, Any] = {"question": "What did the treasurer name?", "history": history}
    yield visitor.client.post("/api/ask", json=body)
    yield visitor.client.post("/api/ask", json=body, headers={"Accept": "text/event-stream"})
    page = {"url": "https://news.example/quillmemo", "title": "Harbour fees rise"}
    body = {"question": "What is this article about?", "page": page}
    yield visitor.client.post("/api/ask", json=body)
    for one in visitor.ids.values():
        yield visitor.client.post("/api/ask", json={"question": "Why?", "article": one})


def search(visitor: Visitor) -> Iterator[httpx2.Response]:
    for question in QUESTIONS[:4]:
        yield visitor.client.get("/api/search", params={"q": question, "k": 50})
    for one in visitor.ids.values():
        yield visitor.client.get("/api/search", params={"q": "Skarn", "article": one})


def search_post(visitor: Visitor) -> Iterator[httpx2.Response]:
    yield visitor.client.post("/api/search", json={"question": QUESTIONS[2], "k": 50})


def listed(visitor: Visitor) -> Iterator[httpx2.Response]:
    for path in ("/api/articles", "/articles"):
        for asked in (
            {},
            {"q": "a"},
            {"author": "Kim"},
            {"sort": "title"},
            {"since": "2024-08-14"},
        ):
            yield visitor.client.get(path, params=asked)


def each(path: str) -> Case:
    """A call that names an article, of every article."""

    def case(visitor: Visitor) -> Iterator[httpx2.Response]:
        for title, one in visitor.ids.items():
            got = visitor.client.get(path.replace("x", one), headers={"Accept": "text/html"})
            internal = "antorrek" in title
            if visitor.rights != EVERYTHING and internal:
                assert got.status_code == 404
            yield got

    return case


def whole_articles(visitor: Visitor) -> Iterator[httpx2.Response]:
    yield from each("/api/articles/x")(visitor)
    got = visitor.client.get(f"/api/articles/{visitor.ids['Harbour fees rise']}").json()
    assert got["access"] == SUBSCRIBERS
    assert got["whole"] == (visitor.rights != PUBLIC)
    assert (got["text"] == OPENING) == (visitor.rights == PUBLIC)


def embedded(visitor: Visitor) -> Iterator[httpx2.Response]:
    sent = {"Origin": SITE, "Authorization": ""}
    if visitor.rights == SUBSCRIBERS:
        sent["Authorization"] = visitor.client.headers["Authorization"]
    begun = visitor.client.post("/embed/session", headers=sent)
    yield begun
    session = {"Origin": SITE, "Authorization": f"Bearer {begun.json()['token']}"}
    yield from asking("/embed/ask", **session)(visitor)
    yield visitor.client.delete("/embed/session", headers=session)


def kept(visitor: Visitor) -> Iterator[httpx2.Response]:
    for one in visitor.answers:
        linked = visitor.client.post("/api/answers", json={"answer_id": one})
        assert linked.status_code == 200, linked.text
        visitor.links.append(linked.json()["url"])
        yield linked


def next_questions(visitor: Visitor) -> Iterator[httpx2.Response]:
    for one in visitor.answers[-1:]:  # it takes as long as some questions
        yield visitor.client.get("/api/next", params={"answer_id": one})


def filters(visitor: Visitor) -> Iterator[httpx2.Response]:
    for question in ("What did Kim write of the open folder?", "What did Ann Writer say?"):
        yield visitor.client.get("/api/filters", params={"question": question})


def completions(visitor: Visitor) -> Iterator[httpx2.Response]:
    for question in (QUESTIONS[0], QUESTIONS[2]):
        body = {"messages": [{"role": "user", "content": question}]}
        yield visitor.client.post("/v1/chat/completions", json=body)
        yield visitor.client.post("/v1/chat/completions", json=body | {"stream": True})


def responses(visitor: Visitor) -> Iterator[httpx2.Response]:
    for question in (QUESTIONS[0], QUESTIONS[2]):
        yield visitor.client.post("/v1/responses", json={"input": question})
        yield visitor.client.post("/v1/responses", json={"input": question, "stream": True})


def nlweb(visitor: Visitor) -> Iterator[httpx2.Response]:
    for mode in ("list", "summarize", "generate"):
        for streaming in ("true", "false"):
            asked = {"query": QUESTIONS[0], "mode": mode, "streaming": streaming}
            yield visitor.client.get("/ask", params=asked)
    yield visitor.client.get("/ask", params={"query": QUESTIONS[2], "streaming": "false"})


def dossier(visitor: Visitor) -> Iterator[httpx2.Response]:
    for topic in ("the merger with Dalby Foods", "the harbour of Skarn"):
        for accepted in ("application/json", "text/markdown"):
            headers = {"Accept": accepted}
            yield visitor.client.get("/api/dossier", params={"q": topic}, headers=headers)


def chat(visitor: Visitor) -> Iterator[httpx2.Response]:
    for question in (QUESTIONS[0], QUESTIONS[2]):
        called = visitor.client.post(
            "/gradio_api/call/ask", json={"data": [{"question": question}]}
        )
        yield called
        answered = visitor.client.get(f"/gradio_api/call/ask/{called.json()['event_id']}")
        assert '"event": "done"' in answered.text
        yield answered


def metrics(visitor: Visitor) -> Iterator[httpx2.Response]:
    yield visitor.client.get("/metrics")
    counted = visitor.client.get("/metrics", headers={"Authorization": f"Bearer {METRICS}"})
    began = re.search(r"^broadsheet_newest\S* (\S+)", counted.text, re.MULTILINE)
    assert began is not None
    assert float(began[1]) == pytest.approx(1723507200.0)  # 2024-08-13, of the newest that is shown
    yield counted


def welcome(visitor: Visitor) -> Iterator[httpx2.Response]:
    shown = visitor.client.get("/chat/welcome")
    assert shown.json()["articles"] == 2
    yield shown


def health(visitor: Visitor) -> Iterator[httpx2.Response]:
    looked = visitor.client.get("/api/health")
    told = looked.json()
    owner = visitor.rights == EVERYTHING
    assert told["articles"] == (4 if owner else 2)
    assert told["newest"] == ("2024-08-15" if owner else "2024-08-13")
    assert len(told["sources"]) == (3 if owner else 2)
    yield looked


def feedback(visitor: Visitor) -> Iterator[httpx2.Response]:
    body = {"answer_id": visitor.answers[0], "value": 1, "comment": ""}
    yield visitor.client.post("/api/feedback", json=body)


def got(*paths: str) -> Case:
    def case(visitor: Visitor) -> Iterator[httpx2.Response]:
        for path in paths:
            yield visitor.client.get(path, headers={"Accept": "text/html"})

    return case


CASES: dict[str, Case] = {
    "POST /api/ask": ask,
    "POST /api/answers": kept,
    "POST /api/feedback": feedback,
    "GET /api/next": next_questions,
    "GET /api/filters": filters,
    "GET /api/search": search,
    "POST /api/search": search_post,
    "GET /api/articles": listed,
    "GET /articles": listed,
    "GET /api/articles/x": whole_articles,
    "GET /article/x": each("/article/x"),
    "GET /api/health": health,
    "GET /api/me": got("/api/me"),
    "GET /embed": got("/embed"),
    "GET /embed/config": got("/embed/config"),
    "POST /embed/session": embedded,
    "DELETE /embed/session": embedded,
    "POST /embed/ask": embedded,
    "POST /v1/chat/completions": completions,
    "POST /v1/responses": responses,
    "GET /ask": nlweb,
    "GET /api/dossier": dossier,
    "GET /chat/welcome": welcome,
    "GET /metrics": metrics,
    "POST /gradio_api/call/ask": chat,
    "GET /gradio_api/call/ask/x": chat,
    "GET /": got("/"),
    "GET /config": got("/config"),
    "GET /login": got("/login"),
    "GET /demo": got("/demo"),
    "GET /openapi.json": got("/openapi.json"),
    "GET /docs": got("/docs"),
    "GET /answer/x": got("/answer/none"),
}
"""What is asked of every call by which visitors are told something of articles. Links to answers
have a test of their own."""

OWNERS = {
    *("POST /api/articles", "DELETE /api/articles/x", "POST /api/refresh", "POST /api/unpublish"),
    *("POST /api/republish", "GET /api/withheld", "GET /api/log", "GET /api/check"),
}
"""Calls that only the owner is answered, as all under /api/desk are."""

TELLING_NOTHING = {
    *("GET /live", "GET /ready", "POST /login", "POST /logout", "GET /v1/models"),
    "GET /v1/models/broadsheet",
}
"""Calls that know of no article."""

_OF_GRADIO = (
    "/gradio_api/heartbeat/x",
    "/theme.css",
    "/favicon.ico",
    "/robots.txt",
    "/manifest.json",
)
_FILES = ("/pages/", "/widget", "/chat.js", "/assets/", "/static/", "/svelte/")
_PAGES_OF_OWNERS = ("/desk", "/api/desk/")
_REFUSED = ("/api/x", "/embed/x", "/v1/x")
"""What lies below these and is none of the calls."""


def is_known(call: str) -> bool:
    method, _, path = call.partition(" ")
    return (
        call in CASES
        or call in OWNERS | TELLING_NOTHING
        or method == "HEAD"  # which is answered as GET
        or path.startswith((*_FILES, *_PAGES_OF_OWNERS))
    )


def test_every_call_is_walked(app: FastAPI, ours: set[str]) -> None:
    new = {one for one in ours if not (is_known(one) or one.endswith(_REFUSED))}
    assert new == set(), "say in CASES what is to be asked of them, or why they tell nothing"
    for call in set(routes_of(app)) - ours:  # Gradio's
        method, _, path = call.partition(" ")
        asked = chat_calls._is_known({"type": "http", "method": method, "path": path})
        assert not asked or is_known(call) or path in _OF_GRADIO, call


@pytest.mark.parametrize("rights", [PUBLIC, SUBSCRIBERS])
def test_no_call_tells_what_is_not_for_the_visitor(
    visitors: dict[Access, Visitor], provider: Provider, rights: Access
) -> None:
    visitor = visitors[rights]
    provider.asked.clear()
    told = {}
    for case in dict.fromkeys(CASES.values()):
        told[case] = "".join(map(visitor.hears, case(visitor)))
    # Nor is a language model told.
    shown = json.dumps(provider.asked).lower()
    assert provider.asked
    assert not [word for word in visitor.forbidden() if word in shown]
    # The same calls do tell what is for the visitor.
    for case in (ask, search, whole_articles, completions, chat):
        assert OPENING.lower() in told[case].replace("\\n", " ")
        if rights == SUBSCRIBERS and case is not chat:
            assert "hiddenalpha" in told[case], case


def test_the_owner_sees_all(visitors: dict[Access, Visitor]) -> None:
    owner = visitors[EVERYTHING]
    for case, word in ((search, "zorvexplum"), (listed, "brelgaquist"), (ask, "zorvexplum")):
        assert word in "".join(map(owner.hears, case(owner)))
    no_more = {"Broadsheet-Rights": PUBLIC}
    seen = owner.client.get("/api/articles", headers=no_more).json()
    assert {one["title"] for one in seen["articles"]} == {
        "Night ferry turns back",
        "Harbour fees rise",
    }


def test_the_owner_s_calls_are_refused_to_others(
    visitors: dict[Access, Visitor], ours: set[str]
) -> None:
    desk = {one for one in ours if "/api/desk" in one and not one.startswith("HEAD")}
    for rights in (PUBLIC, SUBSCRIBERS):
        visitor = visitors[rights]
        for call in sorted(OWNERS | desk):
            method, _, path = call.partition(" ")
            answered = visitor.client.request(method, path, json={"article": "x"})
            assert answered.status_code in (401, 403, 404), call
            visitor.hears(answered)


def test_a_link_shows_no_more_than_who_looks_may_see(visitors: dict[Access, Visitor]) -> None:
    for maker in visitors.values():
        if not maker.answers:
            list(ask(maker))
        if not maker.links:
            list(kept(maker))
        for viewer in visitors.values():
            for link in maker.links:
                page = viewer.client.get(link, headers={"Accept": "text/html"})
                told = viewer.hears(page)
                # Not even that others asked of what is internal.
                if viewer.rights != EVERYTHING and maker.rights == EVERYTHING:
                    assert page.status_code in (200, 403, 404)
                    assert "codename of the merger" not in told
    shown = visitors[PUBLIC].client.get(visitors[PUBLIC].links[-1])
    assert shown.status_code == 200


def test_the_tools_of_a_language_model_s_client_show_what_is_public(
    local: Local, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[MCPServer] = []
    monkeypatch.setattr(MCPServer, "run", lambda self, _: made.append(self))
    monkeypatch.setattr(mcp, "connect", lambda *_: local)
    mcp.serve(local.settings)
    ids = [one.id for one in local.articles()]
    calls: list[tuple[str, dict[str, Any]]] = [
        *(("ask", {"question": one}) for one in QUESTIONS[:3]),
        *(("search_articles", {"question": one, "k": 50}) for one in QUESTIONS[:3]),
        ("list_articles", {}),
        ("list_articles", {"author": "Kim"}),
        *(("read_article", {"id": one}) for one in ids),
    ]
    told = ""
    for tool, given in calls:
        try:
            told += str(awaited(made[0].call_tool(tool, given)))
        except ToolError as error:  # what is not there
            told += str(error)
    assert not [word for word in INTERNAL + HIDDEN if word in told.lower()]
    assert OPENING in told


REFUSED = {
    "another secret": jwt.encode({"aud": "broadsheet", "exp": 2**33}, "x" * 40),
    "no secret": jwt.encode({"aud": "broadsheet", "exp": 2**33}, "", algorithm="none"),
    "another algorithm": jwt.encode({"aud": "broadsheet", "exp": 2**33}, SECRET * 2, "HS512"),
    "no end": jwt.encode({"aud": "broadsheet"}, SECRET),
    "over": jwt.encode({"aud": "broadsheet", "exp": 1}, SECRET),
    "not yet": jwt.encode({"aud": "broadsheet", "exp": 2**33, "nbf": 2**32}, SECRET),
    "for something else": jwt.encode({"aud": "crossword", "exp": 2**33}, SECRET),
    "for nothing": jwt.encode({"exp": 2**33}, SECRET),
}


@pytest.mark.parametrize("why", REFUSED)
def test_a_token_that_does_not_hold_is_refused(visitors: dict[Access, Visitor], why: str) -> None:
    visitor, sent = visitors[PUBLIC], {"Authorization": f"Bearer {REFUSED[why]}"}
    for refused in (
        visitor.client.get("/api/articles", headers=sent),
        visitor.client.post("/embed/session", headers=sent | {"Origin": SITE}),
        visitor.client.post("/login", json={"subscriber": REFUSED[why]}, headers=OWN_PAGE),
    ):
        assert refused.status_code == 401
        assert refused.json()["error"]["code"] == "subscriber_refused"
        assert REFUSED[why] not in refused.text
    # A cookie that is over keeps nobody out.
    cookie = {"Cookie": f"broadsheet-subscriber={REFUSED[why]}"}
    article = f"/article/{visitor.ids['Harbour fees rise']}"
    assert "The rest is for subscribers." in visitor.client.get(article, headers=cookie).text
    # Nor do keys that other programs send.
    keyed = {"Authorization": "Bearer sk-of-some-client"}
    assert visitor.client.get("/api/articles", headers=keyed).status_code == 200


def test_a_subscriber_logs_in_by_a_link_of_their_paper(local: Local, app: FastAPI) -> None:
    client = TestClient(app, base_url="http://localhost")
    logged_in = client.post("/login", json={"subscriber": token()}, headers=OWN_PAGE)
    assert logged_in.status_code == 204
    kept_for = re.search(r"broadsheet-subscriber=.*?Max-Age=(\d+)", logged_in.headers["set-cookie"])
    assert kept_for is not None
    assert 500 < int(kept_for[1]) <= 600
    fees = next(one.id for one in local.articles() if one.title == "Harbour fees rise")
    assert "hiddendelta" in client.get(f"/article/{fees}").text


def test_an_article_that_is_closed_is_gone_at_once_everywhere(
    visitors: dict[Access, Visitor], local: Local, folder: Path
) -> None:
    visitor = visitors[PUBLIC]
    answered = visitor.client.post("/api/ask", json={"question": QUESTIONS[-1]})
    assert "hinge" in answered.text
    answer_id = answered.headers["x-answer-id"]
    link = visitor.client.post("/api/answers", json={"answer_id": answer_id}).json()["url"]
    assert "hinge" in visitor.client.get(link).text
    ferry, text = folder / "open" / "ferry.md", ARTICLES["open/ferry.md"]
    try:
        ferry.write_text(text.replace("author:", "access: internal\nauthor:"))
        assert fill(local.whole, [str(ferry)]).updated == 1
        for path in (link, "/api/articles", "/articles", f"/api/next?answer_id={answer_id}"):
            assert "hinge" not in visitor.client.get(path).text
            assert "Night ferry" not in visitor.client.get(path).text
        found = visitor.client.get("/api/search", params={"q": QUESTIONS[-1]}).text
        assert "hinge" not in found
        late = visitor.client.post("/api/answers", json={"answer_id": answer_id})
        assert "hinge" not in visitor.client.get(late.json()["url"]).text
    finally:
        ferry.write_text(text)
        assert fill(local.whole, [str(ferry)]).updated == 1
