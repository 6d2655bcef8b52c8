"""BM25 over passages. A home of tantivy."""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from shutil import rmtree

import tantivy

from qa.article import Passage
from qa.store import private
from qa.store.stems import LANGUAGES, spoken, stems

_HEAP = 64_000_000
"""Bytes that the writer fills before it writes a segment; tantivy's least is 15 MB a thread."""

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
            language = spoken(passage.language)
            self._writer.add_document(
                tantivy.Document(
                    id=passage.id,
                    article=passage.article_id,
                    language=language,
                    body=" ".join(stems(passage.text, language)),
                )
            )
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
        self, words: Mapping[str, float], limit: int, among: Collection[str] | None = None
    ) -> list[tuple[str, float]]:
        """(passage id, BM25 score), the best first, for passages that hold one of `words`.

        These are stems with their weights. `among` are the ids of the only articles to look in.
        """
        shared = tantivy.Query.boolean_query(
            [
                (
                    tantivy.Occur.Should,
                    tantivy.Query.boost_query(
                        tantivy.Query.term_query(self._schema, "body", word), weight
                    ),
                )
                for word, weight in words.items()
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
