"""Whether what is written to a search engine is found at once."""

import time
from uuid import uuid4

import numpy as np

from qa.article import Passage
from qa.store.passages.milvus import Milvus
from qa.store.passages.networked import MilvusPassages, Spoken
from qa.store.passages.scope import EVERYWHERE
from qa.store.passages.stems import spoken, stems
from qa.store.stores import Held, Passages

PATIENCE = 10.0
"""Seconds after which what was written counts as lost."""

_MOMENT = 0.1
"""Seconds between two searches."""

_LANGUAGE, _TEXT = "en", "Written by a doctor, and removed."
_VECTOR = np.eye(1, 8, dtype=np.float32)[0]


def probe(writer: Milvus, reader: Milvus, library: Spoken) -> float | None:
    """The `delay` between two connections to the same Milvus, as from one server to another, in a
    collection that is made for it and thrown away again. Raises EngineAway and EngineUnusable."""
    name = f"probe_{uuid4().hex}"
    writer.make(name, len(_VECTOR))
    try:
        there = MilvusPassages(writer, name, library)
        return delay(there, MilvusPassages(reader, name, library))
    finally:
        writer.drop(name)


def delay(writer: Passages, reader: Passages, patience: float = PATIENCE) -> float | None:
    """Seconds after which `reader` finds what `writer` has put, by its words and by its vector; 0
    where the first search does, None where none does within `patience` seconds."""
    passage = Passage("probe", "probe", "", _TEXT, 0, len(_TEXT), _LANGUAGE)
    words = dict.fromkeys(stems(_TEXT, spoken(_LANGUAGE)), 1.0)
    writer.change([Held(passage, _VECTOR)], [])
    began, took = time.monotonic(), 0.0
    while took <= patience:
        if reader.nearest(_VECTOR, 1, EVERYWHERE) and reader.worded(words, 1, EVERYWHERE):
            return took
        time.sleep(_MOMENT)
        took = time.monotonic() - began
    return None
