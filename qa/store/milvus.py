"""Passages that are searched in Milvus, by any number of servers. The home of pymilvus.

Written for Milvus 2.5 and later, and tested with milvus-lite (docs/decisions.md, "Milvus").
"""

import json
import logging
from base64 import b32encode
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b
from math import gcd
from threading import Lock
from time import monotonic, sleep
from typing import Any, Literal, Protocol

from qa.errors import EngineAway, EngineUnusable, ScaleMissing, first_line, without_password
from qa.store.embed import Array
from qa.store.scope import MOST, Scope
from qa.store.stems import spoken, stems
from qa.store.stores import Held

Consistency = Literal["strong", "bounded"]
"""Whether a search waits until it sees everything that was written before it began, or may be
seconds behind."""

_PATIENCE = 5.0
"""Seconds in which a search, and a first call, is tried again and again."""

_PAUSE = 0.2
"""Seconds before the first of these further tries; twice as many before each next."""

_LONG = 120.0
"""Seconds that a call which changes something, or goes through everything, may take once the engine
has answered."""

_PAGE = 1000
"""Passages in one call. Milvus takes 64 MB at once and gives 16,384 hits at most."""

_MOST_HITS = 16_384

_LONGEST_PROBLEM = 300
"""Characters of what an engine says of an error."""

_LONGEST_TEXT = 65_535
"""Bytes in one text of Milvus."""

_HNSW = {"M": 32, "efConstruction": 200}
_REACH = 400
"""As in `qa.store.vectors`."""

_BM25 = {"bm25_k1": 1.2, "bm25_b": 0.75}
"""tantivy's."""

_INDEXES: dict[str, tuple[str, str, Mapping[str, float]]] = {
    "vector": ("HNSW", "COSINE", _HNSW),
    "sparse": ("SPARSE_INVERTED_INDEX", "BM25", _BM25),
}
"""Type, measure and parameters by the field's name, which is the index's too."""

_FIELDS = {"id", "article", "day", "words", "sparse", "vector"}

_STEPS = 4
"""Weights of words are told in quarters: a word of weight 1 is asked for as often as this."""

_RELEASED = 101
"""Milvus' code for a collection that is not loaded."""

_UNREACHED = 2
"""pymilvus' code where it cannot connect."""


class Spoken(Protocol):
    """What is asked of the library: what languages its articles are in, and whether it changed."""

    @property
    def generation(self) -> int: ...
    def languages(self) -> Mapping[str | None, int]: ...


class Milvus:
    """A Milvus server at `url`. It is spoken to when something is first asked of it.

    Every method raises EngineAway where it does not answer within `patience` seconds, and
    EngineUnusable where it answers with an error. Raises ScaleMissing without pymilvus.
    """

    def __init__(
        self,
        url: str,
        token: str = "",
        consistency: Consistency = "strong",
        patience: float = _PATIENCE,
    ) -> None:
        try:
            import pymilvus  # noqa: F401
        except ImportError:
            raise ScaleMissing("BROADSHEET_INDEX") from None
        # Whatever it logs stands in an error too.
        logging.getLogger("pymilvus").setLevel(logging.CRITICAL)
        self.address = without_password(url)
        self.patience = patience
        self.consistency = consistency.capitalize()
        self._url = url
        self._token = token
        self._client: Any = None
        self._connecting = Lock()

    def version(self) -> str:
        said: str = self.told(lambda client: client.get_server_version(timeout=self.patience))
        return said

    def names(self) -> list[str]:
        """Of the collections that there are."""
        held: list[str] = self.told(lambda client: client.list_collections(timeout=self.patience))
        return held

    def make(self, name: str, dimension: int) -> None:
        """Make an empty collection `name` for vectors of a dimension, if there is none."""
        if name not in self.names():
            self.change("create_collection", name, **made(dimension))

    def drop(self, name: str) -> None:
        """Throw away a collection. One that is not there is passed over."""
        self.change("drop_collection", name)

    def read(self, call: str, name: str, **given: Any) -> Any:
        """What a method of the client answers, which is tried as long as `patience` lasts."""
        return self._loaded(call, name, timeout=self.patience, **given)

    def change(self, call: str, name: str, **given: Any) -> Any:
        """What a method of the client answers that may take long."""
        self.version()  # one that is away is not waited for as long
        return self._loaded(call, name, timeout=_LONG, **given)

    def _loaded(self, call: str, name: str, **given: Any) -> Any:
        """A call on a collection, which is loaded first where it had been released."""
        from pymilvus import MilvusException

        def once(client: Any) -> Any:
            return getattr(client, call)(name, **given)

        def twice(client: Any) -> Any:
            try:
                return once(client)
            except MilvusException as error:
                if error.code != _RELEASED:
                    raise
            client.load_collection(name, timeout=_LONG)
            return once(client)

        return self.told(twice)

    def told(self, call: Callable[[Any], Any]) -> Any:
        """What the client answers, with its errors in our words. Everything that is asked may be
        asked twice."""
        from grpc import RpcError
        from pymilvus import MilvusException

        until, pause = monotonic() + self.patience, _PAUSE
        while True:
            client = None
            try:
                client = self._connected()
                return call(client)
            except (RpcError, MilvusException) as error:
                problem = self._problem(error)
            except ValueError as error:  # grpc's, where another thread has given the client up
                if client is self._client:
                    raise
                problem = EngineAway(self.address, first_line(error))
            if isinstance(problem, EngineUnusable) or monotonic() + pause > until:
                raise problem
            self._give_up(client)
            sleep(pause)
            pause *= 2

    def _connected(self) -> Any:
        from pymilvus import MilvusClient

        with self._connecting:
            if self._client is None:
                # A connection that others share stays broken once the engine was away.
                self._client = MilvusClient(
                    self._url, token=self._token, timeout=self.patience, dedicated=True
                )
            return self._client

    def _give_up(self, client: Any) -> None:
        with self._connecting:
            if client is not None and client is self._client:
                self._client = None
                client.close()

    def _problem(self, error: Any) -> EngineAway | EngineUnusable:
        """What an error of grpc's or of pymilvus' means."""
        from grpc import RpcError, StatusCode

        if isinstance(error, RpcError):
            code, said = error.code(), str(error.details())
        else:
            code, said = error.code, str(error.message)
        refused = code in (StatusCode.UNAUTHENTICATED, StatusCode.PERMISSION_DENIED)
        away = isinstance(code, StatusCode) or code == _UNREACHED or error.retriable
        kind = EngineAway if away and not refused else EngineUnusable
        return kind(self.address, first_line(Exception(said))[:_LONGEST_PROBLEM])

    def unusable(self, problem: str) -> EngineUnusable:
        return EngineUnusable(self.address, problem)

    def close(self) -> None:
        self._give_up(self._client)


class MilvusPassages:
    """`Passages` in the collection `name`, which `Milvus.make` makes.

    Words are held as their stems, each as a token in which no analyzer finds anything to cut or to
    change. The text itself is in the library alone. Which languages to search in is asked of the
    `library`.

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
        if fields.keys() != _FIELDS:
            raise self._milvus.unusable(
                f"its collection {self._name!r} has the fields {', '.join(sorted(fields))}"
            )
        for field, (kind, measure, parameters) in _INDEXES.items():
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
            consistency_level=self._milvus.consistency,
        )[0]
        found: dict[str, float] = {}
        for hit in hits:
            found.setdefault(hit["id"], float(hit["distance"]))
        return list(found.items())

    def languages(self) -> Collection[str]:
        if (generation := self._library.generation) != self._generation:
            self._languages = frozenset(spoken(one) for one in self._library.languages())
            self._generation = generation
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


def made(dimension: int) -> dict[str, Any]:
    """What pymilvus makes a collection for passages of."""
    from pymilvus import DataType, Function, FunctionType, MilvusClient

    schema = MilvusClient.create_schema(auto_id=False, enable_dynamic_field=False)
    schema.add_field("id", DataType.VARCHAR, is_primary=True, max_length=128)
    schema.add_field("article", DataType.VARCHAR, max_length=128)
    schema.add_field("day", DataType.INT64)
    schema.add_field(
        "words",
        DataType.VARCHAR,
        max_length=_LONGEST_TEXT,
        enable_analyzer=True,
        analyzer_params={"type": "standard"},
    )
    schema.add_field("sparse", DataType.SPARSE_FLOAT_VECTOR)
    schema.add_field("vector", DataType.FLOAT_VECTOR, dim=dimension)
    schema.add_function(
        Function(
            name="bm25",
            function_type=FunctionType.BM25,
            input_field_names=["words"],
            output_field_names=["sparse"],
        )
    )
    indexes = MilvusClient.prepare_index_params()
    for field, (kind, measure, parameters) in _INDEXES.items():
        # Milvus reads them beside one another too, and milvus-lite only so.
        given = {"metric_type": measure, "params": {"params": dict(parameters)}}
        indexes.add_index(field, index_type=kind, index_name=field, **given)
    return {"schema": schema, "index_params": indexes, "consistency_level": "Strong"}


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
    left = _LONGEST_TEXT
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
