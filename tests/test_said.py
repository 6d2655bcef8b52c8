"""What the editors say goes before the articles: pinned answers, blocked topics, referrals."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml
from langchain_core.runnables import Runnable, RunnableConfig

from qa.answer import Answer
from qa.chain import build
from qa.question import Question, Turn
from qa.reading.reader import open_reader
from qa.said.desk import Desk
from qa.settings import THRESHOLD
from qa.stage import Stage, listener
from qa.store.embed import Embedder
from qa.store.index import Index
from qa.suggest import next_questions
from qa.writing.llm import LanguageModel, Options
from tests.conftest import ADMIN_TOKEN
from tests.provider import providing, saying
from tests.served import Served
from ui.plain import plain

pytestmark = pytest.mark.slow

Ask = Callable[..., Answer]

CASES = yaml.safe_load(Path(__file__).with_name("said_cases.yaml").read_text("utf-8"))
LEAST = 0.58
"""The part of the paraphrases that is met (docs/decisions.md, "What an entry of the desk catches").
"""

DAY = date(2026, 11, 15)

DESK = """\
pinned:
  - name: delay
    questions:
      - Why did you report the wrong time of the interview?
      - Was the time of the interview in your article wrong?
    text: |-
      We gave the wrong time, and are sorry.
      It was half past eight.
    link: https://example.org/corrections
    by: Ann Writer
    from: 2026-11-01
    until: 2026-11-30
blocked:
  - name: bridges
    topics: [bridge sensors]
    questions:
      - How many sensors hang under the bridges?
      - Where are the sensors of the bridges?
    text: We do not speak of the sensors.
  - name: dose
    questions:
      - How much ibuprofen may I take?
      - Which pills help against a headache?
referrals:
  - name: vote
    questions:
      - How do I vote by mail?
      - Where do I send my postal vote?
      - Wie beantrage ich die Briefwahl?
    text:
      en: The electoral office says how to vote.
      de: Das Wahlamt sagt, wie man wählt.
    link: https://example.org/vote
  - name: chess
    questions:
      - Who won the national chess title?
      - Who is the national chess champion?
    text: The federation keeps all results.
    link: https://example.org/chess
    then: answer
"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    file = tmp_path_factory.mktemp("desk") / "desk.yaml"
    file.write_text(DESK)
    return Desk(file, embedder)


@pytest.fixture(scope="module")
def chain(samples: Index, desk: Desk) -> Runnable[Any, Answer]:
    return build(samples, open_reader(""), THRESHOLD, today=lambda: DAY, desk=desk)


@pytest.fixture(scope="module")
def ask(chain: Runnable[Any, Answer]) -> Ask:
    def asked(text: str, *history: str) -> Answer:
        turns = tuple(
            Turn("assistant" if place % 2 else "user", said) for place, said in enumerate(history)
        )
        return chain.invoke(Question(text, history=turns))

    return asked


def test_a_pinned_answer_is_word_for_word_and_nothing_is_searched(
    chain: Runnable[Any, Answer],
) -> None:
    told: list[Stage] = []
    listening = RunnableConfig(callbacks=[listener(told.append)])
    answer = chain.invoke("Why did you report the wrong time of the interview?", listening)
    assert answer.answer == "We gave the wrong time, and are sorry.\nIt was half past eight."
    assert (answer.answerer, answer.answered) == ("editors", True)
    assert answer.editors
    assert (answer.editors.entry, answer.editors.kind) == ("delay", "pinned")
    assert answer.editors.link == "https://example.org/corrections"
    assert answer.editors.by == "Ann Writer"
    assert answer.citations == answer.nearest == ()
    assert told == []
    assert plain(answer, lambda one, _: one.quote) == (
        f"From the editors:\n\n{answer.answer}\n\nhttps://example.org/corrections · Ann Writer"
    )
    assert Answer.from_dict(answer.to_dict()) == answer


def test_an_entry_sleeps_outside_of_its_days(samples: Index, desk: Desk) -> None:
    asked = "Why did you report the wrong time of the interview?"
    for day, said in ((date(2026, 10, 31), False), (date(2026, 11, 30), True)):
        today = partial(date, day.year, day.month, day.day)
        chain = build(samples, open_reader(""), THRESHOLD, today=today, desk=desk)
        assert (chain.invoke(asked).answerer == "editors") is said


@pytest.mark.parametrize(
    "question",
    [
        "How many sensors hang under the bridges?",
        "how many sensors are there under the bridges",
        "latest on bridge sensors",
        "Which articles are about the bridge sensors?",
    ],
)
def test_no_way_leads_around_a_blocked_topic(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.answer == "We do not speak of the sensors."
    assert (answer.answerer, answer.answered) == ("editors", False)
    assert answer.citations == answer.nearest == ()


def test_a_question_beside_a_blocked_topic_is_answered(ask: Ask) -> None:
    assert ask("When was the lighthouse built?").answerer != "editors"
    assert ask("How old are the bridges?").answerer != "editors"


def test_without_a_text_a_blocked_topic_is_declined_in_the_language_of_the_question(
    ask: Ask,
) -> None:
    answer = ask("How much ibuprofen may I take?")
    assert answer.answer == "The editors have chosen not to answer questions about this here."


def test_a_referral_says_its_text_in_the_language_of_the_question(ask: Ask) -> None:
    assert ask("how can I vote by mail?").answer == "The electoral office says how to vote."
    german = ask("Wie kann ich Briefwahl beantragen?")
    assert german.answer == "Das Wahlamt sagt, wie man wählt."
    assert german.answered


def test_a_referral_can_stand_above_an_ordinary_answer(ask: Ask) -> None:
    answer = ask("Who won the national chess title?")
    assert answer.answerer != "editors"
    assert "Priya Raman" in answer.citations[0].quote
    assert answer.editors
    assert answer.editors.text == "The federation keeps all results."
    shown = plain(answer, lambda *_: "")
    above = "The federation keeps all results.\n\nhttps://example.org/chess"
    assert shown.startswith(f"From the editors:\n\n{above}\n\n{answer.answer}")


def test_a_question_of_a_conversation_is_matched_as_it_stands_alone(ask: Ask) -> None:
    answer = ask("And how many are there?", "What hangs under the bridges?", "The bridge sensors.")
    assert "sensors" in answer.standalone_question
    assert answer.answer == "We do not speak of the sensors."


def test_the_language_model_is_not_asked_where_the_editors_answer(
    samples: Index, desk: Desk
) -> None:
    with providing(saying("Sixty-four sensors [1].")) as provider:
        model = LanguageModel("openai:test", Options(url=provider.url))
        chain = build(samples, open_reader(""), THRESHOLD, model, today=lambda: DAY, desk=desk)
        answer = chain.invoke("How many sensors hang under the bridges?")
        assert answer.answer == "We do not speak of the sensors."
        assert provider.asked == []


def test_what_the_editors_answer_is_suggested_to_nobody(
    samples: Index, chain: Runnable[Any, Answer]
) -> None:
    tried: list[Answer] = []

    def asked(question: Question) -> Answer:
        tried.append(chain.invoke("How many sensors hang under the bridges?"))
        return tried[-1]

    answer = chain.invoke("When was the lighthouse built?")
    assert not any(next_questions(samples, answer, asked))
    assert tried


def test_the_file_is_read_again_when_it_changes_and_a_wrong_one_changes_nothing(
    tmp_path: Path, embedder: Embedder, caplog: pytest.LogCaptureFixture
) -> None:
    file = tmp_path / "desk.yaml"
    desk = Desk(file, embedder)

    def said(question: str = "Where is my paper?") -> str | None:
        met = desk.met(question, "en", DAY)
        return met.said.text if met else None

    def write(text: str) -> None:
        new = tmp_path / "new"
        new.write_text(text)
        new.replace(file)

    entry = "pinned:\n  - name: late\n    questions: [Where is my paper]\n    text: {}\n"
    assert said() is None
    assert not desk.problems
    write(entry.format("It comes."))
    assert said() == "It comes."
    write(entry.format("It came."))
    assert said() == "It came."
    write(entry.format("Wrong: it comes.") + "    form: 2026-11-01\n")
    assert said() == "It came."
    assert [one.line for one in desk.problems] == [4]
    assert "line 4" in caplog.text
    file.unlink()
    assert said() is None
    assert not desk.problems
    named = Desk(tmp_path / "other.yaml", embedder, wanted=True)
    assert "there is no such file" in str(named.problems[0])


def test_a_question_is_never_caught_that_the_entry_says_is_not_meant(
    tmp_path: Path, embedder: Embedder
) -> None:
    file = tmp_path / "desk.yaml"
    entry = (
        "pinned:\n  - name: late\n    questions: [Why is my paper late today?]\n    text: So.\n"
        "    closeness: wide\n"
    )
    file.write_text(entry)
    near = "Why is the paper late today?"
    assert Desk(file, embedder).met(near, "en", DAY)
    file.write_text(f"{entry}    not: [Why is the paper late today]\n")
    assert Desk(file, embedder).met(near, "en", DAY) is None


def written(cases: list[dict[str, Any]]) -> str:
    sections: dict[str, list[dict[str, Any]]] = {}
    for one in cases:
        section = "referrals" if one["kind"] == "referral" else one["kind"]
        entry = {"name": one["name"], "questions": one["questions"], "text": "So."}
        sections.setdefault(section, []).append(entry)
    return yaml.safe_dump(sections, allow_unicode=True)


def test_twenty_entries_in_five_languages_are_met_by_paraphrases_and_by_nothing_that_is_near(
    tmp_path: Path, embedder: Embedder
) -> None:
    file = tmp_path / "desk.yaml"
    file.write_text(written(CASES), encoding="utf-8")
    desk = Desk(file, embedder)

    def met(question: str) -> str | None:
        found = desk.met(question, None, DAY)
        return found.entry.name if found else None

    right = missed = 0
    for one in CASES:
        for question in one["paraphrases"]:
            name = met(question)
            assert name in (one["name"], None), question
            right += name is not None
            missed += name is None
        caught = [question for question in one["near"] if met(question)]
        assert caught == []
    assert right / (right + missed) >= LEAST


@pytest.fixture
def edited(server: Served) -> Iterator[Served]:
    """The server with a desk.yaml, which is taken away again."""
    file = server.data / "desk.yaml"
    file.write_text(
        DESK.replace("from: 2026-11-01", "from: 2020-11-01").replace("2026-11-30", "2099-01-01")
    )
    yield server
    file.unlink()


def test_what_was_caught_is_counted_for_the_owner_alone(edited: Served) -> None:
    address = f"{edited.address}/api/desk/said"
    asked = {"question": "How do I vote by mail?"}
    for _ in range(2):
        answer = httpx.post(f"{edited.address}/api/ask", json=asked, timeout=60).json()
        assert answer["editors"]["entry"] == "vote"
    assert httpx.get(address).status_code == 401
    owner = {"Authorization": f"Bearer {ADMIN_TOKEN}"}
    told = httpx.get(address, headers=owner).json()
    entries = {one["name"]: one for one in told["entries"]}
    assert told["problems"] == []
    assert entries["vote"]["caught"] == 2
    assert entries["vote"]["last"]
    assert (entries["delay"]["caught"], entries["delay"]["last"]) == (0, None)
    assert entries["delay"]["from"] == "2020-11-01"
    assert entries["vote"]["texts"]["de"] == "Das Wahlamt sagt, wie man wählt."


def test_programs_of_the_openai_api_are_told_that_the_editors_say_it(edited: Served) -> None:
    said = "From the editors:\n\nThe electoral office says how to vote.\n\nhttps://example.org/vote"
    body = {"messages": [{"role": "user", "content": "How do I vote by mail?"}]}
    address = f"{edited.address}/v1/chat/completions"
    whole = httpx.post(address, json=body, timeout=60).json()
    assert whole["choices"][0]["message"]["content"] == said
    streamed = httpx.post(address, json={**body, "stream": True}, timeout=60).text
    pieces = [yaml.safe_load(line[6:]) for line in streamed.splitlines() if "delta" in line]
    texts = [piece["choices"][0]["delta"].get("content", "") for piece in pieces]
    assert "".join(texts) == said
