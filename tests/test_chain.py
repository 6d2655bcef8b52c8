"""From a question to an answer, over the sample articles, with the models as they are shipped."""

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from langchain_core.callbacks import BaseCallbackHandler
from langchain_core.runnables import Runnable

from qa import unsaid
from qa.answer import NOT_SAID, Answer
from qa.article import Quote
from qa.chain import build, open_chain
from qa.compose import NO_ARTICLES
from qa.errors.articles import NoSuchArticle
from qa.overview import find as overview
from qa.overview import openings
from qa.question import Question
from qa.reading.reader import Progress, Reading, open_reader, silent
from qa.retrieve import Hit
from qa.settings import THRESHOLD
from qa.stage import Stage, listener
from qa.store.index import Index, open_index
from qa.writing.llm import LanguageModel, Options
from tests.articles import article, keep
from tests.provider import Provider, Reply, providing, saying

pytestmark = pytest.mark.slow

Chain = Runnable[Any, Answer]


@pytest.fixture(scope="module")
def chain(samples: Index) -> Chain:
    return build(samples, open_reader(""), THRESHOLD)


def test_why_the_interview_was_delayed_is_answered_by_the_attack(chain: Chain) -> None:
    answer = chain.invoke("Why was the interview delayed?")
    assert answer.answered
    assert "attack" in answer.citations[0].quote
    assert answer.citations[0].published == date(2024, 8, 13)
    assert answer.citations[0].title == "Attack on X holds up Musk's interview with Trump"


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Who won the national chess title?", "Priya Raman"),
        ("How many sensors hang under the bridges?", "64"),
        ("When was the lighthouse built?", "1871"),
        ("How much pay rise did the bakers get?", "6.5 percent"),
        ("What was found in one of the mirror segments?", "crack"),
    ],
)
def test_a_fact_is_answered_with_its_sentence(chain: Chain, question: str, answer: str) -> None:
    given = chain.invoke(question)
    assert given.answered, given.nearest
    assert answer in given.citations[0].quote


@pytest.mark.parametrize(
    "question",
    [
        "Who won the 1998 World Cup?",
        "How do I reverse a linked list in place?",
        "What is the boiling point of mercury?",
    ],
)
def test_what_the_articles_do_not_say_is_declined(chain: Chain, question: str) -> None:
    answer = chain.invoke(question)
    assert not answer.answered
    assert (answer.answer, answer.citations, answer.nearest) == (NOT_SAID, (), ())


def test_a_question_near_to_articles_that_do_not_answer_it_shows_a_sentence_of_each(
    chain: Chain,
) -> None:
    answer = chain.invoke("Was the interview postponed because of rain?")
    assert (answer.answered, answer.answer) == (False, unsaid.words("en").near)
    assert "attack" in answer.nearest[0].quote
    shown = [citation.article_id for citation in answer.nearest]
    assert 1 <= len(shown) == len({*shown}) <= 5


def test_what_is_taken_for_granted_of_a_name_is_shown_of_what_the_articles_say_it(
    chain: Chain,
) -> None:
    answer = chain.invoke("Why was the Clinton interview delayed?")
    assert not answer.answered
    assert answer.short_answer is None
    quote = answer.nearest[0].quote
    assert "attack" in quote
    assert "“Clinton”" in answer.answer
    assert f"“{quote}”" in answer.answer


def test_every_quote_stands_in_its_article(chain: Chain, samples: Index) -> None:
    for question in ("Why did the tram open late?", "Where is Skarholm?", "What is the meaning?"):
        answer = chain.invoke(question)
        for citation in (*answer.citations, *answer.nearest):
            text = samples.library.article(citation.article_id).text
            assert text[citation.start : citation.end] == citation.quote


def test_a_mapping_a_text_and_a_question_are_the_same(chain: Chain) -> None:
    asked = "Who won the national chess title?"
    answers = [chain.invoke(one) for one in (asked, {"question": asked}, Question(asked))]
    assert len({answer.answer for answer in answers}) == 1


def test_filters_reach_retrieval(chain: Chain) -> None:
    asked = {"question": "Why was the interview delayed?", "until": "2023-12-31"}
    answer = chain.invoke(asked)
    for citation in (*answer.citations, *answer.nearest):
        assert citation.published is not None
        assert citation.published <= date(2023, 12, 31)


def test_one_article_alone_can_be_asked(chain: Chain, samples: Index) -> None:
    titled = {one.title: one.id for one in samples.library.catalogue.summaries()}
    asked = {"question": "Who won the national chess title?"}
    observatory = titled["Observatory postpones first light"]
    answer = chain.invoke({**asked, "article": observatory})
    assert not answer.answered
    assert {one.article_id for one in answer.nearest} <= {observatory}
    this = chain.invoke({"question": "What is this article about?", "article": observatory})
    assert {one.article_id for one in this.citations} == {observatory}
    with pytest.raises(NoSuchArticle, match="1f0a"):
        chain.invoke({**asked, "article": "1f0a"})


def test_the_articles_of_one_author_alone_can_be_asked(index: Index) -> None:
    keep(
        index,
        article("The ferry sails again on Friday.", key="/a.txt", author="Ada Bell, Ole Dahl"),
        article("The ferry sails again on Sunday.", key="/b.txt", author="Kim Reed"),
    )
    own = build(index, open_reader(""), 0)
    for author, day in (("ole dahl", "Friday"), ("Kim Reed", "Sunday")):
        answer = own.invoke({"question": "When does the ferry sail again?", "author": author})
        assert day in answer.citations[0].quote


def test_a_threshold_above_everything_declines_everything(samples: Index) -> None:
    strict = build(samples, open_reader(""), 1.0)
    assert not strict.invoke("Who won the national chess title?").answered


def test_without_articles_the_answer_says_how_to_add_some(index: Index) -> None:
    answer = build(index, open_reader(""), THRESHOLD).invoke("Why?")
    assert (answer.answer, answer.nearest) == (NO_ARTICLES, ())


@pytest.mark.parametrize("topic", ["Norway", "norway", "Canada"])
def test_no_article_is_about_a_place_only_because_it_is_from_another(
    chain: Chain, topic: str
) -> None:
    assert not chain.invoke(f"Which articles mention {topic}?").answered


@pytest.mark.parametrize("question", ["Who wrote this?", "When was this published?", "TL;DR"])
def test_which_article_is_meant_is_asked_where_nothing_says_it(chain: Chain, question: str) -> None:
    answer, which = chain.invoke(question), openings.words("en").which
    assert (answer.answered, answer.answer, answer.citations) == (False, which, ())
    assert conversation(chain, question, question)[1].answer == which


def test_news_in_a_conversation_are_those_of_its_subject(chain: Chain) -> None:
    _, latest = conversation(chain, "Why did the bakers strike?", "What's the latest?")
    assert latest.citations[0].title.startswith("Bakers' strike")
    assert chain.invoke("What's the latest?").answer.startswith("The latest is")


def test_timings_name_every_step(chain: Chain) -> None:
    timings = chain.invoke("Who won the national chess title?").timings_ms
    assert set(timings) == {"followup", "retrieve", "read", "total"}
    assert timings["total"] == sum(timings.values()) - timings["total"]


def test_opening_by_directory_is_all_it_takes(data: Any, embedder: Any) -> None:
    from qa.store.lock import DataLock

    with open_index(DataLock(data, "test"), embedder) as index:
        keep(index, article())
    answer = open_chain(data).invoke("Why did the ferry turn back?")
    assert "bow door" in (answer.citations or answer.nearest)[0].quote


def conversation(chain: Chain, *questions: str) -> list[Answer]:
    """The answers to `questions`, asked one after the other."""
    history: list[dict[str, str]] = []
    answers = []
    for question in questions:
        answer = chain.invoke({"question": question, "history": history})
        answers.append(answer)
        history += [
            {"role": "user", "content": question},
            {"role": "assistant", "content": answer.answer},
        ]
    return answers


def test_a_second_question_is_answered_from_what_the_first_was_about(chain: Chain) -> None:
    _, second = conversation(chain, "Who won the national chess title?", "How old is she?")
    assert "Priya Raman" in second.standalone_question
    assert second.citations[0].title == "Fifteen-year-old wins national chess title"


TRAM = {"url": "http://courier.veldmoor.example/city/tram-line-9-opens/?utm_source=x#read"}


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Summarise this article", "5:12 this morning"),
        ("What does this article say about the delay?", "The delay has two causes"),
        ("Why was it late?", "Roman bath"),
        ("Who won the national chess title?", "Priya Raman"),
    ],
)
def test_a_question_on_an_article_s_page_is_about_that_article_first(
    chain: Chain, question: str, said: str
) -> None:
    assert said in chain.invoke({"question": question, "page": TRAM}).answer


def test_what_this_article_says_is_looked_for_nowhere_else(chain: Chain) -> None:
    history = [{"role": "assistant", "content": "Priya Raman won the national chess title."}]
    asked = {"question": "Who is the champion in this article?", "history": history}
    answer = chain.invoke({**asked, "page": TRAM})
    cited = {citation.title for citation in (*answer.citations, *answer.nearest)}
    assert cited == {"Tram line 9 opens two years late"}


def test_a_page_that_shows_no_article_changes_nothing(chain: Chain) -> None:
    page = {"url": "https://courier.veldmoor.example/", "title": "The Veldmoor Courier"}
    for question in ("Why was it late?", "What does this article say about trams?"):
        without = chain.invoke(question)
        answer = chain.invoke({"question": question, "page": page})
        assert (answer.citations, answer.nearest) == (without.citations, without.nearest)


def test_a_change_of_subject_leaves_the_old_one_behind(chain: Chain) -> None:
    asked = "How many sensors hang under the bridges?"
    _, second = conversation(chain, "Why was the interview delayed?", asked)
    assert second.standalone_question == asked
    assert "64" in second.answer


@pytest.mark.parametrize(
    "asked",
    [
        "Who is Samuel Okoro?",
        "What is the latest on the bakers?",
        "What articles do you have?",
    ],
)
def test_an_overview_of_what_is_named_is_not_about_what_was_spoken_of(
    chain: Chain, asked: str
) -> None:
    _, second = conversation(chain, "Why was the interview delayed?", asked)
    assert second.standalone_question == asked
    assert second.answer == chain.invoke(asked).answer
    assert second.answered


def test_a_question_behind_thanks_is_answered(chain: Chain) -> None:
    asked = "Thanks for that. Who won the national chess title?"
    assert "Priya Raman" in chain.invoke(asked).answer


def test_small_talk_is_answered_without_a_search(chain: Chain) -> None:
    hello, thanks = conversation(chain, "Hello!", "Thanks")
    assert (hello.answered, hello.citations, hello.nearest) == (False, (), ())
    assert "retrieve" not in hello.timings_ms
    assert thanks.answer.startswith("Gladly")
    assert thanks.standalone_question == "Thanks"


def test_this_article_is_the_one_the_last_answer_came_from(chain: Chain, samples: Index) -> None:
    first, summary = conversation(chain, "When was the lighthouse built?", "Summarise this article")
    assert (summary.answered, summary.confidence) == (True, 0.5)
    assert {citation.title for citation in summary.citations} == {first.citations[0].title}
    for citation in summary.citations:
        text = samples.library.article(citation.article_id).text
        assert text[citation.start : citation.end] == citation.quote


ATTACK_SENTENCE = "Musk blamed the delay on a massive distributed denial-of-service attack."


def writing(samples: Index, provider: Provider, **rest: Any) -> Chain:
    """The chain with a language model that says what the provider's script says."""
    options = Options(url=provider.url, timeout=8, retries=0)
    return build(
        samples, open_reader(""), THRESHOLD, LanguageModel("openai:scripted", options), **rest
    )


def number_of(messages: list[dict[str, str]], words: str) -> int:
    """The number of the passage with these words."""
    before = messages[-1]["content"].partition(words)[0]
    return before.count("<passage ")


def attack_answer(messages: list[dict[str, str]]) -> Reply:
    return Reply(f"{ATTACK_SENTENCE} [{number_of(messages, 'denial-of-service')}]")


def test_a_language_models_answer_streams_and_is_cited(samples: Index) -> None:
    with providing(attack_answer) as provider:
        grown = list(writing(samples, provider).stream("Why was the interview delayed?"))
    assert len(grown) > 3
    assert grown[-1].answer == f"{ATTACK_SENTENCE} [1]"
    assert grown[-1].answerer == "openai:scripted"
    (citation,) = grown[-1].citations
    assert citation.verified
    text = samples.library.article(citation.article_id).text
    assert text[citation.start : citation.end] == citation.quote


def test_a_claim_that_is_in_no_article_is_marked(samples: Index) -> None:
    def script(messages: list[dict[str, str]]) -> Reply:
        return Reply(f"{attack_answer(messages).text} The attackers were paid 9,000 roubles. [1]")

    with providing(script) as provider:
        answer = writing(samples, provider).invoke("Why was the interview delayed?")
    assert answer.answer.endswith(
        "The attackers were paid 9,000 roubles. (not found in the articles)"
    )
    assert len(answer.citations) == 1


@pytest.mark.parametrize(
    "reply",
    [
        Reply(status=500),
        Reply(f"{ATTACK_SENTENCE} [1]", cut=True),
        Reply("The attackers were paid 9,000 roubles. [1]"),
        Reply(""),
    ],
)
def test_the_reader_answers_where_the_language_model_does_not(samples: Index, reply: Reply) -> None:
    with providing(lambda _: reply) as provider:
        answer = writing(samples, provider).invoke("Why was the interview delayed?")
    assert answer.answered
    assert answer.answerer == "reader"
    assert "openai:scripted gave no answer" in str(answer.notice)


def test_without_anything_relevant_the_language_model_is_not_asked(samples: Index) -> None:
    with providing(saying("Mercury boils at 357 degrees.")) as provider:
        answer = writing(samples, provider).invoke("What is the boiling point of mercury?")
    assert provider.asked == []
    assert answer.answer == NOT_SAID


def test_general_knowledge_is_only_used_where_it_is_allowed_and_says_so(samples: Index) -> None:
    said = "Mercury boils at 357 degrees. https://evil.example"
    with providing(saying(said)) as provider:
        chain = writing(samples, provider, general=True)
        answer = chain.invoke("What is the boiling point of mercury?")
    assert answer.answer == (
        "From general knowledge, not from the articles: Mercury boils at 357 degrees."
    )
    assert (answer.answered, answer.citations) == (False, ())


@pytest.mark.parametrize(
    "said", [NOT_SAID, "The articles do not say", f"{NOT_SAID} [1]", "The articles do not say why."]
)
def test_that_the_articles_do_not_say_may_be_the_language_models_finding(
    samples: Index, said: str
) -> None:
    with providing(saying(said)) as provider:
        answer = writing(samples, provider).invoke("Why was the interview delayed?")
    assert (answer.answered, answer.answer, answer.notice) == (False, unsaid.words("en").near, None)
    assert answer.nearest


def test_a_language_model_rewrites_what_does_not_stand_alone(samples: Index) -> None:
    def script(messages: list[dict[str, str]]) -> Reply:
        if "Rewrite" in messages[0]["content"]:
            return Reply("Why was the interview with Donald Trump delayed?")
        return attack_answer(messages)

    history = [{"role": "user", "content": "Who was interviewed on X?"}]
    with providing(script) as provider:
        answer = writing(samples, provider).invoke({"question": "Why so late?", "history": history})
    assert answer.standalone_question == "Why was the interview with Donald Trump delayed?"
    assert answer.answer == f"{ATTACK_SENTENCE} [1]"


def test_a_failure_to_rewrite_is_not_followed_by_another_call(samples: Index) -> None:
    history = [{"role": "user", "content": "Who was interviewed on X?"}]
    with providing(lambda _: Reply(status=500)) as provider:
        answer = writing(samples, provider).invoke({"question": "Why so late?", "history": history})
    assert len(provider.asked) == 1
    assert answer.answerer == "reader"
    assert answer.notice


def test_who_stops_listening_to_the_answer_ends_the_providers_stream(samples: Index) -> None:
    with providing(saying("Musk blamed an attack. " * 500, pause=0.01)) as provider:
        answers = writing(samples, provider).stream("Why was the interview delayed?")
        next(answers)
        del answers
        assert provider.left.wait(timeout=5)


def test_langchains_callbacks_hear_of_the_search_and_of_the_language_model(samples: Index) -> None:
    class Heard(BaseCallbackHandler):
        def __init__(self) -> None:
            self.kinds: list[str] = []

        def on_retriever_start(self, *_: Any, **__: Any) -> None:
            self.kinds.append("retriever")

        def on_chat_model_start(self, *_: Any, **__: Any) -> None:
            self.kinds.append("model")

    heard = Heard()
    with providing(attack_answer) as provider:
        chain = writing(samples, provider)
        chain.invoke("Why was the interview delayed?", {"callbacks": [heard]})
    assert heard.kinds == ["retriever", "model"]


def test_the_tokens_of_all_calls_are_told(samples: Index) -> None:
    def script(messages: list[dict[str, str]]) -> Reply:
        if "Rewrite" in messages[0]["content"]:
            return Reply("Why was the interview with Donald Trump delayed?", tokens=(100, 10))
        return replace(attack_answer(messages), tokens=(2000, 30))

    history = [{"role": "user", "content": "Who was interviewed on X?"}]
    with providing(script) as provider:
        answer = writing(samples, provider).invoke({"question": "Why so late?", "history": history})
    assert answer.usage == {"input_tokens": 2100, "output_tokens": 40, "calls": 2}
    assert Answer.from_dict(answer.to_dict()) == answer


def test_an_answer_that_was_cut_off_says_so(samples: Index) -> None:
    with providing(lambda messages: replace(attack_answer(messages), finish="length")) as provider:
        answer = writing(samples, provider).invoke("Why was the interview delayed?")
    assert answer.citations
    assert "BROADSHEET_MODEL_TOKENS" in (answer.notice or "")


def test_the_readers_answer_has_no_tokens(chain: Chain) -> None:
    assert "usage" not in chain.invoke("Who won the national chess title?").to_dict()


def test_who_listens_hears_how_far_a_question_has_come_and_others_get_answers_alone(
    chain: Chain, samples: Index
) -> None:
    question = "Who won the national chess title?"
    heard: list[Stage] = []
    answers = list(chain.stream(question, {"callbacks": [listener(heard.append)]}))
    assert [type(answer) for answer in answers] == [Answer]
    assert heard[:2] == [Stage("searching"), Stage("reading", 0, 6)]
    with providing(saying("Priya Raman won it. [1]")) as provider:
        heard.clear()
        writing(samples, provider).invoke(question, {"callbacks": [listener(heard.append)]})
    assert [stage.stage for stage in heard][-1] == "writing"


def test_stages_are_among_the_events_of_langchain(chain: Chain) -> None:
    async def stages() -> list[Any]:
        events = chain.astream_events("Who won the national chess title?", version="v2")
        return [event["data"] async for event in events if event["name"] == "stage"]

    with ThreadPoolExecutor(1) as thread:  # a browser test leaves a loop behind in this one
        heard = thread.submit(asyncio.run, stages()).result()
    assert heard[:2] == [{"stage": "searching"}, {"stage": "reading", "done": 0, "of": 6}]


class Unsure:
    """A reader that is sure of nothing."""

    name = "reader"
    languages = None

    def __init__(self) -> None:
        self._reader = open_reader("")

    def load(self) -> None:
        self._reader.load()

    def read(self, question: str, hits: Sequence[Hit], progress: Progress = silent) -> Reading:
        return replace(self._reader.read(question, hits), confidence=0.01)


@pytest.mark.parametrize(("threshold", "calls"), [(THRESHOLD, 1), (0.6, 0)])
def test_the_language_model_is_asked_where_only_the_reader_is_not_sure(
    samples: Index, threshold: float, calls: int
) -> None:
    with providing(attack_answer) as provider:
        writer = LanguageModel("openai:scripted", Options(url=provider.url, timeout=8, retries=0))
        answer = build(samples, Unsure(), threshold, writer).invoke(
            "Why was the interview with Donald Trump on X delayed?"
        )
    assert len(provider.asked) == calls
    assert (answer.answered, answer.confidence) == ((True, 0.5) if calls else (False, 0.01))


def test_what_the_passages_do_not_say_may_come_from_general_knowledge(samples: Index) -> None:
    def script(messages: list[dict[str, str]]) -> Reply:
        return Reply(NOT_SAID if "<passage" in messages[-1]["content"] else "Nobody knows.")

    with providing(script) as provider:
        chain = writing(samples, provider, general=True)
        answer = chain.invoke("Why was the interview delayed?")
    assert answer.answer.endswith("not from the articles: Nobody knows.")


class Sure:
    """A reader that finds the same answer in every article."""

    name = "reader"
    languages = None

    def __init__(self, answer: str) -> None:
        self._answer = answer

    def load(self) -> None: ...

    def read(self, question: str, hits: Sequence[Hit], progress: Progress = silent) -> Reading:
        passage = hits[0].passage
        quote = Quote(passage.article_id, passage.start, passage.start + len(passage.text))
        start = passage.start + passage.text.index(self._answer)
        at = replace(quote, start=start, end=start + len(self._answer))
        return Reading((quote,), (quote,), tuple(hits), 0.9, self._answer, short_at=at)


@pytest.mark.parametrize(
    ("short", "marked"),
    [
        ("The owner, Peder Lund, asks\n\nfor a fine", "The owner, Peder Lund, asks for a fine"),
        ("Peder Lund", "Peder Lund"),
        ("asks\n\nfor", "asks for"),
        ("for", "for"),
    ],
)
def test_an_answer_is_its_sentence_on_one_line_with_the_place_of_the_short_answer(
    index: Index, short: str, marked: str
) -> None:
    text = "It rained.  The owner, Peder Lund, asks\n\nfor a fine."
    keep(index, article(text))
    answer = build(index, Sure(short), THRESHOLD).invoke("Who asks for a fine?")
    assert answer.answer == "It rained. The owner, Peder Lund, asks for a fine. [1]"
    assert answer.short_answer == short
    assert answer.answer[answer.marked_start : answer.marked_end] == marked
    assert answer.citations[0].quote[answer.short_start : answer.short_end] == short


def test_an_account_is_told_in_the_order_of_its_article(index: Index) -> None:
    text = "The door was bent. The fog came."
    keep(index, article(text))

    class Account(Sure):
        def read(self, question: str, hits: Sequence[Hit], progress: Progress = silent) -> Reading:
            whole = super().read(question, hits)
            second, first = (
                replace(whole.quotes[0], start=a, end=b) for a, b in ((19, 32), (0, 18))
            )
            return replace(whole, quotes=(second, first), account=True)

    answer = build(index, Account("fog"), THRESHOLD).invoke("Why was the ferry late?")
    assert answer.answer == "The door was bent. [1] The fog came. [2]"
    assert answer.answer[answer.marked_start : answer.marked_end] == "fog"
    assert (answer.short_start, [one.number for one in answer.citations]) == (None, [1, 2])


def test_a_number_in_brackets_that_the_article_has_is_no_citation(index: Index) -> None:
    text = "The mill [2] burned down [11] in 1871."
    keep(index, article(text))
    answer = build(index, Sure("1871"), THRESHOLD).invoke("When did the mill burn down?")
    assert answer.answer == "The mill burned down in 1871. [1]"
    assert answer.answer[answer.marked_start : answer.marked_end] == "1871"
    assert answer.citations[0].quote == text
    noted = build(index, Sure("11]"), THRESHOLD).invoke("When did the mill burn down?")
    assert (noted.short_answer, noted.marked_start, noted.short_start) == ("11]", None, None)


def test_who_was_arrested_is_asked_of_what_was_spoken_of(index: Index) -> None:
    keep(index, article("Two men were arrested after the ferry Aurora sank off Velm."))
    history = [
        {"role": "user", "content": "Where did the ferry Aurora sink?"},
        {"role": "assistant", "content": "Off Velm. [1]"},
    ]
    chain = build(index, Sure("Two men"), THRESHOLD)
    answer = chain.invoke({"question": "Who was arrested?", "history": history})
    assert "Aurora" in answer.standalone_question


@pytest.mark.parametrize("after", ["Quite another text, and a longer one than before.", None])
def test_an_article_that_changes_while_it_is_read_is_not_quoted(
    index: Index, after: str | None
) -> None:
    keep(index, article("The owner, Peder Lund, asks for a fine."))

    class Slow(Sure):
        def read(self, question: str, hits: Sequence[Hit], progress: Progress = silent) -> Reading:
            if after:
                keep(index, article(after))
            else:
                index.remove(hits[0].passage.article_id)
            return super().read(question, hits)

    answer = build(index, Slow("Peder Lund"), THRESHOLD).invoke("Who asks for a fine?")
    assert not answer.answered
    assert (answer.citations, answer.nearest) == ((), ())


def test_an_article_of_which_another_passage_changed_is_not_quoted(index: Index) -> None:
    kept = "The owner, Peder Lund, asks for a fine. " * 40
    keep(index, article(f"{kept}\n\n{'The mill burned down in May. ' * 60}"))

    class Slow(Sure):
        def read(self, question: str, hits: Sequence[Hit], progress: Progress = silent) -> Reading:
            last = max(hits, key=lambda hit: hit.passage.start).passage
            keep(index, article(f"{kept}\n\nIt was rebuilt."))
            quote = Quote(last.article_id, last.start, last.start + len(last.text))
            return Reading((quote,), (quote,), tuple(hits), 0.9, None)

    answer = build(index, Slow("May"), THRESHOLD).invoke("When did the mill burn down?")
    assert (answer.answered, answer.citations) == (False, ())


def test_an_overview_cites_the_article_as_it_was_read(
    index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "The owner, Peder Lund, asks for a fine."
    keep(index, article(text))
    find = overview.find

    def slow(*arguments: Any) -> Any:
        found = find(*arguments)
        keep(index, article("Quite another text."))
        return found

    monkeypatch.setattr(overview, "find", slow)
    answer = build(index, Sure("x"), THRESHOLD).invoke("Summarise all articles")
    assert [one.quote for one in answer.citations] == [text]
