"""BM25 over passages. A home of tantivy."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from shutil import rmtree

import tantivy

from qa.article import Passage
from qa.store import private
from qa.store.passages.stems import LANGUAGES, language_of, spoken, stems

_HEAP = 64_000_000
"""Bytes that the writer fills before it writes a segment; tantivy's least is 15 MB a thread."""

_MANY = 50_000
"""Passages. A list of so many is read in a millisecond or two; longer ones are what makes a search
in a million passages slow."""

_COMMON = 0.5
"""The part of its language's passages in which a word tells little (docs/decisions.md, "Words of
most passages")."""

_STEMS = "stems 2"
"""The field of the index that holds the words of `stems`. Its number changes when they do: an
index with another field is made anew."""


class Lexical:
    """A BM25 index in the folder `path`, made if it is missing or cannot be read."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._schema = _schema()
        self._index = self._open()
        whitespace = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
        self._index.register_tokenizer(_STEMS, whitespace)
        self._writer = self._index.writer(heap_size=_HEAP, num_threads=1)
        self.languages = self._held()

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
            self._writer.add_document(_document(passage))
        self._writer.commit()
        self._index.reload()
        self.languages = self._held()

    def _held(self) -> list[str]:
        """The languages of the passages held, as they are written in the index."""
        searcher = self._index.searcher()
        queries = {
            language: tantivy.Query.term_query(self._schema, "language", language)
            for language in LANGUAGES
        }
        return [
            language
            for language, query in queries.items()
            if searcher.search(query, 1, count=False).hits
        ]

    def search(
        self,
        words: Mapping[str, float],
        limit: int,
        among: Collection[str] | None = None,
        since: date | None = None,
        until: date | None = None,
    ) -> list[tuple[str, float]]:
        """(passage id, BM25 score), the best first, for passages that hold one of `words`.

        These are stems with their weights; those that very many passages hold count only where
        their language has no others. `among` are the ids of the only articles to look in, and
        `since` and `until` the days, both included, on which these were published.
        """
        searcher = self._index.searcher()
        query = self._holding(_telling(searcher, words))
        for narrower in self._narrowing(among, since, until):
            unscored = tantivy.Query.const_score_query(narrower, 0.0)
            both = [(tantivy.Occur.Must, query), (tantivy.Occur.Must, unscored)]
            query = tantivy.Query.boolean_query(both)
        hits = searcher.search(query, limit, count=False).hits
        return [(searcher.doc(address)["id"][0], score) for score, address in hits]

    def _holding(self, words: Mapping[str, float]) -> tantivy.Query:
        """What asks for one of the stems `words`, each with its weight."""
        terms = [tantivy.Query.term_query(self._schema, "body", word) for word in words]
        # tantivy passes over what cannot be among the best only where no term is boosted.
        weighted = [
            term if weight == 1 else tantivy.Query.boost_query(term, weight)
            for term, weight in zip(terms, words.values(), strict=True)
        ]
        return tantivy.Query.boolean_query([(tantivy.Occur.Should, one) for one in weighted])

    def _narrowing(
        self, among: Collection[str] | None, since: date | None, until: date | None
    ) -> Iterator[tantivy.Query]:
        if among is not None:
            yield tantivy.Query.term_set_query(self._schema, "article", list(among))
        if since is not None or until is not None:
            first, last = (None if day is None else day.toordinal() for day in (since, until))
            kind = tantivy.FieldType.Unsigned
            yield tantivy.Query.range_query(self._schema, "day", kind, first, last)

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


def _telling(searcher: tantivy.Searcher, words: Mapping[str, float]) -> Mapping[str, float]:
    """The stems `words` without those that most passages of their language hold, unless it holds no
    others."""
    if searcher.num_docs <= _MANY:
        return words
    held = {word: searcher.doc_freq("body", word) for word in words}
    spoken_in = {word: searcher.doc_freq("language", language_of(word)) for word in words}
    common = {word for word in words if held[word] > max(_MANY, _COMMON * spoken_in[word])}
    asked = {language_of(word) for word in words if held[word] and word not in common}
    return {
        word: weight
        for word, weight in words.items()
        if word not in common or language_of(word) not in asked
    }


def _document(passage: Passage) -> tantivy.Document:
    language = spoken(passage.language)
    document = tantivy.Document(
        id=passage.id,
        article=passage.article_id,
        language=language,
        body=" ".join(stems(passage.text, language)),
    )
    if passage.published is not None:  # without it, a passage is in no period
        document.add_unsigned("day", passage.published.toordinal())
    return document


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw")
    builder.add_text_field("article", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("language", tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("day", fast=True)
    builder.add_text_field("body", tokenizer_name=_STEMS, index_option="freq")
    return builder.build()
