"""The API's description, compared with what a running server sends."""

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from jsonschema import Draft202012Validator

from tests.conftest import ADMIN_TOKEN
from tests.served import Served

SITE = "https://news.example"
QUESTION = "Why was the interview delayed?"
ADMIN = {"Authorization": f"Bearer {ADMIN_TOKEN}"}
ASK = {"question": QUESTION}


@pytest.fixture(scope="module")
def http(server: Served) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server.address, timeout=60) as client:
        yield client


@pytest.fixture(scope="module")
def description(http: httpx.Client) -> dict[str, Any]:
    """With nothing in an object but what it says."""
    described: dict[str, Any] = http.get("/openapi.json").json()
    for schema in described["components"]["schemas"].values():
        schema.setdefault("additionalProperties", False)
    return described


def schema_of(description: dict[str, Any], call: str, status: int) -> dict[str, Any]:
    """The schema of the JSON that a call ("GET /api/health") answers with a status."""
    method, path = call.lower().split()
    content = description["paths"][path][method]["responses"][str(status)]["content"]
    return {**content["application/json"]["schema"], "components": description["components"]}


def check(description: dict[str, Any], call: str, answer: httpx.Response) -> None:
    schema = schema_of(description, call, answer.status_code)
    Draft202012Validator(schema).validate(answer.json())


@pytest.mark.parametrize(
    ("call", "query", "body"),
    [
        ("POST /api/ask", "", ASK),
        ("POST /api/ask", "", {"question": "Who invented the telephone in Peru?"}),
        ("GET /api/search", "?q=interview", None),
        ("POST /api/search", "", ASK),
        ("GET /api/articles", "?limit=3", None),
        ("GET /api/check", "", None),
        ("GET /api/health", "", None),
        ("GET /v1/models", "", None),
        ("POST /v1/chat/completions", "", {"messages": [{"role": "user", "content": QUESTION}]}),
        ("GET /embed/config", "", None),
    ],
)
def test_what_is_sent_is_what_is_described(
    http: httpx.Client, description: dict[str, Any], call: str, query: str, body: object
) -> None:
    method, path = call.split()
    answer = http.request(method, path + query, json=body, headers=ADMIN)
    assert answer.status_code == 200
    check(description, call, answer)


def test_an_article_and_a_session_are_what_is_described(
    http: httpx.Client, description: dict[str, Any]
) -> None:
    article = http.get("/api/articles").json()["articles"][0]["id"]
    check(description, "GET /api/articles/{article_id}", http.get(f"/api/articles/{article}"))
    begun = http.post("/embed/session", headers={"Origin": SITE})
    check(description, "POST /embed/session", begun)
    visitor = {"Origin": SITE, "Authorization": f"Bearer {begun.json()['token']}"}
    check(description, "POST /embed/ask", http.post("/embed/ask", json=ASK, headers=visitor))


@pytest.mark.parametrize(
    ("call", "body", "headers", "status"),
    [
        ("POST /api/ask", {}, {}, 422),
        ("POST /api/ask", {"question": ""}, {}, 422),
        ("POST /api/ask", {"question": "x" * 2_000_000}, {}, 413),
        ("POST /api/ask", ASK, {"Origin": "https://evil.example"}, 403),
        ("POST /api/ask", ASK, {"Host": "evil.example"}, 421),
        ("POST /api/feedback", {"answer_id": "none", "value": 1}, {}, 404),
        ("POST /api/articles", {"sources": ["/etc"]}, {}, 401),
        ("POST /api/articles", {}, ADMIN, 422),
        ("GET /api/check", None, {}, 401),
        ("POST /v1/chat/completions", {"messages": []}, {}, 422),
        ("POST /embed/session", None, {}, 403),
        ("POST /embed/ask", ASK, {"Origin": SITE}, 401),
    ],
)
def test_a_refusal_is_what_is_described(
    http: httpx.Client,
    description: dict[str, Any],
    call: str,
    body: object,
    headers: dict[str, str],
    status: int,
) -> None:
    method, path = call.split()
    refused = http.request(method, path, json=body, headers=headers)
    assert refused.status_code == status
    check(description, call, refused)


def test_every_example_fits_its_schema(description: dict[str, Any]) -> None:
    for calls in description["paths"].values():
        for call in calls.values():
            for answer in call["responses"].values():
                content = answer.get("content", {}).get("application/json", {})
                examples = [one["value"] for one in content.get("examples", {}).values()]
                examples += [content["example"]] if "example" in content else []
                for example in examples:
                    schema = {**content["schema"], "components": description["components"]}
                    Draft202012Validator(schema).validate(example)


def test_nothing_is_described_that_is_not_ours(description: dict[str, Any]) -> None:
    assert "HTTPValidationError" not in json.dumps(description)


@pytest.mark.parametrize("path", ["/api/ask", "/v1/chat/completions", "/embed/ask"])
def test_a_call_with_another_method_is_told_which_it_takes(http: httpx.Client, path: str) -> None:
    refused = http.put(path, json=ASK)
    assert refused.status_code == 405
    assert refused.headers["allow"] == "POST"
    assert refused.json()["error"]["message"] == f"{path} takes POST alone"


def test_a_page_may_read_that_its_request_is_too_large(http: httpx.Client) -> None:
    refused = http.post("/api/ask", content=b"x" * 2_000_000, headers={"Origin": SITE})
    assert refused.json()["error"]["code"] == "too_large"
    assert refused.headers["access-control-allow-origin"] == SITE


def test_a_body_of_unknown_length_is_not_read_without_measure(http: httpx.Client) -> None:
    refused = http.post("/api/ask", content=(b"x" * 100_000 for _ in range(30)))
    assert refused.status_code == 413
    assert refused.json()["error"]["code"] == "too_large"


def test_what_is_no_json_is_refused_with_the_reason(http: httpx.Client) -> None:
    refused = http.post(
        "/api/ask", content='{"question"', headers={"Content-Type": "application/json"}
    )
    assert refused.json()["error"]["message"].startswith("body: not valid JSON: Expecting")


def test_no_shape_is_named_after_the_module_that_it_lies_in(description: dict[str, Any]) -> None:
    assert not [name for name in description["components"]["schemas"] if "__" in name]
