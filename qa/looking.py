"""What a visitor is told of the articles that were looked at, in the languages of the widget."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """Told where articles of the days from `since` to `until` went `first`, or were the `only`
    ones, for what was asked."""

    first: str
    only: str


_WORDS_BY_LANGUAGE = {
    "en": Words(
        "Articles from {since} to {until} went first: you asked for “{because}”.",
        "Only articles from {since} to {until} were looked at: you asked for “{because}”.",
    ),
    "de": Words(
        "Artikel vom {since} bis {until} gingen vor: gefragt war „{because}“.",
        "Nur Artikel vom {since} bis {until} wurden angesehen: gefragt war „{because}“.",
    ),
    "fr": Words(
        "Les articles du {since} au {until} sont passés en premier : vous avez demandé "
        "« {because} ».",
        "Seuls les articles du {since} au {until} ont été consultés : vous avez demandé "
        "« {because} ».",
    ),
    "es": Words(
        "Los artículos del {since} al {until} tuvieron preferencia: preguntó por «{because}».",
        "Solo se consultaron los artículos del {since} al {until}: preguntó por «{because}».",
    ),
    "ar": Words(
        "قُدِّمت المقالات من {since} إلى {until}: سألت عن «{because}».",
        "لم تُراجع إلا المقالات من {since} إلى {until}: سألت عن «{because}».",
    ),
}


def words(language: str | None) -> Words:
    """The words in `language` if they are known in it, or else in English."""
    return _WORDS_BY_LANGUAGE.get(language or "en", _WORDS_BY_LANGUAGE["en"])
