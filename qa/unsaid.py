"""What a visitor is told where the articles do not say, in the languages of the interface."""

from dataclasses import dataclass

from qa.answer import NOT_SAID


@dataclass(frozen=True, slots=True)
class Words:
    """`nothing` where no article is near to the question; `near` where some are, whose sentences
    stand under the heading `nearest`."""

    nothing: str
    near: str
    nearest: str


_WORDS_BY_LANGUAGE = {
    "en": Words(NOT_SAID, "No sentence answers this.", "Nearest:"),
    "de": Words(
        "Die Artikel sagen das nicht.", "Kein Satz beantwortet das.", "Am nächsten kommen:"
    ),
    "fr": Words(
        "Les articles ne le disent pas.", "Aucune phrase n'y répond.", "Les plus proches :"
    ),
    "es": Words("Los artículos no lo dicen.", "Ninguna frase lo responde.", "Lo más cercano:"),
    "it": Words("Gli articoli non lo dicono.", "Nessuna frase risponde.", "Le più vicine:"),
    "ar": Words("لا تذكر المقالات ذلك.", "لا توجد جملة تجيب عن هذا.", "الأقرب:"),
}

ALL = frozenset(
    line for words in _WORDS_BY_LANGUAGE.values() for line in (words.nothing, words.near)
)
"""In a conversation these are no answers that could be asked about."""


def words(language: str | None) -> Words:
    """The words in `language` if they are known in it, or else in English."""
    return _WORDS_BY_LANGUAGE.get(language or "en", _WORDS_BY_LANGUAGE["en"])
