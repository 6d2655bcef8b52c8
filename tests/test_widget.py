"""The chat widget in a browser, on pages of another site."""

import gzip
import json
import re
import subprocess
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from shutil import copy, copytree, which
from typing import Literal

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image, ImageChops
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect

from tests.conftest import ADMIN_TOKEN, BROWSER_ARGUMENTS, chromium
from tests.pages import Site
from tests.served import Served

QUESTION = "Why was the interview delayed?"
ROOT = Path(__file__).parent.parent
WIDGET = ROOT / "ui" / "widget"
DOCUMENTATION = ROOT / "docs" / "embedding.md"
TEXT = "<main><h1>The Velm Courier</h1><p>Frost killed the apple blossom.</p></main>"

HOSTILE = "<style>* { all: unset !important } button { display: none !important }</style>"
RUDE = """<style>
  *, ::before, ::after { box-sizing: border-box; margin: 0; padding: 0; border: 0 solid }
  body { display: flex; gap: 50px; background: #222; color: #fff; font: 30px/3 serif }
  body > *, html > * { letter-spacing: 4px; text-transform: uppercase }
  button, textarea { background: red; border-radius: 0; font-size: 40px }
</style>"""


@pytest.fixture
def show(page: Page, site: Site, program: Served) -> Callable[..., Page]:
    """Shows a page of the site with the tag, its `data` given as `{"data-title": "Ask us"}`."""

    def show(
        *,
        head: str = "",
        body: str = TEXT,
        policy: str = "",
        tag: bool = True,
        html: str = "",
        data: str = "",
        origin: str = "",
    ) -> Page:
        script = f'<script async src="{program.address}/widget.js" {data}></script>' if tag else ""
        address = site.put(
            "/page",
            f'<!doctype html><html {html}><meta charset="utf-8"><title>A page</title>'
            f'<link rel="icon" href="data:,">{head}<body>{body}{script}</body></html>',
            policy.format(server=program.address),
        )
        page.goto(address.replace(site.origin, origin or site.origin))
        return page

    return show


Show = Callable[..., Page]


def open_chat(page: Page) -> None:
    page.locator(".launcher").click()
    expect(page.get_by_role("textbox")).to_be_focused()


def ask(page: Page, question: str = QUESTION) -> None:
    page.locator(".ask textarea").fill(question)
    page.keyboard.press("Enter")
    expect(page.locator(".draft")).to_be_hidden()


PAGES = {
    "plain": {},
    "hostile": {"head": HOSTILE},
    "rude": {"head": RUDE},
    "strict": {"policy": "default-src 'none'; script-src {server}; connect-src {server}"},
    "trusted types": {"policy": "require-trusted-types-for 'script'"},
    "right to left": {"html": 'lang="ar" dir="rtl"'},
}


FRAMEWORKS = {
    "bootstrap": ("bootstrap/dist/css/bootstrap.min.css", "<style>{0}</style>"),
    "tailwind": ("@tailwindcss/browser/dist/index.global.js", "<script>{0}</script>"),
}
STYLED = """<main class="container mx-auto"><h1 class="display-4 text-4xl">The Velm Courier</h1>
  <button class="btn btn-danger bg-red-700 p-4">Subscribe</button>
  <p class="text-muted text-lg">Frost killed the apple blossom.</p></main>"""


def of_kind(kind: str) -> dict[str, str]:
    """What makes a page, for `show`: one of PAGES, or one in a framework's own style."""
    if kind not in FRAMEWORKS:
        return PAGES[kind]
    path, tag = FRAMEWORKS[kind]
    file = WIDGET / "node_modules" / path
    if not file.exists():
        pytest.skip("Node is not there to fetch it")
    return {"head": tag.format(file.read_text()), "body": STYLED}


@pytest.mark.parametrize("kind", ["plain", "trusted types", "right to left"])
def test_on_any_page_a_question_is_answered_with_a_quote_and_its_date(
    show: Show, kind: str
) -> None:
    page = show(**of_kind(kind))
    open_chat(page)
    ask(page)
    expect(page.locator(".said .short")).to_contain_text("distributed denial-of-service attack")
    page.locator(".chip").first.click()
    source = page.locator(".sources li")
    title = source.get_by_role("link", name="Attack on X holds up Musk's interview with Trump")
    expect(title).to_be_focused()
    expect(source.locator("time")).to_contain_text("2024")
    expect(source.locator("blockquote")).to_have_count(0)  # the answer is the quote
    expect(page.locator(".launcher")).to_have_css("width", "56px")


def test_the_widget_looks_the_same_whatever_the_page_s_style(show: Show) -> None:
    def look(kind: str) -> Image.Image:
        page = show(**of_kind(kind))
        open_chat(page)
        ask(page)
        page.locator(".chip").first.click()
        expect(page.locator(".sources .title a").first).to_be_focused()
        seen = page.locator(".scroll").screenshot(animations="disabled")
        page.evaluate("Broadsheet.reset()")
        return Image.open(BytesIO(seen)).convert("RGB")

    plain = look("plain")
    for kind in ("hostile", "rude", "strict", *FRAMEWORKS):
        difference = ImageChops.difference(plain, look(kind))
        # Chromium draws the same letters one shade apart now and then.
        assert difference.point(lambda shade: 255 * (shade > 1)).getbbox() is None, kind


@pytest.mark.parametrize("kind", ["plain", "rude", "hostile", *FRAMEWORKS])
def test_the_page_looks_the_same_with_and_without_the_widget(show: Show, kind: str) -> None:
    def beside(page: Page) -> bytes:
        if kind in FRAMEWORKS:  # Tailwind makes its style when the page is there
            expect(page.locator("h1")).not_to_have_css("font-size", "32px")
        return page.screenshot(clip={"x": 0, "y": 0, "width": 800, "height": 720})

    without = beside(show(**of_kind(kind), tag=False))
    page = show(**of_kind(kind))
    expect(page.locator(".launcher")).to_be_visible()
    assert beside(page) == without
    open_chat(page)
    assert beside(page) == without


def test_only_the_button_is_loaded_until_the_chat_is_opened(show: Show, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    show()
    expect(page.locator(".launcher")).to_be_visible()
    assert asked == ["page", "widget.js", "config"]
    open_chat(page)
    assert asked[3:] == ["panel.js", "en.js"]


def test_a_page_that_is_not_allowed_gets_nothing_but_the_setting_to_change(
    show: Show, page: Page, site: Site
) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    elsewhere = site.origin.replace("127.0.0.1", "localhost")
    with page.expect_console_message(lambda message: "Broadsheet" in message.text):
        show(origin=elsewhere)
    assert any(elsewhere in line and "BROADSHEET_ALLOWED_ORIGINS" in line for line in said)
    assert page.locator(".launcher").count() == 0


def test_one_name_is_all_that_the_page_sees_of_the_script(show: Show) -> None:
    names = "Object.getOwnPropertyNames(window)"
    before = set(show(tag=False).evaluate(names))
    page = show()
    expect(page.locator(".launcher")).to_be_visible()
    assert set(page.evaluate(names)) - before == {"Broadsheet"}
    assert page.evaluate("window.onload") is None


def test_the_focus_moves_in_goes_round_and_comes_back(show: Show) -> None:
    page = show()
    launcher = page.locator(".launcher")
    expect(launcher).to_have_attribute("aria-expanded", "false")
    open_chat(page)
    expect(launcher).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("dialog", name="Broadsheet")).to_be_visible()
    expect(page.get_by_role("button", name="Close")).to_be_hidden()  # the launcher closes it
    for _ in range(12):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.localName") == "broadsheet-chat"
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(launcher).to_be_focused()
    expect(launcher).to_have_attribute("aria-expanded", "false")


def test_an_answer_is_read_out_once_when_it_is_whole(show: Show) -> None:
    page = show()
    open_chat(page)
    log = page.get_by_role("log")
    log.evaluate(
        "log => { window.read = []; new MutationObserver(changes => changes.forEach(change =>"
        " change.addedNodes.forEach(node => read.push(node.className))))"
        ".observe(log, {childList: true, subtree: true}) }"
    )
    ask(page)
    assert page.evaluate("read") == ["question", "answer"]
    expect(page.locator(".draft")).to_have_attribute("aria-hidden", "true")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(
    show: Show, page: Page, program: Served, scheme: Literal["light", "dark"]
) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{program.address}/demo")
    expect(page.locator(".launcher")).to_be_visible()
    found = [Axe().run(page)]
    show(
        html='lang="en"',
        body=f"<header>The Courier</header>{TEXT}<footer>Imprint</footer>",
        data='data-bubble="Any questions?" data-badge="on" data-privacy="https://news.example/p"',
    )
    expect(page.locator(".bubble")).to_be_visible()
    found.append(Axe().run(page))
    open_chat(page)
    page.wait_for_timeout(300)  # the panel has risen
    found.append(Axe().run(page))
    ask(page)
    page.locator(".chip").first.click()
    found.append(Axe().run(page))
    page.get_by_role("button", name="Not helpful").click()
    found.append(Axe().run(page))
    ask(page, "What is the capital of Mongolia?")
    found.append(Axe().run(page))
    assert [result.violations_count for result in found] == [0] * len(found), [
        result.generate_report() for result in found
    ]


@pytest.mark.parametrize(("persist", "kept"), [("session", 1), ("local", 1), ("none", 0)])
def test_the_conversation_lasts_as_long_as_the_page_says(
    show: Show, browser: Browser, persist: str, kept: int
) -> None:
    page = show(data=f'data-persist="{persist}"')
    open_chat(page)
    ask(page)
    page.reload()
    open_chat(page)
    expect(page.locator(".question")).to_have_count(kept)
    other = browser.new_page()
    other.goto(page.url)
    open_chat(other)
    expect(other.locator(".question")).to_have_count(0)
    other.close()


@pytest.fixture(scope="module")
def forbidding(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[BrowserContext]:
    """A browser that lets no page store anything, be it in a frame or not."""
    folder = tmp_path_factory.mktemp("forbidding")
    (folder / "Default").mkdir()
    blocked = {"profile": {"default_content_setting_values": {"cookies": 2}}}
    (folder / "Default" / "Preferences").write_text(json.dumps(blocked))
    with browser.browser_type.launch_persistent_context(
        folder, executable_path=chromium(), args=BROWSER_ARGUMENTS
    ) as context:
        yield context


@pytest.fixture
def without_storage(forbidding: BrowserContext) -> Iterator[Page]:
    page = forbidding.new_page()
    yield page
    page.close()


@pytest.mark.parametrize("persist", ["session", "local"])
def test_where_the_browser_forbids_storage_the_conversation_lasts_as_long_as_the_page(
    show: Show, without_storage: Page, program: Served, site: Site, persist: str
) -> None:
    page, store = without_storage, f"{persist}Storage"
    page.goto(show(data=f'data-persist="{persist}"').url)
    with pytest.raises(Error, match="SecurityError"):
        page.evaluate(store)
    open_chat(page)
    ask(page)
    expect(page.locator(".sources")).to_be_visible()
    page.get_by_role("button", name="New conversation").click()
    ask(page)
    page.reload()
    open_chat(page)
    expect(page.locator(".question")).to_have_count(0)

    # localhost is another site to the browser than 127.0.0.1.
    embed = f"{program.address}/embed?persist={persist}".replace("127.0.0.1", "localhost")
    page.goto(site.put("/frame", f'<iframe src="{embed}" height="500"></iframe>'))
    frame = page.frame_locator("iframe")
    frame.get_by_role("button", name=QUESTION).click()
    expect(frame.locator(".sources")).to_be_visible()
    with pytest.raises(Error, match="SecurityError"):
        page.frames[1].evaluate(store)


def test_a_store_that_fails_is_done_without(show: Show) -> None:
    fails = "() => { throw new DOMException('', 'QuotaExceededError') }"
    failing = "".join(
        f"Storage.prototype.{name}Item = {fails};" for name in ("get", "set", "remove")
    )
    page = show(head=f"<script>{failing}</script>")
    open_chat(page)
    ask(page)
    expect(page.locator(".sources")).to_be_visible()
    page.get_by_role("button", name="New conversation").click()
    expect(page.locator(".question")).to_have_count(0)


def test_a_new_conversation_forgets_the_old_one_and_ends_its_session(show: Show) -> None:
    page = show()
    open_chat(page)
    with page.expect_response("**/embed/session") as begun:
        ask(page)
    token = begun.value.json()["token"]
    with page.expect_request(lambda request: request.method == "DELETE") as ended:
        page.get_by_role("button", name="New conversation").click()
    assert ended.value.headers["authorization"] == f"Bearer {token}"
    expect(page.locator(".question")).to_have_count(0)
    expect(page.get_by_role("button", name=QUESTION)).to_be_visible()
    page.reload()
    open_chat(page)
    expect(page.locator(".question")).to_have_count(0)


def test_what_a_page_keeps_and_is_no_conversation_is_left_out(show: Show) -> None:
    page = show(data='data-persist="local"')
    open_chat(page)
    ask(page)
    expect(page.locator(".sources")).to_be_visible()
    (key,) = (key for key in page.evaluate("Object.keys(localStorage)") if key.endswith("/"))
    for kept in ("{}", "null", "[", '"words"'):
        page.evaluate("([key, kept]) => localStorage.setItem(key, kept)", [key, kept])
        page.reload()
        open_chat(page)
        expect(page.locator(".question")).to_have_count(0)
    ask(page)
    expect(page.locator(".sources")).to_be_visible()


def test_a_page_can_open_ask_listen_reset_and_remove(show: Show) -> None:
    page = show(body='<broadsheet-chat data-title="Ask the Courier"></broadsheet-chat>' + TEXT)
    expect(page.get_by_role("button", name="Ask the Courier")).to_be_visible()
    page.evaluate(
        "window.heard = []; for (const name of ['message', 'citation', 'error'])"
        " document.querySelector('broadsheet-chat')"
        ".addEventListener(name, event => heard.push([name, event.detail]))"
    )
    page.evaluate(f"Broadsheet.ask({QUESTION!r})")
    expect(page.locator(".sources")).to_be_visible()
    page.locator(".chip").first.click()
    page.wait_for_function("heard.length == 3")
    heard = page.evaluate("heard")
    assert [name for name, _ in heard] == ["message", "message", "citation"]
    assert heard[0][1] == {"role": "user", "content": QUESTION}
    assert heard[1][1]["answer"]["citations"][0]["quote"] == heard[2][1]["quote"]
    page.evaluate("Broadsheet.close()")
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.evaluate("Broadsheet.destroy()")
    expect(page.locator("broadsheet-chat")).to_have_count(0)


def test_a_page_can_open_the_chat_before_it_is_ready(show: Show) -> None:
    early = "addEventListener('load', () => Broadsheet.open())"
    page = show(head=f"<script>{early}</script>")
    expect(page.get_by_role("textbox")).to_be_focused()


def test_nothing_of_the_chat_is_made_until_the_page_has_loaded(show: Show) -> None:
    look = (
        "window.made = null; addEventListener('load', () => { made = Boolean("
        "customElements.get('broadsheet-chat') || document.querySelector('broadsheet-chat')) })"
    )
    page = show(head=f"<script>{look}</script>")
    expect(page.get_by_role("button", name="Broadsheet")).to_be_visible()
    assert page.evaluate("made") is False


def test_the_documentation_has_a_tag_that_asks_for_nothing_until_the_page_has_loaded(
    show: Show, program: Served
) -> None:
    [late] = re.findall(r"^<script>\n.*?^</script>", DOCUMENTATION.read_text(), re.M | re.S)
    page = show(body=TEXT + late.replace("https://ask.example.org", program.address), tag=False)
    expect(page.get_by_role("button", name="Ask us")).to_be_visible()
    began, loading = page.evaluate(
        """[performance.getEntriesByName(document.querySelector("[src]").src)[0].startTime,
            performance.getEntriesByType("navigation")[0].loadEventStart]"""
    )
    assert began >= loading > 0


def test_a_page_with_the_tag_twice_has_one_chat(show: Show, program: Served) -> None:
    page = show(head=f'<script async src="{program.address}/widget.js"></script>')
    expect(page.get_by_role("button", name="Broadsheet")).to_have_count(1)
    expect(page.locator("broadsheet-chat")).to_have_count(1)


def test_an_answer_can_be_judged_and_copied(show: Show, page: Page, program: Served) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    show()
    open_chat(page)
    ask(page)
    page.get_by_role("button", name="Not helpful").click()
    expect(page.get_by_role("status")).to_have_text("Thank you.")
    expect(page.get_by_role("button", name="Not helpful")).to_have_attribute("aria-pressed", "true")
    assert '"value": -1' in (program.data / "feedback.jsonl").read_text().splitlines()[-1]
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "[1] Attack on X holds up Musk's interview with Trump: “" in copied


def test_who_finds_an_answer_unhelpful_may_say_why(show: Show, program: Served) -> None:
    def kept() -> list[dict[str, object]]:
        lines = (program.data / "feedback.jsonl").read_text().splitlines()
        return [json.loads(line) for line in lines]

    page = show()
    open_chat(page)
    ask(page)
    unhelpful = page.get_by_role("button", name="Not helpful")
    why = page.get_by_label("What was wrong? (optional)")
    for leave in ("Escape", "Skip"):
        unhelpful.click()
        expect(why).to_be_focused()
        before = len(kept())
        if leave == "Escape":
            page.keyboard.press("Escape")
        else:
            page.get_by_role("button", name="Skip").click()
        expect(why).to_be_hidden()
        expect(unhelpful).to_be_focused()
        assert len(kept()) == before
    unhelpful.click()
    why.fill("x" * 2000)
    expect(why).to_have_value("x" * 1000)
    why.fill("It was <b>Tuesday</b>.")
    page.get_by_role("button", name="Send").click()
    expect(why).to_be_hidden()
    last = kept()[-1]
    assert (last["value"], last["comment"]) == (-1, "It was <b>Tuesday</b>.")
    assert last["question"] == QUESTION


def test_a_summary_of_the_cited_article_is_offered_in_the_page_s_language(show: Show) -> None:
    page = show(html='lang="de"')
    open_chat(page)
    ask(page)
    offered = "„Attack on X holds up Musk's interview with Trump“ zusammenfassen"
    page.get_by_role("button", name=offered).click()
    expect(page.locator(".question").last).to_have_text(offered)
    summary = page.locator("article.answer").last
    expect(summary).to_contain_text("began more than forty minutes late on Monday evening")
    expect(summary.locator(".chip")).to_have_count(3)
    expect(summary.locator(".sources > li")).to_have_count(1)
    expect(page.locator(".suggestion:visible")).to_have_count(0)
    page.reload()
    open_chat(page)
    expect(page.locator(".question").last).to_have_text(offered)


def test_the_focus_stays_in_the_chat_when_what_was_pressed_goes_away(show: Show) -> None:
    page = show(data=f"data-starters='[\"{QUESTION}\"]'")
    open_chat(page)
    page.get_by_role("button", name=QUESTION).press("Enter")
    expect(page.get_by_role("log")).to_be_focused()
    expect(page.locator(".sources")).to_be_visible()
    page.get_by_role("button", name="Summarise").press("Enter")
    expect(page.locator(".sources")).to_have_count(2)
    expect(page.get_by_role("log")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_a_page_that_opens_the_chat_leaves_the_focus_and_what_was_closed(
    show: Show, page: Page
) -> None:
    show(body='<input autofocus aria-label="Search">', data="data-open")
    expect(page.get_by_role("dialog")).to_be_visible()
    expect(page.get_by_label("Search")).to_be_focused()
    page.locator(".launcher").click()
    page.reload()
    expect(page.locator(".launcher")).to_be_visible()
    page.wait_for_timeout(500)
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_on_a_small_screen_the_chat_does_not_open_by_itself(show: Show, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 700})
    show(data="data-open")
    expect(page.locator(".launcher")).to_be_visible()
    page.wait_for_timeout(500)
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_two_tabs_have_one_conversation(show: Show, browser: Browser) -> None:
    address = show(data='data-persist="local"').url
    context = browser.new_context()
    one, other = context.new_page(), context.new_page()
    for tab in (one, other):
        tab.goto(address)
        open_chat(tab)
    ask(other)
    expect(one.locator(".question")).to_have_count(1)
    ask(one, "Who won the national chess title?")
    expect(other.locator(".question")).to_have_count(2)
    other.get_by_role("button", name="New conversation").click()
    expect(one.locator(".question")).to_have_count(0)
    context.close()


@pytest.mark.parametrize(
    "data", ['data-offset="20"', 'data-accent="b3261e"', 'data-position="middle"']
)
def test_an_option_that_means_nothing_is_said_and_left_out(
    show: Show, page: Page, data: str
) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    show(data=data)
    expect(page.locator(".launcher")).to_be_visible()
    name, _, value = data.partition("=")
    assert said == [f"Broadsheet: {name} cannot be {value}"]
    expect(page.locator(".place")).to_have_css("right", "20px")


def test_the_panel_stays_on_the_page_whatever_the_offset(show: Show, page: Page) -> None:
    page.set_viewport_size({"width": 1000, "height": 720})
    show(data='data-offset="30px 90px"')
    open_chat(page)
    page.wait_for_timeout(300)  # the panel has risen
    box = page.get_by_role("dialog").bounding_box()
    assert box
    assert box["y"] >= 20


def test_a_judgement_that_does_not_arrive_is_said(show: Show, page: Page) -> None:
    show()
    open_chat(page)
    ask(page)
    page.context.set_offline(True)
    page.get_by_role("button", name="Not helpful").click()
    expect(page.get_by_role("status")).to_have_text("That did not arrive.")


def test_the_frame_speaks_the_visitors_language(browser: Browser, program: Served) -> None:
    page = browser.new_page(locale="de-DE")
    page.goto(f"{program.address}/embed")
    expect(page.get_by_role("textbox")).to_have_attribute("placeholder", "Ihre Frage")
    page.close()


def test_options_are_attributes_of_the_tag(show: Show) -> None:
    page = show(
        data='data-title="Ask us" data-greeting="Good day" data-starters=\'["Who won?"]\' '
        'data-position="top-left" data-offset="8px 16px" data-accent="#b3261e" '
        'data-z-index="7" data-open data-privacy="https://news.example/privacy" data-language="de"'
    )
    dialog = page.get_by_role("dialog", name="Ask us")
    expect(dialog).to_contain_text("Good day")
    expect(dialog.get_by_role("button", name="Who won?")).to_be_visible()
    privacy = dialog.get_by_role("link", name="Datenschutz")
    expect(privacy).to_have_attribute("href", "https://news.example/privacy")
    place = page.locator(".place")
    for style, value in {"left": "8px", "top": "16px", "z-index": "7"}.items():
        expect(place).to_have_css(style, value)
    expect(page.locator(".launcher")).to_have_css("background-color", "rgb(179, 38, 30)")


def test_on_a_small_screen_the_chat_fills_it(show: Show, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 700})
    show()
    open_chat(page)
    page.wait_for_timeout(300)  # the panel has risen
    box = page.get_by_role("dialog").bounding_box()
    assert box == {"x": 0, "y": 0, "width": 390, "height": 700}


def test_what_cannot_be_reached_can_be_tried_again(show: Show, page: Page) -> None:
    show()
    open_chat(page)
    page.context.set_offline(True)
    ask(page)
    expect(page.get_by_role("log")).to_contain_text("The server cannot be reached just now.")
    page.context.set_offline(False)
    page.get_by_role("button", name="Try again").click()
    expect(page.locator(".sources")).to_be_visible()
    expect(page.locator(".question")).to_have_count(1)


def test_without_a_connection_the_button_says_so_and_can_be_pressed_again(
    show: Show, page: Page
) -> None:
    show()
    launcher = page.locator(".launcher")
    expect(launcher).to_be_visible()
    page.context.set_offline(True)
    launcher.click()
    expect(page.get_by_role("alert")).to_have_text("The server cannot be reached just now.")
    page.context.set_offline(False)
    open_chat(page)
    expect(page.get_by_role("alert")).to_have_count(0)


def test_too_many_questions_are_refused_politely(show: Show) -> None:
    page = show()
    open_chat(page)
    for _ in range(6):  # the server's limit is five
        ask(page, "Who won the national chess title?")
    log = page.get_by_role("log")
    expect(log).to_contain_text(re.compile(r"Many .* asked. Try again in \d+ seconds?\."))
    expect(page.get_by_role("button", name="Try again")).to_be_disabled()


ATTACK = (
    "<img src=https://evil.example/x onerror=alert(1)><script>alert(2)</script>"
    " [zebra](javascript:alert(3)) ![x](https://evil.example/y) \u202egnp\u200b.exe\u2069 "
    + "zebra"
    * 60
)


def test_nothing_that_is_asked_or_found_is_executed_or_fetched(
    show: Show, page: Page, program: Served, tmp_path: Path
) -> None:
    (tmp_path / "zebra.txt").write_text(f"{ATTACK}\n\nThe zebra was painted {ATTACK} on Tuesday.")
    admin = {"Authorization": f"Bearer {ADMIN_TOKEN}"}
    with httpx.Client(base_url=program.address, headers=admin, timeout=60) as http:
        body = {"sources": ["zebra.txt"], "base": str(tmp_path)}
        assert '"added": 1' in http.post("/api/articles", json=body).text
        try:
            bad: list[str] = []
            page.on("dialog", lambda dialog: bad.append(dialog.message))
            page.on("request", lambda r: bad.append(r.url) if "evil.example" in r.url else None)
            show(data='data-greeting="<img src=x onerror=alert(4)>" data-privacy="javascript:x"')
            open_chat(page)
            ask(page, f"When was the zebra painted? {ATTACK}")
            ask(page, "When was the zebra painted?")
            panel = page.locator(".panel")
            expect(panel).to_contain_text("<script>alert(2)</script>")
            for tag in ("img", "script", "a[href^=javascript]"):
                assert panel.locator(tag).count() == 0
            assert panel.evaluate("panel => panel.scrollWidth <= panel.clientWidth")
            assert bad == []
        finally:
            (found,) = http.get("/api/articles", params={"q": "zebra"}).json()["articles"]
            http.delete(f"/api/articles/{found['id']}")


def test_this_article_is_that_of_the_page(show: Show) -> None:
    page = show(
        head='<link rel="canonical" href="https://courier.veldmoor.example/city/tram-line-9-opens">'
    )
    open_chat(page)
    ask(page, "Summarise this article")
    expect(page.locator(".answer").first).to_contain_text("Tram line 9 opens two years late")


def test_the_chat_in_a_frame_answers(show: Show, program: Served) -> None:
    page = show(
        tag=False,
        body=f'<iframe src="{program.address}/embed?title=Ask+%3Cus" height="500"></iframe>',
    )
    frame = page.frame_locator("iframe")
    expect(frame.get_by_role("region", name="Ask <us")).to_be_visible()
    frame.get_by_role("button", name=QUESTION).click()
    expect(frame.locator(".sources")).to_be_visible()


def test_a_frame_in_a_sandbox_needs_what_the_documentation_says(
    show: Show, program: Served
) -> None:
    (allowed,) = re.findall(r"`(allow-scripts .+)`", DOCUMENTATION.read_text())
    page = show(tag=False, body=f'<iframe src="{program.address}/embed" sandbox="{allowed}">')
    frame = page.frame_locator("iframe")
    frame.get_by_role("textbox").fill(QUESTION)
    frame.get_by_role("button", name="Ask").click()
    with page.expect_popup():
        frame.locator(".title").get_by_role("link").click()


def test_the_demo_page_shows_the_tag_and_what_it_does(page: Page, program: Served) -> None:
    page.goto(f"{program.address}/demo")
    page.get_by_label("Title").fill('Ask "us"')
    page.get_by_label("Position").select_option("top-left")
    tag = page.get_by_label("The tag")
    expect(tag).to_have_text(
        f'<script async src="{program.address}/widget.js" data-title="Ask &quot;us&quot;"'
        ' data-position="top-left"></script>'
    )
    expect(page.get_by_role("button", name='Ask "us"')).to_have_count(1)
    expect(page.locator(".place")).to_have_css("left", "20px")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy the tag").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == tag.text_content()
    page.get_by_role("button", name=QUESTION).click()
    expect(page.locator(".said .short")).to_be_visible()


def test_the_options_of_the_documentation_are_those_of_the_widget() -> None:
    documented = set(re.findall(r"^\| `data-([a-z-]+)`", DOCUMENTATION.read_text(), re.MULTILINE))
    source = (WIDGET / "src" / "options.ts").read_text()
    read = {re.sub("[A-Z]", r"-\g<0>", name).lower() for name in re.findall(r"data\.(\w+)", source)}
    assert documented == read


def test_the_widget_is_small_in_every_language() -> None:
    def packed(file: Path) -> int:
        return len(gzip.compress(file.read_bytes()))

    built = WIDGET / "built"
    words = max(packed(file) for file in (built / "widget" / "words").iterdir())
    assert packed(built / "widget.js") + packed(built / "widget" / "panel.js") + words <= 15_200


def test_the_built_widget_is_that_of_the_source(tmp_path: Path) -> None:
    if not (which("npm") and (WIDGET / "node_modules").exists()):
        pytest.skip("Node is not there to build it")
    copytree(WIDGET / "src", tmp_path / "src")
    for name in ("package.json", "tsconfig.json", "build.mjs"):
        copy(WIDGET / name, tmp_path)
    (tmp_path / "node_modules").symlink_to(WIDGET / "node_modules")
    for step in ("check", "build"):
        subprocess.run(["npm", "run", step], cwd=tmp_path, check=True, capture_output=True)
    for name in ("widget.js", "widget/panel.js", "widget/words/it.js"):
        assert (tmp_path / "built" / name).read_text() == (WIDGET / "built" / name).read_text()
