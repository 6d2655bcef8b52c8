"""From a question to an answer: the whole path as one LangChain Runnable."""

import re
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from langchain_core.runnables import Runnable, RunnableConfig, RunnableLambda

from qa.answer import NOT_SAID, Answer, Citation, Usage, cite, without_marks
from qa.article import Article, Passage, Quote
from qa.conversation import smalltalk
from qa.conversation.followup import ANSWERED, Resolved, points_back, resolve, stands_alone
from qa.conversation.request import OF_ALL, UNSURE, asked_for, is_about_this
from qa.errors import ModelFailed, NoSuchArticle
from qa.overview import find as overview
from qa.question import LONGEST, Question, parse
from qa.reading import other_language as foreign
from qa.reading.reader import NOTHING_READ, Reader, Reading, open_reader
from qa.retrieve import Hit, HybridRetriever, hit
from qa.settings import THRESHOLD
from qa.store.embed import PACKAGED, Embedder
from qa.store.index import Index
from qa.store.lock import DataLock
from qa.text.language import of_question
from qa.text.lead import beginning
from qa.text.words import common_words
from qa.writing.draft import check, says_not, without_links
from qa.writing.llm import DEFAULTS, LanguageModel, Options
from qa.writing.prompt import Source, answer_messages, fitting, general_messages, rewrite_messages

_PASSAGES = 20

_WRITTEN_FROM = 8
"""Passages that a language model is shown: as many as the reader looks at before it may stop."""

_NEAR = 0.5
"""Cosine to the question of the best passage's nearest sentence from which a language model is
asked although the reader is not sure. On half A of NewsQA it is then asked 90 of 100 questions
whose answer stands in the passages it is shown (892 questions), instead of 83, 41 of 100 whose
article is missing (1,164), instead of 22, and four of 40 off topic, instead of one."""

_PAGE = 0.05
"""Weight, beside the question's 1, of the article on whose page it is asked. On half A of NewsQA
(120 questions among 2,551 articles) the first quote is then from the right article for 88 percent
of the questions asked on its own page, on any other page for 73, as many as without, and for 53 on
that of the article which is mistaken for it most easily. With 0.1 other pages begin to mislead."""

_WANTS_A_SENTENCE = re.compile(
    r"\W*(why|how come|what happened|what if|compare|how (?:do|does|did|can|could|should|to)"
    r"|what (?:did|does|do|has|had)\b.*\b(?:say|said|think|mean|tell|do|find|expect|learn|suggest)"
    r"|is|are|am|was|were|do|does|did|has|have|had|can|could|will|would|should|may|might|must"
    r"|(?:what|which) (?:are|were) the (?:\w+ )?\w+s"
    r"|\w.* and (?:for |to |with )?(?:how|who|when|what|where|why))\b",
    re.IGNORECASE,
)
"""Questions for a reason, an account, a yes or no, for several things or for two at once: a bare
fragment is no answer to these."""

_NAME = re.compile(r"May|US|[A-Z]+\.[A-Z.]+")
"""Names that would be common words without their capitals."""

_FIGURE = re.compile(r"\d|(?<!\blast )(?<!\bthis )(?<!\bthat )(?<!\bfirst )\b(?:one|two)$")
"""A number; other words for one are not common."""

_NO_FIGURE = re.compile(r"\W*(who|where)\b", re.IGNORECASE)
_NEXT_SENTENCE = re.compile(r"[^\W\d_]{4,}[.!?]\s+[A-Z]")
"""The end of a sentence within; before the stop of "Dr. Rao" there are fewer letters."""

_NEARLY_ALL = 0.8
"""Of the words of a sentence; a short answer of more than that would only say it twice."""

_UNMEASURED = 0.5
"""The confidence of an answer that no reader has judged: that of a coin."""

_CUT = (
    "the language model's answer was cut off: it may write BROADSHEET_MODEL_TOKENS tokens, its "
    "thoughts included"
)
GENERAL_KNOWLEDGE = "From general knowledge, not from the articles: "
WHICH = "Which article do you mean? Say what it is about, or its title."
NO_ARTICLES = "There are no articles yet: `broadsheet ingest` adds some."


@dataclass(frozen=True, slots=True)
class _Work:
    """What is known of a question so far; every step of the chain adds to it.

    `language` is the question's, where that is clear, and `foreign` says that the reader was not
    made for it. `failure` says why the language model is not asked again, and `usage` adds up what
    it was asked.
    """

    question: Question
    resolved: Resolved
    timings_ms: Mapping[str, int]
    hits: Sequence[Hit] = ()
    reading: Reading = NOTHING_READ
    language: str | None = None
    foreign: bool = False
    failure: str | None = None
    usage: Usage = field(default_factory=Usage)

    def after(self, step: str, began: float, **found: Any) -> "_Work":
        milliseconds = round(1000 * (time.perf_counter() - began))
        return replace(self, timings_ms={**self.timings_ms, step: milliseconds}, **found)


class _Steps:
    """The steps of the chain. `writer` writes what the reader finds to be in the articles, and
    with `general` also what it does not find there."""

    def __init__(
        self,
        index: Index,
        reader: Reader,
        threshold: float,
        writer: LanguageModel | None,
        general: bool,
    ) -> None:
        self._index = index
        self._reader = reader
        self._threshold = threshold
        self._writer = writer
        self._general = general

    def begin(self, asked: str | Mapping[str, Any] | Question, config: RunnableConfig) -> _Work:
        question = parse(asked)
        began = time.perf_counter()
        if _small_talk(question):
            return _Work(question, Resolved(question.text), {})
        question = replace(question, text=smalltalk.without_thanks(question.text))
        question, seen = self._on_page(question)
        language, known = of_question(question.text), self._reader.languages
        is_foreign = known is not None and language is not None and language not in known
        clear = _is_clear(question.text)
        resolved = Resolved(question.text) if clear else resolve(question.text, question.history)
        resolved = replace(resolved, context=(*resolved.context, *seen))
        work = _Work(question, resolved, {}, language=language, foreign=is_foreign)
        if self._writer and question.history and (is_foreign or not clear):
            messages = rewrite_messages(question.text, question.history)
            try:
                rewritten = self._writer.write(messages, config, work.usage).strip()
            except ModelFailed as error:
                work = replace(work, failure=str(error))
            else:
                if 0 < len(rewritten) <= LONGEST and "\n" not in rewritten:
                    work = replace(work, resolved=replace(work.resolved, text=rewritten))
        return work.after("followup", began)

    def _on_page(self, question: Question) -> tuple[Question, tuple[tuple[str, float], ...]]:
        """`question`, and what of the article that its page shows is also to be searched with; or
        the question with that article as the only one to look in, if it asks about "this article".
        """
        article_id = self._index.library.shown_on(question.page)
        if article_id is None:
            return question, ()
        if is_about_this(question.text, first=not question.history):
            filters = replace(question.filters, article=article_id)
            return replace(question, filters=filters, history=()), ()
        article = self._index.library.article(article_id)
        said = " ".join(article.text[start:end] for start, end in beginning(article))
        # What points at nothing that was said before points at the page.
        points = not question.history and not stands_alone(question.text)
        return question, ((f"{article.title}. {said}", ANSWERED if points else _PAGE),)

    def reply(self, work: _Work) -> Answer | None:
        """The answer to what needs no search, or no reader; None for an ordinary question."""
        if said := _small_talk(work.question):
            return self._answer(work, said, answered=False)
        return self._overview(work)

    def _overview(self, work: _Work) -> Answer | None:
        asked = asked_for(work.resolved.text)
        if asked is None:
            return None
        topic = asked.topic or self._this(work.question)
        if not topic and asked.kind not in OF_ALL:
            articles = self._index.library.count_articles()
            return self._answer(work, WHICH, answered=False) if articles else None
        began = time.perf_counter()
        try:
            found = overview.find(self._index, asked.kind, topic, work.question.filters)
        except NoSuchArticle:  # removed between two looks at it
            return None
        if found is None:
            return None
        quotes = [quote for _, quote in found.parts]
        lines = [f"{part} [{number}]" for number, (part, _) in enumerate(found.parts, start=1)]
        return self._answer(
            work.after("retrieve", began),
            "\n".join([found.opening, *lines]),
            answered=True,
            confidence=_UNMEASURED,
            citations=_cite_all(found.articles, quotes, _UNMEASURED, verified=True),
        )

    def _this(self, question: Question) -> str:
        """What names "this article": the title of the page's article, the latest answer, or the
        title of the only article."""
        if question.filters.article:
            return self._index.library.article(question.filters.article).title
        said = [turn.content for turn in question.history if turn.role == "assistant"]
        if answers := [answer for answer in said if answer not in (NOT_SAID, WHICH)]:
            return without_marks(answers[-1])
        articles = self._index.library.summaries(limit=2)
        return articles[0].title if len(articles) == 1 else ""

    def retrieve(self, work: _Work, config: RunnableConfig) -> _Work:
        began = time.perf_counter()
        retriever = HybridRetriever(
            index=self._index,
            k=_PASSAGES,
            filters=work.question.filters,
            context=work.resolved.context,
        )
        documents = retriever.invoke(work.resolved.text, config)
        return work.after("retrieve", began, hits=[hit(document) for document in documents])

    def read(self, work: _Work) -> _Work:
        began = time.perf_counter()
        if work.foreign:
            reading = foreign.read(self._index, work.resolved.text, work.hits)
        else:
            reading = self._reader.read(work.resolved.text, work.hits)
        return work.after("read", began, reading=reading)

    def answer(self, work: _Work, config: RunnableConfig) -> Iterator[Answer]:
        """The answer as it grows; the last one is the answer."""
        if self._writer is None or work.failure:
            yield self._by_reader(work, work.failure)
        elif self._read_answer(work) or self._is_near(work):
            yield from self._by_writer(work, self._writer, config)
        elif self._general:
            yield from self._by_heart(work, self._writer, config)
        else:
            yield self._by_reader(work)

    def _read_answer(self, work: _Work) -> bool:
        """Whether the reader found an answer, and is sure enough of it."""
        return bool(work.reading.quotes) and work.reading.confidence >= self._threshold

    def _is_near(self, work: _Work) -> bool:
        """Whether a language model may find in the passages what the reader did not."""
        best = next(iter(work.reading.ranked), None)
        near = best is not None and (work.foreign or best.cosine >= _NEAR)
        return near and self._threshold <= _UNMEASURED

    def _by_reader(self, work: _Work, notice: str | None = None) -> Answer:
        reading = work.reading
        if not self._read_answer(work):
            said = NOT_SAID if self._index.library.count_articles() else NO_ARTICLES
            if work.foreign and work.hits:
                words = foreign.words(work.language)
                said, notice = words.unread, notice or words.reason
            return self._declined(work, said, notice=notice)
        citations = self._cite_read(work, reading.quotes, verified=True)
        if not citations:  # the article has gone, or is another one, since it was read
            return self._declined(work, NOT_SAID, notice=notice)
        return self._answer(
            work,
            _said(work.resolved.text, reading.short_answer, citations),
            answered=True,
            confidence=reading.confidence,
            short_answer=reading.short_answer,
            citations=citations,
            notice=notice,
        )

    def _by_writer(
        self, work: _Work, writer: LanguageModel, config: RunnableConfig
    ) -> Iterator[Answer]:
        """The language model's answer from the articles; the reader's if there is none."""
        began = time.perf_counter()
        options = writer.options
        sources = fitting(self._sources(work), options.context, options.tokens)
        confidence = work.reading.confidence if self._read_answer(work) else _UNMEASURED
        articles = {source.article.id: source.article for source in sources}
        messages = answer_messages(work.resolved.text, sources, date.today())
        try:
            with closing(writer.stream(messages, config, work.usage)) as pieces:
                for draft in check(pieces, sources, writer.name, work.language):
                    citations = [
                        _cite(articles, cited.number, cited.quote, cited.score, cited.verified)
                        for cited in draft.citations
                    ]
                    verified = all(cited.verified for cited in draft.citations)
                    notice = None if verified else foreign.words(work.language).unverified
                    yield self._answer(
                        work.after("write", began),
                        draft.text,
                        answered=True,
                        confidence=confidence,
                        citations=citations,
                        notice=_CUT if work.usage.cut else notice,
                        answerer=writer.name,
                    )
        except ModelFailed as error:
            yield self._by_reader(work.after("write", began), str(error))
            return
        work = work.after("write", began)
        declines = says_not(draft.text) and not draft.citations
        if declines and self._general:
            yield from self._by_heart(work, writer, config)
        elif declines:
            yield self._declined(work, NOT_SAID, answerer=writer.name)
        elif not draft.citations:
            problem = "nothing that it wrote was found in the articles"
            yield self._by_reader(work, str(ModelFailed(writer.name, problem)))

    def _by_heart(
        self, work: _Work, writer: LanguageModel, config: RunnableConfig
    ) -> Iterator[Answer]:
        """The language model's answer from what it knows."""
        began = time.perf_counter()
        messages = general_messages(work.resolved.text, date.today())
        try:
            with closing(writer.stream(messages, config, work.usage)) as pieces:
                for said in without_links(pieces):
                    yield self._declined(
                        work.after("write", began),
                        GENERAL_KNOWLEDGE + said,
                        notice=_CUT if work.usage.cut else None,
                        answerer=writer.name,
                    )
        except ModelFailed as error:
            yield self._by_reader(work.after("write", began), str(error))

    def _sources(self, work: _Work) -> list[Source]:
        """The best passages, in the order that the reader put them in."""
        best = [hit.passage for hit in work.reading.ranked[:_WRITTEN_FROM]]
        articles = self._articles(best)
        return [
            Source(passage, articles[passage.article_id])
            for passage in best
            if passage.article_id in articles
        ]

    def _articles(self, passages: Iterable[Passage]) -> dict[str, Article]:
        """The articles of passages by id, without those that are no longer what was read: an
        ingest may replace or remove one while a question about it is answered."""
        read = defaultdict(list)
        for passage in passages:
            read[passage.article_id].append(passage)
        found = {}
        for article_id, own in read.items():
            try:
                article = self._index.library.article(article_id)
            except NoSuchArticle:
                continue
            if all(article.text[one.start : one.end] == one.text for one in own):
                found[article_id] = article
        return found

    def _declined(
        self, work: _Work, said: str, *, notice: str | None = None, answerer: str = ""
    ) -> Answer:
        return self._answer(
            work,
            said,
            answered=False,
            confidence=work.reading.confidence,
            nearest=self._cite_read(work, work.reading.nearest, verified=False),
            notice=notice,
            answerer=answerer,
        )

    def _answer(
        self,
        work: _Work,
        said: str,
        *,
        answered: bool,
        confidence: float = 0.0,
        short_answer: str | None = None,
        citations: Sequence[Citation] = (),
        nearest: Sequence[Citation] = (),
        notice: str | None = None,
        answerer: str = "",
    ) -> Answer:
        return Answer(
            answer=said,
            answered=answered,
            confidence=round(confidence, 4),
            short_answer=short_answer,
            standalone_question=work.resolved.text,
            citations=tuple(citations),
            nearest=tuple(nearest),
            answerer=answerer or self._reader.name,
            timings_ms={**work.timings_ms, "total": sum(work.timings_ms.values())},
            notice=notice,
            usage=self._usage(work),
        )

    def _usage(self, work: _Work) -> dict[str, float] | None:
        used = work.usage
        if self._writer is None or not (used.input_tokens or used.output_tokens):
            return None
        cost = self._writer.cost(used)
        counted = {name: count for name, count in asdict(used).items() if name != "cut"}
        return counted | ({} if cost is None else {"cost": round(cost, 6)})

    def _cite_read(self, work: _Work, quotes: Sequence[Quote], *, verified: bool) -> list[Citation]:
        """Citations of quotes out of the passages that were read."""
        own = {quote.article_id for quote in quotes}
        read = [hit.passage for hit in work.reading.ranked if hit.passage.article_id in own]
        articles = self._articles(read)
        there = [quote for quote in quotes if quote.article_id in articles]
        return _cite_all(articles, there, work.reading.confidence, verified)


def _cite_all(
    articles: Mapping[str, Article], quotes: Sequence[Quote], score: float, verified: bool
) -> list[Citation]:
    numbered = enumerate(quotes, start=1)
    return [_cite(articles, number, quote, score, verified) for number, quote in numbered]


def _cite(
    articles: Mapping[str, Article], number: int, quote: Quote, score: float, verified: bool
) -> Citation:
    article = articles[quote.article_id]
    return cite(article, quote.start, quote.end, number=number, score=score, verified=verified)


def _small_talk(question: Question) -> str | None:
    return smalltalk.reply(question.text, first=not question.history)


def _is_clear(question: str) -> bool:
    """Whether a question in a conversation can be understood without it, or asks for an overview
    and says of what: "the latest on rents", "this article"."""
    asked = asked_for(question)
    # "Tell me about the panels" may be of some that were spoken of, and "Who was arrested?" too.
    if asked is None or asked.kind in UNSURE:
        return stands_alone(question)
    if asked.kind == "news":
        return False
    return not points_back(asked.topic)


def _said(question: str, short_answer: str | None, citations: Sequence[Citation]) -> str:
    """The answer for people: the short answer, if it can stand alone, the sentence, the marks."""
    marks = " ".join(f"[{citation.number}]" for citation in citations)
    # A number in brackets that the article has, as encyclopaedias do, is no citation of ours.
    words = without_marks(short_answer or "").split()
    sentence = without_marks(citations[0].quote).split()
    nearly_all = len(words) > _NEARLY_ALL * len(sentence)
    if nearly_all or _WANTS_A_SENTENCE.match(question) or not _stands(" ".join(words), question):
        return f"{' '.join(sentence)} {marks}"
    return f"{' '.join(words)}: “{' '.join(sentence)}” {marks}"


def _stands(short_answer: str, question: str) -> bool:
    """Whether a short answer makes sense before its sentence is read."""
    words = re.findall(r"[^\W\d_][\w.'\u2019-]*", short_answer)
    if all(word.lower() in common_words() and not _NAME.fullmatch(word) for word in words):
        return bool(_FIGURE.search(short_answer)) and not _NO_FIGURE.match(question)
    pairs = (("(", ")"), ("[", "]"), ("“", "”"))
    whole = all(short_answer.count(left) == short_answer.count(right) for left, right in pairs)
    return whole and short_answer.count('"') % 2 == 0 and not _NEXT_SENTENCE.search(short_answer)


def build(
    index: Index,
    reader: Reader,
    threshold: float,
    writer: LanguageModel | None = None,
    general: bool = False,
) -> Runnable[str | Mapping[str, Any] | Question, Answer]:
    """The path from a question to its answer.

    The runnable takes what `parse` takes; `stream` gives the answer as it grows. An answer whose
    confidence is below `threshold` is declined, before `writer` is asked; with `general` it then
    answers from what it knows.
    """
    steps = _Steps(index, reader, threshold, writer, general)
    search_and_read = (
        RunnableLambda(steps.retrieve) | RunnableLambda(steps.read) | RunnableLambda(steps.answer)
    )

    def respond(work: _Work) -> Any:
        """The answer; or, where there is none yet, the runnable with which LangChain goes on."""
        return steps.reply(work) or search_and_read

    return (RunnableLambda(steps.begin) | RunnableLambda(respond)).with_config(
        run_name="broadsheet"
    )


def open_chain(
    data: str | Path = "data",
    embedding_model: str = PACKAGED,
    reader: str = "",
    threshold: float = THRESHOLD,
    model: str = "",
    options: Options = DEFAULTS,
) -> Runnable[str | Mapping[str, Any] | Question, Answer]:
    """The chain over the articles in the data directory `data`, which this process then owns.

    `model` is a language model as in BROADSHEET_MODEL. Raises what `Index` and `LanguageModel`
    raise.
    """
    embedder = Embedder(embedding_model)
    index = Index(DataLock(Path(data), "a Python program"), embedder)
    writer = LanguageModel(model, options) if model else None
    return build(index, open_reader(reader), threshold, writer)
