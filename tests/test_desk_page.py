"""The owner's desk in a browser: what was asked, and what the owner makes of it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from qa.store.embed import Embedder
from qa.store.index import open_index
from qa.store.lock import DataLock
from tests.articles import FERRY, ORCHARD, article, keep
from tests.conftest import ADMIN_TOKEN
from tests.served import Served, hosting

TEXT = f"Night ferry turns back\n\n{FERRY}\n\n{ORCHARD}"
ADMIN = {"Authorization": f"Bearer {ADMIN_TOKEN}"}
ANSWERED = "Why did the night ferry turn back?"
DECLINED = "Who conducts the Oslo opera orchestra?"
HOSTILE = '<img src="//evil.example/x" onerror="alert(1)"><script>alert(2)</script> Who won?'
COMMENT = "</script><script>alert(3)</script>It was in the paper on Monday."


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Served]:
    """A server that keeps questions, and was asked some."""
    data = tmp_path_factory.mktemp("desk") / "data"
    with open_index(DataLock(data, "test"), embedder) as index:
        keep(index, article(TEXT, key="/news/ferry.txt"))
    with hosting(data, admin_token=ADMIN_TOKEN, keep_questions="30") as served:
        page = {"url": "https://harbour.example/ferry", "title": "Ferry"}
        for question in (ANSWERED, DECLINED, HOSTILE):
            asked = httpx.post(
                f"{served.address}/api/ask", json={"question": question, "page": page}, timeout=60
            )
            judged = {"answer_id": asked.headers["x-answer-id"], "value": -1, "comment": COMMENT}
            if question == HOSTILE:
                httpx.post(f"{served.address}/api/feedback", json=judged).raise_for_status()
        yield served


@pytest.fixture(scope="module")
def session(browser: Browser, desk: Served) -> Iterator[BrowserContext]:
    """The browser of the owner, who is logged in."""
    with browser.new_context() as context:
        context.set_default_timeout(60_000)
        yield logged_in(context, desk)


@pytest.fixture
def owner(session: BrowserContext, desk: Served) -> Iterator[Page]:
    """The desk, as the owner sees it."""
    page = session.new_page()
    page.goto(f"{desk.address}/desk")
    expect(page.locator(".group").first).to_be_visible()
    yield page
    page.close()


def logged_in(context: BrowserContext, server: Served) -> BrowserContext:
    own = {"Origin": server.address}
    answered = context.request.post(
        f"{server.address}/login", data={"token": ADMIN_TOKEN}, headers=own
    )
    assert answered.ok
    return context


def group(page: Page, question: str) -> Any:
    return page.locator(".groups > li").filter(has=page.get_by_role("heading", name=question))


def test_a_visitor_is_sent_to_log_in_and_sees_no_sentence_of_the_desk(desk: Served) -> None:
    for part in ("", "/tests", "/said", "/sources"):
        answered = httpx.get(f"{desk.address}/desk{part}")
        assert (answered.status_code, answered.headers["location"]) == (303, "/login")
    assert "/desk" not in httpx.get(f"{desk.address}/articles").text
    (one,) = httpx.get(f"{desk.address}/api/articles").json()["articles"]
    address = f"{desk.address}/api/desk/articles/{one['id']}"
    assert httpx.get(address).status_code == 401
    paragraphs = httpx.get(address, headers=ADMIN).json()["paragraphs"]
    assert [len(paragraph) for paragraph in paragraphs] == [1, 3, 3]
    for sentence in (one for paragraph in paragraphs for one in paragraph):
        assert TEXT[sentence["start"] : sentence["end"]] == sentence["text"]


def test_what_is_missing_is_seen_first_and_narrowed(owner: Page) -> None:
    figures = owner.get_by_role("navigation", name="Which questions are shown")
    expect(figures.get_by_role("link")).to_have_text(
        [re.compile(r"3\s*Asked"), re.compile("2.*Without"), re.compile("1.*Not"), re.compile("0")]
    )
    expect(owner.locator(".group").last).to_contain_text(ANSWERED)
    figures.get_by_role("link", name="Without an answer").press("Enter")
    expect(owner.locator(".group")).to_have_count(2)
    owner.get_by_label("Search questions").fill("orchestra")
    owner.keyboard.press("Enter")
    expect(owner.locator(".group")).to_have_count(1)
    row = group(owner, DECLINED)
    row.locator("summary").first.press("Enter")
    member = row.get_by_role("listitem")
    expect(member.first).to_contain_text("No answer")
    expect(member.first).to_contain_text("asked on https://harbour.example/ferry")
    with owner.expect_download() as download:
        owner.get_by_role("link", name="CSV").press("Enter")
    told = download.value.path().read_text()
    assert "orchestra" in told
    assert "ferry turn back" not in told


def test_a_visitors_words_do_nothing_on_the_desk(owner: Page, desk: Served) -> None:
    heard: list[str] = []
    owner.on("request", lambda request: heard.append(request.url))
    owner.on("dialog", lambda dialog: heard.append(dialog.message))
    owner.reload()
    row = owner.locator(".groups > li").filter(has_text="Who won?")
    row.locator("summary").first.press("Enter")
    expect(row.get_by_role("heading").first).to_have_text(HOSTILE)
    expect(row.locator(".thought blockquote")).to_have_text(COMMENT)
    row.get_by_role("button", name="Make a test").press("Enter")
    expect(owner.get_by_role("dialog").locator(".which")).to_have_text(HOSTILE)
    expect(owner.locator("main, dialog").locator("img, script, iframe, object")).to_have_count(0)
    assert not [one for one in heard if not one.startswith((desk.address, "data:image/svg"))]


def test_a_fault_becomes_a_test_by_keyboard_is_run_and_removed(owner: Page) -> None:
    row = group(owner, DECLINED)
    row.locator("summary").first.press("Enter")
    row.get_by_role("button", name="Make a test").press("Enter")
    dialog = owner.get_by_role("dialog")
    accept = dialog.get_by_role("button", name="This sentence is right")
    sentence = dialog.get_by_role("radio", name="Frost killed most of the apple blossom")
    expect(sentence).to_be_attached()
    accept.press("Enter")
    expect(dialog.get_by_role("alert")).to_have_text("Mark a sentence first.")
    sentence.press("Space")
    owner.keyboard.press("ArrowDown")
    expect(dialog.get_by_role("radio", name="Growers lit small fires")).to_be_checked()
    accept.press("Enter")
    expect(owner.get_by_role("status")).to_have_text("The question is a test now.")
    made = row.get_by_role("link", name="This is a test.")
    expect(made).to_be_focused()
    made.press("Enter")
    kept = owner.locator(".entries > li")
    expect(kept).to_contain_text("Growers lit small fires between the rows")
    expect(kept).to_contain_text("Not run yet")
    owner.get_by_role("button", name="Run the tests").press("Enter")
    expect(owner.locator(".ran")).to_contain_text("Passed: 0 · failed: 1")
    expect(owner.locator(".ran")).to_be_focused()
    expect(kept.locator(".tag")).to_have_text("Failed")
    kept.get_by_role("button", name="Remove").press("Enter")
    owner.get_by_role("dialog").get_by_role("button", name="Remove").press("Enter")
    expect(owner.get_by_role("status")).to_have_text("The test is removed.")


def test_an_answer_is_judged_by_hand_and_counted_by_the_week(owner: Page) -> None:
    row = group(owner, ANSWERED)
    row.locator("summary").first.press("Enter")
    expect(row.locator(".answer .said")).to_contain_text("bow door refused to close")
    row.get_by_text("Judge").press("Enter")
    no = row.get_by_role("button", name="It is accurate. No")
    no.press("Enter")
    expect(no).to_have_attribute("aria-pressed", "true")
    expect(row.get_by_text("Judge (1)")).to_be_visible()
    owner.get_by_role("link", name="Tests").press("Enter")
    expect(owner.get_by_role("row").last).to_contain_text("0 of 1")


@pytest.mark.parametrize(
    ("scheme", "width", "language", "parts"),
    [("light", 1280, "en", ("tests", "sources")), ("dark", 390, "ar", ("said",))],
)
def test_axe_finds_nothing_on_the_desk_and_it_fits(
    browser: Browser, desk: Served, scheme: Any, width: int, language: str, parts: Sequence[str]
) -> None:
    size: ViewportSize = {"width": width, "height": 844}
    context = browser.new_context(color_scheme=scheme, viewport=size, locale=language)
    page = logged_in(context, desk).new_page()

    def check(state: str) -> None:
        found = Axe().run(page).response["violations"]
        named = [(one["id"], one["nodes"][0]["html"]) for one in found]
        assert named == [], state
        assert page.evaluate("document.documentElement.scrollWidth") <= width, state

    for part in parts:
        page.goto(f"{desk.address}/desk/{part}")
        expect(page.locator("#found > *").first).to_be_visible()
        check(part)
    page.goto(f"{desk.address}/desk")
    expect(page.locator(".group").first).to_be_visible()
    for summary in page.locator(".group > summary").all():
        summary.click()
    for summary in page.locator(".member summary, .period summary").all():
        summary.click()
    check("questions")
    page.locator(".member .acts > .act").last.click()
    expect(page.locator(".sentences label").first).to_be_visible()
    check("choosing")
    context.close()


def test_long_words_in_the_head_leave_the_site_its_name(browser: Browser, desk: Served) -> None:
    with browser.new_context(viewport={"width": 390, "height": 844}, locale="es") as context:
        page = logged_in(context, desk).new_page()
        page.goto(f"{desk.address}/desk/said")
        expect(page.locator(".top nav")).to_contain_text("Redacción")
        name = page.locator(".top .name")
        assert name.evaluate("one => one.scrollWidth <= one.clientWidth")


def test_what_goes_wrong_is_said_in_place_and_can_be_tried_again(owner: Page) -> None:
    owner.route("**/api/desk/questions?**", lambda route: route.abort())
    owner.reload()
    expect(owner.get_by_role("alert")).to_contain_text("The server cannot be reached")
    owner.unroute_all()
    owner.get_by_role("button", name="Try again").press("Enter")
    expect(owner.locator(".group").first).to_be_visible()


def test_one_question_and_then_all_are_deleted(owner: Page) -> None:
    before = owner.locator(".group").count()
    group(owner, ANSWERED).locator("summary").first.press("Enter")
    group(owner, ANSWERED).get_by_role("button", name="Delete").press("Enter")
    owner.get_by_role("dialog").get_by_role("button", name="Delete").press("Enter")
    expect(owner.locator(".group")).to_have_count(before - 1)
    owner.get_by_role("button", name="Delete all questions").press("Enter")
    owner.get_by_role("dialog").get_by_role("button", name="Delete all").press("Enter")
    expect(owner.get_by_role("heading", name="Nothing was asked")).to_be_visible()


def test_the_setting_is_explained_where_questions_are_not_kept(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> None:
    data = tmp_path_factory.mktemp("unkept") / "data"
    with hosting(data, admin_token=ADMIN_TOKEN) as unkept, browser.new_context() as context:
        page = logged_in(context, unkept).new_page()
        page.goto(f"{unkept.address}/articles")
        page.get_by_role("link", name="Desk").press("Enter")
        expect(page.get_by_role("heading", name="Questions are not kept")).to_be_visible()
        expect(page.locator("main code")).to_have_text("BROADSHEET_KEEP_QUESTIONS=30")
        expect(page.get_by_role("search")).to_be_hidden()


def test_what_is_not_for_everybody_is_marked_on_the_desk(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory, embedder: Embedder
) -> None:
    data = tmp_path_factory.mktemp("closed") / "data"
    with open_index(DataLock(data, "test"), embedder) as index:
        one = article(FERRY, key="/board/ferry.txt")
        keep(index, replace(one, access="internal", kind="opinion"))
    with hosting(data, admin_token=ADMIN_TOKEN, keep_questions="30") as served:
        asked = f"{served.address}/api/ask"
        httpx.post(asked, json={"question": ANSWERED}, headers=ADMIN, timeout=60).raise_for_status()
        with browser.new_context(locale="de") as context:
            page = logged_in(context, served).new_page()
            page.goto(f"{served.address}/desk")
            page.locator(".group > summary").press("Enter")
            page.locator(".quotes > summary").press("Enter")
            expect(page.locator(".sources .kind")).to_have_text(["Meinung", "Intern"])
            page.locator(".member .acts > .act").first.press("Enter")
            dialog = page.get_by_role("dialog")
            option = dialog.get_by_role("combobox").locator("option")
            expect(option).to_have_text(f"{one.title} · Meinung · Intern")
            expect(dialog.get_by_role("radio", checked=True)).to_have_count(1)
            dialog.locator(".acts .main").press("Enter")
            made = page.locator(".member .acts > a")
            expect(made).to_be_focused()  # once the test is made
            made.press("Enter")
            expect(page.locator(".right .kind")).to_have_text(["Meinung", "Intern"])
