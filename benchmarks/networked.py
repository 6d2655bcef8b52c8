"""Whether Milvus finds what a folder finds.

    python -m benchmarks.networked DATA NEWSQA.json http://HOST:19530

DATA is a folder with articles that are indexed. Their passages are put into a collection of Milvus
and asked for by 100 of their own sentences and by 100 questions of a file in SQuAD format.
"""

import argparse
import random
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import numpy as np

from benchmarks import newsqa
from qa.retrieve import search
from qa.store.embed import PACKAGED, Embedder
from qa.store.index import Index, open_index
from qa.store.lock import DataLock
from qa.store.passages.milvus import Milvus
from qa.store.passages.networked import MilvusPassages
from qa.store.passages.scope import EVERYWHERE
from qa.store.passages.stems import weights
from qa.store.stores import Held
from qa.text.sentences import sentences

NAME = "benchmark"
ASKED = 100
BATCH = 256


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("newsqa", type=Path)
    parser.add_argument("milvus")
    options = parser.parse_args()
    chance = random.Random(5)  # noqa: S311
    _, asked = newsqa.load(options.newsqa)
    with (
        open_index(DataLock(options.data, "benchmark"), Embedder(PACKAGED)) as folder,
        closing(Milvus(options.milvus, patience=60)) as milvus,
    ):
        networked = filled(milvus, folder)
        own = chance.sample(own_sentences(folder), ASKED)
        report("own sentences", folder, networked, own)
        others = [one.question for one in chance.sample(asked, ASKED)]
        report("questions", folder, networked, others)
        milvus.drop(NAME)


def filled(milvus: Milvus, folder: Index) -> Index:
    """The same articles, searched in Milvus."""
    library = folder.library
    ids = library.passage_ids()
    (_, one), *_ = library.embeddings.whole(ids[:1])
    milvus.drop(NAME)
    milvus.make(NAME, len(one))
    passages = MilvusPassages(milvus, NAME, library)
    for first in range(0, len(ids), BATCH):
        of = library.passages(ids[first : first + BATCH])
        vectors = dict(library.embeddings.whole([one.id for one in of]))
        passages.change([Held(one, vectors[one.id]) for one in of], [])
    milvus.change("flush", NAME)  # milvus-lite searches slowly in what is not
    print(f"{passages.count():,} passages", flush=True)
    return Index(folder.hold, folder.embedder, library, passages, alone=False)


def own_sentences(folder: Index) -> list[str]:
    """Sentences of 60 to 200 characters, one a passage."""
    passages = folder.library.passages(sorted(folder.library.passage_ids()))
    found = []
    for one in passages:
        places = (place for place in sentences(one.text) if 60 < place[1] - place[0] < 200)
        found += [one.text[start:end] for start, end in list(places)[:1]]
    return found


def report(name: str, folder: Index, networked: Index, questions: Sequence[str]) -> None:
    """Print how much of what the folder finds Milvus finds too."""
    words, first, five = [], [], []
    for question in questions:
        here, there = (worded(index, question) for index in (folder, networked))
        words.append(len(here & there) / max(1, len(here)))
        mine, other = (
            [hit.passage.id for hit in search(index, question, 5, fold=True)]
            for index in (folder, networked)
        )
        first.append(mine[0] == other[0])
        five.append(len({*mine} & {*other}) / len(mine))
    print(
        f"{name:<14} n={len(questions)}  first ten by words {np.mean(words):.3f}  "
        f"same first passage {np.mean(first):.3f}  first five {np.mean(five):.3f}",
        flush=True,
    )


def worded(index: Index, question: str) -> set[str]:
    words = weights([(question, 1.0)], index.passages.languages())
    return {passage_id for passage_id, _ in index.passages.worded(words, 10, EVERYWHERE)}


if __name__ == "__main__":
    main()
