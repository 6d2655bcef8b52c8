"""Summaries, lists of articles, the latest, by whom they are and from when."""

from dataclasses import asdict
from datetime import date
from string import Formatter

import pytest

from qa.conversation.request import Kind
from qa.overview import openings
from qa.overview.find import find
from qa.question import Filters
from qa.store.index import Index
from tests.articles import FERRY, ORCHARD, article, keep

pytestmark = pytest.mark.slow


@pytest.fixture
def news(index: Index) -> Index:
    keep(
        index,
        article(FERRY, key="/1", published=date(2024, 1, 8)),
        article(
            "The night ferry to Skarnholm sails again. Its hinge was replaced on Wednesday.",
            key="/2",
            title="Night ferry sails",
            published=date(2024, 1, 10),
        ),
        article(ORCHARD, key="/3", title="Frost in the valley", published=date(2024, 5, 1)),
    )
    return index


def test_a_summary_is_of_the_articles_own_sentences(news: Index) -> None:
    found = find(news, "summary", "apple blossom in the Velm valley")
    assert found
    assert found.opening == "Frost in the valley (2024-05-01):"
    assert " ".join(part for part, _ in found.parts) == ORCHARD


def test_a_summary_leaves_out_headline_author_and_date(index: Index) -> None:
    text = f"Frost in the valley\n\nBy Ann Lee\n\ndate 2024-05-01 VELM ON SEA. {ORCHARD}"
    keep(index, article(text, title="Frost in the valley"))
    found = find(index, "summary", "apple blossom in the Velm valley")
    assert found
    assert " ".join(part for part, _ in found.parts) == ORCHARD


def test_a_list_names_the_articles_on_the_topic_and_no_others(news: Index) -> None:
    found = find(news, "list", "the night ferry")
    assert found
    assert found.opening == "2 articles were found:"
    assert {part for part, _ in found.parts} == {
        "Night ferry turns back (2024-01-08)",
        "Night ferry sails (2024-01-10)",
    }


def test_the_latest_is_from_the_newest_article_on_the_topic(news: Index) -> None:
    found = find(news, "latest", "the night ferry")
    assert found
    ((said, quote),) = found.parts
    assert said == "The night ferry to Skarnholm sails again."
    text = news.library.article(quote.article_id).text
    assert text[quote.start : quote.end] == said


@pytest.mark.parametrize("topic", ["the IT", "rye", "art"])
def test_an_article_is_not_about_what_is_a_part_of_its_words(index: Index, topic: str) -> None:
    keep(index, article("The captain and his party waited. Nobody was dryer than they."))
    assert find(index, "list", topic) is None


def test_the_latest_is_what_the_story_says_and_not_its_head(index: Index) -> None:
    text = f"Frost in the valley\n\nBy Ann Maria Louise Lee\n\n{ORCHARD}"
    keep(index, article(text, title="Frost in the valley"))
    found = find(index, "latest", "apple blossom in the Velm valley")
    assert found
    assert ORCHARD.startswith(found.parts[0][0])


def test_all_articles_are_listed_the_newest_first(news: Index) -> None:
    found = find(news, "list", "")
    assert found
    assert found.opening == "There are 3 articles:"
    assert [part for part, _ in found.parts] == [
        "Frost in the valley (2024-05-01)",
        "Night ferry sails (2024-01-10)",
        "Night ferry turns back (2024-01-08)",
    ]
    newest = find(news, "latest", "", Filters(until=date(2024, 2, 1)))
    assert newest
    assert newest.opening == "The latest is Night ferry sails (2024-01-10):"
    assert [part for part, _ in newest.parts] == ["The night ferry to Skarnholm sails again."]


def test_of_many_articles_the_newest_are_listed(index: Index) -> None:
    keep(index, *(article(f"Tram {n} is late. It waits.", key=f"/{n}") for n in range(11)))
    found = find(index, "list", "")
    assert found
    assert (found.opening, len(found.parts)) == ("There are 11 articles. The newest:", 10)


def test_without_articles_there_is_nothing_to_list(index: Index) -> None:
    assert find(index, "list", "") is None


def test_of_what_is_in_no_article_there_is_nothing(news: Index) -> None:
    assert find(news, "list", "quantum chromodynamics") is None


@pytest.fixture
def paper(index: Index) -> Index:
    """Articles with authors, dates, headlines of two sentences, bylines and interviews."""
    keep(
        index,
        article(
            "Postgres or SQLite? We chose both.\n\nBy Noor Haddad\n\n"
            "Our service kept its rows in SQLite for two years. "
            "In January we moved half of them.\n\n"
            "What we learned\n\n- Copy first, and switch later.\n\n"
            "The copy is four times as fast. That is the highest rate since we began.",
            key="/1",
            title="Postgres or SQLite? We chose both.",
            author="Noor Haddad",
            published=date(2024, 2, 6),
        ),
        article(
            "By Simon Petrie, chief reporter.\n\n"
            "Fernwell will keep the bees on the roof of its town hall. "
            "Councillor Dr. Priyanka Rao had asked for it. Rao praised the vote of the council. "
            "“José García loves bees,” said Conor O\u2019Brien, head of the parks. "
            "Ömer Güneş, who looks after the hives, was relieved. "
            "The honey is sold at the Friday market by Postgres Street.",
            key="/2",
            title="Fernwell keeps its rooftop bees",
            author="Simon Petrie",
            published=date(2023, 5, 5),
        ),
        article(
            "How long have you worked with lions?\n\nI have lived with lions for thirty years.\n\n"
            "Do you fear any of them?\n\nI fear the flies more than the lions.",
            key="/3",
            title="The lion tamer",
        ),
    )
    return index


@pytest.mark.parametrize(
    ("kind", "topic", "opening"),
    [
        ("author", "postgres", "“Postgres or SQLite? We chose both.” was written by Noor Haddad."),
        ("author", "“The lion tamer”", "“The lion tamer” does not say who wrote it."),
        ("date", "postgres", "“Postgres or SQLite? We chose both.” is dated 6 February 2024."),
        ("date", "lions", "“The lion tamer” does not say when it is from."),
    ],
)
def test_who_wrote_an_article_and_when_is_what_it_says_of_itself(
    paper: Index, kind: Kind, topic: str, opening: str
) -> None:
    found = find(paper, kind, topic)
    assert found
    assert found.opening.startswith(opening)
    ((sentence, quote),) = found.parts
    assert sentence == paper.library.article(quote.article_id).text[quote.start : quote.end]


@pytest.mark.parametrize("topic", ["“War and Peace”", "“Fernwell”", "„Fernwell“"])
def test_who_wrote_what_is_no_article_is_not_said(paper: Index, topic: str) -> None:
    assert find(paper, "author", topic) is None


def test_the_article_of_a_page_is_the_one_that_it_means(paper: Index) -> None:
    (lions,) = paper.library.catalogue.titled("The lion tamer", Filters())
    found = find(paper, "date", "it", Filters(article=lions))
    assert found
    assert found.opening.startswith("“The lion tamer”")


@pytest.mark.parametrize(
    ("kind", "topic", "opening", "titles"),
    [
        ("oldest", "", "The oldest is Fernwell keeps its rooftop bees (2023-05-05):", 1),
        ("oldest", "SQLite", "The oldest is Postgres or SQLite? We chose both. (2024-02-06):", 1),
        ("by", "haddad", "Noor Haddad wrote “Postgres or SQLite? We chose both.”", 1),
        ("by", "Simon Petrie", "Simon Petrie wrote “Fernwell keeps its rooftop bees”", 1),
    ],
)
def test_articles_are_told_by_what_the_library_knows_of_them(
    paper: Index, kind: Kind, topic: str, opening: str, titles: int
) -> None:
    found = find(paper, kind, topic)
    assert found
    assert found.opening.startswith(opening)
    assert len(found.parts) == titles


@pytest.mark.parametrize(
    ("kind", "topic", "language", "opening"),
    [
        ("oldest", "", "de", "Der älteste ist Fernwell keeps its rooftop bees (2023-05-05):"),
        ("author", "postgres", "fr", "« Postgres or SQLite? We chose both. » a été écrit par Noor"),
        (
            "date",
            "postgres",
            "es",
            "«Postgres or SQLite? We chose both.» lleva la fecha 2024",
        ),
        ("by", "haddad", "it", "Noor Haddad ha scritto «Postgres or SQLite? We chose both.»"),
        ("list", "", "nl", "There are "),
    ],
)
def test_an_overview_begins_in_the_language_of_the_question_if_it_is_known(
    paper: Index, kind: Kind, topic: str, language: str, opening: str
) -> None:
    found = find(paper, kind, topic, language=language)
    assert found
    assert found.opening.startswith(opening)


@pytest.mark.parametrize("language", ["de", "fr", "es", "it", "ar"])
def test_what_overviews_begin_with_tells_the_same_in_every_language(language: str) -> None:
    def told(text: str) -> set[str | None]:
        return {name for _, name, _, _ in Formatter().parse(text) if name}

    for name, text in asdict(openings.words(language)).items():
        assert text != getattr(openings.words("en"), name)
        assert told(text) == told(getattr(openings.words("en"), name)), name


def test_articles_without_a_date_are_not_the_newest(index: Index) -> None:
    keep(index, article())
    found = find(index, "latest", "")
    assert found
    assert found.opening.startswith("The articles are not dated.")


def test_of_more_articles_than_a_list_has_the_nearest_are_shown(index: Index) -> None:
    keep(index, *(article(f"Tram {n} is late. It waits.", key=f"/{n}") for n in range(11)))
    found = find(index, "list", "tram")
    assert found
    opening = "More than 10 articles were found. The nearest:"
    assert (found.opening, len(found.parts)) == (opening, 10)


def test_of_articles_on_a_topic_the_newest_comes_first(index: Index) -> None:
    days = [date(2024, 5, day) for day in (2, 9, 4)]
    keep(
        index,
        *(
            article(f"Tram {day.day} is late. It waits.", key=f"/{day}", published=day)
            for day in days
        ),
    )
    found = find(index, "list", "tram")
    assert found
    listed = [found.articles[quote.article_id].published for _, quote in found.parts]
    assert listed == sorted(days, reverse=True)


@pytest.mark.parametrize(
    ("topic", "sentences"),
    [
        (
            "Postgres or SQLite? We chose both.",
            [
                "Our service kept its rows in SQLite for two years.",
                "In January we moved half of them.",
                "Copy first, and switch later.",
            ],
        ),
        (
            "The lion tamer",
            [
                "I have lived with lions for thirty years.",
                "I fear the flies more than the lions.",
            ],
        ),
        (
            "Fernwell",
            [
                "Fernwell will keep the bees on the roof of its town hall.",
                "Councillor Dr. Priyanka Rao had asked for it.",
                "Rao praised the vote of the council.",
            ],
        ),
    ],
)
def test_a_summary_has_no_headlines_list_markers_bylines_or_questions(
    paper: Index, topic: str, sentences: list[str]
) -> None:
    found = find(paper, "summary", topic)
    assert found
    assert [part for part, _ in found.parts] == sentences


def test_a_first_sentence_that_is_the_title_too_is_no_headline(index: Index) -> None:
    keep(
        index, article("Frost killed the blossom. It was cold.", title="Frost killed the blossom.")
    )
    found = find(index, "summary", "frost")
    assert found
    assert found.parts[0][0] == "Frost killed the blossom."


@pytest.mark.parametrize(
    ("topic", "told"),
    [
        ("the rooftop bees of Fernwell", True),
        ("Fernwell keeps its rooftop bees", True),
        ("the council of Fernwell", False),
        ("Ömer Güneş", False),
    ],
)
def test_what_is_told_about_is_summed_up_only_where_it_is_a_title(
    paper: Index, topic: str, told: bool
) -> None:
    assert (find(paper, "about", topic) is not None) == told


@pytest.mark.parametrize("kind", ["list", "latest"])
def test_the_lead_names_the_topic_and_points_at_nothing_before_it(index: Index, kind: Kind) -> None:
    filler = " ".join(f"Budget item {n} was agreed on without a vote." for n in range(60))
    text = f"The council met on Monday evening. {filler} That helps the trams. The trams are full."
    keep(index, article(text, title="Council meets"))
    found = find(index, kind, "the trams")
    assert found
    _, quote = found.parts[0]
    said = index.library.article(quote.article_id).text[quote.start : quote.end]
    assert said == "The trams are full."


@pytest.mark.parametrize(
    ("times", "latest"),
    [
        (("13:20", "14:05", "9:45"), 1),
        (("9.45am:", "1.20pm:", "2.05 p.m. -"), 2),
        (("5pm", "11am", "4pm"), 0),
        (("[09:45]", "[23:10]", "[22:00]"), 1),
    ],
)
@pytest.mark.parametrize("between", [" ", "\n\n"])
def test_the_latest_of_a_live_blog_is_its_latest_entry(
    index: Index, times: tuple[str, ...], latest: int, between: str
) -> None:
    said = ["The harbour is closed.", "The ferry is cancelled.", "The rescuers are on their way."]
    entries = [f"{time}{between}{one}" for time, one in zip(times, said, strict=True)]
    keep(index, article("\n\n".join(["Storm hits", *entries]), title="Storm hits"))
    found = find(index, "latest", "storm")
    assert found
    assert found.parts[0][0].endswith(said[latest])


def test_numbers_before_paragraphs_are_no_times(index: Index) -> None:
    paragraphs = ["10.30 per cent came.", "1.10 All members vote.", "12 of them stayed away."]
    keep(index, article("\n\n".join(["The club votes today again.", *paragraphs]), title="Vote"))
    found = find(index, "latest", "vote")
    assert found
    assert found.parts[0][0] == "The club votes today again."
