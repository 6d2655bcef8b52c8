"""How the widget shows what a language model says, and what goes wrong on the way."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.attacks import ATTACKS, TAG_NAMES
from tests.scripted import CITATION, Scripted, event, scripted


@pytest.fixture
def server() -> Iterator[Scripted]:
    with scripted() as server:
        yield server


@pytest.fixture
def chat(page: Page, server: Scripted) -> Page:
    page.goto(server.address)
    page.locator(".launcher").click()
    return page


def chosen(chat: Page, **options: str) -> None:
    """The page's chat is made anew with `options`, named as in `dataset`."""
    chat.evaluate(
        "async options => { await Broadsheet.destroy();"
        " const chat = document.createElement('broadsheet-chat');"
        " Object.assign(chat.dataset, options); document.documentElement.append(chat) }",
        options,
    )
    expect(chat.locator(".launcher")).to_be_visible()


def ask(chat: Page, question: str = "Why?") -> Locator:
    """What is shown for an answer."""
    chat.get_by_role("textbox").fill(question)
    chat.keyboard.press("Enter")
    expect(chat.locator(".draft")).to_be_hidden()
    return chat.locator(".answer:not(.draft)").last


def test_markdown_becomes_elements(chat: Page, server: Scripted) -> None:
    server.says(
        "It was a **bent** hinge [1], says `log`.\n\n- first\n- second\n\n1. one\n2. two\n\n"
        "See [the site](https://news.example/a) and [2]."
    )
    answer = ask(chat)
    expect(answer.locator("strong")).to_have_text("bent")
    expect(answer.locator("code")).to_have_text("log")
    expect(answer.locator("ul > li")).to_have_text(["first", "second"])
    expect(answer.locator("ol:not(.sources) > li")).to_have_text(["one", "two"])
    link = answer.get_by_role("link", name="the site")
    expect(link).to_have_attribute("rel", "noopener nofollow")
    expect(link).to_have_attribute("target", "_blank")
    expect(answer.locator(".said").last).to_have_text("See the site and [2].")
    expect(answer.locator(".sources blockquote")).to_have_text(str(CITATION["quote"]))
    answer.get_by_role("button", name="Quote 1").click()
    expect(answer.locator(".title a")).to_be_focused()


def test_the_quotes_of_an_article_stand_below_its_title_and_what_is_said_stands_once(
    chat: Page, server: Scripted
) -> None:
    second = CITATION | {"number": 2, "quote": "It\nwas bent."}
    server.says("It was a hinge. [1] It was bent. [2]", citations=[CITATION, second])
    source = ask(chat).locator(".sources > li")
    expect(source).to_have_count(1)
    expect(source.locator(".number")).to_have_text(["1", "2"])
    expect(source.locator("blockquote")).to_have_text([str(CITATION["quote"])])


def test_the_short_answer_is_marked_where_it_stands_in_code_points(
    chat: Page, server: Scripted
) -> None:
    marked = {"answerer": "reader", "marked_start": 11, "marked_end": 21}
    server.says("🦓 It was a bent hinge. [1]", changed=marked)
    expect(ask(chat).locator(".short")).to_have_text("bent hinge")


def test_how_sure_an_answer_is_stands_in_words_with_the_figure_on_demand(
    chat: Page, server: Scripted
) -> None:
    server.says("A bent hinge. [1]")
    certainty = ask(chat).locator(".certainty")
    certainty.get_by_text("Very sure").click()
    expect(certainty).to_contain_text(
        "Of 100 such answers about 87 are right. Read by openai:model."
    )
    server.says("A list. [1]", changed={"confidence": 0.5})
    expect(ask(chat).locator(".certainty")).to_have_count(0)


def test_a_quote_shows_what_was_corrected_and_where_it_stands_too(
    chat: Page, server: Scripted
) -> None:
    copies = [{"title": f"Copy {n}", "url": f"https://{n}.example/a"} for n in range(7)]
    server.says(
        "A hinge. [1]",
        correction="Corrected: <b>it</b> was bent.",
        also_in=[{"title": "A copy", "url": None}, *copies],
    )
    source = ask(chat).locator(".sources > li")
    expect(source.locator(".correction")).to_have_text("Correction: Corrected: <b>it</b> was bent.")
    expect(source.locator(".about").last).to_have_text(
        "Also in: A copy; Copy 0 (0.example); Copy 1 (1.example); Copy 2 (2.example);"
        " Copy 3 (3.example) + 3"
    )


@pytest.mark.parametrize(
    ("kind", "access", "said"),
    [
        ("opinion", "subscribers", ["Opinion", "For subscribers"]),
        ("news", "public", []),
        ("toString", "internal", ["toString", "Internal"]),
    ],
)
def test_an_article_that_is_no_news_for_all_is_said_to_be_what_it_is(
    chat: Page, server: Scripted, kind: str, access: str, said: list[str]
) -> None:
    server.says("A hinge. [1]", kind=kind, access=access)
    expect(ask(chat).locator(".about b")).to_have_text(said)


def test_what_the_reader_says_is_taken_as_it_stands(chat: Page, server: Scripted) -> None:
    said = "- It was **bent**, says [the site](https://news.example/a). [1]"
    server.says(said, changed={"answerer": "reader"})
    answer = ask(chat)
    expect(answer.locator(".said").first).to_have_text(said.replace("[1]", "1"))
    expect(answer.locator(".said a, .said strong, ul")).to_have_count(0)


def test_what_was_searched_for_is_said_where_it_is_not_the_question(
    chat: Page, server: Scripted
) -> None:
    server.says("A bent hinge. [1]", "What did they find?")
    expect(ask(chat, "What did they find?").locator(".aside")).to_have_count(0)
    server.says("On Wednesday. [1]", "When does the ferry sail again?")
    answer = ask(chat, "When does it sail again?")
    expect(answer.locator(".aside")).to_have_text("Searched for “When does the ferry sail again?”")


def test_a_notice_is_shown(chat: Page, server: Scripted) -> None:
    server.says(
        "A bent hinge. [1]", changed={"notice": "The language model did not answer in time."}
    )
    expect(ask(chat).locator(".aside")).to_have_text("The language model did not answer in time.")


def test_nothing_in_an_attack_is_executed_or_fetched(
    chat: Page, page: Page, server: Scripted
) -> None:
    assert len(ATTACKS) > 100
    chat.evaluate("document.head.append(document.createElement('link'))")
    bad: list[str] = []
    page.on("dialog", lambda dialog: bad.append(dialog.message))
    page.on("pageerror", lambda error: bad.append(str(error)))
    page.on(
        "request",
        lambda request: None if request.url.startswith(server.address) else bad.append(request.url),
    )
    for attack in ATTACKS:
        chat.evaluate(
            "attack => Object.assign(document.querySelector('head > link:last-child'),"
            " {rel: 'canonical', href: document.title = attack})",
            attack,
        )
        server.says(attack, title=attack, quote=attack, published=attack, deep_link=attack)
        answer = ask(chat, attack)
        expect(answer.locator(".title a")).to_have_text(attack.strip())
        body, _ = server.heard[-1]
        assert len(body["page"]["title"]) <= 300
        assert len(body["page"]["url"]) <= 2000
    expect(chat.locator(".question")).to_have_count(len(ATTACKS))
    panel = chat.locator(".panel")
    kept = f"[href^='{server.address}/article/1f0a?']"
    for tag in (*TAG_NAMES, f"a:not([href^='https://'], {kept})"):
        assert panel.locator(f".log {tag}:not(button *)").count() == 0, tag
    assert panel.evaluate("panel => panel.scrollWidth <= panel.clientWidth")
    assert bad == []


def test_the_server_hears_what_was_said_before(chat: Page, server: Scripted) -> None:
    server.says("A bent hinge. [1]")
    server.says("On Wednesday. [1]")
    ask(chat, "What did they find?")
    ask(chat, "When does it sail again?")
    body, _ = server.heard[1]
    assert body == {
        "question": "When does it sail again?",
        "history": [
            {"role": "user", "content": "What did they find?"},
            {"role": "assistant", "content": "A bent hinge. [1]"},
        ],
        "page": {"url": f"{server.address}/", "title": "A page"},
    }


def test_of_the_page_s_address_and_title_no_more_is_told_than_tells_the_article(
    chat: Page, server: Scripted
) -> None:
    def told(script: str) -> object:
        chat.evaluate(script)
        server.says("A bent hinge. [1]")
        ask(chat)
        body, _ = server.heard[-1]
        return body.get("page")

    path = f"{server.address}/news"
    assert told("history.pushState({}, '', '/news?token=secret#there')") == {
        "url": path,
        "title": "A page",
    }
    assert told("document.title = '\U0001f9ed'.repeat(200) + '\\ud800'") == {
        "url": path,
        "title": "\U0001f9ed" * 150,
    }
    assert told("document.title = 'x' + '\U0001f9ed'.repeat(200)") == {
        "url": path,
        "title": "x" + "\U0001f9ed" * 149,
    }
    canonical = "<link rel=canonical href=https://news.example/ferry>"
    assert told(f"document.title = ''; document.head.innerHTML = '{canonical}'") == {
        "url": "https://news.example/ferry",
        "title": "",
    }
    assert told("document.querySelector('link').href = '/' + 'x'.repeat(3000)") == {
        "url": "",
        "title": "",
    }
    assert (
        told(
            "document.querySelector('broadsheet-chat').remove();"
            "const chat = document.createElement('broadsheet-chat');"
            "chat.dataset.pageContext = 'off'; document.body.append(chat); chat.open()"
        )
        is None
    )


def test_a_session_that_is_over_is_begun_anew_unseen(chat: Page, server: Scripted) -> None:
    server.replies.append((401, "session_over"))
    server.says("A bent hinge. [1]")
    expect(ask(chat)).to_contain_text("A bent hinge.")
    assert [token for _, token in server.heard] == ["Bearer token 1", "Bearer token 2"]


def test_below_the_last_answer_summaries_of_two_cited_articles_are_offered(
    chat: Page, server: Scripted
) -> None:
    offered = chat.locator(".suggestion:visible")
    first, second, third = (
        CITATION | {"number": n, "article_id": str(n), "title": f"Ferry $& {n}"} for n in (1, 2, 3)
    )
    second |= {"url": "https://news.example/ferry"}
    server.says("A bent hinge. [1]", citations=[first, first, second, third])
    ask(chat)
    expect(offered).to_have_text(["Summarise “Ferry $& 1”", "Summarise “Ferry $& 2”"])
    server.says("Ferry $& 2 (2024-08-13):\nIt turned back. [1]", "Summarise this article")
    offered.last.click()
    expect(chat.locator("article.answer")).to_have_count(2)
    body, _ = server.heard[1]
    assert body["question"] == "Summarise this article"
    assert body["page"] == {"title": "Ferry $& 2", "url": "https://news.example/ferry"}
    expect(chat.locator(".question").last).to_have_text("Summarise “Ferry $& 2”")
    expect(chat.locator(".aside")).to_have_count(0)
    expect(offered).to_have_text(["Summarise “Night ferry turns back”"])
    server.says("The articles do not say.", citations=[])
    ask(chat)
    expect(offered).to_have_count(0)


def test_the_page_can_leave_summaries_out(chat: Page, server: Scripted) -> None:
    chat.evaluate(
        "Broadsheet.destroy(); const chat = document.createElement('broadsheet-chat');"
        "chat.dataset.followUps = 'off'; document.body.append(chat); chat.open()"
    )
    server.says("A bent hinge. [1]")
    ask(chat)
    expect(chat.locator(".suggestion:visible")).to_have_count(0)


@pytest.mark.parametrize(
    "reply",
    [
        (500, "error"),
        (502, "none of ours"),
        event("token", {"text": "A bent"})
        + event("error", {"code": "model_failed", "message": "secret", "retry_after": None}),
        event("token", {"text": "A bent"}),
    ],
)
def test_what_fails_on_the_server_can_be_tried_again(
    chat: Page, server: Scripted, reply: str | tuple[int, str]
) -> None:
    server.replies.append(reply)
    server.says("A bent hinge. [1]")
    note = ask(chat)
    expect(note).to_have_class("answer note")
    expect(note).not_to_contain_text("secret")
    note.get_by_role("button", name="Try again").click()
    expect(chat.locator(".sources")).to_be_visible()
    expect(chat.locator(".question, .answer:not(.draft)")).to_have_count(2)


def test_an_answer_on_its_way_can_be_stopped_and_asked_for_again(
    chat: Page, server: Scripted
) -> None:
    server.go.clear()
    chat.get_by_role("textbox").fill("Why?")
    chat.keyboard.press("Enter")
    expect(chat.locator(".draft")).to_have_text("Searching the articles …")
    assert server.asked.wait(10)
    chat.get_by_role("button", name="Stop").click()
    expect(chat.locator(".note")).to_contain_text("Stopped.")
    server.says("The answer to nobody.")
    server.says("A bent hinge. [1]")
    server.lets_go()
    chat.get_by_role("button", name="Try again").click()
    expect(chat.locator(".question")).to_have_count(1)
    expect(chat.locator(".sources")).to_be_visible()


def test_a_conversation_can_be_begun_anew_while_an_answer_is_on_its_way(
    chat: Page, server: Scripted
) -> None:
    server.go.clear()
    chat.get_by_role("textbox").fill("Why?")
    chat.keyboard.press("Enter")
    expect(chat.locator(".draft")).to_be_visible()
    assert server.asked.wait(10)
    chat.get_by_role("button", name="New conversation").click()
    expect(chat.locator(".question, .answer:not(.draft)")).to_have_count(0)
    expect(chat.get_by_role("button", name="Ask", exact=True)).to_be_visible()
    server.says("The answer to nobody.")
    server.says("A bent hinge. [1]")
    server.lets_go()
    expect(ask(chat)).to_contain_text("A bent hinge.")
    expect(chat.locator(".answer:not(.draft)")).to_have_count(1)


@pytest.mark.parametrize(
    "body", ['{"detail": "bad gateway"}', '{"error": {"code": 502}}', "null", "Bad Gateway"]
)
def test_an_error_of_a_proxy_is_shown_as_one(chat: Page, body: str) -> None:
    chat.route("**/embed/ask", lambda route: route.fulfill(status=502, body=body))
    answer = ask(chat)
    expect(answer.locator("p")).not_to_be_empty()
    expect(answer.get_by_role("button", name="Try again")).to_be_visible()


def test_the_stages_of_an_answer_are_told_and_what_is_not_known_is_left_out(
    chat: Page, server: Scripted
) -> None:
    chat.locator(".draft").evaluate(
        "draft => { window.told = []; new MutationObserver(changes => changes.forEach(change =>"
        " told.push(...[...change.addedNodes].map(node => node.textContent))))"
        ".observe(draft, {childList: true}) }"
    )
    server.says("A bent hinge. [1]")
    stream = server.replies[-1]
    assert isinstance(stream, str)
    server.replies[-1] = (
        event("stage", {"stage": "searching"})
        + event("stage", {"stage": "reading", "done": 0, "of": 6})
        + event("stage", {"stage": "reading", "done": 2, "of": 6})
        + event("weather", {"fair": True})
        + event("stage", {"stage": "writing"})
        + stream
    )
    expect(ask(chat)).to_contain_text("A bent hinge.")
    assert chat.evaluate("told")[:6] == [
        "Searching the articles …",  # before the server has said anything
        "Searching the articles …",
        "Reading 1 of 6 …",
        "Reading 2 of 6 …",
        "Writing …",
        "A bent hinge. [1]",
    ]


@pytest.mark.parametrize("by", ["closed", "opened", "asked"])
def test_a_bubble_and_a_badge_greet_until_they_have_been_seen(
    chat: Page, server: Scripted, by: str
) -> None:
    chosen(chat, bubble="Any <b>questions</b>?", badge="on")
    bubble, badge = chat.locator(".bubble"), chat.locator(".badge")
    expect(badge).to_be_visible()
    if by == "closed":
        bubble.get_by_role("button", name="Close").press("Enter")
        expect(chat.locator(".launcher")).to_be_focused()
    elif by == "opened":
        bubble.get_by_role("button", name="Any <b>questions</b>?").click()
        expect(chat.get_by_role("textbox")).to_be_focused()
    else:
        server.says("A bent hinge. [1]")
        chat.evaluate("Broadsheet.ask('Why?')")
        expect(chat.locator(".sources")).to_be_visible()
    for _ in range(2):
        expect(bubble).to_have_count(0)
        expect(badge).to_have_count(0)
        chosen(chat, bubble="Any <b>questions</b>?", badge="on")


def test_without_a_bubble_the_browser_is_told_nothing_of_it(chat: Page) -> None:
    expect(chat.get_by_role("textbox")).to_be_focused()
    expect(chat.locator(".bubble, .badge")).to_have_count(0)
    assert chat.evaluate("Object.keys(localStorage)") == []


def test_the_chat_stays_open_from_page_to_page_where_the_site_wants_it(chat: Page) -> None:
    dialog, launcher = chat.get_by_role("dialog"), chat.locator(".launcher")
    expect(chat.get_by_role("textbox")).to_be_focused()
    chat.keyboard.press("Escape")
    chosen(chat, persistOpen="on")
    launcher.click()
    expect(dialog).to_be_visible()
    chosen(chat, persistOpen="on")
    expect(dialog).to_be_visible()
    launcher.click()
    expect(dialog).to_be_hidden()
    for options in ({"persistOpen": "on"}, {}):
        chosen(chat, **options)
        chat.wait_for_timeout(300)
        expect(dialog).to_be_hidden()


def test_that_a_program_answers_is_said_at_first_in_the_page_s_language(chat: Page) -> None:
    chosen(chat, language="it")
    chat.locator(".launcher").click()
    notice = chat.locator(".notice")
    expect(notice).to_contain_text("IA")
    notice.get_by_role("button", name="Ho capito").press("Enter")
    expect(notice).to_have_count(0)
    expect(chat.get_by_role("textbox")).to_be_focused()
    for options in ({"language": "it"}, {"persist": "local", "notice": "off"}):
        chosen(chat, **options)
        chat.locator(".launcher").click()
        expect(chat.get_by_role("textbox")).to_be_focused()
        expect(notice).to_have_count(0)


def test_a_logo_stands_beside_the_title(chat: Page) -> None:
    logo = "data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA="
    chosen(chat, logo=logo)
    chat.locator(".launcher").click()
    expect(chat.locator(".head img")).to_have_attribute("src", logo)
    expect(chat.locator(".head img")).to_have_attribute("alt", "")


def test_where_no_sentence_answers_the_near_articles_stand_as_results(
    chat: Page, server: Scripted
) -> None:
    near = [CITATION, CITATION | {"article_id": "2", "title": "Harbour dredged", "number": 2}]
    server.says(
        "No sentence answers this.",
        citations=[],
        changed={"answered": False, "nearest": near, "answerer": "reader"},
    )
    answer = ask(chat)
    expect(answer.locator(".declined")).to_have_text("No sentence answers this.")
    expect(answer.locator(".aside")).to_have_text("What came nearest:")
    expect(answer.locator(".results > li")).to_have_count(2)
    expect(answer.locator(".results blockquote").first).to_have_text(str(CITATION["quote"]))
    expect(answer.locator(".results .number, .chip")).to_have_count(0)
