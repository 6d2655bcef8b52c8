"""BM25 over passages. The home of tantivy.

Words are stemmed by the rules of their article's language, and a question by those of every
language that is held.
"""

import unicodedata
from collections.abc import Collection, Sequence
from functools import cache
from pathlib import Path
from shutil import rmtree

import tantivy

from qa.article import Passage
from qa.store import private

_HEAP = 64_000_000
"""Bytes that the writer fills before it writes a segment; tantivy's least is 15 MB a thread."""

_WORD = r"[\p{Alphabetic}\p{M}\p{N}]+"
"""With the marks of scripts such as Tamil's, at which tantivy's own tokenizer cuts a word."""

_LONGEST_WORD = 120
"""Bytes. Longer ones are addresses and the like; three times tantivy's own limit for `en_stem`,
since a letter takes up to three bytes outside Europe."""

_UNCLEAR = "en"
"""What an article counts as whose language is not clear."""

_OTHER = "other"

_STEMS = "stems 2"
"""The field of the index that holds the words of `_words`. Its number changes when they do: an
index with another field is made anew."""

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


class Lexical:
    """A BM25 index in the folder `path`, made if it is missing or cannot be read."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._schema = _schema()
        self._index = self._open()
        self._index.register_tokenizer(_STEMS, _analyzer(tantivy.Tokenizer.whitespace()))
        self._writer = self._index.writer(heap_size=_HEAP, num_threads=1)
        self._languages = self._held()

    def _open(self) -> tantivy.Index:
        try:
            private.make_folder(self._path)
            return tantivy.Index(self._schema, path=str(self._path))
        except ValueError:
            # Everything here derives from the library: an index of another schema, or a damaged
            # one, is emptied, and the index's own check then fills it again.
            rmtree(self._path)
            private.make_folder(self._path)
            return tantivy.Index(self._schema, path=str(self._path))

    def change(self, put: Sequence[Passage], drop: Collection[str]) -> None:
        """Hold the passages `put` and no longer those with the ids `drop`, all or nothing."""
        for passage_id in (*drop, *(passage.id for passage in put)):
            self._writer.delete_documents_by_term("id", passage_id)
        for passage in put:
            stated = passage.language or _UNCLEAR
            language = stated if stated in _STEMMERS else _OTHER
            self._writer.add_document(
                tantivy.Document(
                    id=passage.id,
                    article=passage.article_id,
                    language=language,
                    body=" ".join(_words(passage.text, language)),
                )
            )
        self._writer.commit()
        self._index.reload()
        self._languages = self._held()

    def _held(self) -> list[str]:
        """The languages of the passages held, as they are written in the index."""
        searcher = self._index.searcher()
        queries = {
            language: tantivy.Query.term_query(self._schema, "language", language)
            for language in (*_STEMMERS, _OTHER)
        }
        return [
            language
            for language, query in queries.items()
            if searcher.search(query, 1, count=False).hits
        ]

    def search(
        self,
        question: str,
        limit: int,
        among: Collection[str] | None = None,
        context: Sequence[tuple[str, float]] = (),
    ) -> list[tuple[str, float]]:
        """(passage id, BM25 score), the best first, for passages that share a word with the
        question or its context; `among` are the ids of the only articles to look in.

        `context` are other texts with their weights. A word weighs as much as the weightiest text
        it stands in; the question weighs 1.
        """
        weights: dict[str, float] = {}
        for text, weight in (*context, (question, 1.0)):
            for language in self._languages:
                for word in _words(text, language):
                    weights[word] = max(weight, weights.get(word, 0.0))
        shared = tantivy.Query.boolean_query(
            [
                (
                    tantivy.Occur.Should,
                    tantivy.Query.boost_query(
                        tantivy.Query.term_query(self._schema, "body", word), weight
                    ),
                )
                for word, weight in weights.items()
            ]
        )
        if among is not None:
            articles = tantivy.Query.term_set_query(self._schema, "article", list(among))
            shared = tantivy.Query.boolean_query(
                [
                    (tantivy.Occur.Must, shared),
                    (tantivy.Occur.Must, tantivy.Query.const_score_query(articles, 0.0)),
                ]
            )
        searcher = self._index.searcher()
        hits = searcher.search(shared, limit, count=False).hits
        return [(searcher.doc(address)["id"][0], score) for score, address in hits]

    def ids(self) -> set[str]:
        """Ids of all passages held."""
        searcher = self._index.searcher()
        if not searcher.num_docs:
            return set()
        hits = searcher.search(tantivy.Query.all_query(), searcher.num_docs, count=False).hits
        return {searcher.doc(address)["id"][0] for _, address in hits}

    def count(self) -> int:
        return self._index.searcher().num_docs

    def close(self) -> None:
        self._writer.wait_merging_threads()


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw")
    builder.add_text_field("article", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("language", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("body", tokenizer_name=_STEMS, index_option="freq")
    return builder.build()


def _words(text: str, language: str) -> list[str]:
    """The stems of a text as they stand in the index: behind their language, so that a stem of one
    is not found for a word of another."""
    composed = unicodedata.normalize("NFC", text)  # é is one sign or two, and means the same
    return [f"{language}:{word}" for word in _stems(language).analyze(composed)]


@cache
def _stems(language: str) -> tantivy.TextAnalyzer:
    filters = [tantivy.Filter.remove_long(_LONGEST_WORD), tantivy.Filter.lowercase()]
    if language != _OTHER:
        filters.append(tantivy.Filter.stemmer(_STEMMERS[language]))
    return _analyzer(tantivy.Tokenizer.regex(_WORD), *filters)


def _analyzer(tokenizer: tantivy.Tokenizer, *filters: tantivy.Filter) -> tantivy.TextAnalyzer:
    builder = tantivy.TextAnalyzerBuilder(tokenizer)
    for each in filters:
        builder = builder.filter(each)
    return builder.build()
