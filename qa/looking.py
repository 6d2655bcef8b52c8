"""What a visitor is told of when articles are from, in the languages of the widget."""

from dataclasses import dataclass
from datetime import date

from qa.text.words import written_out


@dataclass(frozen=True, slots=True)
class Words:
    """Told where articles of the days from `since` to `until` went `first`, or were the `only`
    ones, for what was asked; and before the quote of an `older` article that has another figure."""

    first: str
    only: str
    older: str


_WORDS_BY_LANGUAGE = {
    "en": Words(
        "Articles from {since} to {until} went first: you asked for “{because}”.",
        "Only articles from {since} to {until} were looked at: you asked for “{because}”.",
        "An older article ({day}) says:",
    ),
    "de": Words(
        "Artikel vom {since} bis {until} gingen vor: gefragt war „{because}“.",
        "Nur Artikel vom {since} bis {until} wurden angesehen: gefragt war „{because}“.",
        "Ein älterer Artikel ({day}) sagt:",
    ),
    "fr": Words(
        "Les articles du {since} au {until} sont passés en premier : vous avez demandé "
        "« {because} ».",
        "Seuls les articles du {since} au {until} ont été consultés : vous avez demandé "
        "« {because} ».",
        "Un article plus ancien ({day}) dit :",
    ),
    "es": Words(
        "Los artículos del {since} al {until} tuvieron preferencia: preguntó por «{because}».",
        "Solo se consultaron los artículos del {since} al {until}: preguntó por «{because}».",
        "Un artículo anterior ({day}) dice:",
    ),
    "it": Words(
        "Gli articoli dal {since} al {until} hanno avuto la precedenza: ha chiesto «{because}».",
        "Sono stati consultati solo gli articoli dal {since} al {until}: ha chiesto «{because}».",
        "Un articolo precedente ({day}) dice:",
    ),
    "ar": Words(
        "قُدِّمت المقالات من {since} إلى {until}: سألت عن «{because}».",
        "لم تُراجع إلا المقالات من {since} إلى {until}: سألت عن «{because}».",
        "تقول مقالة أقدم ({day}):",
    ),
}


def words(language: str | None) -> Words:
    """The words in `language` if they are known in it, or else in English."""
    return _WORDS_BY_LANGUAGE.get(language or "en", _WORDS_BY_LANGUAGE["en"])


def written(day: date, language: str | None) -> str:
    """13 August 2024; in other languages than English 2024-08-13."""
    return written_out(day) if language in ("en", None) else day.isoformat()
