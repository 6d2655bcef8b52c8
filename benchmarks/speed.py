"""The time for an answer, beside reranking the same passages with a cross-encoder.

    python -m benchmarks.speed NEWSQA.json DISTRACTORS WORKDIR [--questions N]

The cross-encoder has the size of the reader and is plain sentence-transformers in fp32. Its weights
are those of the embedding model, with a head that was never trained: they cost the same time. Each
question is answered and reranked in turn.
"""

import argparse
import time
from pathlib import Path

import numpy as np

from benchmarks import newsqa
from benchmarks.answers import READ, spread
from benchmarks.retrieval import filled
from qa.chain import build
from qa.question import Question
from qa.reading.reader import open_reader
from qa.retrieve import search
from qa.settings import THRESHOLD
from qa.store.embed import packaged_folder


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("newsqa", type=Path)
    parser.add_argument("distractors", type=Path)
    parser.add_argument("workdir", type=Path)
    parser.add_argument("--questions", type=int, default=60)
    options = parser.parse_args()
    articles, asked = newsqa.load(options.newsqa)
    questions = [one.question for one in spread(asked, options.questions)]
    with filled(options.workdir / "broadsheet", articles, options.distractors) as index:
        from sentence_transformers import CrossEncoder

        reader = open_reader("")
        chain = build(index, reader, THRESHOLD)
        cross_encoder = CrossEncoder(str(packaged_folder()), num_labels=1)
        times = []
        for number, question in enumerate([*questions[:3], *questions]):
            began = time.perf_counter()
            chain.invoke(Question(question))
            answered = time.perf_counter()
            texts = [hit.passage.text for hit in search(index, question, READ)]
            found = time.perf_counter()
            cross_encoder.predict([(question, text) for text in texts], show_progress_bar=False)
            if number >= 3:  # the first ones load and warm
                times.append((answered - began, time.perf_counter() - found))
        ours, theirs = np.array(times).T
        for name, seconds in (("answer", ours), ("cross-encoder", theirs)):
            middle, slow = np.quantile(seconds, (0.5, 0.95))
            print(f"{name:<14} median {middle:.2f} s, 95th percentile {slow:.2f} s")
        print(f"median ratio {np.median(ours / theirs):.2f} over {len(ours)} questions")


if __name__ == "__main__":
    main()
