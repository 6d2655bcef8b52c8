"""Citations of quotes out of what was found, with the other articles that say the same."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from qa.answer import Citation, Copy, cite
from qa.article import Article, Passage, Quote
from qa.errors.articles import NoSuchArticle
from qa.reading.rivals import are_of_one_thing, are_of_two_days, differ
from qa.retrieve import Hit
from qa.store.index import Index
from qa.text.likeness import counterpart, says_the_same


class Citer:
    """Cites quotes out of the passages of `hits`, or of `articles`, by id, where those are given.

    `articles` holds those that can be cited: not those that are other ones since they were read.
    """

    def __init__(
        self, index: Index, hits: Sequence[Hit], articles: Mapping[str, Article] | None = None
    ) -> None:
        self.articles = articles_of(index, [hit.passage for hit in hits])
        self.articles |= articles or {}
        self._copies = articles_of(index, [copy for hit in hits for copy in hit.copies])
        self._copied = defaultdict[str, list[str]](list)
        for hit in hits:
            self._copied[hit.passage.article_id] += [copy.article_id for copy in hit.copies]
        self._found: dict[Quote, tuple[Copy, ...]] = {}

    def has(self, quote: Quote) -> bool:
        """Whether the quote stands."""
        return quote.article_id in self.articles or quote.article_id in self._copies

    def cite(self, number: int, quote: Quote, score: float, verified: bool) -> Citation:
        """The citation of a quote, with the copies of its article that say the same."""
        article = self.articles.get(quote.article_id) or self._copies[quote.article_id]
        made = cite(article, quote.start, quote.end, number=number, score=score, verified=verified)
        if quote not in self._found:  # a model's answer is made anew with every word
            self._found[quote] = tuple(self._saying(made.quote, article.id))
        return replace(made, also_in=self._found[quote])

    def _saying(self, quote: str, article_id: str) -> Iterator[Copy]:
        """The copies of an article that have its quote."""
        for copy_id in dict.fromkeys(self._copied[article_id]):
            copy = self._copies.get(copy_id)
            if copy and says_the_same(quote, copy.text):
                yield Copy.of(copy)

    def otherwise(self, first: Citation, answer: str) -> Quote | None:
        """What a copy of the first quote's article, of another day, has in its place with another
        figure than the `answer`; of several the newest."""
        copies = [
            self._copies[one] for one in self._copied[first.article_id] if one in self._copies
        ]
        dated = [one for one in copies if are_of_two_days(one.published, first.published)]
        for copy in sorted(dated, key=lambda one: one.published or date.min, reverse=True):
            if (found := counterpart(first.quote, copy.text)) is None:
                continue
            told = copy.text[slice(*found)]
            if differ(answer, first.quote, told) and are_of_one_thing(first.quote, told):
                return Quote(copy.id, *found)
        return None

    def cite_all(self, quotes: Iterable[Quote], score: float, verified: bool) -> list[Citation]:
        """The citations of those quotes that stand, numbered; what two articles say in the same
        words is cited once."""
        made: list[Citation] = []
        for quote in quotes:
            if quote.article_id not in self.articles:
                continue
            one = self.cite(len(made) + 1, quote, score, verified)
            twin = next((place for place, other in enumerate(made) if _are_one(other, one)), None)
            if twin is None:
                made.append(one)
            else:
                made[twin] = _with(made[twin], self.articles[quote.article_id])
        return made


def articles_of(index: Index, passages: Iterable[Passage]) -> dict[str, Article]:
    """The articles of passages by id, without those that are no longer what was read.

    An ingest may replace or remove an article while a question about it is answered.
    """
    read = defaultdict(list)
    for passage in passages:
        read[passage.article_id].append(passage)
    found = {}
    for article_id, own in read.items():
        try:
            article = index.library.article(article_id)
        except NoSuchArticle:
            continue
        if all(article.text[one.start : one.end] == one.text for one in own):
            found[article_id] = article
    return found


def _are_one(first: Citation, second: Citation) -> bool:
    """Whether two articles say the same in the same words."""
    return first.article_id != second.article_id and says_the_same(first.quote, second.quote)


def _with(citation: Citation, article: Article) -> Citation:
    """The citation, also of an article that says the same."""
    if article.id in {copy.article_id for copy in citation.also_in}:
        return citation
    return replace(citation, also_in=(*citation.also_in, Copy.of(article)))
