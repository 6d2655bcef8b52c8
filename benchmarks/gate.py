"""Fails when the quality of answers is below what it was, or ingest takes too long.

    python -m benchmarks.gate DATA WORKDIR [--raise]

The floors in floors.json hold for the data whose SHA-256 stands beside them. --raise raises them to
what was measured; it never lowers one. The time of ingest may be a share of the LangChain
quickstart's, in every number format in which models can run here. Where the data is not there,
nothing is checked, and that is said.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from hashlib import sha256
from math import floor
from pathlib import Path

from benchmarks import answers, newsqa
from benchmarks.ingest import ratios
from benchmarks.retrieval import filled
from qa.evaluation.figures import figures
from qa.reading.reader import PACKAGED, open_reader
from qa.reading.spans import SpanModel
from qa.settings import THRESHOLD
from qa.weights import precision
from training.evaluate import measure, reported

FLOORS = Path(__file__).with_name("floors.json")
NEWSQA, SQUAD2, DISTRACTORS = "eval/newsqa.json", "eval/squad2.json", "bbc"
QUESTIONS = 1200
"""Of the reporting half, which has fewer: all; as in the reader's card."""

INGESTED, PAIRS = "bbc/politics", 3


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path, help="the folder with eval/ and bbc/")
    parser.add_argument("workdir", type=Path, help="where the index is kept")
    parser.add_argument("--raise", action="store_true", dest="upwards")
    options = parser.parse_args()
    pinned = json.loads(FLOORS.read_text(encoding="utf-8"))
    for name, digest in pinned["data"].items():
        file = options.data / name
        if not file.is_file():
            print(f"{file} is not there: nothing was checked")
            return
        if sha256(file.read_bytes()).hexdigest() != digest:
            sys.exit(f"{file} is not the data that the floors were measured on")
    floors, below = pinned["floors"], []
    for name, value in measured(options.data, options.workdir):
        print(f"{name:<28} {value:.3f}   floor {floors.get(name, 0):.3f}", flush=True)
        if value < floors.get(name, 0):
            below.append(name)
        floors[name] = max(floors.get(name, 0), floor(1000 * value) / 1000)
    for name, share in times(options.data / INGESTED):
        print(f"{name:<28} {share:.3f}   at most {pinned['times'][name]:.3f}", flush=True)
        if share > pinned["times"][name]:
            below.append(name)
    if options.upwards:
        FLOORS.write_text(json.dumps(pinned, indent=2) + "\n", encoding="utf-8")
    if below:
        sys.exit(f"worse than what is pinned: {', '.join(below)}")


def measured(data: Path, workdir: Path) -> Iterator[tuple[str, float]]:
    """Every figure of the halves B; more is better in all of them."""
    model = SpanModel(str(PACKAGED))
    squad2 = measure(model, reported(data / SQUAD2), limit=None)
    yield "squad2 f1", squad2.f1 / 100
    yield "squad2 answerability auc", squad2.answerability_auc or 0.0
    yield "newsqa gold article f1", measure(model, reported(data / NEWSQA), limit=None).f1 / 100
    articles, asked = newsqa.load(data / NEWSQA)
    reporting = answers.spread([one for one in asked if not one.tuning], QUESTIONS)
    with filled(workdir / "broadsheet", articles, data / DISTRACTORS) as index:
        by_kind = answers.outcomes(index, open_reader(""), reporting)
    found = figures([*by_kind["among all"], *by_kind["article missing"]], threshold=0)
    for name in ("hit@1", "hit@5", "answer_f1", "quote_holds_answer", "right_article_cited"):
        yield name, found[name].value
    yield "answered rightly", answers.answered_rightly(by_kind["among all"])
    yield "calibration", 1 - found["calibration_error"].value
    declined = next(one for one in answers.tradeoff(by_kind) if one.threshold == THRESHOLD)
    yield "right answers given", 1 - declined.right
    yield "missing articles declined", declined.missing
    yield "off topic declined", declined.off_topic


def times(folder: Path) -> Iterator[tuple[str, float]]:
    """The time of ingest as a share of the quickstart's; less is better."""
    formats = {"float32", str(precision()).removeprefix("torch.")}
    for name in sorted(formats, reverse=True):
        clock, _ = ratios(folder, PAIRS, float32=name == "float32")
        yield f"ingest, {name}", clock


if __name__ == "__main__":
    main()
