"""What a visitor is told where the articles do not say, in the languages of the interface."""

from dataclasses import dataclass

from qa.answer import NOT_SAID


@dataclass(frozen=True, slots=True)
class Words:
    """`nothing` where no article is near to the question; `near` where some are, whose sentences
    stand under the heading `nearest`; `of_another` where a `{quote}` says of something
    else what the question takes for granted of a `{name}`."""

    nothing: str
    near: str
    nearest: str
    of_another: str


_WORDS_BY_LANGUAGE = {
    "en": Words(
        NOT_SAID,
        "No sentence answers this.",
        "Nearest:",
        "The articles do not say this of “{name}”. They say: “{quote}”",
    ),
    "de": Words(
        "Die Artikel sagen das nicht.",
        "Kein Satz beantwortet das.",
        "Am nächsten kommen:",
        "Von „{name}“ sagen die Artikel das nicht. Sie sagen: „{quote}“",
    ),
    "fr": Words(
        "Les articles ne le disent pas.",
        "Aucune phrase n'y répond.",
        "Les plus proches :",
        "Les articles ne le disent pas de « {name} ». Ils disent : « {quote} »",
    ),
    "es": Words(
        "Los artículos no lo dicen.",
        "Ninguna frase lo responde.",
        "Lo más cercano:",
        "Los artículos no lo dicen de «{name}». Dicen: «{quote}»",
    ),
    "it": Words(
        "Gli articoli non lo dicono.",
        "Nessuna frase risponde.",
        "Le più vicine:",
        "Gli articoli non lo dicono di «{name}». Dicono: «{quote}»",
    ),
    "ar": Words(
        "لا تذكر المقالات ذلك.",
        "لا توجد جملة تجيب عن هذا.",
        "الأقرب:",
        "لا تذكر المقالات ذلك عن «{name}». بل تقول: «{quote}»",
    ),
}

_LINES = frozenset(
    line for words in _WORDS_BY_LANGUAGE.values() for line in (words.nothing, words.near)
)
_BEFORE_NAMES = tuple(words.of_another.split("{name}")[0] for words in _WORDS_BY_LANGUAGE.values())


def is_unsaid(answer: str) -> bool:
    """Whether it is one of these, which in a conversation are no answers to be asked about."""
    return answer in _LINES or answer.startswith(_BEFORE_NAMES)


def words(language: str | None) -> Words:
    """The words in `language` if they are known in it, or else in English."""
    return _WORDS_BY_LANGUAGE.get(language or "en", _WORDS_BY_LANGUAGE["en"])
