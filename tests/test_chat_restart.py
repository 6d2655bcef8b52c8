"""The chat in a browser while its server goes and comes back."""

import os
import re
import signal
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import copied
from tests.served import address_of, free_port, started

FIRST, SECOND = "Who won the national chess title?", "Why was the interview delayed?"


@pytest.mark.process
@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM])
def test_a_server_that_ends_in_mid_answer_and_comes_back_is_asked_again_without_a_reload(
    page: Page, sample_data: Path, tmp_path: Path, end: signal.Signals
) -> None:
    data, port = copied(sample_data, tmp_path), free_port()
    loads: list[str] = []
    page.on("load", lambda loaded: loads.append(loaded.url))
    box = page.get_by_label("Your question")
    with started(data, port) as process:
        page.goto(address_of(process))
        expect(box).to_be_focused()
        for question in (FIRST, SECOND):
            page.keyboard.type(question)
            if question == SECOND:
                os.kill(process.pid, signal.SIGSTOP)
            page.keyboard.press("Enter")
            turn = page.get_by_role("article", name=question)
            state = "asking" if question == SECOND else "answered"
            expect(turn).to_have_attribute("data-state", state)
        os.kill(process.pid, end)
        os.kill(process.pid, signal.SIGCONT)
        # A server that is asked to end may answer what it was asked before.
        ended = re.compile("failed" if end == signal.SIGKILL else "failed|answered")
        expect(turn).to_have_attribute("data-state", ended, timeout=20_000)
        if end == signal.SIGKILL:
            expect(turn.get_by_role("alert")).to_contain_text("The question is kept")
        page.keyboard.type("And then?")
    with started(data, port) as process:
        address_of(process)
        expect(turn).to_have_attribute("data-state", "answered", timeout=20_000)
        page.keyboard.press("Enter")
        expect(page.get_by_role("article", name="And then?")).to_have_attribute(
            "data-state", "answered"
        )
        assert len(loads) == 1
