"""What Gradio is let answer, and what becomes of calls that it cannot read."""

from pathlib import Path

import httpx
import pytest

from tests.served import Served, address_of, started

ROUTES = [
    *("POST /gradio_api/upload", "GET /gradio_api/upload_progress?upload_id=x"),
    *("GET /monitoring", "GET /monitoring/summary", "GET /gradio_api/info?all_endpoints=true"),
    *("GET /gradio_api/dev/reload", "POST /gradio_api/component_server"),
    *("GET /gradio_api/file=/etc/hostname", "GET /gradio_api/proxy=https://news.example"),
    *("POST /gradio_api/vibe-edit", "GET /gradio_api/startup-events", "POST /login"),
    *("GET /gradio_api/app_id", "GET /gradio_api/deep_link", "GET /gradio_api/queue/status"),
]


@pytest.mark.parametrize("call", ROUTES)
def test_what_the_chat_does_not_need_is_not_there(program: Served, call: str) -> None:
    method, path = call.split()
    files = {"files": ("a.txt", "kept?")} if method == "POST" else None
    refused = httpx.request(method, program.address + path, files=files)
    assert refused.status_code == 404
    assert refused.json()["error"]["message"].startswith("there is nothing at ")


CALLS = [
    {"fn_index": 99, "data": []},
    {"fn_index": 0, "data": []},
    {"fn_index": 2, "data": [7, 7]},
    {"fn_index": 7, "data": [7, [{"role": "user", "content": [{}]}]]},
    {"fn_index": 24, "data": []},
]


@pytest.mark.process
def test_a_call_that_cannot_be_read_is_one_line_in_the_log(tmp_path: Path) -> None:
    with (
        started(tmp_path / "data") as process,
        httpx.Client(base_url=f"{address_of(process)}/gradio_api", timeout=60) as http,
    ):
        for call in CALLS:
            refused = http.post("/run/predict", json={**call, "session_hash": "x"})
            assert refused.status_code != 404
        assert http.post("/queue/join", content=b"{").status_code == 422
        nowhere = {"fn_index": 99, "data": [], "session_hash": "x"}
        assert http.post("/queue/join", json=nowhere).is_error
        process.terminate()
        assert process.stderr
        log = process.stderr.read()
    assert "Traceback" not in log
    assert len(log.splitlines()) <= len(CALLS) + 2, log
