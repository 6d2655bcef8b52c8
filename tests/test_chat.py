"""The chat in a browser."""

from pathlib import Path

import httpx
from playwright.sync_api import Page, expect

from tests.conftest import ADMIN_TOKEN, copied
from tests.served import Served, hosting_chat


def test_a_question_typed_in_the_chat_is_answered_with_a_quote_and_its_date(
    page: Page, program: Served
) -> None:
    asked_elsewhere: list[str] = []
    page.on(
        "request",
        lambda request: (
            asked_elsewhere.append(request.url)
            if not request.url.startswith((program.address, "data:", "blob:"))
            else None
        ),
    )
    page.goto(program.address)
    page.get_by_placeholder("Ask your articles").fill("Why was the interview delayed?")
    page.keyboard.press("Enter")
    citation = page.locator(".citations li").first
    expect(citation).to_contain_text("Attack on X holds up Musk's interview with Trump")
    expect(citation).to_contain_text("13 August 2024")
    assert asked_elsewhere == []


def test_a_quote_leads_to_the_article_with_the_sentence_marked(page: Page, program: Served) -> None:
    page.goto(program.address)
    page.get_by_text("Why was the interview delayed?").click()
    link = page.get_by_role("link", name="Read it there").first
    quote = page.locator(".citations blockquote").first.inner_text().strip("“”\n ")
    with page.context.expect_page() as opened:
        link.click()
    expect(opened.value.locator("mark")).to_have_text(quote)


def test_a_second_question_is_searched_for_with_what_the_first_was_about(
    page: Page, program: Served
) -> None:
    page.goto(program.address)
    box = page.get_by_role("textbox")
    for question in ("Who won the national chess title?", "How old is she?"):
        box.fill(question)
        page.keyboard.press("Enter")
        expect(page.locator(".citations")).to_have_count(1 if "Who" in question else 2)
    expect(page.locator(".searched")).to_have_text("Searched for “How old is Priya Raman?”")


def test_an_article_cannot_put_markup_into_the_chat(
    page: Page, program: Served, tmp_path: Path
) -> None:
    attack = (
        "Zebra crossing painted\n\nThe zebra crossing was painted <img src=x onerror=alert(1)> "
        "<script>alert(2)</script> <form><input></form> **on** Tuesday by [a link](javascript:x)."
    )
    (tmp_path / "zebra.txt").write_text(attack)
    admin = {"Authorization": f"Bearer {ADMIN_TOKEN}"}
    with httpx.Client(base_url=program.address, headers=admin, timeout=60) as http:
        body = {"sources": ["zebra.txt"], "base": str(tmp_path)}
        assert '"added": 1' in http.post("/api/articles", json=body).text
        try:
            dialogs: list[str] = []
            page.on("dialog", lambda dialog: dialogs.append(dialog.message))
            page.goto(program.address)
            page.get_by_placeholder("Ask your articles").fill("When was the zebra painted?")
            page.keyboard.press("Enter")
            citations = page.locator(".citations")
            expect(citations).to_contain_text("<script>alert(2)</script>")
            expect(citations).to_contain_text("**on** Tuesday by [a link](javascript:x)")
            for tag in ("img", "script", "form", "strong"):
                assert citations.locator(tag).count() == 0
            assert dialogs == []
        finally:
            found = http.get("/api/articles", params={"q": "zebra"}).json()["articles"]
            assert http.delete(f"/api/articles/{found[0]['id']}").status_code == 204


def test_an_empty_collection_says_what_to_do(page: Page, tmp_path: Path) -> None:
    with hosting_chat(tmp_path / "data") as served:
        page.goto(served.address)
        expect(page.get_by_text("There are no articles yet")).to_be_visible()
        page.get_by_placeholder("Ask your articles").fill("Why?")
        page.keyboard.press("Enter")
        expect(page.locator(".answer").last).to_contain_text("There are no articles yet")


def test_the_chat_keeps_to_the_limits(page: Page, sample_data: Path, tmp_path: Path) -> None:
    data = copied(sample_data, tmp_path)
    with hosting_chat(data, limit_per_address="1/hour") as served:
        page.goto(served.address)
        box = page.get_by_label("Your question")
        for question in ("Hello", "Hello again"):
            box.fill(question)
            page.keyboard.press("Enter")
            expect(page.locator(".answer").last).not_to_contain_text("Searching")
        expect(page.locator(".answer").last).to_contain_text("BROADSHEET_LIMIT_PER_ADDRESS")


def test_on_a_phone_the_answer_is_not_scrolled_away(page: Page, program: Served) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(program.address)
    box = page.get_by_role("textbox")
    for number, question in enumerate(("Who won the chess title?", "Who rules Mongolia?"), 1):
        box.fill(question)
        page.keyboard.press("Enter")
        expect(page.locator(".citations")).to_have_count(number)
    page.wait_for_timeout(500)
    expect(page.locator(".answer").last).to_be_in_viewport()
    expect(page.locator(".citations blockquote").last).to_be_hidden()
    page.locator(".citations summary").last.click()
    expect(page.locator(".citations blockquote").last).to_be_visible()
