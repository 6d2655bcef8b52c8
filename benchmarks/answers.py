"""Answers by the reader to questions about news, and when it declines.

    python -m benchmarks.answers NEWSQA.json DISTRACTORS WORKDIR [--questions N] [--fit FOLDER]

Everything goes through the product's own retrieval and reader. A question counts as answered
rightly if the first quote is from the right article and contains a right answer. The same
questions are asked again with the right article left out, where declining is right, and so are
questions on nothing that is in the articles. With --fit the calibration is found on the tuning
half and written to FOLDER; the figures are of the reporting half.
"""

import argparse
import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from benchmarks import newsqa
from benchmarks.newsqa import Asked
from benchmarks.retrieval import open_index
from qa.index import Index
from qa.metrics import f1
from qa.reader import PACKAGED, Calibration, sentence
from qa.retrieve import search
from qa.settings import THRESHOLD
from qa.spans import SpanModel

Floats = NDArray[np.float64]

READ = 20
OFF_TOPIC = Path(__file__).parent.parent / "training" / "offtopic.txt"
WEIGHTS = (0.0, 0.005, 0.01, 0.015, 0.02, 0.03, 0.04, 0.06, 0.08, 0.1, 0.15)


@dataclass(frozen=True, slots=True)
class Read:
    """What was read for one question, a row for each passage in retrieval's order.

    The columns of `scores` are the retrieval score, the cosine, the span's score and its margin;
    `own` says that the passage is of the right article, `holds` that its quote has an answer, and
    `f1` is that of the short answer. `seconds` is the time from question to spans.
    """

    scores: Floats
    own: NDArray[np.bool_]
    holds: NDArray[np.bool_]
    f1: Floats
    seconds: float

    def first(self, weight: float) -> int:
        return int(np.argmax(self.scores[:, 0] + weight * self.scores[:, 2]))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("newsqa", type=Path)
    parser.add_argument("distractors", type=Path)
    parser.add_argument("workdir", type=Path)
    parser.add_argument("--questions", type=int, default=400, help="of each half")
    parser.add_argument("--fit", type=Path)
    options = parser.parse_args()
    model = SpanModel(str(options.fit or PACKAGED))
    articles, asked = newsqa.load(options.newsqa)
    halves = {
        tuning: spread([one for one in asked if one.tuning == tuning], options.questions)
        for tuning in (True, False)
    }
    off_topic = OFF_TOPIC.read_text(encoding="utf-8").splitlines()
    with open_index(options.workdir / "broadsheet", articles, options.distractors) as index:
        if options.fit:
            found = [read(index, model, one.question, one) for one in halves[True]]
            missing = [read(index, model, one.question, one, True) for one in halves[True]]
            calibration = fit(found, missing)
            file = options.fit / "calibration.json"
            file.write_text(json.dumps(asdict(calibration), indent=2) + "\n", encoding="utf-8")
        calibration = Calibration.beside(options.fit or PACKAGED)
        print(calibration)
        report(
            calibration,
            found=[read(index, model, one.question, one) for one in halves[False]],
            missing=[read(index, model, one.question, one, True) for one in halves[False]],
            off_topic=[read(index, model, question) for question in off_topic],
        )


def spread(asked: Sequence[Asked], most: int) -> list[Asked]:
    """`most` of the questions, spread over all articles."""
    return list(asked[:: max(1, len(asked) // most)])


def read(
    index: Index, model: SpanModel, question: str, asked: Asked | None = None, missing: bool = False
) -> Read:
    """What the reader makes of the first passages; with `missing`, of other articles only."""
    began = time.perf_counter()
    hits = search(index, question, 3 * READ if missing else READ)
    if missing and asked:
        hits = [hit for hit in hits if hit.passage.article_id != asked.article.id][:READ]
    answers = asked.answers if asked else ()
    spans = model.read(question, [hit.passage.text for hit in hits])
    seconds = time.perf_counter() - began
    own = [bool(asked and hit.passage.article_id == asked.article.id) for hit in hits]
    quotes = []
    for hit, span in zip(hits, spans, strict=True):
        start, end = sentence(hit.passage.text, span)
        quotes.append(hit.passage.text[start:end])
    return Read(
        scores=np.array(
            [
                (hit.score, hit.cosine, span.score, span.margin)
                for hit, span in zip(hits, spans, strict=True)
            ]
        ),
        own=np.array(own),
        holds=np.array([any(answer in quote for answer in answers) for quote in quotes]),
        f1=np.array(
            [
                f1(hit.passage.text[span.start : span.end], answers) if right else 0.0
                for hit, span, right in zip(hits, spans, own, strict=True)
            ]
        ),
        seconds=seconds,
    )


def fit(found: Sequence[Read], missing: Sequence[Read]) -> Calibration:
    """The weight with the most right first quotes; then a logistic regression (Platt 1999) on
    what tells a right quote from a wrong one and from what is found without the right article."""
    weight = max(WEIGHTS, key=lambda weight: sum(right(one, weight) for one in found))
    rows = [one.scores[one.first(weight)] for one in (*found, *missing)]
    labels = [right(one, weight) for one in found] + [False] * len(missing)
    features = np.array(rows)[:, [3, 1]]
    model = LogisticRegression(C=1e6).fit(features, labels)
    margin, cosine = model.coef_[0]
    return Calibration(
        weight=weight,
        bias=round(float(model.intercept_[0]), 4),
        margin=round(float(margin), 4),
        cosine=round(float(cosine), 4),
    )


def right(one: Read, weight: float) -> bool:
    first = one.first(weight)
    return bool(one.own[first] and one.holds[first])


def report(
    by: Calibration, found: Sequence[Read], missing: Sequence[Read], off_topic: Sequence[Read]
) -> None:
    firsts = [one.first(by.weight) for one in found]
    pairs = list(zip(found, firsts, strict=True))
    print(f"{len(found)} questions, {len(off_topic)} off topic; right article first:", end=" ")
    print(f"{np.mean([one.own[first] for one, first in pairs]):.3f}", end=", ")
    print(f"its quote holds the answer: {np.mean([right(one, by.weight) for one in found]):.3f},")
    print(f"short answer F1: {np.mean([one.f1[first] for one, first in pairs]):.3f}")
    middle, slow = np.quantile([one.seconds for one in found], (0.5, 0.95))
    print(f"seconds for one answer: median {middle:.2f}, 95th percentile {slow:.2f}")
    confidence = probabilities(found, by)
    labels = np.array([right(one, by.weight) for one in found])
    nowhere, elsewhere = probabilities(missing, by), probabilities(off_topic, by)
    every = np.concatenate([confidence, nowhere])
    mixed = np.concatenate([labels, np.zeros(len(nowhere), dtype=bool)])
    print(f"expected calibration error (ten bins): {calibration_error(every, mixed):.3f}")
    for low in np.arange(0, 1, 0.2):
        here = (every >= low) & (every < low + 0.2)
        if here.any():
            share = f"{mixed[here].mean():.2f} right of {here.sum()}"
            print(f"  confidence {low:.1f} to {low + 0.2:.1f}: {share}")
    print("threshold  right declined  wrong declined  missing declined  off topic declined")
    for threshold in sorted({*np.arange(0.1, 0.75, 0.05).round(2), THRESHOLD}):
        declined = [
            np.mean(values < threshold)
            for values in (confidence[labels], confidence[~labels], nowhere, elsewhere)
        ]
        print(f"{threshold:9.2f}  " + "  ".join(f"{share:14.3f}" for share in declined))


def probabilities(read: Sequence[Read], by: Calibration) -> Floats:
    return np.array(list(_probabilities(read, by)))


def _probabilities(read: Sequence[Read], by: Calibration) -> Iterator[float]:
    for one in read:
        first = one.scores[one.first(by.weight)]
        yield by.probability(margin=float(first[3]), cosine=float(first[1]))


def calibration_error(confidence: Floats, right: NDArray[np.bool_], bins: int = 10) -> float:
    """Mean distance of confidence from the share of right ones, over equal bins (Guo 2017)."""
    places = np.minimum((confidence * bins).astype(int), bins - 1)
    return sum(
        float((places == bin_).mean())
        * abs(float(confidence[places == bin_].mean()) - float(right[places == bin_].mean()))
        for bin_ in set(places.tolist())
    )


if __name__ == "__main__":
    main()
