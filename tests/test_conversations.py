"""Conversations, and what stands around an answer, in a browser."""

import json
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.scripted import CITATION
from tests.served import Served
from tests.test_chat_page import answered, ask, unanswered

FIRST, SECOND, THIRD = "Why was it frost?", "Who saw it?", "When did it end?"
DASH = "\N{EN DASH}"


@pytest.fixture
def chat(chat_page: Page) -> Page:
    """The chat's page; every question gets the same answer."""
    answered(chat_page)
    return chat_page


def questions(page: Page) -> Locator:
    return page.locator(".turn h2")


def talks(page: Page) -> Locator:
    return page.get_by_role("navigation", name="Conversations").get_by_role("link")


def asked(page: Page, *questions: str) -> None:
    for question in questions:
        ask(page, question)
        turn = page.get_by_role("article", name=question).last
        expect(turn).to_have_attribute("data-state", "answered")


def more(page: Page, title: str, action: str) -> None:
    page.get_by_role("button", name=f"More about “{title}”").click()
    page.get_by_role("button", name=action, exact=True).click()


def kept(page: Page) -> list[dict[str, Any]]:
    """What the browser keeps of conversations."""
    found = page.evaluate(
        "() => Object.entries(localStorage).filter(([key]) => key.startsWith('broadsheet conv'))"
    )
    return [json.loads(value) for _, value in found]


def sent(page: Page, **changed: object) -> list[dict[str, Any]]:
    """What is sent with each question from now on."""
    answered(page, **changed)
    bodies: list[dict[str, Any]] = []
    page.on(
        "request",
        lambda request: (
            bodies.append(request.post_data_json["data"][0])
            if request.url.endswith("/call/ask") and request.post_data_json
            else None
        ),
    )
    return bodies


def press_and_ask(page: Page, button: Locator) -> None:
    """Press a button that sends a question, until it is sent."""
    with page.expect_request(lambda request: request.url.endswith("/call/ask")):
        button.click()


def test_a_timeline_of_what_was_spoken_of_is_a_button_below_the_last_answer(chat: Page) -> None:
    asked(chat, FIRST)
    told = "Timeline: frost\n2023\n1 May 2023: It froze. [1]\n2024\n2 May 2024: Again. [2]"
    events = [{"day": "2023-05-01", "citation": 1}, {"day": "2024-05-02", "citation": 2}]
    cited = [CITATION | {"quote": "It froze."}, CITATION | {"number": 2, "quote": "Again."}]
    bodies = sent(chat, answer=told, citations=cited, timeline=events)
    press_and_ask(chat, chat.get_by_role("button", name="Timeline", exact=True))
    turn = chat.get_by_role("article", name="Timeline")
    expect(turn.get_by_role("heading", level=3)).to_have_text(["2023", "2024"])
    expect(turn.locator(".timeline li")).to_have_text(
        ["May 1, 2023It froze. 1", "May 2, 2024Again. 2"]
    )
    assert [(body["wants"], len(body["history"])) for body in bodies] == [("timeline", 2)]
    expect(chat.get_by_role("button", name="Timeline", exact=True)).to_have_count(0)
    with chat.expect_download() as saved:
        turn.get_by_role("button", name="Save the timeline as Markdown").click()
    assert saved.value.suggested_filename == "Timeline-frost.md"


def test_a_reload_and_the_back_button_find_the_conversation(chat: Page) -> None:
    asked(chat, FIRST, SECOND)
    chat.reload()
    expect(questions(chat)).to_have_text([FIRST, SECOND])
    chat.get_by_role("button", name="New conversation").click()
    expect(questions(chat)).to_have_count(0)
    asked(chat, THIRD)
    expect(talks(chat)).to_have_text([THIRD, FIRST])
    for _ in range(2):
        chat.go_back()
    expect(questions(chat)).to_have_text([FIRST, SECOND])
    talks(chat).first.click()
    expect(questions(chat)).to_have_text([THIRD])
    expect(talks(chat).first).to_have_attribute("aria-current", "page")


def test_a_question_is_kept_before_it_is_sent(chat: Page) -> None:
    with unanswered(chat):
        ask(chat, FIRST)
        expect(chat.locator(".turn")).to_contain_text("Searching")
        assert [one["exchanges"][0]["question"] for one in kept(chat)] == [FIRST]
        chat.reload()
        expect(questions(chat)).to_have_text([FIRST])
        expect(chat.locator(".turn")).to_contain_text("left before the answer came")
    answered(chat)
    chat.get_by_role("button", name="Try again").click()
    expect(chat.locator(".turn")).to_contain_text("Frost killed the blossom.")


def test_two_tabs_have_two_conversations_and_one_list(chat: Page, program: Served) -> None:
    other = chat.context.new_page()
    answered(other)
    other.goto(program.address)
    asked(chat, FIRST)
    asked(other, SECOND)
    asked(chat, THIRD)
    expect(questions(chat)).to_have_text([FIRST, THIRD])
    expect(questions(other)).to_have_text([SECOND])
    for tab in (chat, other):
        expect(talks(tab)).to_have_text([FIRST, SECOND])


def test_two_tabs_in_one_conversation_lose_no_question(chat: Page) -> None:
    asked(chat, FIRST)
    other = chat.context.new_page()
    other.goto(chat.url)
    expect(questions(other)).to_have_text([FIRST])
    with unanswered(chat), unanswered(other):
        ask(chat, SECOND)
        ask(other, THIRD)
        expect(other.locator("[data-state=asking]")).to_have_count(1)
    for tab in (chat, other):
        expect(tab.locator("[data-state=asking]")).to_have_count(0)
        tab.reload()
        expect(questions(tab)).to_have_text([FIRST, SECOND, THIRD])


def test_a_conversation_is_renamed_exported_and_deleted_after_a_question(chat: Page) -> None:
    citation = CITATION | {"title": "Frost *in* <b>May</b>", "url": "https://news.example/a b"}
    answered(chat, citations=[citation], answer="Frost <img src=x> killed it. [1]")
    asked(chat, FIRST)
    more(chat, FIRST, "Rename")
    chat.keyboard.type("Cold nights")
    chat.keyboard.press("Enter")
    expect(talks(chat)).to_have_text(["Cold nights"])
    expect(talks(chat)).to_be_focused()
    with chat.expect_download() as coming:
        more(chat, "Cold nights", "Export")
    assert coming.value.suggested_filename == "Cold-nights.md"
    text = Path(coming.value.path()).read_text()
    assert text.startswith("# Cold nights\n\n*Asked on ")
    assert r"Frost \<img src=x\> killed it. \[1\]" in text
    assert r"**[1]** [Frost \*in\* \<b\>May\</b\>](<" in text
    assert "> Engineers found a bent hinge." in text
    for answer, left in (("Cancel", 1), ("Delete", 0)):
        dialog = chat.get_by_role("dialog", name="Delete this conversation?")
        chat.get_by_role("button", name="Delete", exact=True).click()
        expect(dialog.get_by_role("button", name="Cancel")).to_be_focused()
        dialog.get_by_role("button", name=answer).click()
        expect(talks(chat)).to_have_count(left)
    expect(questions(chat)).to_have_count(0)
    assert kept(chat) == []


def test_conversations_are_searched_once_there_are_many(chat: Page) -> None:
    search = chat.get_by_role("searchbox", name="Search conversations")
    for number in range(6):
        expect(search).to_be_hidden()
        chat.get_by_role("button", name="New conversation").click()
        asked(chat, f"What is {number}?")
    search.fill("is 3")
    expect(talks(chat)).to_have_text(["What is 3?"])
    search.fill("nothing like it")
    expect(chat.get_by_text("Nothing found.")).to_be_visible()


def test_what_the_browser_has_no_room_for_is_said(chat: Page) -> None:
    asked(chat, FIRST)
    chat.evaluate(
        """() => { for (let size = 2 ** 22; size >= 1; size /= 2) {
            try { localStorage.fill = (localStorage.fill ?? "") + "x".repeat(size) } catch {} } }"""
    )
    asked(chat, SECOND)
    full = chat.get_by_text("This browser has no room to keep more.")
    expect(full).to_be_visible()
    expect(questions(chat)).to_have_text([FIRST, SECOND])
    chat.evaluate("localStorage.removeItem('fill')")
    asked(chat, THIRD)
    expect(full).to_have_count(0)
    chat.reload()
    expect(questions(chat)).to_have_text([FIRST, SECOND, THIRD])


def test_what_cannot_be_read_is_left_alone_and_a_hundred_are_kept(chat: Page) -> None:
    odd = {
        "newer": json.dumps({"format": 2, "id": "newer"}),
        "broken": "{",
        "wrong": json.dumps({"format": 1, "id": "wrong", "exchanges": [{"answer": 7}]}),
    }
    asked(chat, FIRST)
    (one,) = kept(chat)
    chat.evaluate(
        """([one, odd]) => {
            for (const [id, text] of Object.entries(odd))
                localStorage[`broadsheet conversation ${id}`] = text;
            for (let n = 0; n < 99; n++) {
                const changed = new Date(2020, 0, n + 1).toISOString();
                localStorage[`broadsheet conversation ${n}`] =
                    JSON.stringify({ ...one, id: String(n), title: `Old ${n}`, changed });
            }
        }""",
        [one, odd],
    )
    chat.reload()
    expect(talks(chat)).to_have_count(100)
    chat.get_by_role("button", name="New conversation").click()
    asked(chat, SECOND)
    expect(talks(chat)).to_have_count(100)
    expect(talks(chat).filter(has_text="Old 0")).to_have_count(0)
    expect(talks(chat).filter(has_text="Old 98")).to_have_count(1)
    left = "(ids) => ids.map((id) => localStorage[`broadsheet conversation ${id}`])"
    assert chat.evaluate(left, list(odd)) == list(odd.values())


def test_an_edited_question_is_asked_in_place_of_those_that_follow(chat: Page) -> None:
    asked(chat, FIRST, SECOND, THIRD)
    chat.get_by_role("article", name=SECOND).get_by_role("button", name="Edit").click()
    box = chat.get_by_role("textbox", name="Edit the question")
    expect(box).to_be_focused()
    expect(chat.get_by_text("The question below it goes.")).to_be_visible()
    chat.keyboard.press("Escape")
    expect(questions(chat)).to_have_text([FIRST, SECOND, THIRD])
    chat.get_by_role("article", name=SECOND).get_by_role("button", name="Edit").click()
    box.fill("Who heard it?")
    chat.keyboard.press("Enter")
    expect(questions(chat)).to_have_text([FIRST, "Who heard it?"])
    expect(chat.get_by_label("Your question")).to_be_focused()
    chat.reload()
    expect(questions(chat)).to_have_text([FIRST, "Who heard it?"])


def test_the_time_that_a_question_names_is_seen_and_taken_away(chat: Page) -> None:
    week = {"since": "2024-08-12", "until": "2024-08-18", "because": "last week"}
    bodies = sent(chat, looked_at=week)
    asked(chat, FIRST)
    chip = chat.locator(".above .pill")
    expect(chip).to_have_text(f"“last week”: Aug 12 {DASH} 18, 2024")
    sent(chat, looked_at=None)
    press_and_ask(chat, chat.get_by_role("button", name="Take away “last week” and ask again"))
    expect(chip).to_have_count(0)
    assert [one.get("named_time") for one in bodies][:2] == [None, False]


def test_what_the_person_chooses_is_sent_seen_and_taken_away(chat: Page) -> None:
    bodies = sent(chat)
    chat.get_by_role("button", name="Filter").click()
    chat.get_by_label("From").fill("2024-08-31")
    chat.get_by_label("Until").fill("2024-08-01")
    chat.get_by_role("button", name="Apply").click()
    expect(chat.get_by_role("alert")).to_have_text("The first day comes after the last.")
    chat.get_by_label("From").fill("2024-08-01")
    chat.get_by_label("Until").fill("2024-08-31")
    author = chat.get_by_label("Author")
    name = author.locator("option").nth(1).get_attribute("value")
    author.select_option(name)
    chat.get_by_role("button", name="Apply").click()
    asked(chat, FIRST)
    days = {"since": "2024-08-01", "until": "2024-08-31"}
    assert bodies[-1] == {"question": FIRST, "history": [], "author": name, **days}
    chips = chat.get_by_role("article", name=FIRST).locator(".pill")
    expect(chips).to_have_text([f"Aug 1 {DASH} 31, 2024", f"Author: {name}"])
    press_and_ask(chat, chips.nth(1).get_by_role("button"))
    expect(chips).to_have_text([f"Aug 1 {DASH} 31, 2024"])
    assert bodies[-1] == {"question": FIRST, "history": [], **days}


def test_an_answer_has_a_link_and_questions_to_ask_next(page: Page, program: Served) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(program.address)
    asked(page, "Who won the national chess title?")
    following = page.locator(".next li button")
    expect(following.first).to_be_visible()
    page.get_by_role("button", name="Copy a link to this answer").click()
    expect(page.get_by_text("Link copied")).to_be_visible()
    link = page.evaluate("navigator.clipboard.readText()")
    question = following.first.inner_text()
    following.first.click()
    turn = page.get_by_role("article", name=question)
    expect(turn).to_have_attribute("data-state", "answered")
    expect(page.locator(".next li").first).to_be_visible()
    page.goto(link)
    expect(page.get_by_role("heading", name="Who won the national chess title?")).to_be_visible()
    expect(page.locator("body")).to_contain_text("As given on")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_list_dialog_form_and_chips(chat: Page, scheme: Any) -> None:
    chat.emulate_media(color_scheme=scheme)
    week = {"since": "2024-08-12", "until": "2024-08-18", "because": "last week"}
    answered(chat, looked_at=week)
    asked(chat, FIRST, SECOND)
    chat.get_by_role("button", name="Filter").click()
    chat.get_by_role("button", name="Edit").first.click()
    chat.get_by_role("button", name="More about").click()
    for action in (None, "Delete"):
        if action:
            chat.get_by_role("button", name=action, exact=True).click()
        found = Axe().run(chat).response["violations"]
        assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == []
