"""Links to single answers."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.conftest import ADMIN_TOKEN
from tests.served import Served, hosting

ADMIN = {"Authorization": f"Bearer {ADMIN_TOKEN}"}
ZEBRA = (
    "Zebra crossing <b>painted</b>\n\nThe zebra crossing by the old mill was painted on Tuesday by "
    "<script>alert(1)</script> two volunteers. It took them four hours, and the street was closed."
)


@pytest.fixture
def http(server: Served) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server.address, timeout=60) as client:
        yield client


def ask(http: httpx.Client, question: str, **more: object) -> httpx.Response:
    answered = http.post("/api/ask", json={"question": question, **more})
    assert answered.status_code == 200
    return answered


def linked(http: httpx.Client, answered: httpx.Response) -> str:
    body = {"answer_id": answered.headers["x-answer-id"]}
    kept = http.post("/api/answers", json=body)
    assert kept.status_code == 200, kept.text
    url: str = kept.json()["url"]
    return url


def test_an_answer_has_a_page_that_says_when_it_was_given(http: httpx.Client) -> None:
    answered = ask(http, "Why was the interview delayed?")
    url = linked(http, answered)
    page = http.get(url)
    assert page.headers["x-robots-tag"] == "noindex, nofollow"
    for part in (
        "Why was the interview delayed?",
        "As given on",
        "interview with Trump",
        "13 August 2024",
    ):
        assert part in page.text
    assert "has changed" not in page.text
    assert linked(http, answered) == url


def test_the_page_speaks_the_browser_s_language(http: httpx.Client) -> None:
    url = linked(http, ask(http, "Why was the interview delayed?"))
    page = http.get(url, headers={"Accept-Language": "tlh, ar;q=0.9, en;q=0.8"}).text
    assert '<html lang="ar" dir="rtl">' in page


def test_nothing_of_what_was_said_before_is_kept(http: httpx.Client, server: Served) -> None:
    history = [
        {"role": "user", "content": "what is my debt at number 7 quibble street?"},
        {"role": "assistant", "content": "The articles do not say."},
        {"role": "user", "content": "Who won the chess title?"},
        {"role": "assistant", "content": "Priya Raman won the national chess title."},
    ]
    page = http.get(linked(http, ask(http, "How old is she?", history=history))).text
    assert "How old is she (Priya Raman)?" in page
    kept = b"".join(one.read_bytes() for one in server.data.glob("library.sqlite3*"))
    assert b"quibble" not in kept


def test_what_an_article_says_goes_with_it_and_is_never_markup(
    http: httpx.Client, tmp_path: Path
) -> None:
    file = tmp_path / "zebra.txt"

    def ingest(text: str) -> str:
        file.write_text(text)
        body = {"sources": ["zebra.txt"], "base": str(tmp_path)}
        assert '"failed": []' in http.post("/api/articles", json=body, headers=ADMIN).text
        found = http.get("/api/articles", params={"q": "zebra"}).json()["articles"]
        name: str = found[0]["id"]
        return name

    article = ingest(ZEBRA)
    answered = ask(http, "When was the zebra crossing painted?")
    assert answered.json()["citations"][0]["article_id"] == article
    url = linked(http, answered)
    page = http.get(url).text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>" not in page

    ingest(ZEBRA + " The mayor thanked them.")
    assert "still stands in it" in http.get(url).text
    ingest(ZEBRA.replace("Tuesday", "Wednesday"))
    assert "no longer stands in it" in http.get(url).text

    body = {"article": article, "why": "a mistake"}
    assert http.post("/api/unpublish", json=body, headers=ADMIN).status_code == 200
    page = http.get(url).text
    assert "has been withdrawn" in page
    assert "old mill" not in page
    late = http.post("/api/answers", json={"answer_id": answered.headers["x-answer-id"]})
    assert late.json()["error"]["code"] == "no_such_answer"


@pytest.mark.parametrize("name", ["none", "../health", "%00", "x" * 5000])
def test_a_link_that_was_never_made_leads_nowhere(http: httpx.Client, name: str) -> None:
    assert http.get(f"/answer/{name}").status_code == 404


def test_links_can_be_turned_off(tmp_path: Path) -> None:
    with (
        hosting(tmp_path / "data", permalinks="false") as served,
        httpx.Client(base_url=served.address, timeout=60) as http,
    ):
        answered = ask(http, "Why?")
        body = {"answer_id": answered.headers["x-answer-id"]}
        for response in (http.post("/api/answers", json=body), http.get("/answer/none")):
            assert response.status_code == 404
            assert "BROADSHEET_PERMALINKS" in response.json()["error"]["message"]
