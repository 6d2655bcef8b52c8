"""The list of articles in a browser: what a visitor reads, and what the owner does there."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, expect

from qa.store.embed import Embedder
from qa.store.index import open_index
from qa.store.lock import DataLock
from tests.articles import FERRY, ORCHARD, article, keep
from tests.attacks import ATTACKS
from tests.conftest import ADMIN_TOKEN
from tests.served import Served, hosting

TITLE = "Night ferry turns back"


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Served]:
    """A server of thirty articles, the hostile ones among them the oldest."""
    data = tmp_path_factory.mktemp("room") / "data"
    # Ingest takes NULs out.
    hostile = [attack.replace("\0", "") for attack in ATTACKS[:: len(ATTACKS) // 28]]
    with open_index(DataLock(data, "test"), embedder) as index:
        keep(index, article(FERRY, author="Ada Bell", url="https://harbour.example/ferry"))
        for number, attack in enumerate(hostile):
            text = f"{attack}\n\n{ORCHARD}"
            key = f"/news/{number}.txt"
            keep(index, article(text, key=key, title=attack, source=attack, author=attack))
    with hosting(data, admin_token=ADMIN_TOKEN) as served:
        yield served


@pytest.fixture
def owner(page: Page, room: Served) -> Page:
    page.goto(f"{room.address}/login")
    page.get_by_label("Admin token").fill(ADMIN_TOKEN)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Articles", exact=True)).to_be_visible()
    return page


def test_a_visitor_finds_narrows_and_reads_by_keyboard(page: Page, room: Served) -> None:
    page.goto(f"{room.address}/articles")
    expect(page.get_by_role("listitem")).to_have_count(25)
    expect(page.get_by_text("Withdraw")).to_have_count(0)
    page.get_by_role("link", name="Next page").press("Enter")
    expect(page.get_by_text("Page 2 of 2")).to_be_visible()
    page.get_by_label("Search titles").fill("ferry")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("1 article")
    page.get_by_text("Filter and sort").press("Enter")
    page.get_by_label("Author").select_option("Ada Bell")
    page.get_by_role("button", name="Show").press("Enter")
    page.get_by_role("link", name="Remove the filter “ferry”").press("Enter")
    expect(page.get_by_role("link", name="Remove the filter Author: Ada Bell")).to_be_visible()
    page.get_by_role("link", name=TITLE).press("Enter")
    expect(page.get_by_role("heading", name=TITLE)).to_be_visible()
    expect(page.get_by_role("article")).to_contain_text("Engineers found a bent hinge")


def test_the_list_reads_without_scripts(browser: Browser, room: Served) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{room.address}/articles?q=ferry")
    page.get_by_role("link", name=TITLE).click()
    expect(page.get_by_role("article")).to_contain_text("Engineers found a bent hinge")
    page.close()


def test_a_folder_is_added_with_progress_and_its_failures_by_reason(
    owner: Page, tmp_path: Path
) -> None:
    folder = tmp_path / "news"
    (folder / "more").mkdir(parents=True)
    (folder / "tram.md").write_text("# Tram opens\n\nThe tram opened on Monday.\n")
    (folder / "more" / "tram.md").write_text("# Tram closes\n\nThe tram closed on Friday.\n")
    (folder / ".hidden").write_text("secret")
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text("")
    owner.get_by_text("Add articles").press("Enter")
    with owner.expect_file_chooser() as chooser:
        owner.get_by_role("button", name="Choose a folder").press("Enter")
    chooser.value.set_files(folder)
    report = owner.locator("#report")
    expect(report).to_contain_text("Done: 2 added, 0 updated, 0 unchanged, 2 failed.")
    expect(report).to_be_focused()
    reason = report.get_by_text("the file is empty (2)")
    reason.press("Enter")
    expect(report.get_by_text("news/a.txt")).to_be_visible()
    with owner.expect_navigation():  # until its script has come
        report.get_by_role("link", name="Show the articles").press("Enter")
    for title in ("Tram opens", "Tram closes"):
        row = owner.get_by_role("group", name=f"Change “{title}”")
        row.get_by_role("button", name="Remove").press("Enter")
        dialog = owner.get_by_role("dialog")
        expect(dialog).to_contain_text(title)
        dialog.get_by_role("button", name="Remove").press("Enter")
        expect(owner.locator("#flash")).to_have_text(f"“{title}” is removed.")
        expect(owner.locator("#flash")).to_be_focused()
    expect(owner.get_by_text("Tram")).to_have_count(1)  # in what was said


def test_an_address_is_added_and_what_goes_wrong_is_said_in_place(owner: Page) -> None:
    owner.get_by_text("Add articles").click()
    box = owner.get_by_label("Address of a page")
    box.fill("http://127.0.0.1:9/private")
    owner.keyboard.press("Enter")
    report = owner.locator("#report")
    expect(report).to_contain_text("1 failed")
    expect(report).to_contain_text("BROADSHEET_FETCH_HOSTS")

    def broken(route: Route) -> None:
        event = 'event: progress\ndata: {"done":1,"total":9,"read":4,"searchable":2,"failed":0}\n\n'
        route.fulfill(body=event, content_type="text/event-stream")

    owner.route("**/api/articles", broken)
    box.fill("https://harbour.example/feed")
    owner.keyboard.press("Enter")
    expect(owner.locator("#told")).to_contain_text("The connection broke off.")
    expect(box).to_have_value("https://harbour.example/feed")


def test_dropped_files_are_added(owner: Page) -> None:
    dropped = """() => {
      const data = new DataTransfer();
      data.items.add(new File(["# Dropped\\n\\nIt fell on Monday."], "dropped.md"));
      for (const type of ["dragover", "drop"])
        document.body.dispatchEvent(
          new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
    }"""
    owner.evaluate(dropped)
    expect(owner.locator("#report")).to_contain_text("Done: 1 added")


def test_an_article_is_withdrawn_with_a_reason_and_given_back(
    owner: Page, browser: Browser, room: Served
) -> None:
    owner.goto(f"{room.address}/articles?q=ferry")
    row = owner.get_by_role("group", name=f"Change “{TITLE}”")
    withdraw = row.get_by_role("button", name="Withdraw")
    withdraw.press("Enter")
    dialog = owner.get_by_role("dialog")
    owner.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(withdraw).to_be_focused()
    withdraw.press("Enter")
    owner.keyboard.press("Enter")  # without a reason nothing happens
    dialog.get_by_label("Reason").fill("a complaint")
    dialog.get_by_label("Until").fill("2001-01-01T10:00")
    owner.keyboard.press("Enter")
    expect(dialog.get_by_role("alert")).to_contain_text("is over")
    dialog.get_by_label("Until").fill("")
    dialog.get_by_role("button", name="Withdraw").press("Enter")
    expect(owner.locator("#flash")).to_have_text(f"“{TITLE}” is withdrawn.")
    visitor = browser.new_page()
    visitor.goto(f"{room.address}/articles?q=ferry")
    expect(visitor.get_by_role("status")).to_have_text("No article matches this.")
    assert TITLE not in visitor.content()
    visitor.close()
    owner.get_by_text("Withdrawn articles (1)").press("Enter")
    expect(owner.locator("#withheld")).to_contain_text("a complaint")
    owner.get_by_role("button", name=f"Give back: {TITLE}").press("Enter")
    expect(owner.locator("#flash")).to_have_text(f"“{TITLE}” is back.")


def test_no_attack_in_an_article_does_anything_on_any_page(owner: Page, room: Served) -> None:
    heard: list[str] = []
    owner.on("request", lambda request: heard.append(request.url))
    owner.on("dialog", lambda dialog: heard.append(dialog.message))
    for width in (1280, 390):
        owner.set_viewport_size({"width": width, "height": 844})
        for page in ("?sort=title", "?sort=title&page=2"):
            owner.goto(f"{room.address}/articles{page}")
            assert owner.evaluate("document.documentElement.scrollWidth") <= width
            links = owner.locator("#list h2 a").evaluate_all("all => all.map(a => a.href)")
            for href in links if width == 390 else ():
                owner.goto(href)
                assert owner.evaluate("document.documentElement.scrollWidth") <= width, href
    found = owner.locator("main :is(img, script, iframe, style, base, object, video)")
    expect(found).to_have_count(0)
    assert not [one for one in heard if not one.startswith((room.address, "data:image/svg"))]


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_axe_finds_nothing_on_any_page(
    browser: Browser, room: Served, scheme: Any, width: int
) -> None:
    page = browser.new_page(color_scheme=scheme, viewport={"width": width, "height": 844})

    def check(state: str) -> None:
        found = Axe().run(page).response["violations"]
        named = [(one["id"], one["nodes"][0]["html"]) for one in found]
        assert named == [], state

    page.goto(f"{room.address}/articles?q=ferry&author=Ada+Bell")
    check("list")
    page.get_by_role("link", name=TITLE).click()
    page.goto(f"{page.url}?start=0&end=60#quote")
    check("article")
    page.goto(f"{room.address}/article/none")
    check("missing")
    page.goto(f"{room.address}/login")
    check("login")
    page.get_by_label("Admin token").fill("guessed")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_have_text("This is not the admin token.")
    check("refused")
    page.get_by_label("Admin token").fill(ADMIN_TOKEN)
    page.keyboard.press("Enter")
    page.get_by_text("Add articles").click()
    page.get_by_label("Address of a page").fill("http://127.0.0.1:9/private")
    page.keyboard.press("Enter")
    expect(page.locator("#report")).to_be_visible()
    check("owner")
    page.get_by_role("button", name="Withdraw …").first.click()
    check("dialog")
    page.close()


def test_light_and_dark_are_chosen_and_kept(page: Page, room: Served) -> None:
    page.goto(f"{room.address}/articles")
    for name, scheme in (("light", "light"), ("dark", "dark")):
        page.get_by_role("button", name="Appearance").press("Enter")
        expect(page.get_by_role("button", name=f"Appearance: {name}")).to_be_focused()
        computed = "getComputedStyle(document.documentElement).colorScheme"
        assert page.evaluate(computed) == scheme
    page.goto(f"{room.address}/article/none")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
