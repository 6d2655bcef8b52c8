"""A timeline as text, in the languages of the interface."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from qa.answer import Citation, Entry
from qa.answer import on_one_line as said
from qa.looking import written
from qa.overview.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Words:
    """`title` names a timeline of a `{topic}`, which is of the days `between` or of one day, or of
    none. `nearest` says how many events were `{found}`, of which it has `{shown}`; `undated` heads
    those without a day; and `which` asks for a topic."""

    title: str
    between: str
    nearest: str
    undated: str
    which: str


_WORDS_BY_LANGUAGE = {
    "en": Words(
        "Timeline: {topic}",
        "{since} to {until}",
        "{found} events were found; these are the {shown} nearest to the topic.",
        "Without a date:",
        "A timeline of what? Name a topic or a person.",
    ),
    "de": Words(
        "Zeitleiste: {topic}",
        "{since} bis {until}",
        "{found} Ereignisse wurden gefunden; dies sind die {shown}, die am nächsten liegen.",
        "Ohne Datum:",
        "Eine Zeitleiste wovon? Nennen Sie ein Thema oder eine Person.",
    ),
    "fr": Words(
        "Chronologie : {topic}",
        "du {since} au {until}",
        "{found} événements ont été trouvés ; voici les {shown} plus proches du sujet.",
        "Sans date :",
        "Une chronologie de quoi ? Nommez un sujet ou une personne.",
    ),
    "es": Words(
        "Cronología: {topic}",
        "del {since} al {until}",
        "Se encontraron {found} hechos; estos son los {shown} más cercanos al tema.",
        "Sin fecha:",
        "¿Una cronología de qué? Nombre un tema o una persona.",
    ),
    "it": Words(
        "Cronologia: {topic}",
        "dal {since} al {until}",
        "Sono stati trovati {found} eventi; questi sono i {shown} più vicini al tema.",
        "Senza data:",
        "Una cronologia di che cosa? Indichi un argomento o una persona.",
    ),
    "ar": Words(
        "تسلسل زمني: {topic}",
        "من {since} إلى {until}",
        "عُثر على {found} حدثًا، وهذه أقرب {shown} منها إلى الموضوع.",
        "بلا تاريخ:",
        "تسلسل زمني لماذا؟ اذكر موضوعًا أو شخصًا.",
    ),
}


def words(language: str | None) -> Words:
    """The words in `language` if they are known in it, or else in English."""
    return _WORDS_BY_LANGUAGE.get(language or "en", _WORDS_BY_LANGUAGE["en"])


def is_which(answer: str) -> bool:
    """Whether it asks what the timeline shall be of."""
    return any(answer == known.which for known in _WORDS_BY_LANGUAGE.values())


def entries(timeline: Timeline) -> tuple[Entry, ...]:
    """The events as an answer has them, whose citations are numbered in their order."""
    return tuple(Entry(one.day, number) for number, one in enumerate(timeline.events, start=1))


def text(timeline: Timeline, citations: Sequence[Citation], language: str | None) -> str:
    """The timeline with its title, an event a line, under their years if those are several."""
    return "\n".join(_lines(timeline, citations, language))


def period(days: Sequence[date], language: str | None) -> str:
    """From the first to the last of the days, which are sorted; empty for none."""
    told = list(dict.fromkeys(written(one, language) for one in (*days[:1], *days[-1:])))
    if len(told) < 2:
        return "".join(told)
    return words(language).between.format(since=told[0], until=told[1])


def _lines(
    timeline: Timeline, citations: Sequence[Citation], language: str | None
) -> Iterator[str]:
    told = words(language)
    days = [one.day for one in timeline.events if one.day]
    titled = (told.title.format(topic=timeline.topic), period(days, language))
    yield ", ".join(filter(None, titled))
    if timeline.found > len(timeline.events):
        yield told.nearest.format(found=timeline.found, shown=len(timeline.events))
    several = len({day.year for day in days}) > 1
    heading = ""
    for event, citation in zip(timeline.events, citations, strict=True):
        above = told.undated if event.day is None else str(event.day.year) if several else ""
        if above != heading:
            yield above
            heading = above
        day = f"{written(event.day, language)}: " if event.day else ""
        yield f"{day}{said(citation.quote)} [{citation.number}]"
