"""What the widget asks a running server for."""

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.served import Served, hosting

pytestmark = pytest.mark.slow

SITE = "https://news.example"
QUESTION = {"question": "Why was the interview delayed?"}


def post(
    server: Served, path: str, body: object = None, *, origin: str = SITE, token: str = ""
) -> httpx.Response:
    headers = {"Origin": origin} if origin else {}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    return httpx.post(server.address + path, json=body, headers=headers, timeout=60)


def begin(server: Served, origin: str = SITE) -> str:
    token: str = post(server, "/embed/session", origin=origin).json()["token"]
    return token


def test_a_visitor_of_an_allowed_site_gets_an_answer(server: Served) -> None:
    answer = post(server, "/embed/ask", QUESTION, token=begin(server)).json()
    assert answer["answered"]
    assert answer["citations"][0]["quote"]


def test_the_answer_comes_as_events_to_those_who_accept_them(server: Served) -> None:
    headers = {
        "Origin": SITE,
        "Authorization": f"Bearer {begin(server)}",
        "Accept": "text/event-stream",
    }
    body = {**QUESTION, "history": [{"role": "user", "content": "Hello"}]}
    stream = httpx.post(f"{server.address}/embed/ask", json=body, headers=headers, timeout=60)
    events = re.findall(r"^event: (\w+)$", stream.text, re.MULTILINE)
    assert [*dict.fromkeys(events)] == ["stage", "meta", "token", "citation", "done"]


@pytest.mark.parametrize("token", ["", "none", "W10.aSJ0.x"])
def test_without_a_session_nothing_is_answered(server: Served, token: str) -> None:
    refused = post(server, "/embed/ask", QUESTION, token=token)
    assert refused.status_code == 401
    assert refused.json()["error"]["code"] == "session_over"


def test_the_token_of_one_site_is_refused_from_another(server: Served) -> None:
    refused = post(server, "/embed/ask", QUESTION, token=begin(server), origin=server.address)
    assert refused.json()["error"]["code"] == "session_over"


@pytest.mark.parametrize("origin", ["", "null", "https://NEWS.example", "https://news.example:443"])
def test_a_token_is_no_use_without_its_site(server: Served, origin: str) -> None:
    refused = post(server, "/embed/ask", QUESTION, token=begin(server), origin=origin)
    assert refused.status_code == 403


def test_an_altered_token_is_refused(server: Served) -> None:
    session, rest = begin(server).split(".", 1)
    refused = post(server, "/embed/ask", QUESTION, token=f"{session[:-2]}x.{rest}")
    assert refused.json()["error"]["code"] == "session_over"


def test_a_token_is_refused_once_its_session_is_ended(server: Served) -> None:
    token = begin(server)
    headers = {"Origin": SITE, "Authorization": f"Bearer {token}"}
    ended = httpx.delete(f"{server.address}/embed/session", headers=headers)
    assert ended.status_code == 204
    assert post(server, "/embed/ask", QUESTION, token=token).status_code == 401


def test_what_is_no_page_is_told_to_use_the_api(server: Served) -> None:
    refused = post(server, "/embed/session", origin="")
    assert refused.status_code == 403
    assert "/api/ask" in refused.json()["error"]["message"]


def test_a_page_cannot_choose_where_is_looked(server: Served) -> None:
    body = {**QUESTION, "source": "no such source", "since": "2100-01-01"}
    answer = post(server, "/embed/ask", body, token=begin(server)).json()
    assert answer["answered"]


def test_the_page_s_defaults_are_those_of_the_settings(server: Served) -> None:
    config = httpx.get(f"{server.address}/embed/config", headers={"Origin": SITE}).json()
    assert config["title"] == "Broadsheet"
    assert config["starters"][0] == "Why was the interview delayed?"


@pytest.fixture(scope="module")
def strict(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server that answers next to nothing, behind a proxy on this machine."""
    with hosting(
        tmp_path_factory.mktemp("strict") / "data",
        allowed_origins=SITE,
        limit_per_address="3/hour",
        limit_per_session="1/hour",
        widget='{"accent": "red", "https://news.example": {"title": "Ask us"}}',
        trusted_proxies="127.0.0.1",
    ) as served:
        yield served


def test_too_many_questions_are_refused_with_the_time_to_wait(strict: Served) -> None:
    token = begin(strict)
    assert post(strict, "/embed/ask", QUESTION, token=token).status_code == 200
    refused = post(strict, "/embed/ask", QUESTION, token=token)
    assert refused.status_code == 429
    assert 3590 <= int(refused.headers["retry-after"]) <= 3600
    assert "BROADSHEET_LIMIT_PER_SESSION" in refused.json()["error"]["message"]
    assert "retry-after" in refused.headers["access-control-expose-headers"].lower()


def test_a_site_can_have_defaults_of_its_own(strict: Served) -> None:
    def config(**headers: str) -> dict[str, object]:
        found: dict[str, object] = httpx.get(
            f"{strict.address}/embed/config", headers=headers
        ).json()
        return found

    same = {"starters": [], "accent": "red", "notice": "on", "newest": "", "seen": ""}
    assert config(Origin=SITE) == {"title": "Ask us", **same}
    assert config() == {"title": "Broadsheet", **same}


def test_visitors_behind_a_trusted_proxy_are_told_apart(strict: Served) -> None:
    def ask(visitor: str) -> int:
        return httpx.post(
            f"{strict.address}/api/ask", json=QUESTION, headers={"X-Forwarded-For": visitor}
        ).status_code

    assert [ask("192.0.2.7") for _ in range(4)] == [200, 200, 200, 429]
    assert ask("192.0.2.8") == 200
    assert ask("192.0.2.7, 192.0.2.9") == 200, "what the visitor claims to be does not count"


@pytest.mark.parametrize("coding", ["gzip", "identity"])
def test_the_widget_is_sent_again_only_when_it_has_changed(server: Served, coding: str) -> None:
    address = f"{server.address}/widget.js"
    first = httpx.get(address, headers={"Accept-Encoding": coding})
    built = Path(__file__).parent.parent / "ui" / "widget" / "built" / "widget.js"
    assert first.content == built.read_bytes()
    assert first.headers["Content-Type"].startswith("text/javascript")
    kept = {"Accept-Encoding": coding, "If-None-Match": first.headers["ETag"]}
    again = httpx.get(address, headers=kept)
    assert (again.status_code, again.content) == (304, b"")
    other = httpx.get(address, headers={**kept, "If-None-Match": '"another"'})
    assert other.content == first.content


def test_a_page_takes_the_button_unasked_and_the_chat_as_it_is_now(server: Served) -> None:
    def kept(path: str) -> str:
        return httpx.get(server.address + path).headers["Cache-Control"]

    assert kept("/widget.js").startswith("max-age=")
    assert kept("/widget/panel.js") == "no-cache"
