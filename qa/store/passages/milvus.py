"""A Milvus server, and what is made in it. The home of pymilvus.

Written for Milvus 2.5 and later. Tested with milvus-lite, and all but the words with Milvus 2.3.5
(docs/decisions.md, "Milvus").
"""

import logging
from collections.abc import Callable, Mapping
from threading import Lock
from time import monotonic, sleep
from typing import Any, Literal

from qa.errors.index import EngineAway, EngineUnusable
from qa.errors.packages import ScaleMissing
from qa.errors.shown import first_line, without_password

Consistency = Literal["strong", "bounded"]
"""Whether a search always sees everything that was written before it began, for which it waits
where that was of late, or may be seconds behind."""

BOUNDED = "Bounded"
"""Milvus' name for it."""

_PATIENCE = 5.0
"""Seconds in which a search, and a first call, is tried again and again."""

_PAUSE = 0.2
"""Seconds before the first of these further tries; twice as many before each next."""

_LONG = 120.0
"""Seconds that a call which changes something, or goes through everything, may take once the engine
has answered."""

_LONGEST_PROBLEM = 300
"""Characters of what an engine says of an error."""

LONGEST_TEXT = 65_535
"""Bytes in one text of Milvus."""

_HNSW = {"M": 32, "efConstruction": 200}
"""As in `qa.store.passages.vectors`."""

_BM25 = {"bm25_k1": 1.2, "bm25_b": 0.75}
"""tantivy's."""

INDEXES: dict[str, tuple[str, str, Mapping[str, float]]] = {
    "vector": ("HNSW", "COSINE", _HNSW),
    "sparse": ("SPARSE_INVERTED_INDEX", "BM25", _BM25),
}
"""Type, measure and parameters by the field's name, which is the index's too."""

FIELDS = {"id", "article", "day", "words", "sparse", "vector"}

_RELEASED = 101
"""Milvus' code for a collection that is not loaded."""

_UNREACHED = 2
"""pymilvus' code where it cannot connect."""


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
        max_length=LONGEST_TEXT,
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
    for field, (kind, measure, parameters) in INDEXES.items():
        # Milvus reads them beside one another too, and milvus-lite only so.
        given = {"metric_type": measure, "params": {"params": dict(parameters)}}
        indexes.add_index(field, index_type=kind, index_name=field, **given)
    return {"schema": schema, "index_params": indexes, "consistency_level": "Strong"}
