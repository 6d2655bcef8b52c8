"""Passages that are searched in Milvus, by any number of servers."""

import json
from base64 import b32encode
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b
from math import gcd
from time import monotonic
from typing import Any, Protocol

from qa.store.embed import Array
from qa.store.passages.milvus import BOUNDED, FIELDS, INDEXES, LONGEST_TEXT, Milvus
from qa.store.passages.scope import MOST, Scope
from qa.store.passages.stems import spoken, stems
from qa.store.stores import Held

_PAGE = 1000
"""Passages in one call. Milvus takes 64 MB at once and gives 16,384 hits at most."""

_MOST_HITS = 16_384

_REACH = 400
"""As in `qa.store.passages.vectors`."""

BEHIND = 15.0
"""Seconds after which every search sees what was written: three times what Milvus lets a bounded
one be behind (`common.gracefulTime`)."""

_STEPS = 4
"""Weights of words are told in quarters: a word of weight 1 is asked for as often as this."""


class Spoken(Protocol):
    """What is asked of the library: what languages its articles are in, and whether it changed."""

    @property
    def generation(self) -> int: ...
    def languages(self) -> Mapping[str | None, int]: ...


class MilvusPassages:
    """`Passages` in the collection `name`, which `Milvus.make` makes.

    Words are held as their stems, each as a token in which no analyzer finds anything to cut or to
    change. The text itself is in the library alone. Which languages to search in is asked of the
    `library`, and whether something was written of late, which Milvus may have to be waited for.

    Raises EngineUnusable if there is no such collection, or if it is not one of this Broadsheet's:
    nothing is made or changed when it is opened.
    """

    most: int | None = MOST

    def __init__(self, milvus: Milvus, name: str, library: Spoken) -> None:
        self._milvus = milvus
        self._name = name
        self._library = library
        self._languages: frozenset[str] = frozenset()
        self._generation: int | None = None
        self._moved_on = monotonic()
        if name not in milvus.names():
            raise milvus.unusable(f"it has no collection {name!r}")
        self.dimension = self._described()
        milvus.change("load_collection", name)

    def _described(self) -> int:
        """The dimension of the vectors. Everything is checked as the engine reports it, since
        parameters that it does not know may have been dropped without a word."""
        fields = {
            field["name"]: field
            for field in self._milvus.read("describe_collection", self._name)["fields"]
        }
        if fields.keys() != FIELDS:
            raise self._milvus.unusable(
                f"its collection {self._name!r} has the fields {', '.join(sorted(fields))}"
            )
        for field, (kind, measure, parameters) in INDEXES.items():
            found = _flat(self._milvus.read("describe_index", self._name, index_name=field))
            for key, wanted in {"index_type": kind, "metric_type": measure, **parameters}.items():
                if not _same(found.get(key), wanted):
                    raise self._milvus.unusable(
                        f"its index {field!r} has {key} {found.get(key)} and not {wanted}"
                    )
        return int(fields["vector"]["params"]["dim"])

    def change(self, put: Sequence[Held], drop: Collection[str]) -> None:
        held = {one.passage.id: one for one in put}  # of two with one id Milvus keeps both
        gone = [one for one in drop if one not in held]
        rows = [self._row(one) for one in held.values()]
        for page in _pages(len(gone)):
            # Not as `ids`, in which the client escapes no quotes.
            self._milvus.change("delete", self._name, filter=_among("id", gone[page]))
        for page in _pages(len(rows)):
            self._milvus.change("upsert", self._name, data=rows[page])

    def _row(self, held: Held) -> dict[str, Any]:
        passage = held.passage
        self._refuse_other(held.vector)
        return {
            "id": passage.id,
            "article": passage.article_id,
            "day": passage.published.toordinal() if passage.published else 0,
            "words": _text(stems(passage.text, spoken(passage.language))),
            "vector": held.vector.tolist(),
        }

    def _refuse_other(self, vector: Array) -> None:
        if len(vector) != self.dimension:
            raise self._milvus.unusable(
                f"its collection {self._name!r} holds vectors of {self.dimension} numbers, and the "
                f"embedding model makes {len(vector)}"
            )

    def nearest(self, vector: Array, limit: int, scope: Scope) -> list[tuple[str, float]]:
        self._refuse_other(vector)
        wanted = {"metric_type": "COSINE", "params": {"ef": max(_REACH, limit)}}
        return self._search(vector.tolist(), "vector", limit, scope, wanted)

    def worded(
        self, words: Mapping[str, float], limit: int, scope: Scope
    ) -> list[tuple[str, float]]:
        if not words:
            return []
        text, times = _asked(words)
        found = self._search(text, "sparse", limit, scope, {"metric_type": "BM25", "params": {}})
        # milvus-lite gives scores below zero.
        return [(passage_id, abs(score) / times) for passage_id, score in found if score]

    def _search(
        self, data: object, field: str, limit: int, scope: Scope, parameters: Mapping[str, object]
    ) -> list[tuple[str, float]]:
        if scope.articles is not None and not scope.articles:
            return []
        hits = self._milvus.read(
            "search",
            self._name,
            data=[data],
            anns_field=field,
            limit=min(limit, _MOST_HITS),
            filter=_filter(scope),
            search_params=dict(parameters),
            consistency_level=self._consistency(),
        )[0]
        found: dict[str, float] = {}
        for hit in hits:
            found.setdefault(hit["id"], float(hit["distance"]))
        return list(found.items())

    def _consistency(self) -> str:
        """Of a search. A strong one takes as long as Milvus takes to say that it has seen all."""
        self._follow()
        is_settled = monotonic() > self._moved_on + BEHIND
        return BOUNDED if is_settled else self._milvus.consistency

    def _follow(self) -> None:
        """Notice whether the library has moved on, as it does after all that was written."""
        if (generation := self._library.generation) != self._generation:
            self._languages = frozenset(spoken(one) for one in self._library.languages())
            self._moved_on = monotonic()
            self._generation = generation

    def languages(self) -> Collection[str]:
        self._follow()
        return self._languages

    def count(self) -> int:
        given = {"output_fields": ["count(*)"], "consistency_level": self._milvus.consistency}
        (row,) = self._milvus.read("query", self._name, filter="", **given)
        return int(row["count(*)"])

    def ids(self) -> Iterator[str]:
        pages = self._milvus.change(
            "query_iterator", self._name, batch_size=_PAGE, output_fields=["id"]
        )
        last = None
        while rows := self._milvus.told(lambda _: pages.next()):
            for row in rows:  # in the order of their ids
                if row["id"] != last:
                    yield (last := row["id"])

    def partly(self) -> Collection[str]:
        return ()

    def close(self) -> None:
        self._milvus.close()


def _flat(described: Mapping[str, Any]) -> dict[str, Any]:
    """An index's parameters, which Milvus tells beside one another and milvus-lite as JSON."""
    nested = described.get("params") or {}
    return {**described, **(json.loads(nested) if isinstance(nested, str) else nested)}


def _same(found: object, wanted: object) -> bool:
    """Whether an engine tells the value that was set; numbers it may tell as text."""
    return str(found) == str(wanted) if isinstance(wanted, str) else _number(found) == wanted


def _number(told: object) -> float | None:
    try:
        return float(str(told))
    except ValueError:
        return None


def _filter(scope: Scope) -> str:
    conditions = []
    if scope.since is not None:
        conditions.append(f"day >= {scope.since.toordinal()}")
    if scope.until is not None:
        conditions.append(f"day > 0 and day <= {scope.until.toordinal()}")
    if scope.articles is not None:
        conditions.append(_among("article", sorted(scope.articles)))
    return " and ".join(conditions)


def _among(field: str, values: Sequence[str]) -> str:
    return f"{field} in {json.dumps(values)}"


def _asked(words: Mapping[str, float]) -> tuple[str, int]:
    """The text that asks for words, each as often as it weighs, and how many times too much it
    then weighs."""
    times = {word: max(1, round(weight * _STEPS)) for word, weight in words.items()}
    common = gcd(*times.values())
    heaviest = sorted(times, key=lambda word: -times[word])
    return _text(word for word in heaviest for _ in range(times[word] // common)), _STEPS // common


def _text(words: Iterable[str]) -> str:
    """As many of the words as one text of Milvus has place for, as tokens."""
    tokens: list[str] = []
    left = LONGEST_TEXT
    for word in words:
        token = _token(word)
        left -= len(token) + 1
        if left < 0:
            break
        tokens.append(token)
    return " ".join(tokens)


@lru_cache(100_000)
def _token(word: str) -> str:
    digest = blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return "h" + b32encode(digest).decode().rstrip("=").lower()


def _pages(length: int) -> Iterator[slice]:
    for first in range(0, length, _PAGE):
        yield slice(first, first + _PAGE)
