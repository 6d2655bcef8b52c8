"""The article behind a quote, beside the chat."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from tests.attacks import ATTACKS
from tests.scripted import CITATION
from tests.served import Served
from tests.test_chat_page import answered, ask

TEXT = (
    "Night ferry turns back\n\n😀 The ferry turned back on Monday.\n\n"
    + "The harbour was calm. " * 200
    + "\n\nEngineers found a bent hinge. They expect to sail again on Wednesday."
)
HINGE = "Engineers found a bent hinge."
WEDNESDAY = "They expect to sail again on Wednesday."


def quoting(quote: str, number: int = 1, **changed: object) -> dict[str, Any]:
    start = TEXT.index(quote)
    place = {"number": number, "quote": quote, "start": start, "end": start + len(quote)}
    return {**CITATION, **place, "version": "1", **changed}


def kept(page: Page, status: int = 200, article_id: str = "1f0a", **changed: object) -> None:
    """The server keeps the article of the quotes like this from now on."""
    article = {
        "id": article_id,
        "title": "Night ferry turns back",
        "text": TEXT,
        "version": "1",
        "source": "ferry.txt",
        "published": "2024-08-13",
        "author": "Ada Bell",
        "url": None,
        "language": "en",
        "correction": None,
        "kind": None,
        **changed,
    }
    page.route(
        f"**/api/articles/{article_id}",
        lambda route: route.fulfill(status=status, json=article),
    )


@pytest.fixture
def chat(chat_page: Page) -> Page:
    return chat_page


def opened(page: Page, *citations: dict[str, Any]) -> Locator:
    """The panel after the first chip was pressed with the keyboard."""
    said = " ".join(f"{one['quote']} [{one['number']}]" for one in citations)
    answered(page, answer=said, citations=list(citations))
    chip = ask(page).locator("button.chip").first
    chip.press("Enter")
    return page.get_by_role("region", name="Source")


def test_a_chip_opens_the_kept_article_with_its_sentence_marked_and_in_view(chat: Page) -> None:
    kept(
        chat,
        author="Ada Bell",
        kind="opinion",
        access="internal",
        correction="Corrected: one hinge.",
    )
    also = [{"title": "Ferry stays", "source": "a", "url": "https://harbour.example/stays"}]
    panel = opened(
        chat, quoting(HINGE, deep_link="https://harbour.example/f#:~:text=E", also_in=also)
    )
    mark = panel.locator("mark")
    expect(mark).to_have_text(HINGE)
    expect(mark).to_be_in_viewport()
    for shown in (
        *("Opinion", "Internal", "Ada Bell", "August 13, 2024"),
        *("Corrected: one hinge.", "Ferry stays"),
    ):
        expect(panel).to_contain_text(shown)
    original = panel.get_by_role("link", name="Read the original")
    expect(original).to_have_attribute("href", "https://harbour.example/f#:~:text=E")
    expect(panel.get_by_text("Night ferry turns back")).to_have_count(1)
    chat.keyboard.press("Escape")
    expect(panel).to_have_count(0)
    expect(chat.locator("button.chip")).to_be_focused()


def test_quotes_are_gone_through_by_keyboard_also_across_articles(chat: Page) -> None:
    kept(chat)
    kept(chat, article_id="2f0b", title="Frost", text="Frost killed the blossom.")
    frost = CITATION | {"number": 3, "article_id": "2f0b", "quote": "Frost killed the blossom."}
    panel = opened(chat, quoting(HINGE), quoting(WEDNESDAY, 2), frost)
    expect(panel).to_contain_text("Quote 1 of 3")
    expect(panel.locator("mark.other")).to_have_text(WEDNESDAY)
    following = panel.get_by_role("button", name="Next quote")
    following.focus()
    chat.keyboard.press("Enter")
    expect(panel.locator("mark#quote")).to_have_text(WEDNESDAY)
    chat.keyboard.press("Enter")
    expect(panel.locator("mark#quote")).to_have_text("Frost killed the blossom.")
    expect(following).to_have_attribute("aria-disabled", "true")
    expect(following).to_be_focused()
    panel.get_by_role("button", name="Previous quote").click()
    expect(panel.locator("mark#quote")).to_have_text(WEDNESDAY)


def test_a_changed_article_says_whether_the_sentence_still_stands(chat: Page) -> None:
    kept(chat, text=f"Updated. {TEXT}", version="2")
    panel = opened(chat, quoting(HINGE))
    expect(panel).to_contain_text("The quoted sentence still stands in it.")
    chat.keyboard.press("Escape")
    kept(chat, version="3")  # changed behind the quote
    chat.locator("button.chip").press("Enter")
    expect(panel).to_contain_text("The quoted sentence still stands in it.")
    expect(panel.locator("mark")).to_have_text(HINGE)
    chat.keyboard.press("Escape")
    kept(chat, text="Nothing of it was true.", version="3")
    chat.locator("button.chip").press("Enter")
    expect(panel).to_contain_text("no longer stands in it")
    expect(panel.locator("blockquote")).to_have_text(HINGE)
    expect(panel.locator("mark")).to_have_count(0)


def test_a_withdrawn_article_is_said_and_a_lost_connection_tried_again(chat: Page) -> None:
    kept(chat, 404)
    panel = opened(chat, quoting(HINGE))
    expect(panel.get_by_role("alert")).to_contain_text("withdrawn or removed")
    expect(panel.get_by_role("button", name="Ask about")).to_have_count(0)
    chat.keyboard.press("Escape")
    kept(chat, 503)
    chat.locator("button.chip").press("Enter")
    expect(panel.get_by_role("alert")).to_contain_text("cannot be fetched")
    kept(chat)
    panel.get_by_role("button", name="Try again").click()
    expect(panel.locator("mark")).to_have_text(HINGE)


def test_the_next_question_can_be_asked_of_the_article_alone(chat: Page) -> None:
    kept(chat)
    panel = opened(chat, quoting(HINGE))
    panel.get_by_role("button", name="Ask about this article").click()
    expect(panel).to_have_count(0)
    box = chat.get_by_label("Your question")
    expect(box).to_be_focused()
    box.fill("What broke?")
    with chat.expect_request("**/gradio_api/call/ask") as sent:
        chat.keyboard.press("Enter")
    assert '"article":"1f0a"' in (sent.value.post_data or "").replace("\\", "").replace(": ", ":")


def test_the_page_of_an_article_leads_to_a_question_about_it(page: Page, program: Served) -> None:
    page.goto(f"{program.address}/articles?q=telescope")
    page.get_by_role("link", name="Observatory postpones first light").click()
    page.get_by_role("link", name="Ask about this article").click()
    box = page.get_by_label("Your question")
    expect(box).to_be_focused()
    expect(page).to_have_url(f"{program.address}/")
    box.fill("Who wrote it?")
    with page.expect_request("**/gradio_api/call/ask") as sent:
        page.keyboard.press("Enter")
    assert "article" in (sent.value.post_data or "")


def test_no_attack_in_an_article_does_anything_in_the_panel(chat: Page) -> None:
    elsewhere: list[str] = []
    chat.on("request", lambda request: elsewhere.append(request.url))
    chat.on("dialog", lambda dialog: elsewhere.append(dialog.message))
    for attack in ATTACKS[:: len(ATTACKS) // 12]:
        text = f"{attack}\n\n{HINGE}"
        kept(chat, title=attack, text=text, author=attack, source=attack, correction=attack)
        also = [{"title": attack, "source": attack, "url": attack}]
        start = len(attack) + 2
        panel = opened(chat, quoting(HINGE, start=start, title=attack, also_in=also, url=attack))
        expect(panel.locator("mark#quote")).to_have_text(HINGE)
        expect(panel.locator("img, script, iframe, form, style, base, object")).to_have_count(0)
        box, whole = panel.bounding_box(), chat.viewport_size
        assert box
        assert whole
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= whole["width"] + 1
        inside = panel.locator(".body").evaluate("one => one.scrollWidth <= one.clientWidth")
        assert inside, attack
        chat.keyboard.press("Escape")
    assert not [one for one in elsewhere if "127.0.0.1" not in one]


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_axe_finds_nothing_in_the_panel(
    browser: Browser, program: Served, scheme: Any, width: int
) -> None:
    page = browser.new_page(
        color_scheme=scheme, viewport={"width": width, "height": 844}, reduced_motion="reduce"
    )
    page.goto(program.address)
    kept(page, correction="Corrected: one hinge.", kind="opinion", version="2", text=f"+{TEXT}")
    panel = opened(page, quoting(HINGE, url="https://harbour.example/"), quoting(WEDNESDAY, 2))
    expect(panel.locator("mark#quote")).to_be_visible()
    found = Axe().run(page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
    page.close()
