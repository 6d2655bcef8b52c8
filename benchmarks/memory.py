"""Whether ingest takes more memory the more articles there are.

    python -m benchmarks.memory [--articles 2000 20000]

Each number of generated articles, of 50 to 250 words, is ingested by a process of its own. Only
the first batches are embedded by the model, so that its memory is counted; the others get vectors
by chance, because computing them would take an hour.
"""

import argparse
import random
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from benchmarks.ingest import timed
from ingest.fill import fill
from qa.store.embed import Embedded, Embedder, parts
from qa.store.index import open_index
from qa.store.lock import DataLock

_EMBEDDED = 1000
"""Passages that the model embeds; the batches have grown to their full size by then."""

_FOLDER = 1000
"""Files in a folder."""


class Cheap(Embedder):
    """Embeds the first passages, and gives vectors by chance to the others."""

    embedded = 0

    def passages(self, texts: Sequence[str]) -> list[Embedded]:
        if self.embedded < _EMBEDDED:
            self.embedded += len(texts)
            return super().passages(texts)
        chance = np.random.default_rng()
        made = []
        for text in texts:
            vectors = chance.standard_normal((len(parts(text)), 384), np.float32)
            vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
            made.append(Embedded(vectors, vectors[0]))
        return made


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--articles", type=int, nargs=2, default=(2000, 20000))
    parser.add_argument("--ingest", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.ingest:
        ingest(options.ingest)
        return
    peaks = []
    for number in options.articles:
        with tempfile.TemporaryDirectory() as folder:
            generate(Path(folder) / "articles", number)
            run = timed([sys.executable, "-m", "benchmarks.memory", "--ingest", folder])
        print(f"{number:,} articles: {run}", flush=True)
        peaks.append(run.peak)
    print(f"peak of the more articles, of that of the fewer: {peaks[1] / peaks[0]:.2f}")


def ingest(folder: Path) -> None:
    with open_index(DataLock(folder / "data", "benchmark"), Cheap()) as index:
        report = fill(index, [str(folder / "articles")])
        assert not report.failed  # noqa: S101
        print(f"{report.articles:,} articles, {report.passages:,} passages", file=sys.stderr)


def generate(folder: Path, number: int) -> None:
    """Write `number` articles of words made up of syllables, the same ones every time."""
    chance = random.Random(number)  # noqa: S311
    syllables = [a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "er")]
    words = ["".join(chance.choices(syllables, k=chance.randint(1, 3))) for _ in range(20_000)]
    for article in range(number):
        file = folder / str(article // _FOLDER) / f"{article}.txt"
        file.parent.mkdir(parents=True, exist_ok=True)
        paragraphs = [f"Article {article} of {' '.join(chance.choices(words, k=5))}"]
        for _ in range(chance.randint(1, 5)):
            sentences = (" ".join(chance.choices(words, k=12)).capitalize() for _ in range(4))
            paragraphs.append(". ".join(sentences) + ".")
        file.write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
