"""The articles, asked as NLWeb asks a site."""

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from tests.served import Served

QUERY = "Why was the interview delayed?"
RESULT = {"url", "name", "site", "score", "description", "schema_object"}


@pytest.fixture
def http(server: Served) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server.address, timeout=120) as client:
        yield client


def ask(http: httpx.Client, **values: Any) -> Any:
    return http.get("/ask", params={"query": QUERY, "streaming": "false", **values}).json()


def test_a_list_has_an_article_once_and_the_nearest_first(http: httpx.Client) -> None:
    told = ask(http, query_id="q1")
    assert told["query_id"] == "q1"
    assert all(set(one) == RESULT for one in told["results"])
    assert "Musk" in told["results"][0]["name"]
    assert len({one["url"] for one in told["results"]}) == len(told["results"]) > 1
    described = told["results"][0]["schema_object"]
    assert (described["@type"], described["datePublished"]) == ("NewsArticle", "2024-08-13")
    page = http.get(told["results"][0]["url"])
    assert told["results"][0]["name"].split("'")[0] in page.text
    assert ask(http, site="no such source")["results"] == []


def test_an_answer_is_quoted_and_what_was_asked_before_counts(http: httpx.Client) -> None:
    told = ask(http, mode="generate", query="Why was it delayed?", prev=f'["{QUERY}"]')
    assert "denial-of-service" in told["answer"]
    assert "denial-of-service" in told["results"][0]["description"]
    told = ask(http, mode="summarize", query="And then?", decontextualized_query=QUERY)
    assert "denial-of-service" in told["summary"]
    assert len(told["results"]) > 1


def test_it_comes_in_messages_unless_asked_for_as_a_whole(http: httpx.Client) -> None:
    response = http.get("/ask", params={"query": QUERY, "mode": "summarize"})
    lines = response.text.strip().split("\n\n")
    messages = [json.loads(line.removeprefix("data: ")) for line in lines]
    assert [one["message_type"] for one in messages] == ["result_batch", "summary", "complete"]
    assert len({one["query_id"] for one in messages}) == 1


def test_what_it_does_not_know_is_refused(http: httpx.Client) -> None:
    assert ask(http, mode="guess")["error"]["code"] == "bad_request"
    assert ask(http, query=" ")["error"]["code"] == "bad_question"
