"""The HTTP API of a running server."""

import json
from collections.abc import Iterator
from stat import S_IMODE
from typing import Any

import httpx
import pytest

from tests.articles import FERRY, ORCHARD
from tests.conftest import ADMIN_TOKEN
from tests.served import Served

QUESTION = "Why was the interview delayed?"


@pytest.fixture
def http(server: Served) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server.address, timeout=60) as client:
        yield client


def test_health_counts_articles(http: httpx.Client) -> None:
    health = http.get("/api/health").json()
    (folder,) = health.pop("sources")
    assert (folder["source"], folder["kind"], folder["failed"]) == ("articles", "folder", None)
    assert health == {
        "status": "ok",
        "articles": 10,
        "passages": 11,
        "answerer": "reader",
        "newest": "2024-10-02",
        "seen": folder["seen"],
        "reasons": [],
    }


def test_ask_gives_an_answer_whose_quotes_stand_in_the_articles(http: httpx.Client) -> None:
    answer = http.post("/api/ask", json={"question": QUESTION}).json()
    assert set(answer) == {
        *("answer", "answered", "confidence", "short_answer", "standalone_question"),
        *("citations", "nearest", "answerer", "timings_ms", "looked_at"),
        *("short_start", "short_end", "marked_start", "marked_end", "access"),
    }
    quote = answer["citations"][0]["quote"]
    assert quote[answer["short_start"] : answer["short_end"]] == answer["short_answer"]
    for citation in (*answer["citations"], *answer["nearest"]):
        found = http.get(f"/api/articles/{citation['article_id']}").json()
        text = found["text"]
        assert found["language"] == "en"
        assert found["version"] == citation["version"]
        assert text[citation["start"] : citation["end"]] == citation["quote"]


def test_ask_streams_events_that_add_up_to_the_answer(http: httpx.Client) -> None:
    accept = {"Accept": "text/event-stream"}
    response = http.post("/api/ask", json={"question": QUESTION}, headers=accept)
    assert response.headers["content-type"].startswith("text/event-stream")
    assert response.headers["x-accel-buffering"] == "no", "nginx would hold the events back"
    events = [
        (event.partition("\n")[0].removeprefix("event: "), json.loads(event.partition("data: ")[2]))
        for event in response.text.strip().split("\n\n")
    ]
    names = [name for name, _ in events]
    assert set(names[: names.index("meta")]) == {"stage"}
    meta = events[names.index("meta")][1]
    assert meta["answer_id"] == response.headers["x-answer-id"]
    assert events[-1][0] == "done"
    said = "".join(data["text"] for name, data in events if name == "token")
    assert said == events[-1][1]["answer"]
    cited = [data for name, data in events if name == "citation"]
    assert cited == events[-1][1]["citations"]


def test_ask_looks_only_where_it_is_told_to(http: httpx.Client) -> None:
    asked = {"question": QUESTION, "since": "2024-09-01", "source": "articles/"}
    answer = http.post("/api/ask", json=asked).json()
    for citation in (*answer["citations"], *answer["nearest"]):
        assert citation["published"] >= "2024-09-01"


def test_ask_looks_first_at_the_article_of_the_page(http: httpx.Client) -> None:
    page = {"title": "Fog decides match that hardly anybody saw - The Courier"}
    asked = {"question": "Summarise this article", "page": page}
    assert "Grauberg" in http.post("/api/ask", json=asked).json()["answer"]
    too_long = {"question": QUESTION, "page": {"title": "x" * 501}}
    assert http.post("/api/ask", json=too_long).status_code == 422


def test_a_conversation_tells_what_a_question_is_about(http: httpx.Client) -> None:
    history = [
        {"role": "user", "content": "When was the lighthouse built on Skarholm?"},
        {"role": "assistant", "content": "The lighthouse was built in 1871. [1]"},
    ]
    asked = {"question": "Who lived there?", "history": history}
    resolved = http.post("/api/ask", json=asked).json()["standalone_question"]
    assert "Skarholm" in resolved
    found = http.post("/api/search", json=asked).json()
    assert found["standalone_question"] == resolved
    assert found["passages"][0]["title"].startswith("Last keeper of Skarholm")


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_search_gives_passages_with_offsets(http: httpx.Client, method: str) -> None:
    if method == "GET":
        found = http.get("/api/search", params={"q": QUESTION, "k": 3}).json()
    else:
        found = http.post("/api/search", json={"question": QUESTION, "k": 3}).json()
    assert len(found["passages"]) == 3
    first = found["passages"][0]
    text = http.get(f"/api/articles/{first['article_id']}").json()["text"]
    assert text[first["start"] : first["end"]] == first["text"]


def test_articles_come_in_pages_and_can_be_looked_for(http: httpx.Client) -> None:
    page = http.get("/api/articles", params={"offset": 8, "limit": 5}).json()
    assert page["total"] == 10
    assert len(page["articles"]) == 2
    found = http.get("/api/articles", params={"q": "telescope"}).json()
    assert [article["title"] for article in found["articles"]] == [
        "Observatory postpones first light"
    ]
    assert found["sources"] == [{"name": "articles", "count": 1}]


def test_articles_can_be_narrowed_and_sorted(http: httpx.Client) -> None:
    every = http.get("/api/articles", params={"sort": "title"}).json()
    titles = [article["title"] for article in every["articles"]]
    assert titles == sorted(titles)
    day = {"since": "2024-08-13", "until": "2024-08-13"}
    (one,) = http.get("/api/articles", params=day).json()["articles"]
    assert one["published"] == "2024-08-13"
    assert http.get("/api/articles", params={"author": "nobody"}).json()["total"] == 0
    for wrong in ({"sort": "size"}, {"since": "soon"}, {"until": "20240813"}):
        refused = http.get("/api/articles", params=wrong)
        assert refused.json()["error"]["code"] == "bad_request"


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "code"),
    [
        ("POST", "/api/ask", {"question": " "}, 422, "bad_question"),
        ("POST", "/api/ask", {}, 422, "bad_request"),
        ("POST", "/api/ask", {"question": "x" * 100_000}, 422, "bad_question"),
        ("POST", "/api/ask", {"question": "Why?", "since": "soon"}, 422, "bad_request"),
        ("POST", "/api/ask", {"question": "Why?", "since": 20240813}, 422, "bad_request"),
        (
            "POST",
            "/api/ask",
            {"question": "Why?", "history": [{"role": "user", "content": "x" * 30_000}]},
            422,
            "bad_history",
        ),
        ("GET", "/api/search?q=why&k=1000", None, 422, "bad_request"),
        ("GET", "/api/articles/none", None, 404, "no_such_article"),
        ("GET", "/api/nothing", None, 404, "http_error"),
        ("POST", "/api/articles", {"sources": ["/etc"]}, 401, "not_allowed"),
        ("POST", "/api/articles", {}, 401, "not_allowed"),
        ("POST", "/api/feedback", {"answer_id": "none", "value": 1}, 404, "no_such_answer"),
        ("POST", "/api/feedback", {"answer_id": "none", "value": 2}, 422, "bad_request"),
        ("DELETE", "/api/articles/none", None, 401, "not_allowed"),
        ("GET", "/api/check", None, 401, "not_allowed"),
    ],
)
def test_an_error_says_what_is_wrong(
    http: httpx.Client, method: str, path: str, body: object, status: int, code: str
) -> None:
    response = http.request(method, path, json=body)
    assert response.status_code == status
    error = response.json()["error"]
    assert error["code"] == code
    assert error["message"]


def test_a_request_without_measure_is_not_read(http: httpx.Client) -> None:
    assert http.post("/api/ask", json={"question": "x" * 2_000_000}).status_code == 413


def test_the_admin_token_admits(http: httpx.Client) -> None:
    admin = {"Authorization": f"Bearer {ADMIN_TOKEN}"}
    assert http.delete("/api/articles/none", headers=admin).status_code == 404
    agreement = http.get("/api/check", headers=admin).json()
    assert agreement == {"pending": 0, "missing": 0, "surplus": 0}


def test_the_scheme_of_a_token_may_be_written_in_any_case(http: httpx.Client) -> None:
    for scheme, status in (("bearer", 200), ("BEARER", 200), ("Basic", 401)):
        sent = {"Authorization": f"{scheme} {ADMIN_TOKEN}"}
        assert http.get("/api/check", headers=sent).status_code == status


@pytest.mark.parametrize(
    "sent",
    [
        {"files": [("file", ("ferry.txt", FERRY))]},
        {"files": [("files", ("a.txt", FERRY)), ("files", ("../a.txt", ORCHARD))]},
        {"files": [("files", ("a.txt", FERRY))], "data": {"dry_run": "true"}},
        {"json": {"sources": []}},
    ],
)
def test_an_upload_of_nothing_or_of_more_than_files_is_refused(
    http: httpx.Client, sent: dict[str, Any]
) -> None:
    admin = {"Authorization": f"Bearer {ADMIN_TOKEN}"}
    before = http.get("/api/health").json()
    refused = http.post("/api/articles", headers=admin, **sent)
    assert refused.status_code == 422
    assert refused.json()["error"]["code"] == "bad_request"
    assert http.get("/api/health").json() == before


def test_files_can_be_sent_and_sent_again(http: httpx.Client, server: Served) -> None:
    admin = {"Authorization": f"Bearer {ADMIN_TOKEN}"}
    uploads = server.data / "uploads"

    def send(*files: tuple[str, str]) -> Any:
        sent = [("files", (name, text)) for name, text in files]
        response = http.post("/api/articles", files=sent, headers=admin)
        return json.loads(response.text.rpartition("data: ")[2])

    try:
        report = send(("ferry.txt", FERRY), ("../orchard.md", ORCHARD), ("photo.png", "x"))
        assert report["added"] == 2
        assert [failed["source"] for failed in report["failed"]] == ["photo.png"]
        assert send(("ferry.txt", FERRY))["unchanged"] == 1
        assert send(("ferry.txt", f"{FERRY} It sailed."))["updated"] == 1
        found = http.get("/api/articles", params={"q": "orchard.md"}).json()["articles"]
        assert [article["source"] for article in found] == ["orchard.md"]
        assert not (server.data / "orchard.md").exists()
        modes = {S_IMODE(path.stat().st_mode) for path in uploads.iterdir()}
        assert (S_IMODE(uploads.stat().st_mode), modes) == (0o700, {0o600})
        assert send(("/news/../../old/ferry.txt", ORCHARD))["added"] == 1
        found = http.get("/api/articles", params={"q": "old/ferry.txt"}).json()["articles"]
        assert [article["source"] for article in found] == ["news/old/ferry.txt"]
        assert S_IMODE((uploads / "news" / "old").stat().st_mode) == 0o700
        assert S_IMODE((uploads / "news").stat().st_mode) == 0o700
    finally:
        for name in ("ferry.txt", "orchard.md"):
            for article in http.get("/api/articles", params={"q": name}).json()["articles"]:
                http.delete(f"/api/articles/{article['id']}", headers=admin)


@pytest.mark.parametrize("name", ["..", ".hidden.txt", "news/.git/config", "C:"])
def test_a_file_sent_without_a_name_is_refused(http: httpx.Client, name: str) -> None:
    admin = {"Authorization": f"Bearer {ADMIN_TOKEN}"}
    refused = http.post("/api/articles", files={"files": (name, "x")}, headers=admin)
    assert refused.status_code == 422
    assert refused.json()["error"]["code"] == "bad_source"


@pytest.mark.parametrize("accept", ["application/json", "text/event-stream"])
def test_an_answer_can_be_judged(http: httpx.Client, server: Served, accept: str) -> None:
    answer = http.post("/api/ask", json={"question": QUESTION}, headers={"Accept": accept})
    answer_id = answer.headers["x-answer-id"]
    judged = {"answer_id": answer_id, "value": -1, "comment": "too short"}
    assert http.post("/api/feedback", json=judged).status_code == 204
    last = (server.data / "feedback.jsonl").read_text().splitlines()[-1]
    assert answer_id in last
    assert QUESTION in last


def test_the_article_page_marks_the_quote(http: httpx.Client) -> None:
    answer = http.post("/api/ask", json={"question": QUESTION}).json()
    citation = (answer["citations"] or answer["nearest"])[0]
    offsets = {"start": citation["start"], "end": citation["end"]}
    page = http.get(f"/article/{citation['article_id']}", params=offsets)
    assert '<mark id="quote" tabindex="-1">' in page.text
    assert citation["title"].split("'")[0] in page.text


def test_every_page_forbids_loading_and_framing_elsewhere(program: Served) -> None:
    for path in ("/", "/api/health", "/api/nothing"):
        policy = httpx.get(program.address + path).headers["content-security-policy"]
        assert "default-src 'self'" in policy
        assert "frame-ancestors 'self' https://news.example" in policy


@pytest.mark.parametrize("path", ["/", "/api/health"])
def test_only_allowed_origins_may_read_answers(program: Served, path: str) -> None:
    allowed = httpx.get(program.address + path, headers={"Origin": "https://news.example"})
    assert allowed.headers["access-control-allow-origin"] == "https://news.example"
    other = httpx.get(program.address + path, headers={"Origin": "https://evil.example"})
    assert other.json()["error"]["code"] == "origin_not_allowed"
    assert "access-control-allow-credentials" not in other.headers


def test_a_body_that_is_not_called_json_is_refused_with_what_to_send(server: Served) -> None:
    response = httpx.post(f"{server.address}/api/ask", content=b'{"question": "Why?"}')
    assert response.status_code == 422
    assert "Content-Type: application/json" in response.json()["error"]["message"]
