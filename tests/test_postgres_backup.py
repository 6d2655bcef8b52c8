"""The backup of a library in PostgreSQL, as docs/operation.md describes it."""

from contextlib import closing
from pathlib import Path

import numpy as np

from ingest.split import split
from qa.question import ANYWHERE
from qa.store.embed import Embedded
from qa.store.library.library import Library
from tests.articles import FERRY, ORCHARD, article
from tests.engines import Postgres


def test_a_dump_that_is_restored_is_the_same_library(
    postgres_server: Postgres, database: str, tmp_path: Path
) -> None:
    dump = tmp_path / "library.dump"
    with closing(Library(database)) as library:
        for one in (article(FERRY), article(ORCHARD, key="/news/orchard.txt")):
            library.put(one, split(one))
        ids = library.passage_ids()
        vector = np.full(4, 0.5, np.float32)
        library.embeddings.keep(ids, [Embedded(vector[None], vector)] * len(ids), "made up")
        digest = library.digest()
        postgres_server.run("pg_dump", "--format=custom", f"--file={dump}")
        library.remove(next(iter(library.matching(ANYWHERE))))
        assert library.digest() != digest
    postgres_server.run("pg_restore", "--clean", "--if-exists", str(dump))
    with closing(Library(database)) as library:
        assert library.digest() == digest
        assert {one for one, _ in library.embeddings.whole(ids)} == set(ids)
