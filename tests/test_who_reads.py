"""Who may read an article: how it is said, and what the others are shown."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy import Engine
from sqlalchemy.engine import Connection

from ingest.files import read as read_found
from ingest.gather import found_file
from ingest.split import split
from qa.access import EVERYTHING, NO_RULES, PUBLIC, SUBSCRIBERS, Access, Rules
from qa.answer import Answer, cite
from qa.article import Article
from qa.errors.articles import NoSuchArticle
from qa.errors.sources import BadSource
from qa.errors.usage import BadSetting
from qa.question import ANYWHERE, Page
from qa.settings import read as read_settings
from qa.store.embed import Embedder
from qa.store.index import Index, open_index
from qa.store.library import rulebook
from qa.store.library.history import now
from qa.store.library.library import Library
from qa.store.library.records import write, writing, writing_rules
from qa.store.library.rules import KeptRules, keep_rules, ruled
from qa.store.lock import DataLock
from qa.text.lead import OPENING, opening

Read = Callable[[str, str], list[Article]]
TEXT = "The night ferry turned back on Monday. Its eighty passengers slept in the terminal."


@pytest.fixture
def read_all(tmp_path: Path) -> Read:
    def write_and_read(name: str, content: str) -> list[Article]:
        (tmp_path / name).write_text(content)
        problems: list[BadSource] = []
        found = list(read_found(found_file(tmp_path / name, name), problems.append))
        if problems:
            raise problems[0]
        return found

    return write_and_read


def page(described: str) -> str:
    return (
        f'<html><head><script type="application/ld+json">{described}</script></head><body>'
        f"<article><h1>Night ferry turns back</h1><p>{TEXT} {TEXT}</p></article></body></html>"
    )


KIND = '"@type": "NewsArticle", "headline": "Night ferry turns back"'

SAID: list[tuple[str, str, Access]] = [
    ("a.md", f"---\naccess: Subscribers\n---\n{TEXT}", "subscribers"),
    ("a.md", f"---\nisAccessibleForFree: false\n---\n{TEXT}", "subscribers"),
    ("a.md", f"---\naccess: internal\nisAccessibleForFree: true\n---\n{TEXT}", "internal"),
    ("a.md", f"---\ntitle: Free\n---\n{TEXT}", "public"),
    ("a.csv", f"title,text,access\nFerry,{TEXT},internal\n", "internal"),
    ("a.csv", f"title,text,access\nFerry,{TEXT},\n", "public"),
    ("a.json", f'{{"text": "{TEXT}", "access": "internal"}}', "internal"),
    ("a.json", f'{{"text": "{TEXT}", "isAccessibleForFree": false}}', "subscribers"),
    ("a.jsonl", f'{{"text": "{TEXT}", "isAccessibleForFree": "True"}}\n', "public"),
    ("a.html", page(f'{{{KIND}, "isAccessibleForFree": "False"}}'), "subscribers"),
    ("a.html", page(f'{{{KIND}, "isAccessibleForFree": true}}'), "public"),
    (
        "a.html",
        page(f'{{{KIND}, "hasPart": {{"isAccessibleForFree": false, "cssSelector": ".paywall"}}}}'),
        "subscribers",
    ),
    (
        "a.html",
        page("{}").replace(
            "</head>", '<meta itemprop="isAccessibleForFree" content="false"></head>'
        ),
        "subscribers",
    ),
]


@pytest.mark.parametrize(("name", "content", "access"), SAID)
def test_an_article_says_who_may_read_it(
    read_all: Read, name: str, content: str, access: Access
) -> None:
    (article,) = read_all(name, content)
    assert article.access == access


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.md", f"---\naccess: intenral\n---\n{TEXT}"),
        ("a.csv", f"title,text,access\nFerry,{TEXT},intenral\n"),
        ("a.json", f'{{"text": "{TEXT}", "access": "intenral"}}'),
        ("a.html", page(f'{{{KIND}, "isAccessibleForFree": "intenral"}}')),
    ],
)
def test_what_is_not_known_is_named_and_never_public(
    read_all: Read, name: str, content: str
) -> None:
    with pytest.raises(BadSource, match="'intenral'"):
        read_all(name, content)


RULES = Rules.of(
    {
        "https://www.example.org/plus/": "subscribers",
        "https://example.org/plus/board/": "internal",
        "http://intern.example.org": "internal",
        "/srv/our files/": "internal",
        "https://zürich.example/": "internal",
        "https://zürich.example:8443/": "subscribers",
        "/srv/K\N{LATIN SMALL LETTER U}\N{COMBINING DIAERESIS}che/": "internal",
    }
)

NAMED: list[tuple[str, Access]] = [
    ("https://example.org/plus/a?page=2", "subscribers"),
    ("http://EXAMPLE.org:80//news/../%70lus/a", "subscribers"),
    ("https://example.org/plus/board/a", "internal"),
    ("https://intern.example.org/a", "internal"),
    ("/srv/our files/memo.md", "internal"),
    ("https://example.org./plus/a", "subscribers"),
    ("https://xn--zrich-kva.example/a", "internal"),
    ("https://ZÜRICH.example./a", "internal"),
    ("https://xn--zrich-kva.example.:8443/a", "subscribers"),
    ("http://zürich.example:/a", "internal"),
    ("http://[::1]/a", "public"),
    ("/srv/Küche/memo.md", "internal"),
    ("https://zurich.example/a", "public"),
    ("https://\N{COMBINING DIAERESIS}.example/a", "public"),
    ("https://example.org/surplus/a", "public"),
    ("/srv/our/memo.md", "public"),
]


@pytest.mark.parametrize(("name", "access"), NAMED)
def test_a_rule_holds_however_an_address_is_written(name: str, access: Access) -> None:
    assert RULES.access("elsewhere", None, name) == access


@pytest.mark.parametrize(
    "written",
    ["plus/", "=internal", "plus/=members", '{"plus/": 1}', "{", "~nobody-at-all/=internal"],
)
def test_a_rule_that_cannot_be_read_is_a_wrong_setting(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, written: str
) -> None:
    monkeypatch.setenv("BROADSHEET_ACCESS", written)
    with pytest.raises(BadSetting, match="BROADSHEET_ACCESS"):
        read_settings(tmp_path / "no.env")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (f"Night ferry turns back\n\n{TEXT}", "Night ferry turns back\n\n" + TEXT[:38]),
        ("word " * 200, ("word " * 60).strip()),
        ("語" * 1000, "語" * OPENING),
        (" \n " * 200 + TEXT, " \n " * 200 + TEXT[:38]),
        ("Short", "Short"),
    ],
)
def test_the_opening_is_one_sentence_and_never_long(text: str, shown: str) -> None:
    article = Article(key="/a", source="a", title="Night ferry turns back", text=text)
    assert text[: opening(article)] == shown


def ferry(**more: object) -> Article:
    values = {"key": "/news/a.md", "source": "a.md", "title": "Night ferry", "text": TEXT}
    return Article(**values | more)  # type: ignore[arg-type]


def test_a_new_rule_closes_what_was_there_and_keeps_its_embeddings(
    data: Path, embedder: Embedder
) -> None:
    article = ferry()
    with open_index(DataLock(data, "test"), embedder) as index:
        index.put(article, split(article))
        index.finish()
        vectors = [
            vector.tolist()
            for _, vector in index.library.embeddings.whole(index.library.passage_ids())
        ]
    rules = Rules.of({"/news/": "internal"})
    with open_index(DataLock(data, "test"), embedder, rules=rules) as index:
        assert index.library.article(article.id).access == "internal"
        with pytest.raises(NoSuchArticle):
            index.seen_by(SUBSCRIBERS).library.article(article.id)
        assert [
            vector.tolist()
            for _, vector in index.library.embeddings.whole(index.library.passage_ids())
        ] == vectors
        assert index.check().holds
        assert index.library.compare(article) == "unchanged"
    with open_index(DataLock(data, "test"), embedder, rules=NO_RULES) as index:
        assert index.library.compare(article) == "updated"


def test_no_score_tells_the_public_of_what_stands_behind_the_opening(index: Index) -> None:
    article = ferry(access=SUBSCRIBERS)
    index.put(article, split(article))
    index.finish()
    library = index.seen_by(PUBLIC).library
    shown = [one.text for one in library.passages(library.passage_ids())]
    assert shown == ["The night ferry turned back on Monday."]
    assert library.article(article.id).text == shown[0]
    assert library.article(article.id).digest == article.digest
    assert library.count_passages() == 1
    whole = index.seen_by(SUBSCRIBERS).library
    assert {one.text for one in whole.passages(whole.passage_ids())} == {
        "The night ferry turned back on Monday.",
        "Its eighty passengers slept in the terminal.",
    }


BOARD = Rules.of({"/board/": "internal"})


@pytest.fixture
def library(home: Path | str) -> Iterator[Library]:
    with closing(Library(home)) as library:
        library.rules.enforce(BOARD)
        yield library


def access_after(library: Library, key: str) -> Access:
    """Whom an article is for that is ingested."""
    one = ferry(key=key)
    library.put(one, split(one))
    return library.article(one.id).access


def test_rules_hold_for_every_process_until_others_are_set(
    library: Library, home: Path | str, caplog: pytest.LogCaptureFixture
) -> None:
    assert access_after(library, "/news/a.md") == PUBLIC
    with closing(Library(home)) as another:
        another.rules.enforce()
        assert access_after(another, "/board/b.md") == "internal"
        caplog.clear()
        assert another.rules.enforce(Rules.of("/news/=subscribers")) == 1
    (told,) = caplog.messages
    for part in ("came: /news/=subscribers", "went: /board/=internal", "close: 1", "again: 1"):
        assert part in told
    # It does not open by itself, and whoever began with other rules follows.
    assert library.article(ferry(key="/board/b.md").id).access == "internal"
    assert access_after(library, "/board/b.md") == PUBLIC
    assert access_after(library, "/news/c.md") == SUBSCRIBERS
    library.rules.enforce(Rules.of("none"))
    assert access_after(library, "/news/c.md") == PUBLIC


def test_closing_that_was_cut_short_is_finished(library: Library, home: Path | str) -> None:
    access_after(library, "/news/a.md")
    with library._engine.begin() as connection:
        keep_rules(connection, KeptRules(Rules.of("/news/=internal"), False, now()))
    with closing(Library(home)) as another:
        assert (another.rules.enforce(), another.rules.enforce()) == (1, 0)
        assert another.article(ferry(key="/news/a.md").id).access == "internal"


def test_no_article_slips_in_while_rules_change(library: Library) -> None:
    one = ferry(key="/news/a.md")
    closer = Thread(target=library.rules.enforce, args=(Rules.of("/news/=internal"),))
    with writing(library._engine, one.id) as connection:
        closer.start()
        closer.join(timeout=0.3)
        write(connection, ruled(connection, one), split(one))
    closer.join()
    assert library.article(one.id).access == "internal"


def test_a_relative_folder_is_the_same_wherever_the_rules_are_read_again(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    rules = Rules.of("board/=internal")
    monkeypatch.chdir("/")
    assert Rules.from_list(rules.to_list()) == rules
    assert rules.access(f"{tmp_path}/board/a.md") == "internal"
    assert rules.access("/board/a.md") == PUBLIC


def test_a_relative_folder_stays_closed_where_another_process_runs(
    library: Library, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for folder in (tmp_path, Path("/"), tmp_path):
        monkeypatch.chdir(folder)
        library.rules.enforce(Rules.of("board/=internal"))
    assert access_after(library, f"{tmp_path}/board/a.md") == "internal"
    assert access_after(library, "/board/a.md") == "internal"
    library.rules.enforce(Rules.of("board/=subscribers"))
    assert access_after(library, "/board/a.md") == PUBLIC


def test_of_two_processes_that_begin_at_once_each_keeps_its_folder_closed(
    library: Library, home: Path | str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """One has read the rules when the other changes them."""
    with closing(Library(home)) as another:

        def slow(engine: Engine) -> AbstractContextManager[Connection]:
            monkeypatch.setattr(rulebook, "writing_rules", writing_rules)
            monkeypatch.chdir("/")
            another.rules.enforce(Rules.of("board/=internal"))
            return writing_rules(engine)

        monkeypatch.setattr(rulebook, "writing_rules", slow)
        monkeypatch.chdir(tmp_path)
        library.rules.enforce(Rules.of("board/=internal"))
    for folder in (tmp_path, ""):
        assert access_after(library, f"{folder}/board/a.md") == "internal"


@pytest.mark.parametrize(("written", "rules"), [("none", NO_RULES), (" ", None), ("", None)])
def test_no_rules_are_not_the_same_as_no_setting(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, written: str, rules: Rules | None
) -> None:
    monkeypatch.setenv("BROADSHEET_ACCESS", written)
    assert read_settings(tmp_path / "no.env").access == rules


def test_every_view_of_a_library_shows_what_is_there_for_it(library: Library) -> None:
    for name, access, day in (
        ("news/a", PUBLIC, 1),
        ("plus/b", SUBSCRIBERS, 2),
        ("board/c", PUBLIC, 3),
    ):
        one = ferry(
            key=f"/{name}",
            source=name,
            title=f"Ferry {name[-1]}",
            text=f"Paragraph of {name}. {TEXT}",
            access=access,
            published=date(2024, 8, day),
            author=f"Author {name[-1]}",
            language="en",
        )
        library.put(one, split(one))
    passages = library.passage_ids()

    def shown(rights: Access) -> list[object]:
        view = library.seen_by(rights)
        listed = view.catalogue.page(filters=ANYWHERE)
        found = [
            *(sorted(one.title[-1] for one in listed.articles)),
            listed.total,
            *(len(listed.authors), len(listed.sources), len(view.catalogue.summaries())),
            *(len(view.matching(ANYWHERE)), view.count_matching(ANYWHERE), view.count_articles()),
            *(
                len(view.catalogue.by_date(ANYWHERE, 9)),
                len(view.catalogue.authors()),
                view.catalogue.newest(),
            ),
            *(
                len(view.catalogue.titled("Ferry c", ANYWHERE)),
                len(view.catalogue.written_by(["Author c"], ANYWHERE)),
            ),
            *(
                view.languages().get("en"),
                view.addresses.shown_on(Page(title="Ferry c")) is not None,
            ),
            *(len(view.catalogue.beginning("", 9)), view.hides_some, view.least_rights),
        ]
        among = view.among(passages, ANYWHERE)
        assert len(among) == view.count_passages() == len(view.passages(passages))
        return [*found, len(among)]

    two, three = [2] * 3, [3] * 3
    second = date(2024, 8, 2)
    assert shown(PUBLIC) == [
        *("a", "b", 2, *two, *two, 2, 2, second, 0, 0, 2, False, 2, True, PUBLIC, 2),
    ]
    assert shown(SUBSCRIBERS) == [
        *("a", "b", 2, *two, *two, 2, 2, second, 0, 0, 2, False, 2, True, SUBSCRIBERS, 3),
    ]
    assert shown(EVERYTHING) == [
        *("a", "b", "c", 3, *three, *three, 3, 3, date(2024, 8, 3), 1, 1, 3, True, 3, False),
        *(EVERYTHING, 4),
    ]


def test_a_file_that_moves_to_where_less_may_be_read_leaves_the_links(library: Library) -> None:
    one = ferry()
    library.put(one, split(one))
    quote = cite(one, 0, 38, number=1, score=1.0, verified=True)
    given = Answer(
        *(quote.quote, True, 1.0, None, "Why?", (quote,), (), "reader", {}),
    )
    library.kept.keep("link", given)
    moved = ferry(key="/board/a.md")
    library.move(one.id, moved, split(moved), "test")
    assert library.article(moved.id).access == "internal"
    kept = library.kept.find("link")
    assert (kept.answer.answer, kept.answer.citations, kept.withdrawn) == ("", (), 1)
    # Nor does an answer that was given before become a link that quotes it.
    late = replace(given, citations=(replace(quote, article_id=moved.id),))
    library.kept.keep("late", late)
    assert library.kept.find("late").answer.answer == ""
