"""The chat in a browser while its server goes and comes back. The tests tell one story, in their
order: two visitors wait for an answer when the server is killed, one stays, one leaves."""

import os
import re
import signal
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.conftest import copied
from tests.served import address_of, free_port, started

pytestmark = pytest.mark.process

FIRST, SECOND = "Who won the national chess title?", "Why was the interview delayed?"


@dataclass(frozen=True, slots=True)
class Away:
    """What is there after the server was killed: its data, its port, the page of who stays, and the
    browser of who left the page at `address`."""

    data: Path
    port: int
    stays: Page
    left: BrowserContext
    address: str


def turn(page: Page, question: str) -> Locator:
    return page.get_by_role("article", name=question)


def ask(page: Page, question: str, state: str) -> None:
    page.keyboard.type(question)
    page.keyboard.press("Enter")
    wait_for(page, question, state)


def wait_for(page: Page, question: str, state: str | re.Pattern[str]) -> None:
    """A page looks for its server every few seconds, and only while it is in view."""
    expect(turn(page, question)).to_have_attribute("data-state", state, timeout=120_000)


@pytest.fixture(scope="module")
def away(
    browser: Browser, sample_data: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Away]:
    data, port = copied(sample_data, tmp_path_factory.mktemp("restart")), free_port()
    with ExitStack() as until_the_end:
        pages = [until_the_end.enter_context(browser.new_context()).new_page() for _ in range(2)]
        with started(data, port) as process:
            address = address_of(process)
            for page in pages:
                page.goto(address)
                expect(page.get_by_label("Your question")).to_be_focused()
                ask(page, FIRST, "answered")
            os.kill(process.pid, signal.SIGSTOP)
            for page in pages:
                ask(page, SECOND, "asking")
            process.kill()
        stays, leaves = pages
        address = leaves.url
        leaves.close()
        yield Away(data, port, stays, leaves.context, address)


@pytest.fixture(scope="module")
def back(away: Away) -> Iterator[subprocess.Popen[str]]:
    """The server that came back."""
    with started(away.data, away.port) as process:
        address_of(process)
        yield process


def test_a_question_whose_server_is_killed_is_kept(away: Away) -> None:
    wait_for(away.stays, SECOND, "failed")
    expect(turn(away.stays, SECOND).get_by_role("alert")).to_contain_text("The question is kept")
    away.stays.keyboard.type("And then?")
    away.stays.evaluate("window.is_the_page_of_before = true")


def test_it_is_asked_again_without_a_reload_when_the_server_is_back(
    away: Away, back: subprocess.Popen[str]
) -> None:
    wait_for(away.stays, SECOND, "answered")
    away.stays.keyboard.press("Enter")
    wait_for(away.stays, "And then?", "answered")
    assert away.stays.evaluate("window.is_the_page_of_before")


def test_it_outlives_its_page_too(away: Away, back: subprocess.Popen[str]) -> None:
    with away.left.new_page() as page:
        page.goto(away.address)
        expect(page.locator(".turn h2")).to_have_text([FIRST, SECOND])
        page.get_by_role("button", name="Try again").click()
        wait_for(page, SECOND, "answered")


def test_a_server_that_is_stopped_in_mid_answer_leaves_no_question_without_one(
    away: Away, back: subprocess.Popen[str]
) -> None:
    page, question = away.left.new_page(), "How much did the bakers ask for?"
    page.goto(away.address)
    expect(page.get_by_label("Your question")).to_be_focused()
    os.kill(back.pid, signal.SIGSTOP)
    ask(page, question, "asking")
    back.terminate()
    os.kill(back.pid, signal.SIGCONT)
    # It may answer what it was asked before.
    wait_for(page, question, re.compile("failed|answered"))
    assert back.wait(timeout=60) == 0
    assert list(away.data.glob("owner.json")) + list(away.data.glob("*-wal")) == []
    with started(away.data, away.port) as process:
        address_of(process)
        wait_for(page, question, "answered")
