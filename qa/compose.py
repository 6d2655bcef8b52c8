"""Answers, made of what was found, read or written."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from qa import looking, unsaid
from qa.access import PUBLIC, Access, strictest
from qa.answer import EDITORS, Answer, Citation, Copy, Editors, Entry, on_one_line
from qa.article import Quote
from qa.cited import Citer
from qa.overview import dated
from qa.overview.find import Overview
from qa.overview.timeline import Timeline
from qa.question import Period
from qa.reading import other_language
from qa.reading.reader import Reading
from qa.reading.rivals import are_of_two_days
from qa.retrieve import SOON
from qa.said.entry import BLOCKED
from qa.store.index import Index
from qa.work import UNMEASURED, Work

NO_ARTICLES = "There are no articles yet: `broadsheet ingest` adds some."


def answer(
    work: Work,
    text: str,
    *,
    answered: bool,
    confidence: float = 0.0,
    short_answer: str | None = None,
    citations: Sequence[Citation] = (),
    nearest: Sequence[Citation] = (),
    notice: str | None = None,
    answerer: str = "",
    timeline: tuple[Entry, ...] = (),
) -> Answer:
    """The answer `text`; the reader's, unless another `answerer` is named."""
    looked_at = _looked_at(work)
    return Answer(
        answer=text,
        answered=answered,
        confidence=round(confidence, 4),
        short_answer=short_answer,
        standalone_question=work.asked.text,
        citations=tuple(citations),
        nearest=tuple(nearest),
        answerer=answerer or work.reader,
        timings_ms={**work.timings_ms, "total": sum(work.timings_ms.values())},
        notice=" ".join(filter(None, (notice, _preferred(work, looked_at)))) or None,
        usage=work.usage.reported(),
        looked_at=looked_at,
        access=_access(work, (*citations, *nearest), by_model=bool(answerer)),
        editors=work.said,
        timeline=timeline,
    )


def _access(work: Work, cited: Sequence[Citation], *, by_model: bool) -> Access:
    """To whom an answer may be shown: who may read what it was made of. A model may tell of all
    that it has read, an overview counts what it does not cite, and what was said before may have
    told more than it."""
    question = work.asked.question
    if question.rights == PUBLIC or question.history or work.asked.request:
        return question.rights
    used = [one.access for one in cited]
    if by_model:
        used += [one.access for hit in work.hits for one in (hit.passage, *hit.copies)]
    return strictest(used)


def _looked_at(work: Work) -> Period | None:
    """The days that were looked at: those of the filters, or those that the question names if
    there was an article from then."""
    filters, named = work.asked.question.filters, work.asked.prefer
    if filters.dated:
        narrowed = named and (named.since, named.until) == (filters.since, filters.until)
        return named if narrowed else Period(filters.since, filters.until)
    if named and any(named.holds(hit.passage.published, SOON) for hit in work.hits):
        return named
    return None


def _preferred(work: Work, looked_at: Period | None) -> str | None:
    """What is said of articles that went first, or were looked in alone, for what was asked."""
    if looked_at is None or looked_at.because is None:
        return None
    words = looking.words(work.asked.language)
    said = words.only if work.asked.question.filters.dated else words.first
    return said.format(since=looked_at.since, until=looked_at.until, because=looked_at.because)


def by_editors(work: Work, said: Editors) -> Answer:
    """What the editors say, word for word. A blocked topic is not answered."""
    answered = said.kind != BLOCKED
    return answer(
        work,
        said.text,
        answered=answered,
        confidence=float(answered),
        answerer=EDITORS,
    )


def by_reader(index: Index, work: Work, threshold: float, notice: str | None = None) -> Answer:
    """What the reader found, or the nearest if it is less sure than `threshold`."""
    reading = work.reading
    if not work.answers(threshold):
        if work.asked.foreign and work.hits:
            words = other_language.words(work.asked.language)
            return declined(index, work, words.unread, notice=notice or words.reason)
        text = None if index.library.count_articles() else NO_ARTICLES
        return declined(index, work, text, notice=notice)
    citer = _citer(index, reading, reading.quotes)
    citations = citer.cite_all(reading.quotes, reading.confidence, verified=True)
    if not citations:  # the article has gone, or is another one, since it was read
        return declined(index, work, notice=notice)
    short, other = reading.short_answer, _otherwise(work, citer, citations)
    if other and _is_newer(other, citations[0]):
        # What was read is the older; what it says shortly is not what the newer says.
        newer, older = replace(other, number=1), replace(citations[0], number=2)
        short, citations, other = None, [newer], older
    citations, text = _told(citations, together=reading.account and other is None)
    if other:
        citations.append(other)
        text = f"{text}\n{_told_otherwise(work, other)}"
    made = answer(
        work,
        text,
        answered=True,
        confidence=reading.confidence,
        short_answer=short,
        citations=citations,
        notice=notice,
    )
    return _marked(made, reading.short_at) if short and reading.short_at else made


def _told(citations: Sequence[Citation], together: bool) -> tuple[list[Citation], str]:
    """The text of what was read, and the citations in the order in which it names them. It is the
    first quote; or `together` all those of its article, in the order of the article."""
    first = citations[0]
    own = [one for one in citations if together and one.article_id == first.article_id]
    own = sorted(own, key=lambda one: one.start) or [first]
    others = [one for one in citations if one not in own]
    numbered = [replace(one, number=place) for place, one in enumerate([*own, *others], start=1)]
    said = [f"{on_one_line(one.quote)} [{one.number}]" for one in numbered[: len(own)]]
    return numbered, " ".join([*said, *(f"[{one.number}]" for one in numbered[len(own) :])])


def _marked(answer: Answer, short: Quote) -> Answer:
    """The answer with the places of what is said shortly: in the text, and in the first quote if it
    is there. It has none if no quote that the text has holds `short`."""
    holding = (
        one
        for one in answer.citations
        if one.article_id == short.article_id and one.start <= short.start < short.end <= one.end
    )
    if (cited := next(holding, None)) is None:
        return answer
    start, end = short.start - cited.start, short.end - cited.start
    marked = answer.answer.find(on_one_line(cited.quote)) + len(on_one_line(cited.quote[:start]))
    marked += answer.answer[marked : marked + 1] == " "
    told = on_one_line(cited.quote[start:end])
    if not told or not answer.answer.startswith(told, marked):
        return answer  # within the number of a note, as encyclopaedias have them
    placed = replace(answer, marked_start=marked, marked_end=marked + len(told))
    return replace(placed, short_start=start, short_end=end) if cited.number == 1 else placed


def declined(
    index: Index,
    work: Work,
    text: str | None = None,
    *,
    notice: str | None = None,
    answerer: str = "",
) -> Answer:
    """An answer that the articles do not give, with what is near; without a `text` it says so, or
    of what the articles do say what the question takes for granted."""
    reading, words = work.reading, unsaid.words(work.asked.language)
    nearest = _cite_read(index, reading, reading.nearest)
    said = words.near if nearest else words.nothing
    if work.premise and text is None:
        read = work.premise.reading
        if told := _cite_read(index, read, read.quotes[:1]):
            nearest = told
            quote = on_one_line(told[0].quote)
            said = words.of_another.format(name=work.premise.name, quote=quote)
    return answer(
        work,
        text or said,
        answered=False,
        confidence=work.reading.confidence,
        nearest=nearest,
        notice=notice,
        answerer=answerer,
    )


def of_overview(index: Index, work: Work, overview: Overview | Timeline) -> Answer:
    """An overview as an answer; one without parts asks the visitor something."""
    if isinstance(overview, Timeline):
        return _of_timeline(index, work, overview)
    if not overview.parts:
        return answer(work, overview.opening, answered=False)
    citer = Citer(index, overview.hits, overview.articles)
    lines = [f"{part} [{number}]" for number, (part, _) in enumerate(overview.parts, start=1)]
    return answer(
        work,
        "\n".join([overview.opening, *lines]),
        answered=True,
        confidence=UNMEASURED,
        citations=[
            citer.cite(number, quote, UNMEASURED, verified=True)
            for number, (_, quote) in enumerate(overview.parts, start=1)
        ],
    )


def _of_timeline(index: Index, work: Work, timeline: Timeline) -> Answer:
    """Its events, each a citation, which is also in the other articles that tell of it."""
    citer = Citer(index, (), {one.article.id: one.article for one in timeline.events})
    citations = [
        replace(
            citer.cite(number, event.quote, UNMEASURED, verified=True),
            also_in=tuple(Copy.of(one) for one in event.also),
        )
        for number, event in enumerate(timeline.events, start=1)
    ]
    return answer(
        work,
        dated.text(timeline, citations, work.asked.language),
        answered=True,
        confidence=UNMEASURED,
        citations=citations,
        timeline=dated.entries(timeline),
    )


def _cite_read(index: Index, reading: Reading, quotes: Sequence[Quote]) -> list[Citation]:
    """Citations of quotes out of the passages that were read, which answer nothing."""
    return _citer(index, reading, quotes).cite_all(quotes, reading.confidence, verified=False)


def _citer(index: Index, reading: Reading, quotes: Sequence[Quote]) -> Citer:
    other = reading.otherwise
    own = {quote.article_id for quote in (*quotes, *([other] if other else ()))}
    return Citer(index, [hit for hit in reading.ranked if hit.passage.article_id in own])


def _otherwise(work: Work, citer: Citer, citations: Sequence[Citation]) -> Citation | None:
    """The quote of an article of another day that has another figure than the first quote."""
    reading, first = work.reading, citations[0]
    other = reading.otherwise or citer.otherwise(first, reading.short_answer or "")
    if other is None or not citer.has(other):
        return None
    made = citer.cite(len(citations) + 1, other, reading.confidence, verified=True)
    # Since it was read an article may have got another day.
    return made if are_of_two_days(made.published, first.published) else None


def _is_newer(one: Citation, other: Citation) -> bool:
    return (one.published or date.min) > (other.published or date.min)


def _told_otherwise(work: Work, other: Citation) -> str:
    """The line for a citation of an older article that says otherwise."""
    language, day = work.asked.language, other.published or date.min
    said = looking.words(language).older.format(day=looking.written(day, language))
    return f"{said} “{on_one_line(other.quote)}” [{other.number}]"
