"""The chat in a browser."""

import re
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.conftest import ADMIN_TOKEN, copied
from tests.served import Served, hosting_chat


def ask(page: Page, question: str) -> Locator:
    """The answer to `question`, once it is whole."""
    page.get_by_label("Your question").fill(question)
    page.keyboard.press("Enter")
    return answer_to(page, question)


def answer_to(page: Page, question: str) -> Locator:
    turn = page.get_by_role("article", name=question).last
    expect(turn).to_have_attribute("data-state", "answered")
    return turn


def test_the_page_is_small_and_a_question_is_answered_without_asking_elsewhere(
    page: Page, program: Served
) -> None:
    sizes: list[float] = []
    elsewhere: list[str] = []
    network = page.context.new_cdp_session(page)
    network.send("Network.enable")
    network.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.on(
        "request",
        lambda request: (
            elsewhere.append(request.url)
            if not request.url.startswith((program.address, "data:", "blob:"))
            else None
        ),
    )
    page.goto(program.address)
    expect(page.get_by_label("Your question")).to_be_focused()
    page.wait_for_load_state("networkidle")
    assert 100_000 < sum(sizes) < 400_000
    assert page.title() == "Broadsheet"
    answer = ask(page, "Why was the interview delayed?")
    expect(answer).to_contain_text("blamed the delay on")
    expect(answer).to_contain_text("Attack on X holds up Musk's interview with Trump")
    assert elsewhere == []


def test_a_starter_is_answered_at_one_click_and_says_how_far_it_has_come(
    page: Page, program: Served
) -> None:
    page.goto(program.address)
    starter = page.get_by_role("button", name="Why did tram line 9 open late?")
    starter.evaluate(
        "starter => { const page = starter.closest('.page'); window.stages = new Set();"
        " new MutationObserver(() => page.querySelectorAll('.stage').forEach(stage =>"
        " stages.add(stage.textContent))).observe(page, {subtree: true, childList: true}) }"
    )
    starter.click()
    expect(answer_to(page, "Why did tram line 9 open late?")).to_contain_text("Tram line 9")
    stages = page.evaluate("[...stages]")
    assert stages[0] == "Searching the articles …"
    assert any(re.fullmatch(r"Reading \d+ of \d+ …", stage) for stage in stages), stages


def test_a_second_question_is_searched_for_with_what_the_first_was_about(
    page: Page, program: Served
) -> None:
    page.goto(program.address)
    ask(page, "Who won the national chess title?")
    expect(ask(page, "How old is she?")).to_contain_text("How old is she (Priya Raman)?")


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
            answer = ask(page, "When was the zebra painted?")
            expect(answer).to_contain_text("<script>alert(2)</script>")
            expect(answer).to_contain_text("**on** Tuesday by [a link](javascript:x)")
            assert answer.locator("img, script, input, a[href^=javascript]").count() == 0
            assert dialogs == []
        finally:
            found = http.get("/api/articles", params={"q": "zebra"}).json()["articles"]
            assert http.delete(f"/api/articles/{found[0]['id']}").status_code == 204


def test_an_empty_library_says_so_to_a_visitor_and_offers_the_owner_to_add_articles(
    page: Page, tmp_path: Path
) -> None:
    with hosting_chat(tmp_path / "data", admin_token=ADMIN_TOKEN) as served:
        page.goto(served.address)
        expect(page.get_by_text("There are no articles yet")).to_be_visible()
        expect(page.get_by_text("Please come back later")).to_be_visible()
        add = page.get_by_role("link", name="Add articles")
        expect(add).to_have_count(0)
        expect(ask(page, "Why?")).to_contain_text("There are no articles yet")
        page.goto(f"{served.address}/login")
        page.locator("input[type=password]").fill(ADMIN_TOKEN)
        page.keyboard.press("Enter")
        expect(page.locator("input[type=password]")).to_have_count(0)
        page.goto(served.address)
        add.click()
        expect(page).to_have_url(f"{served.address}/articles")


def test_a_limit_is_said_in_the_answers_place_and_the_question_is_kept(
    page: Page, sample_data: Path, tmp_path: Path
) -> None:
    with hosting_chat(copied(sample_data, tmp_path), limit_per_address="1/hour") as served:
        page.goto(served.address)
        ask(page, "Hello")
        page.keyboard.type("Who won?")
        page.keyboard.press("Enter")
        turn = page.get_by_role("article", name="Who won?")
        expect(turn.get_by_role("alert")).to_contain_text("ask again in 60 minutes")
        expect(turn.get_by_role("button", name="Try again")).to_be_disabled()
        page.keyboard.type("And then?")
        expect(page.get_by_label("Your question")).to_have_value("And then?")


@pytest.mark.parametrize("width", [390, 1280])
def test_an_answer_begins_in_view_and_what_is_typed_next_goes_into_the_box(
    page: Page, program: Served, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(program.address)
    box = page.get_by_label("Your question")
    expect(box).to_be_focused()
    for number in range(5):
        question = f"Summarise the news, {number}"
        page.keyboard.type(question)
        expect(box).to_have_value(question)
        page.keyboard.press("Enter")
        turn = answer_to(page, question)
        expect(turn.get_by_role("heading", name=question)).to_be_in_viewport(ratio=1)
