"""What the chat's page makes of what it is told, in a browser."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.attacks import ATTACKS
from tests.scripted import CITATION
from tests.served import Served

QUESTION = "Why was the interview delayed?"
ANSWER: dict[str, Any] = {
    "answer": "Frost killed the blossom. [1]",
    "answered": True,
    "answerer": "reader",
    "standalone_question": QUESTION,
    "confidence": 0.9,
    "citations": [CITATION],
    "nearest": [],
}
TROUBLE = {
    "too_busy": "Many questions are being asked. Try again in 40 seconds.",
    "too_many_questions": "You can ask again in 40 seconds.",
    "bad_question": "as scripted",
    "no_such_article": "The article is no longer there.",
    "error": "Something went wrong on the server.",
}


def told(page: Page, *events: tuple[str, object]) -> None:
    """Every question is answered with `events` from now on."""
    pieces = [[[{"event": name, "data": data}]] for name, data in events]
    stream = "".join(f"event: generating\ndata: {json.dumps(piece)}\n\n" for piece in pieces)
    page.route(
        "**/gradio_api/call/ask",
        lambda route: route.fulfill(json={"event_id": "x"}),
    )
    page.route(
        "**/gradio_api/call/ask/x",
        lambda route: route.fulfill(body=stream, content_type="text/event-stream"),
    )


def answered(page: Page, **changed: object) -> None:
    answer = ANSWER | changed
    meta = {"answerer": answer["answerer"], "answer_id": "0123"}
    told(page, ("meta", meta), ("token", {"text": "Frost"}), ("done", answer))


@contextmanager
def unanswered(page: Page) -> Iterator[None]:
    """No question is answered until the block ends."""
    waiting: list[Route] = []

    def keep(route: Route) -> None:
        waiting.append(route)

    page.route("**/gradio_api/call/ask", keep)
    yield
    for route in waiting:
        route.abort()
    page.unroute("**/gradio_api/call/ask")


def ask(page: Page, question: str = QUESTION) -> Locator:
    page.get_by_label("Your question").fill(question)
    page.keyboard.press("Enter")
    return page.locator(".turn").last


@pytest.fixture
def chat(chat_page: Page) -> Page:
    return chat_page


def test_trouble_is_said_where_the_answer_would_be(chat: Page) -> None:
    for code, said in TROUBLE.items():
        waits = 40 if code.startswith("too_") else None
        told(chat, ("error", {"code": code, "message": "as scripted", "retry_after": waits}))
        turn = ask(chat, f"Is it {code}?")
        expect(turn.get_by_role("heading")).to_have_text(f"Is it {code}?")
        expect(turn.get_by_role("alert")).to_contain_text(said)
        again = turn.get_by_role("button", name="Try again")
        expect(again).to_have_count(0 if code == "bad_question" else 1)
        chat.keyboard.type("And then?")
        expect(chat.get_by_label("Your question")).to_have_value("And then?")
    answered(chat)
    again.click()
    expect(turn).to_contain_text("Frost killed the blossom.")


def test_a_fault_of_the_server_is_not_taken_for_its_absence(chat: Page) -> None:
    told(chat)
    chat.route(
        "**/gradio_api/call/ask/x",
        lambda route: route.fulfill(
            body='event: error\ndata: {"error": null}\n\n', content_type="text/event-stream"
        ),
    )
    turn = ask(chat)
    expect(turn.get_by_role("alert")).to_contain_text(TROUBLE["error"])


def test_a_browser_that_is_offline_asks_again_by_itself_when_it_is_not(chat: Page) -> None:
    chat.context.set_offline(True)
    turn = ask(chat)
    expect(turn.get_by_role("alert")).to_contain_text("You seem to be offline")
    chat.context.set_offline(False)
    expect(turn).to_contain_text("blamed the delay on")


def test_what_is_asked_can_be_stopped_and_asked_again(chat: Page) -> None:
    with unanswered(chat):
        turn = ask(chat)
        expect(turn).to_contain_text("Searching the articles")
        chat.get_by_role("button", name="Stop").click()
        expect(turn).to_contain_text("Stopped.")
        expect(chat.get_by_role("button", name="Ask", exact=True)).to_be_visible()
    answered(chat)
    turn.get_by_role("button", name="Try again").click()
    expect(turn).to_contain_text("Frost killed the blossom.")


def test_an_answer_is_copied_as_clean_text_with_its_sources(chat: Page) -> None:
    chat.context.grant_permissions(["clipboard-read", "clipboard-write"])
    closed = {"title": "Frost & <b>blossom</b>", "access": "subscribers"}
    answered(chat, citations=[CITATION | closed])
    turn = ask(chat)
    turn.get_by_role("button", name="Copy", exact=True).click()
    expect(turn).to_contain_text("Copied")
    copied = chat.evaluate("navigator.clipboard.readText()")
    first, second = copied.split("\n\n")
    assert first == ANSWER["answer"]
    assert second.startswith("[1] Frost & <b>blossom</b>, For subscribers, ")
    assert str(CITATION["quote"]) in second


def test_an_answer_can_be_judged(chat: Page) -> None:
    turn = ask(chat)
    turn.get_by_role("button", name="Not helpful").click()
    expect(turn).to_contain_text("Thank you.")
    chat.keyboard.type("It is too long.")
    turn.get_by_role("button", name="Send").click()
    expect(turn.get_by_label("What was wrong?")).to_be_hidden()
    expect(turn.get_by_role("button", name="Not helpful", pressed=True)).to_be_focused()


def test_nothing_in_an_attack_is_executed_fetched_or_laid_over_the_page(
    chat: Page, program: Served
) -> None:
    dialogs: list[str] = []
    elsewhere: list[str] = []
    chat.on("dialog", lambda dialog: dialogs.append(dialog.message))
    chat.on("request", lambda request: elsewhere.append(request.url))
    names = ("title", "quote", "author", "correction", "source", "published", "deep_link", "url")
    for some in (ATTACKS[start : start + 9] for start in range(0, len(ATTACKS), 9)):
        cited = [
            CITATION | dict.fromkeys(names, attack) | {"number": number, "article_id": str(number)}
            for number, attack in enumerate(some, 1)
        ]
        said = "\n\n".join(f"{attack} [{number}]" for number, attack in enumerate(some, 1))
        answered(chat, answer=said, citations=cited, answerer="openai:model")
        turn = ask(chat, some[0][:200])
        expect(turn).to_have_attribute("data-state", "answered")
        made = turn.locator("img, script, iframe, form form, style, object, video, base, meta")
        assert made.count() == 0
        chat.get_by_role("button", name="New conversation").first.click()
    assert dialogs == []
    assert [url for url in elsewhere if not url.startswith(f"{program.address}/")] == []
    expect(chat.get_by_label("Your question")).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_axe_finds_nothing_in_any_state(
    chat: Page, scheme: Literal["light", "dark"], width: int
) -> None:
    chat.set_viewport_size({"width": width, "height": 800})
    chat.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    found = {"empty": Axe().run(chat)}
    ask(chat).get_by_role("button", name="Not helpful").click()
    expect(chat.get_by_label("What was wrong?")).to_be_focused()
    found["answer"] = Axe().run(chat)
    expect(ask(chat, "What is the capital of Peru?")).to_have_attribute("data-state", "answered")
    found["declined"] = Axe().run(chat)
    with unanswered(chat):
        expect(ask(chat)).to_contain_text("Searching")
        found["streaming"] = Axe().run(chat)
    expect(chat.get_by_role("alert")).to_be_visible()
    found["trouble"] = Axe().run(chat)
    if width == 390:
        chat.get_by_role("button", name="Show or hide conversations").click()
        found["list"] = Axe().run(chat)
    said = {
        state: [(one["id"], one["nodes"][0]["html"]) for one in result.response["violations"]]
        for state, result in found.items()
    }
    assert said == {state: [] for state in found}


LANGUAGES = {
    "it-CH": ("it", "ltr", "Che cosa vorresti sapere?", "fino al 2 ottobre 2024"),
    "de-AT": ("de", "ltr", "Was möchten Sie wissen?", "bis 2. Oktober 2024"),
    "ar": ("ar", "rtl", "ماذا تودّ أن تعرف؟", "حتى"),
    "ja": ("en", "ltr", "What would you like to know?", "up to October 2, 2024"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_speaks_the_browsers_language(
    browser: Browser, program: Served, language: str
) -> None:
    code, direction, heading, fresh = LANGUAGES[language]
    with browser.new_context(locale=language, viewport={"width": 390, "height": 800}) as context:
        page = context.new_page()
        page.goto(program.address)
        expect(page.get_by_role("heading", name=heading)).to_be_visible()
        expect(page.get_by_text(fresh)).to_be_visible()
        assert page.evaluate("[document.documentElement.lang, document.documentElement.dir]") == [
            code,
            direction,
        ]
        assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_the_notice_that_a_program_answers_is_there_until_it_is_read(chat: Page) -> None:
    expect(chat.get_by_text("You are talking to a computer program (AI).")).to_be_visible()
    chat.get_by_role("button", name="Understood").click()
    chat.reload()
    expect(chat.get_by_text("Answers come from a program")).to_be_visible()
    expect(chat.get_by_text("You are talking to a computer program (AI).")).to_have_count(0)


def test_the_appearance_is_the_systems_until_another_is_chosen(chat: Page) -> None:
    def ground() -> str:
        return str(chat.locator(".page").evaluate("page => getComputedStyle(page).backgroundColor"))

    chat.emulate_media(color_scheme="dark")
    dark = ground()
    chat.get_by_role("button", name="Appearance: as the system").click()
    light = ground()
    assert light != dark
    chat.reload()
    expect(chat.get_by_role("button", name="Appearance: light")).to_be_visible()
    assert ground() == light


def test_a_browser_that_lets_no_page_keep_anything_has_the_chat(
    page: Page, program: Served
) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no') }})"
    )
    page.goto(program.address)
    page.get_by_role("button", name="Understood").click()
    page.get_by_role("button", name="Appearance: as the system").click()
    expect(page.get_by_role("button", name="Appearance: light")).to_be_visible()
    expect(ask(page)).to_contain_text("blamed the delay on")
