"""A timeline as a document: Markdown with the source of every quote, or one for programs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from qa.answer import Answer, Citation, Entry
from qa.looking import written
from qa.overview import dated
from qa.text.language import of_question
from ui.plain import labels


@dataclass(frozen=True, slots=True)
class _Words:
    made: str
    also: str
    correction: str


_WORDS_BY_LANGUAGE = {
    "en": _Words("Made on {day}", "Also in:", "Correction:"),
    "de": _Words("Erstellt am {day}", "Auch in:", "Berichtigung:"),
    "fr": _Words("Établi le {day}", "Aussi dans :", "Rectification :"),
    "es": _Words("Hecho el {day}", "También en:", "Corrección:"),
    "it": _Words("Compilato il {day}", "Anche in:", "Rettifica:"),
    "ar": _Words("أُعدّ في {day}", "أيضًا في:", "تصحيح:"),
}

_MEANING = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_{}[]<>#|~&!@"})
"""Signs that mean something to Markdown wherever they stand."""

_FIRST, _BEHIND_A_NUMBER = "-+=", ".)"
"""Signs that do so at the beginning of a line, and behind the number with which one begins."""


@dataclass(frozen=True, slots=True)
class Dossier:
    """The timeline of a topic as it was on the day on which it was `made`. `answer` is the answer
    that has it, or that declined."""

    topic: str
    answer: Answer
    made: date

    def to_dict(self) -> dict[str, Any]:
        """Ready for JSON: topic, made, since, until, answered, and the events with their day and
        their citation as an answer has it."""
        values = self.answer.to_dict()
        days = _days(self.answer.timeline)
        numbered = {one["number"]: one for one in values["citations"]}
        return {
            "topic": self.topic,
            "made": self.made.isoformat(),
            "since": days[0].isoformat() if days else None,
            "until": days[-1].isoformat() if days else None,
            "answered": self.answer.answered,
            "answer": self.answer.answer,
            "events": [
                {"day": one["day"], **numbered[one["citation"]]}
                for one in values.get("timeline", ())
            ],
        }

    def to_markdown(self) -> str:
        """What articles and visitors wrote is text in it: no sign of theirs means anything."""
        return "\n\n".join(self._parts()) + "\n"

    def _parts(self) -> Iterator[str]:
        language = of_question(self.answer.standalone_question)
        told, words = dated.words(language), _words(language)
        yield f"# {_plain(told.title.format(topic=self.topic))}"
        made = words.made.format(day=written(self.made, language))
        days = _days(self.answer.timeline)
        yield f"*{' · '.join(filter(None, (dated.period(days, language), made)))}*"
        if not self.answer.timeline:
            yield _plain(self.answer.answer)
        cited = {one.number: one for one in self.answer.citations}
        heading = ""
        for entry in self.answer.timeline:
            above = written(entry.day, language) if entry.day else told.undated
            if above != heading:
                yield f"## {_plain(above)}"
                heading = above
            yield from _event(cited[entry.citation], words, language)


def _event(citation: Citation, words: _Words, language: str | None) -> Iterator[str]:
    yield "\n".join(f"> {_plain(line)}" for line in citation.quote.splitlines() if line.strip())
    parts = (*labels(citation, language), citation.author, citation.published)
    about = [_linked(citation.title, citation.deep_link or citation.url)]
    if not citation.url:
        about.append(f"({_plain(citation.source)})")
    yield f"{' '.join(about)}{''.join(f', {_plain(str(one))}' for one in parts if one)}"
    if citation.correction:
        yield f"**{words.correction}** {_plain(citation.correction)}"
    if citation.also_in:
        named = "; ".join(_linked(one.title, one.url) for one in citation.also_in)
        yield f"{words.also} {named}"


def _linked(title: str, address: str | None) -> str:
    """The title, as a link where there is an address of the web."""
    if address is None or not address.startswith(("http://", "https://")):
        return _plain(title)
    within = "".join(f"%{ord(sign):02X}" if sign in "<> \\\n" else sign for sign in address)
    return f"[{_plain(title)}](<{within}>)"


def _plain(text: str) -> str:
    """A text on one line in which no sign means anything to Markdown."""
    told = " ".join(text.split()).translate(_MEANING)
    # What would be made a link of, and lists, headings and lines that a first sign would begin.
    told = told.replace("://", "\\://").replace("www.", "www\\.")
    number = len(told) - len(told.lstrip("0123456789"))
    sign = told[number : number + 1]
    if sign and sign in (_BEHIND_A_NUMBER if number else _FIRST):
        told = f"{told[:number]}\\{told[number:]}"
    return told


def _days(timeline: Sequence[Entry]) -> list[date]:
    return [one.day for one in timeline if one.day]


def _words(language: str | None) -> _Words:
    return _WORDS_BY_LANGUAGE.get(language or "en", _WORDS_BY_LANGUAGE["en"])
