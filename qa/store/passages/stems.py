"""Words as they are searched for: by their stems, each behind its language.

The words of a passage are stemmed by the rules of its article's language, and a question's by those
of every language that is held.
"""

import unicodedata
from collections.abc import Collection, Iterable
from functools import cache

import tantivy

_WORD = r"[\p{Alphabetic}\p{M}\p{N}]+"
"""With the marks of scripts such as Tamil's, at which tantivy's own tokenizer cuts a word."""

_LONGEST_WORD = 120
"""Bytes. Longer ones are addresses and the like; three times tantivy's own limit for `en_stem`,
since a letter takes up to three bytes outside Europe."""

_UNCLEAR = "en"
"""What an article counts as whose language is not clear."""

_OTHER = "other"

_STEMMERS = {
    "ar": "arabic",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "fi": "finnish",
    "fr": "french",
    "hu": "hungarian",
    "it": "italian",
    "nb": "norwegian",
    "nl": "dutch",
    "nn": "norwegian",
    "no": "norwegian",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
}
"""tantivy's, by language. Words of all other languages are taken as they are."""

_COMMON = frozenset(
    ("da", "de", "en", "es", "fi", "fr", "hu", "it", "nb", "nl", "nn", "no", "pt", "ru", "sv")
)
"""The languages of which tantivy knows the common words."""

LANGUAGES = (*_STEMMERS, _OTHER)
"""All that `spoken` gives."""


def spoken(language: str | None) -> str:
    """The language by whose rules the words of an article that states `language` are stemmed."""
    stated = language or _UNCLEAR
    return stated if stated in _STEMMERS else _OTHER


def stems(text: str, language: str) -> list[str]:
    """The stems of a text, in its order. Each stands behind its `language`, such as "en:run", so
    that a stem of one is not found for a word of another."""
    composed = unicodedata.normalize("NFC", text)  # é is one sign or two, and means the same
    return [f"{language}:{word}" for word in _analyzer(language).analyze(composed)]


def language_of(stem: str) -> str:
    """The language behind which `stems` gives a stem."""
    return stem.partition(":")[0]


def weights(texts: Iterable[tuple[str, float]], languages: Collection[str]) -> dict[str, float]:
    """The stems of texts, which have weights, in some languages. A word weighs as much as the
    weightiest text that it stands in."""
    words: dict[str, float] = {}
    for text, weight in texts:
        for language in languages:
            for word in stems(text, language):
                words[word] = max(weight, words.get(word, 0.0))
    return words


def telling(text: str, language: str) -> list[str]:
    """The stems of the words that tell what a text is about, in its order, without a language
    before them: all, in a language whose common words are not known."""
    return _analyzer(language, telling=True).analyze(unicodedata.normalize("NFC", text))


@cache
def _analyzer(language: str, *, telling: bool = False) -> tantivy.TextAnalyzer:
    filters = [tantivy.Filter.remove_long(_LONGEST_WORD), tantivy.Filter.lowercase()]
    if telling and language in _COMMON:
        filters.append(tantivy.Filter.stopword(_STEMMERS[language]))
    if language != _OTHER:
        filters.append(tantivy.Filter.stemmer(_STEMMERS[language]))
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.regex(_WORD))
    for each in filters:
        builder = builder.filter(each)
    return builder.build()
