import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from ingest.split import split
from qa.article import Article, Passage
from qa.errors.articles import NoSuchArticle
from qa.errors.data import DataUnusable
from qa.errors.index import OtherModel
from qa.errors.library import LibraryDamaged, OtherSchema
from qa.question import Filters, Page
from qa.store.embed import Embedded
from qa.store.library.claims import Claim
from qa.store.library.history import now
from qa.store.library.library import Library
from qa.store.library.sources import Source
from qa.store.stores import Change
from tests.articles import FERRY, GERMAN, ORCHARD, article
from tests.attacks import ATTACKS


@pytest.fixture
def library(home: Path | str) -> Iterator[Library]:
    library = Library(home)
    yield library
    library.close()


EMBEDDED = Embedded(np.ones((1, 4), np.float32), np.ones(4, np.float32))


def put(library: Library, one: Article) -> Change:
    return library.put(one, split(one))


def dated(name: str, published: date | None) -> Article:
    return article(ORCHARD, key=f"/news/{name}.txt", title=name, published=published)


@pytest.fixture
def calendar(library: Library) -> Library:
    """Three articles: spring, autumn and undated."""
    put(library, dated("autumn", date(2024, 10, 1)))
    put(library, dated("undated", None))
    put(library, dated("spring", date(2024, 4, 1)))
    return library


def titles(library: Library, ids: set[str]) -> set[str]:
    return {library.article(one).title for one in ids}


def test_an_article_comes_back_as_it_was_put(library: Library) -> None:
    whole = article(
        "Smörgås 😀 and e\u0301clair.\r\nSecond line.",
        published=date(2024, 8, 13),
        author="Ada Bell",
        url="https://news.example/ferry",
    )
    put(library, whole)
    assert library.article(whole.id) == whole


def test_articles_survive_closing(home: Path | str) -> None:
    first = Library(home)
    put(first, article())
    first.close()
    second = Library(home)
    assert second.article(article().id) == article()
    second.close()


def test_an_unknown_id_is_named_with_what_to_run(library: Library) -> None:
    with pytest.raises(NoSuchArticle, match=r"'feed'.*`broadsheet articles list`"):
        library.article("feed")


def test_putting_says_what_it_did(library: Library) -> None:
    said = [put(library, article(text)) for text in (FERRY, FERRY, ORCHARD)]
    assert said == ["added", "unchanged", "updated"]


def test_comparing_writes_nothing(library: Library) -> None:
    assert library.compare(article()) == "added"
    assert library.count_articles() == 0


def test_replacing_leaves_one_article_with_the_new_passages(library: Library) -> None:
    put(library, article(FERRY))
    put(library, article(ORCHARD))
    assert library.count_articles() == 1
    assert library.passage_ids() == [one.id for one in split(article(ORCHARD))]


def test_passages_come_back_as_slices_of_the_text(library: Library) -> None:
    text = "Füße 😀👩‍👩‍👧 e\u0301.\r\n\r\nThe second part 🎉 ends here. And a third."
    whole = article(text)
    cut = split(whole, words=3)
    library.put(whole, cut)
    kept = library.passages([one.id for one in cut])
    assert kept == cut
    assert [one.text for one in kept] == [text[one.start : one.end] for one in kept]


def test_passages_come_in_the_order_asked_for_without_unknown_ones(library: Library) -> None:
    whole = article()
    cut = split(whole, words=10)
    library.put(whole, cut)
    wanted = [cut[2].id, "unknown", cut[0].id]
    assert library.passages(wanted) == [cut[2], cut[0]]


def test_removing_takes_the_article_and_its_passages(library: Library) -> None:
    put(library, article())
    put(library, dated("orchard", None))
    library.remove(article().id)
    assert [row.title for row in library.catalogue.summaries()] == ["orchard"]
    assert library.passage_ids([article().id]) == []


def test_removing_an_unknown_article_changes_nothing(library: Library) -> None:
    put(library, article())
    with pytest.raises(NoSuchArticle):
        library.remove("feed")
    assert library.count_articles() == 1
    assert library.waiting.stale() == []


def test_new_passages_are_pending_until_a_claim_on_them_is_settled(library: Library) -> None:
    put(library, article())
    claim = claimed(library)
    assert ids(claim) == library.passage_ids()
    library.waiting.settle(claim)
    assert library.waiting.count() == 0
    assert library.waiting.claim(10, 60) is None


def test_replaced_passages_are_stale_until_a_claim_on_them_is_settled(library: Library) -> None:
    put(library, article(FERRY))
    old = library.passage_ids()
    put(library, article(ORCHARD))
    assert library.waiting.stale() == old
    library.waiting.settle(claimed(library))
    assert library.waiting.stale() == []


def test_passages_of_a_text_that_came_back_are_not_stale(library: Library) -> None:
    for text in (FERRY, ORCHARD, FERRY):
        put(library, article(text))
    assert library.waiting.stale() == [one.id for one in split(article(ORCHARD))]


def test_kept_vectors_come_back_in_half_precision(library: Library) -> None:
    put(library, article())
    ids = library.passage_ids()
    vectors = np.random.default_rng(7).normal(size=(len(ids), 4, 384)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=2, keepdims=True)
    library.embeddings.keep(ids, [Embedded(one[1:], one[0]) for one in vectors], "model")
    assert float(dict(library.embeddings.whole(ids))[ids[0]] @ vectors[0, 0]) == pytest.approx(
        1, abs=1e-3
    )
    kept = library.embeddings.sentences(ids)[ids[0]]
    assert (kept * vectors[0, 1:]).sum(axis=1) == pytest.approx([1, 1, 1], abs=1e-3)


def test_passages_without_a_vector_are_left_out(library: Library) -> None:
    put(library, article())
    assert list(library.embeddings.whole(library.passage_ids())) == []
    assert library.embeddings.sentences(library.passage_ids()) == {}


def test_the_newest_article_is_listed_first_and_undated_ones_last(calendar: Library) -> None:
    assert [row.title for row in calendar.catalogue.summaries()] == ["autumn", "spring", "undated"]


def test_a_part_of_the_list_can_be_asked_for(calendar: Library) -> None:
    assert [row.title for row in calendar.catalogue.summaries(offset=1, limit=1)] == ["spring"]


def test_a_summary_says_how_long_the_text_is(calendar: Library) -> None:
    assert calendar.catalogue.summaries()[0].characters == len(ORCHARD)


def test_the_list_can_be_searched_by_title_and_source(calendar: Library) -> None:
    assert [row.title for row in calendar.catalogue.summaries(containing="SPRING.t")] == ["spring"]
    assert calendar.count_articles(containing="spring") == 1


@pytest.mark.parametrize("wildcard", ["%", "_", "s%g"])
def test_wildcards_of_the_database_are_ordinary_characters(
    calendar: Library, wildcard: str
) -> None:
    assert calendar.catalogue.summaries(containing=wildcard) == []


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(), {"spring", "autumn", "undated"}),
        (Filters(since=date(2024, 4, 1)), {"spring", "autumn"}),
        (Filters(since=date(2024, 4, 2)), {"autumn"}),
        (Filters(until=date(2024, 10, 1)), {"spring", "autumn"}),
        (Filters(until=date(2024, 9, 30)), {"spring"}),
        (Filters(since=date(2024, 5, 1), until=date(2024, 6, 1)), set()),
        (Filters(source="autumn"), {"autumn"}),
        (Filters(source="Autumn", until=date(2024, 9, 30)), set()),
        (Filters(article=dated("spring", None).id), {"spring"}),
    ],
)
def test_filters_choose_articles_with_both_days_included(
    calendar: Library, filters: Filters, expected: set[str]
) -> None:
    assert titles(calendar, calendar.matching(filters)) == expected


def test_a_filter_finds_articles_by_their_address(library: Library) -> None:
    put(library, article(url="https://harbour.example/ferry"))
    assert library.matching(Filters(source="harbour.example")) == {article().id}


@pytest.mark.parametrize(
    "address",
    [
        "https://harbour.example/news/ferry",
        "http://HARBOUR.example/news/ferry/",
        " https://harbour.example/news/ferry?utm_source=mail&fbclid=1#comments",
        "https://harbour.example/news/ferry?utm_campaign=<script>",
    ],
)
@pytest.mark.parametrize(
    "kept",
    [
        article(url="https://harbour.example/news/ferry"),
        article(url="http://harbour.example/news/ferry/?utm_source=feed"),
        article(key="https://harbour.example/news/ferry#top", url="https://elsewhere.example/"),
    ],
)
def test_a_page_shows_the_article_with_its_address(
    library: Library, address: str, kept: Article
) -> None:
    put(library, kept)
    put(library, article(key="/2", url="https://harbour.example/news/ferry-2"))
    assert library.addresses.shown_on(Page(address)) == kept.id


@pytest.mark.parametrize(
    "address",
    [
        "",
        "https://harbour.example/",
        "https://harbour.example/news",
        "https://harbour.example/news/ferry/2",
        "https://harbour.example/news/ferry?id=2",
        "https://harbour.example.evil.example/news/ferry",
        "/news/ferry.txt",
        "file:///news/ferry.txt",
        "http://[",
        "https://harbour.example/news/ferry%",
    ],
)
def test_another_page_shows_no_article(library: Library, address: str) -> None:
    put(library, article(url="https://harbour.example/news/ferry"))
    assert library.addresses.shown_on(Page(address)) is None


def test_parameters_tell_pages_apart(library: Library) -> None:
    first, second = (
        article(key=f"/{number}", url=f"https://harbour.example/?p={number}") for number in (1, 2)
    )
    put(library, first)
    put(library, second)
    assert (
        library.addresses.shown_on(Page("https://harbour.example/?p=2&utm_medium=x")) == second.id
    )


@pytest.mark.parametrize(
    "title",
    [
        "Night ferry turns back",
        "  Night ferry\nturns back | The Harbour",
        "The Harbour - Night ferry turns back",
        "Night ferry turns back \u2013 News \u2013 The Harbour",
    ],
)
def test_a_page_at_an_unknown_address_shows_the_only_article_with_its_title(
    library: Library, title: str
) -> None:
    put(library, article())
    put(library, article(key="/2", title="The Harbour Café opens"))
    page = Page("https://harbour.example/new", title)
    assert library.addresses.shown_on(page) == article().id
    put(library, article(key="/3"))
    assert library.addresses.shown_on(page) is None, "two articles have the title"


def test_no_attack_in_a_page_shows_an_article_or_does_harm(library: Library) -> None:
    put(library, article(url="https://harbour.example/ferry"))
    for attack in ATTACKS:
        for address in (attack, f"https://harbour.example/{attack}", f"https://{attack}/ferry"):
            assert library.addresses.shown_on(Page(address, attack)) is None
    assert library.count_articles() == 1


def test_one_can_read_while_another_writes(library: Library, home: Path | str) -> None:
    reader = Library(home)
    put(library, article())
    assert reader.article(article().id) == article()
    reader.close()


def test_more_passages_than_fit_into_one_statement(library: Library) -> None:
    long = article(" ".join(f"w{number}" for number in range(1201)))
    cut = split(long, words=1)
    library.put(long, cut)
    library.waiting.settle(claimed(library, 2000))
    assert library.count_passages() == 1201
    assert library.waiting.count() == 0
    assert library.passages([one.id for one in reversed(cut)]) == cut[::-1]


def test_a_library_of_another_format_is_refused(data: Path) -> None:
    Library(data).close()
    with sqlite3.connect(data / "library.sqlite3") as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(OtherSchema, match=r"format 99.*--data"):
        Library(data)


def test_a_file_that_is_no_library_is_refused(data: Path) -> None:
    data.mkdir()
    (data / "library.sqlite3").write_text("This is a shopping list, not a database.\n" * 50)
    with pytest.raises(LibraryDamaged, match="not a database"):
        Library(data)


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(DataUnusable, match="--data or BROADSHEET_DATA"):
        Library(tmp_path / "file" / "data")


def test_an_article_without_passages_is_kept(library: Library) -> None:
    no_passages: list[Passage] = []
    library.put(article(), no_passages)
    assert library.article(article().id) == article()


def test_the_language_is_kept_and_counted(library: Library) -> None:
    put(library, article(GERMAN, language="de"))
    put(library, dated("unclear", None))
    assert library.catalogue.summaries()[0].language == "de"
    assert library.languages() == {"de": 1, None: 1}


def test_an_article_that_states_another_language_is_updated(library: Library) -> None:
    put(library, article(language="de"))
    assert put(library, article()) == "unchanged"
    assert put(library, article(language="en")) == "updated"
    assert library.article(article().id).language == "en"


def test_a_library_of_format_1_gets_the_languages_of_its_articles(data: Path) -> None:
    library = Library(data)
    put(library, article(GERMAN))
    library.close()
    with sqlite3.connect(data / "library.sqlite3") as connection:
        connection.execute("ALTER TABLE articles DROP COLUMN language")
        connection.execute("PRAGMA user_version = 1")
    connection.close()
    for _ in range(2):
        library = Library(data)
        assert library.article(article().id).language == "de"
        library.close()


def test_a_library_of_format_6_keeps_its_model_and_begins_to_count_its_changes(data: Path) -> None:
    library = Library(data)
    put(library, article())
    ids = library.passage_ids()
    library.embeddings.keep(ids, [EMBEDDED for _ in ids], "model")
    library.close()
    with sqlite3.connect(data / "library.sqlite3") as connection:
        connection.execute("DROP TABLE about")
        connection.execute("CREATE TABLE model (name VARCHAR NOT NULL PRIMARY KEY)")
        connection.execute("INSERT INTO model VALUES ('model')")
        connection.execute("PRAGMA user_version = 6")
    connection.close()
    for reading in (True, False, False):
        library = Library(data, reading=reading)
        assert library.model == "model"
        library.close()
    library = Library(data)
    before = library.generation
    library.remove(article().id)
    assert library.generation > before
    library.close()


@pytest.mark.parametrize("reading", [True, False])
def test_a_library_of_format_7_gets_the_editors_desk(data: Path, *, reading: bool) -> None:
    feed = Source("https://a.example/feed", "a.example", "feed")
    library = Library(data)
    put(library, article())
    library.sources.failed(feed, "it is away")
    library.close()
    with closing(sqlite3.connect(data / "library.sqlite3")) as connection:
        connection.execute("DROP INDEX articles_access")
        connection.execute("ALTER TABLE articles DROP COLUMN access")
        connection.execute("ALTER TABLE sources DROP COLUMN failures")
        for table in ("asked_of", "asked", "tests", "caught", "deliveries"):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("PRAGMA user_version = 7")
        connection.commit()
    library = Library(data, reading=reading)
    assert library.article(article().id) == article()
    assert [one.failures for one in library.sources.roots()] == [0]
    library.close()
    library = Library(data)
    library.sources.failed(feed, "it is away")
    restricted = replace(article(), access="internal")
    assert put(library, restricted) == "updated"
    assert library.article(article().id) == restricted
    assert [one.failures for one in library.sources.roots()] == [1]
    library.close()


def test_vectors_of_another_model_are_not_kept_beside_the_others(library: Library) -> None:
    put(library, article())
    ids = library.passage_ids()
    library.embeddings.keep(ids, [EMBEDDED for _ in ids], "model")
    with pytest.raises(OtherModel, match=r"'model'.*'another'"):
        library.embeddings.keep(ids, [EMBEDDED for _ in ids], "another")
    library.waiting.begin_anew()
    library.embeddings.keep(ids, [EMBEDDED for _ in ids], "another")
    assert library.model == "another"


def test_who_only_reads_leaves_an_older_library_as_it_is(data: Path) -> None:
    library = Library(data)
    put(library, article())
    library.close()
    for found, readable in ((2, True), (1, False)):
        with sqlite3.connect(data / "library.sqlite3") as connection:
            connection.execute(f"PRAGMA user_version = {found}")
        connection.close()
        if readable:
            library = Library(data, reading=True)
            assert library.article(article().id) == article()
            library.close()
        else:
            with pytest.raises(OtherSchema, match="broadsheet serve"):
                Library(data, reading=True)
        with sqlite3.connect(data / "library.sqlite3") as connection:
            assert connection.execute("PRAGMA user_version").fetchone() == (found,)
        connection.close()


def test_who_only_reads_an_older_library_finds_no_history_in_it(data: Path) -> None:
    library = Library(data)
    put(library, article())
    library.close()
    with sqlite3.connect(data / "library.sqlite3") as connection:
        for table in ("versions", "withheld", "log", "sources"):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("PRAGMA user_version = 3")
    connection.close()
    library = Library(data, reading=True)
    assert library.history.versions(article().id) == []
    assert list(library.history.log()) == []
    assert library.withholding.all() == []
    assert library.sources.roots() == []
    library.close()


@pytest.mark.parametrize("name", ["What?", "100%20", "a#b", "Zürich"])
def test_a_folder_may_have_any_name(tmp_path: Path, name: str) -> None:
    library = Library(tmp_path / name)
    put(library, article())
    library.close()
    assert (tmp_path / name / "library.sqlite3").exists()
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_source_of_any_length_may_be_looked_for(library: Library) -> None:
    put(library, article())
    assert library.matching(Filters(source="%" * 60_000)) == set()


def test_titles_and_sources_are_found_in_any_case(library: Library) -> None:
    put(library, dated("Österreich wählt", None))
    put(library, dated("Straßen & 100 %", None))
    for words, title in (
        ("ÖSTERREICH WÄHLT", "Österreich wählt"),
        ("österreich", "Österreich wählt"),
        ("STRASSEN", "Straßen & 100 %"),
        ("100 %", "Straßen & 100 %"),
    ):
        assert titles(library, library.matching(Filters(source=words))) == {title}
        assert [row.title for row in library.catalogue.summaries(containing=words)] == [title]
    assert library.count_articles("_") == 0
    assert library.count_articles() == 2


def claimed(library: Library, limit: int = 10, seconds: float = 60) -> Claim:
    claim = library.waiting.claim(limit, seconds)
    assert claim is not None
    return claim


def ids(claim: Claim) -> list[str]:
    return [one.id for one in claim.passages]


def test_what_is_claimed_is_done_once_it_is_settled(library: Library) -> None:
    put(library, article(FERRY))
    old = library.passage_ids()
    put(library, article(ORCHARD))
    before = library.generation
    claim = claimed(library)
    assert (ids(claim), list(claim.stale)) == (library.passage_ids(), old)
    library.waiting.settle(claim)
    assert (library.waiting.count(), library.waiting.stale()) == (0, [])
    assert library.waiting.claim(10, 60) is None
    assert library.generation > before


def test_a_claim_of_no_passages_is_of_what_is_stale(library: Library) -> None:
    put(library, article(FERRY))
    assert library.waiting.claim(0, 60) is None
    library.remove(article().id)
    claim = claimed(library, limit=0)
    assert (ids(claim), len(claim.stale)) == ([], len(split(article(FERRY))))


def test_what_changes_while_it_is_claimed_is_to_be_done_again(library: Library) -> None:
    put(library, article(FERRY))
    put(library, article(ORCHARD))
    claim = claimed(library)
    put(library, article(FERRY))
    library.waiting.settle(claim)
    again = claimed(library)
    assert (ids(again), list(again.stale)) == (list(claim.stale), ids(claim))


def test_it_is_known_how_long_passages_wait(library: Library) -> None:
    assert library.waiting.since() is None
    before = now()
    put(library, article())
    assert before <= (library.waiting.since() or before) <= now()
    library.waiting.settle(claimed(library))
    assert library.waiting.since() is None


def test_passages_are_told_by_the_articles_to_look_in(calendar: Library) -> None:
    passages = calendar.passage_ids()
    spring = calendar.passage_ids([dated("spring", None).id])
    assert calendar.among(passages, Filters(until=date(2024, 4, 1))) == set(spring)
    assert calendar.among([*spring, "unknown"], Filters(source="SPRING")) == set(spring)
    assert len(calendar.matching(Filters(), limit=2)) == 2
