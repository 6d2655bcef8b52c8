"""What kind of article one is, where it states so."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from ingest.genre import kind_of
from qa.answer import cite
from qa.store.library.library import Library
from tests.articles import FERRY, article
from tests.files import Write
from tests.markup import linked
from tests.markup import read as read_page
from tests.test_jsons import from_json
from ui.plain import on_two_lines

HEADLINE = {"headline": "Night ferry turns back", "@type": "NewsArticle"}


@pytest.mark.parametrize(
    ("stated", "kind"),
    [
        ("OpinionNewsArticle", "opinion"),
        ("https://schema.org/SatiricalArticle", "satire"),
        (["NewsArticle", "schema:AnalysisNewsArticle"], "analysis"),
        ("http://cv.iptc.org/newscodes/genre/Advertiser_Supplied", "advertising"),
        ("genre:Press_Release", "press release"),
        (" OpEd ", "opinion"),
        ("NewsArticle", None),
        ("Opinion pieces of our readers", None),
        ("", None),
        (17, None),
        ([["Opinion"]], None),
        ("x/" * 100_000 + "Opinion", None),
    ],
)
def test_a_kind_is_what_a_standard_has_a_name_for(stated: object, kind: str | None) -> None:
    assert kind_of(stated) == kind


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (linked(HEADLINE | {"@type": "AdvertiserContentArticle"}), "advertising"),
        (linked(HEADLINE | {"genre": ["Ferries", "Opinion"]}), "opinion"),
        (linked(HEADLINE) + '<meta property="article:section" content="Opinion">', "opinion"),
        (linked(HEADLINE) + '<meta property="article:section" content="Harbours">', None),
        # That of another article.
        (linked({"@type": "OpinionNewsArticle", "headline": "Another"}, HEADLINE), None),
    ],
)
def test_a_page_states_its_kind_in_what_describes_it(head: str, kind: str | None) -> None:
    assert read_page(head=head, before="<h1>Night ferry turns back</h1>").kind == kind


def test_front_matter_and_fields_state_a_kind(read: Write) -> None:
    assert read("ferry.md", f"---\ntitle: Ferry\nkind: Opinion\n---\n\n{FERRY}").kind == "opinion"
    assert read("ferry.md", f"---\ntitle: Ferry\nkind: page\n---\n\n{FERRY}").kind is None
    (found,) = from_json({"@type": "ReviewNewsArticle", "headline": "Ferry", "articleBody": FERRY})
    assert found.kind == "review"


def test_a_kind_is_kept_listed_cited_and_shown(data: Path) -> None:
    opinion = replace(article(), kind="opinion")
    library = Library(data)
    library.put(opinion, [])
    assert library.article(opinion.id) == opinion
    assert library.catalogue.page().articles[0].kind == "opinion"
    library.close()
    assert opinion.digest != article().digest
    told = on_two_lines(cite(opinion, 0, 20, number=1, score=1, verified=True))
    assert f"{opinion.title} (opinion, " in told


def test_a_library_of_format_5_learns_of_kinds_and_before_it_can_be_read(data: Path) -> None:
    library = Library(data)
    library.put(article(), [])
    library.close()
    with sqlite3.connect(data / "library.sqlite3") as connection:
        connection.execute("ALTER TABLE articles DROP COLUMN kind")
        connection.execute("PRAGMA user_version = 5")
    connection.close()
    library = Library(data, reading=True)
    assert library.article(article().id) == article()
    assert library.catalogue.page().articles == library.catalogue.summaries()
    library.close()
    for _ in range(2):
        library = Library(data)
        library.put(replace(article(), kind="satire"), [])
        assert library.catalogue.summaries()[0].kind == "satire"
        library.close()
