"""Vectors of passages. The home of chromadb."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree
from typing import Any

from qa.store import private
from qa.store.disk import disk_problem
from qa.store.embed import Array

_COLLECTION = "passages"
_WRITING = "writing"
_SIZES = "sizes.json"

_HNSW = {"space": "cosine", "ef_construction": 200, "max_neighbors": 32, "ef_search": 400}
"""The first 50 of 6,086 passages are then 99.8 percent of the truly nearest 50, in the worst of 108
questions 96. With Chroma's defaults (100, 16, 100) they are 95 and 62, for a third less time, which
is half a millisecond."""

_TRIED = 10
"""Vectors looked for in the search that tries the files; it looks at some hundreds on its way."""

_MOST = 5000
"""Ids or vectors in one call; Chroma's own limit is 5461."""


class Vectors:
    """Unit vectors by passage id, in one Chroma collection in the folder `path`.

    Chroma 1.5 writes its HNSW files in place, within the call that changes something. A process
    that is killed meanwhile leaves files on which a later call fails or crashes the interpreter,
    and no call tells beforehand (of 165 kills in the middle of changes 44 failed and 9 crashed).
    So a marker stands beside the files during every change, and a collection found with its
    marker is emptied: the index notices what is missing and fills it again from the library.
    So is one whose files are no longer as long as they were after the last change: cut ones are
    opened without a complaint, and only some of the searches in them fail.
    """

    def __init__(self, path: Path) -> None:
        from chromadb.errors import InternalError

        self._path = path
        self._marker = path / _WRITING
        self._sizes = path / _SIZES
        self._client: Any = None  # until it could be opened
        if self._marker.exists() or self._cut():
            rmtree(path)
        try:
            self._open()
        except InternalError as error:
            self._give_up()
            if disk_problem(error):  # what is there may be whole
                raise
            # Damaged all the same, by a power cut or a disk that was full.
            rmtree(path)
            self._open()

    def _open(self) -> None:
        import chromadb
        from chromadb.config import Settings

        private.make_folder(self._path)
        self._client = chromadb.PersistentClient(
            str(self._path), settings=Settings(anonymized_telemetry=False)
        )
        with self._change():
            self._collection: Any = self._created()
            # As JSON, because `configuration` warns of the embedding function that there is none.
            if not _HNSW.items() <= self._collection.configuration_json["hnsw"].items():
                self._client.delete_collection(_COLLECTION)
                self._collection = self._created()
            # The first call replays what was logged and not yet in the files, and may write them.
            if self._collection.count():
                self._try()

    def _give_up(self) -> None:
        """Close what could be opened. Where nothing could, Chroma keeps the half of it that it has
        made, and would give that to whoever opens the same path."""
        from chromadb.api.shared_system_client import SharedSystemClient

        if self._client is None:
            SharedSystemClient._identifier_to_system.pop(str(self._path), None)
        else:
            self._client.close()

    def _try(self) -> None:
        """Search once: damaged files are opened without a complaint and fail, or crash the
        interpreter, in a search. Tried while the marker stands, a crash is the last."""
        held = self._collection.get(limit=1, include=["embeddings"])
        self.search(held["embeddings"][0], _TRIED)

    def _lengths(self) -> dict[str, int]:
        """Bytes in each of the HNSW files, which lie in a folder per collection."""
        return {
            file.relative_to(self._path).as_posix(): file.stat().st_size
            for file in self._path.glob("*/*")
        }

    def _cut(self) -> bool:
        if not self._sizes.exists():  # nothing was written yet
            return False
        try:
            noted = json.loads(self._sizes.read_text("utf-8"))
        except ValueError:
            return True
        return bool(noted != self._lengths())

    def _created(self) -> Any:
        return self._client.get_or_create_collection(
            _COLLECTION, embedding_function=None, configuration={"hnsw": _HNSW}
        )

    @contextmanager
    def _change(self) -> Iterator[None]:
        doubtful = self._marker.exists()
        self._marker.touch()
        yield
        # Not in a `finally`: after an error the files are as doubtful as after a kill, and stay so
        # until they are made anew.
        if not doubtful:
            self._sizes.write_text(json.dumps(self._lengths()), "utf-8")
            self._marker.unlink()

    def put(self, passage_ids: Sequence[str], vectors: Array) -> None:
        """Hold `vectors`, shape (passages, dimension), in place of any with the same ids."""
        with self._change():
            for part in _parts(len(passage_ids)):
                self._collection.upsert(ids=list(passage_ids[part]), embeddings=vectors[part])

    def drop(self, passage_ids: Sequence[str]) -> None:
        """Hold the vectors of these passages no longer; ids that are not held are passed over."""
        with self._change():
            for part in _parts(len(passage_ids)):
                self._collection.delete(ids=list(passage_ids[part]))

    def search(self, vector: Array, limit: int) -> list[tuple[str, float]]:
        """(passage id, cosine) of the nearest, the nearest first."""
        found = self._collection.query(
            query_embeddings=[vector], n_results=limit, include=["distances"]
        )
        return [
            (passage_id, 1 - distance)
            for passage_id, distance in zip(found["ids"][0], found["distances"][0], strict=True)
        ]

    def count(self) -> int:
        held: int = self._collection.count()
        return held

    def ids(self) -> set[str]:
        """Ids of all passages held."""
        return set(self._collection.get(include=[])["ids"])

    def close(self) -> None:
        self._client.close()


def _parts(length: int) -> Iterator[slice]:
    for first in range(0, length, _MOST):
        yield slice(first, first + _MOST)
