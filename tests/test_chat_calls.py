"""What Gradio is let answer, and what becomes of calls that it cannot read."""

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.served import Served, hosting_chat

ROUTES = [
    *("POST /gradio_api/upload", "GET /gradio_api/upload_progress?upload_id=x"),
    *("GET /monitoring", "GET /monitoring/summary", "GET /gradio_api/info?all_endpoints=true"),
    *("GET /gradio_api/dev/reload", "POST /gradio_api/component_server"),
    *("GET /gradio_api/file=/etc/hostname", "GET /gradio_api/proxy=https://news.example"),
    *("POST /gradio_api/vibe-edit", "GET /gradio_api/startup-events", "GET /gradio_api/app_id"),
    *("GET /gradio_api/deep_link", "GET /gradio_api/queue/status", "POST /gradio_api/call/v2/ask"),
    *("POST /gradio_api/queue/join", "POST /gradio_api/run/predict", "POST /gradio_api/call/x"),
]


@pytest.mark.parametrize("call", ROUTES)
def test_what_the_chat_does_not_need_is_not_there(program: Served, call: str) -> None:
    method, path = call.split()
    files = {"files": ("a.txt", "kept?")} if method == "POST" else None
    refused = httpx.request(method, program.address + path, files=files)
    assert refused.status_code == 404
    assert refused.json()["error"]["message"].startswith("there is nothing at ")


CALLS: list[Any] = [
    {},
    {"data": []},
    {"data": [7]},
    {"data": [{}]},
    {"data": [{"question": ["x"]}]},
    {"data": [{"question": "x", "history": 7}]},
    {"data": [{"question": "x", "since": "yesterday"}]},
    {"data": [{"question": "x"}, "y"], "session_hash": "x", "trigger_id": "y"},
]


# A server of its own process is not stopped by what Gradio is told will change.
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_call_that_cannot_be_read_is_one_line_in_the_log_at_most(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with (
        hosting_chat(tmp_path / "data") as served,
        httpx.Client(base_url=f"{served.address}/gradio_api/call", timeout=60) as http,
    ):
        for call in CALLS:
            begun = http.post("/ask", json=call)
            if begun.is_success:
                http.get(f"/ask/{begun.json()['event_id']}")
        assert http.post("/ask", content=b"{").status_code == 422
        assert http.get("/ask/nothing").is_success
    log = "".join(capfd.readouterr())
    assert "Traceback" not in log
    assert len(log.splitlines()) <= len(CALLS) + 2, log


def test_a_question_that_cannot_be_asked_is_refused_in_an_event(program: Served) -> None:
    with httpx.Client(base_url=f"{program.address}/gradio_api/call", timeout=60) as http:
        begun = http.post("/ask", json={"data": [{"question": "x", "since": "yesterday"}]})
        told = http.get(f"/ask/{begun.json()['event_id']}").text
    assert '"event": "error"' in told
    assert '"code": "bad_request"' in told
    assert "since" in told


VISITORS = 20
ASKED = (
    *("Why was the interview delayed?", "Who won the national chess title?"),
    *("Why did tram line 9 open late?", "How much did the bakers ask for?"),
)


@pytest.mark.slow
def test_each_of_twenty_visitors_at_once_gets_the_answers_to_their_own_questions(
    program: Served,
) -> None:
    def visit(number: int) -> list[tuple[str, str]]:
        met = []
        with httpx.Client(base_url=f"{program.address}/gradio_api/call", timeout=120) as http:
            for asked in range(2):
                question = ASKED[(number + asked) % len(ASKED)]
                begun = http.post("/ask", json={"data": [{"question": question}]})
                pieces = [
                    json.loads(line.removeprefix("data: "))
                    for line in http.get(f"/ask/{begun.json()['event_id']}").text.splitlines()
                    if line.startswith("data: ")
                ]
                events = [event for piece in pieces if piece for event in piece[0]]
                done = [event["data"] for event in events if event["event"] == "done"]
                met.append((question, done[-1]["standalone_question"]))
        return met

    with ThreadPoolExecutor(VISITORS) as visitors:
        met = [pair for pairs in visitors.map(visit, range(VISITORS)) for pair in pairs]
    assert len(met) == 2 * VISITORS
    assert [answered for _, answered in met] == [asked for asked, _ in met]
