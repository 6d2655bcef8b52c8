"""Timelines: one quote an event, the oldest first; and as documents."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import httpx
import pytest
from langchain_core.runnables import Runnable
from markdown_it import MarkdownIt
from markdown_it.token import Token

from qa.answer import Answer, Copy, Entry
from qa.chain import build
from qa.compose import NO_ARTICLES
from qa.question import Filters, Question, Turn
from qa.reading.reader import Reader
from qa.settings import THRESHOLD
from qa.store.embed import Embedder
from qa.store.index import Index, open_index
from qa.store.lock import DataLock
from tests.articles import FERRY, ORCHARD, article, keep
from tests.conftest import SAMPLES, copied
from tests.served import Served, run
from ui.dossier import Dossier

pytestmark = pytest.mark.slow

BEGUN = (
    "Bakers in Veldmoor have gone on strike over night shifts. "
    "Four hundred of them left the ovens at two in the morning. "
    "Their union asks for ten days more of leave."
)
TALKS = (
    "The bakers' union and the owners of the mills met for the first time on Thursday. "
    "The strike of the bakers in Veldmoor had shut sixty shops. Nothing was agreed."
)
ENDED = (
    "Bakers in Veldmoor ended their strike after eleven days. "
    "They get six days more of leave and go back to the ovens on Monday. "
    "The owners called it a fair end."
)
ENDED_TOO = (
    "Bakers in Veldmoor ended their strike on the eleventh day. "
    "They will go back to the ovens on Monday with six days more of leave. "
    "The owners called the end fair."
)
BY_THE_WAY = (
    "The library of Veldmoor lends sewing machines from this week on. "
    "Twelve of them were given by a shop that has closed. Courses begin in May. "
    "The first is full. A café opens beside the reading room. "
    "Its bread comes from the bakers who were on strike in winter."
)
UNDATED = (
    "Bakers who are on strike in Veldmoor gave away bread at the station. "
    "People stood in line for an hour."
)

Chain = Runnable[Question, Answer]


@pytest.fixture(scope="module")
def strikes(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Index]:
    data = tmp_path_factory.mktemp("strikes")
    with open_index(DataLock(data, "test"), embedder) as index:
        keep(
            index,
            article(ENDED, key="/4", title="Bakers end strike", published=date(2024, 1, 9)),
            article(BEGUN, key="/1", title="Bakers walk out", published=date(2023, 12, 29)),
            article(ENDED_TOO, key="/5", title="Bread is back", published=date(2024, 1, 10)),
            article(TALKS, key="/2", title="First talks", published=date(2024, 1, 4)),
            article(BY_THE_WAY, key="/6", title="Sewing machines", published=date(2024, 3, 2)),
            article(UNDATED, key="/7", title="Bread for nothing"),
            article(FERRY, key="/8", published=date(2024, 1, 8)),
            article(ORCHARD, key="/9", title="Frost", published=date(2024, 5, 1)),
        )
        yield index


@pytest.fixture(scope="module")
def chain(strikes: Index, reader: Reader) -> Chain:
    return build(strikes, reader, THRESHOLD)


def wanted(chain: Chain, topic: str, **more: object) -> Answer:
    return chain.invoke(Question(topic, wants="timeline", **more))  # type: ignore[arg-type]


def test_every_event_is_quoted_once_with_the_oldest_first(chain: Chain, strikes: Index) -> None:
    answer = chain.invoke(Question("timeline of the bakers' strike in Veldmoor"))
    told = [(str(one.day or ""), answer.citations[one.citation - 1]) for one in answer.timeline]
    assert [(day, one.title) for day, one in told] == [
        ("2023-12-29", "Bakers walk out"),
        ("2024-01-04", "First talks"),
        ("2024-01-09", "Bakers end strike"),
        ("", "Bread for nothing"),
    ]
    assert [[copy.title for copy in one.also_in] for _, one in told] == [
        [],
        [],
        ["Bread is back"],
        [],
    ]
    for one in answer.citations:
        assert strikes.library.article(one.article_id).text[one.start : one.end] == one.quote
    # Neither its title nor its first sentence says what was spoken about.
    assert answer.citations[1].quote.startswith("The strike of the bakers")
    headings = [line for line in answer.answer.split("\n")[1:] if not line.endswith("]")]
    assert headings == ["2023", "2024", "Without a date:"]
    assert Answer.from_dict(answer.to_dict()) == answer


def test_the_filters_and_the_time_that_is_named_narrow_it(chain: Chain) -> None:
    topic = "bakers' strike in Veldmoor"
    filtered = wanted(chain, topic, filters=Filters(since=date(2024, 1, 5)))
    assert [one.day for one in filtered.timeline] == [date(2024, 1, 9)]
    named = chain.invoke(Question(f"timeline of the {topic} in December 2023"))
    assert [one.day for one in named.timeline] == [date(2023, 12, 29)]


def test_what_was_spoken_of_is_the_topic_of_a_timeline_without_one(chain: Chain) -> None:
    said = (Turn("user", "How long was the bakers' strike?"), Turn("assistant", ENDED))
    for question in (
        Question("And a timeline of it?", history=said),
        Question("تسلسل زمني", history=said, wants="timeline"),
    ):
        assert date(2024, 1, 9) in [one.day for one in chain.invoke(question).timeline]


def test_what_no_article_is_on_is_declined(chain: Chain) -> None:
    answer = wanted(chain, "rovers on Mars")
    assert (answer.answered, answer.timeline, answer.answer) == (
        False,
        (),
        "The articles do not say.",
    )


def test_without_a_topic_it_asks_for_one(chain: Chain) -> None:
    asked = chain.invoke(Question("Zeige mir bitte die Zeitleiste"))
    assert (asked.answered, asked.answer) == (
        False,
        "Eine Zeitleiste wovon? Nennen Sie ein Thema oder eine Person.",
    )


def test_without_articles_it_says_so(index: Index, reader: Reader) -> None:
    assert wanted(build(index, reader, THRESHOLD), "trams").answer == NO_ARTICLES


def test_of_more_events_than_are_shown_the_number_is_told(index: Index, reader: Reader) -> None:
    places = ["Velm", "Lidholt", "Brint", "Skarn", "Mondrak", "Zelk", "Aster", "Oslo", "Bergen"]
    keep(
        index,
        *(
            article(
                f"Tram line {number} opened in {places[number % 9]} with {number * 7} seats.",
                key=f"/{number}",
                title=f"Tram line {number}",
                published=date(2024, 1 + number % 12, 1 + number),
            )
            for number in range(1, 24)
        ),
    )
    answer = wanted(build(index, reader, THRESHOLD), "tram line")
    assert len(answer.timeline) == 20
    assert "23 events were found; these are the 20 nearest" in answer.answer
    days = [one.day for one in answer.timeline]
    assert days == sorted(days, key=str)


HOSTILE = (
    "# 1. ![x](http://evil.example/p.png) <script>alert(1)</script> www.evil.example **b** `c`"
)


def test_what_articles_say_means_nothing_in_the_markdown(chain: Chain) -> None:
    answer = wanted(chain, "bakers' strike in Veldmoor")
    first = replace(
        answer.citations[0],
        quote=f"1. {HOSTILE}\n\n- second | line\n> third me@evil.example",
        title=f"]({HOSTILE}",
        url="https://news.example/a b>(c)",
        deep_link=None,
        correction=HOSTILE,
        also_in=(Copy("x", HOSTILE, HOSTILE, "javascript:alert(1)"),),
    )
    answer = replace(answer, citations=(first,), timeline=(Entry(date(2024, 1, 9), 1),))
    made = Dossier(HOSTILE, answer, date(2024, 2, 1)).to_markdown()
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(made)
    assert {one.type for one in tokens} == {
        *("heading_open", "heading_close", "paragraph_open", "paragraph_close"),
        *("blockquote_open", "blockquote_close", "inline"),
    }
    within = [child for one in tokens for child in one.children or ()]
    links = [one.attrs["href"] for one in within if one.type == "link_open"]
    assert links == ["https://news.example/a%20b%3E(c)"]
    assert not {one.type for one in within} & {"image", "html_inline", "code_inline", "s_open"}
    assert HOSTILE in _said(tokens[1])
    assert "http://" not in made and " www." not in made


def _said(token: Token) -> str:
    return "".join(one.content for one in token.children or ())


def test_a_document_has_title_period_sources_and_the_day_it_was_made(chain: Chain) -> None:
    made = Dossier("bakers' strike", wanted(chain, "bakers' strike"), date(2024, 2, 1))
    told = made.to_markdown()
    assert told.startswith("# Timeline: bakers' strike\n\n*29 December 2023 to 9 January 2024 · ")
    assert "Made on 1 February 2024*" in told
    assert "\n## 9 January 2024\n\n> Bakers in Veldmoor ended their strike after eleven" in told
    assert "Also in: Bread is back\n" in told
    assert "\n## Without a date:\n" in told
    values = made.to_dict()
    assert (values["since"], values["until"], values["made"]) == (
        "2023-12-29",
        "2024-01-09",
        "2024-02-01",
    )
    assert [one["day"] for one in values["events"]][-2:] == ["2024-01-09", None]


def test_the_server_gives_it_as_json_and_as_markdown(server: Served) -> None:
    with closing(httpx.Client(base_url=server.address, timeout=60)) as http:
        wanted = {"q": "interview with Trump", "since": "2024-01-01"}
        told = http.get("/api/dossier", params=wanted)
        assert told.status_code == 200
        (event,) = told.json()["events"]
        assert event["day"] == event["published"] == "2024-08-13"
        written = http.get("/api/dossier", params=wanted, headers={"Accept": "text/markdown"})
        assert written.headers["content-type"] == "text/markdown; charset=utf-8"
        assert written.text.startswith(
            "# Timeline: interview with Trump\n\n*13 August 2024 · Made on"
        )
        assert http.get("/api/dossier").json()["error"]["code"] == "bad_request"
        assert http.get("/api/dossier", params={"q": " "}).json()["error"]["code"] == "bad_question"


def test_the_command_writes_it_to_a_file_with_what_is_internal(
    tmp_path: Path, sample_data: Path
) -> None:
    data = copied(sample_data, tmp_path)
    topic = ("--data", str(data), "dossier", "interview", "with", "Trump")
    rule = f"{SAMPLES}/=internal"
    made = run(*topic, "--output", "trump.md", cwd=tmp_path, access=rule)
    assert (made.returncode, made.stdout) == (0, "")
    assert "trump.md: 1 events" in made.stderr
    (about,) = (tmp_path / "trump.md").read_text("utf-8").partition("> ")[2].splitlines()[2:]
    assert ", internal, " in about
    none = run(*topic[:3], "rovers", "--output", "mars.md", cwd=tmp_path)
    assert "The articles do not say." in none.stderr
    assert not (tmp_path / "mars.md").exists()
