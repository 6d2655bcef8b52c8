"""Answers by the reader to questions about news, and when it declines.

    python -m benchmarks.answers NEWSQA.json DISTRACTORS WORKDIR [--questions N] [--fit FOLDER]

Everything goes through the product's own retrieval and reader. A question counts as answered
rightly if the first quote is from the right article and holds a right answer. The same questions
are asked again with the right article left out, where declining is right, and so are questions on
nothing that is in the articles. With --fit the calibration is found on the tuning half and written
to FOLDER, with what every threshold declines of the reporting half; the figures are of that half.
"""

import argparse
import json
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import product
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from benchmarks import newsqa
from benchmarks.newsqa import Asked
from benchmarks.retrieval import filled
from qa.evaluation.figures import bins, figures
from qa.evaluation.metrics import exact_match, f1, holds
from qa.evaluation.outcomes import Outcome
from qa.question import Filters
from qa.reading.calibration import Calibration, Declined, Evidence
from qa.reading.reader import PACKAGED, ExtractiveReader, Read
from qa.reading.spans import Span, SpanModel
from qa.retrieve import Hit, search
from qa.settings import THRESHOLD
from qa.store.index import Index
from qa.text.sentences import Sentences

READ = 20
OFF_TOPIC = Path(__file__).parent.parent / "training" / "offtopic.txt"
WEIGHTS = (0.0, 0.005, 0.01, 0.015, 0.02, 0.025, 0.03, 0.035, 0.04, 0.05, 0.06, 0.08)
LEADS = (0.0, 0.03, 0.06, 0.08, 0.1)
THRESHOLDS = (*np.arange(0.02, 0.1, 0.02).round(2), *np.arange(0.1, 0.75, 0.05).round(2))


@dataclass(frozen=True, slots=True)
class Found:
    """The passages found for a question; `asked` is None if none of them can answer it."""

    question: str
    asked: Asked | None
    hits: Sequence[Hit]


class Remembered:
    """A model that reads no passage twice for one question."""

    def __init__(self, model: SpanModel) -> None:
        self._model = model
        self._spans: dict[tuple[str, str], Span] = {}

    def load(self) -> None: ...

    def read(self, question: str, passages: Sequence[Sentences]) -> list[Span]:
        wanted = {passage.text: passage for passage in passages}
        new = [one for text, one in wanted.items() if (question, text) not in self._spans]
        spans = self._model.read(question, new) if new else []
        self._spans |= {(question, one.text): span for one, span in zip(new, spans, strict=True)}
        return [self._spans[question, passage.text] for passage in passages]


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
    with filled(options.workdir / "broadsheet", articles, options.distractors) as index:
        if options.fit:
            write(options.fit / "calibration.json", asdict(fit(index, model, halves[True])))
        calibration = Calibration.beside(options.fit or PACKAGED)
        print(calibration)
        by_kind = outcomes(index, ExtractiveReader(model, calibration), halves[False])
        report(by_kind)
        declined = tradeoff(by_kind)
        print("declined", *declined, sep="\n  ")
        if options.fit:
            write(options.fit / "tradeoff.json", [asdict(row) for row in declined])


def spread(asked: Sequence[Asked], most: int) -> list[Asked]:
    """`most` of the questions, spread over all articles."""
    return list(asked[:: max(1, len(asked) // most)])


def among_all(index: Index, asked: Sequence[Asked]) -> list[Found]:
    return [Found(one.question, one, search(index, one.question, READ)) for one in asked]


def without_own(index: Index, asked: Sequence[Asked]) -> list[Found]:
    """What is found when the right article is not there."""
    found = []
    for one in asked:
        hits = search(index, one.question, 3 * READ)
        others = [hit for hit in hits if hit.passage.article_id != one.article.id]
        found.append(Found(one.question, None, others[:READ]))
    return found


def alone(index: Index, found: Sequence[Found]) -> Iterator[Found]:
    """What is found when there is one article only: the right one, or what was found first."""
    for one in found:
        passage = one.hits[0].passage
        title = one.asked.article.title if one.asked else passage.title
        article_id = one.asked.article.id if one.asked else passage.article_id
        hits = search(index, one.question, READ, Filters(source=title))
        own = [hit for hit in hits if hit.passage.article_id == article_id]
        if own:  # a title of many articles may leave it out
            yield replace(one, hits=own)


def fit(index: Index, model: SpanModel, asked: Sequence[Asked]) -> Calibration:
    """The weight and lead with the most right first quotes and first passages that hold an answer,
    since a language model is given the passages; then a logistic regression (Platt 1999) on what
    tells a right quote from a wrong one.

    Half of what it learns from are questions whose article is missing. Each is asked of all
    articles and of one alone, which is what a new user has: there the share is always 1.
    """
    crowd = among_all(index, asked)
    several = [*crowd, *without_own(index, asked)]
    found = [*several, *alone(index, several)]
    remembered = Remembered(model)

    def weighed(
        weight: float, lead: float, which: Sequence[Found]
    ) -> Iterator[tuple[Found, Read, Evidence]]:
        reader = ExtractiveReader(remembered, Calibration(weight, lead, 0, 0, 0, 0))
        for one in which:
            ranked, evidence = reader.weigh(one.question, one.hits)
            yield one, ranked[0], evidence

    def worth(choice: tuple[float, float]) -> int:
        return sum(
            right(one, first) + holds_answer(one, first.hit)
            for one, first, _ in weighed(*choice, crowd)
        )

    weight, lead = max(product(WEIGHTS, LEADS), key=worth)
    fitted = list(weighed(weight, lead, found))
    labels = [right(one, first) for one, first, _ in fitted]
    evidence = [one for _, _, one in fitted]
    features = np.array([(one.margin, one.cosine, one.share) for one in evidence])
    regression = LogisticRegression(C=1e6).fit(features, labels)
    margin, cosine, share = (round(float(value), 4) for value in regression.coef_[0])
    return Calibration(
        weight, lead, round(float(regression.intercept_[0]), 4), margin, cosine, share
    )


def outcomes(
    index: Index, reader: ExtractiveReader, asked: Sequence[Asked]
) -> dict[str, list[Outcome]]:
    """What becomes of the questions, by the kind of situation they are asked in."""
    off_topic = OFF_TOPIC.read_text(encoding="utf-8").splitlines()
    kinds = {
        "among all": among_all(index, asked),
        "article missing": without_own(index, asked),
        "off topic": [Found(text, None, search(index, text, READ)) for text in off_topic],
    }
    kinds["one article"] = list(alone(index, kinds["among all"]))
    kinds["one wrong article"] = list(alone(index, kinds["article missing"]))
    return {kind: [judge(reader, one) for one in found] for kind, found in kinds.items()}


def report(by_kind: Mapping[str, Sequence[Outcome]]) -> None:
    for first, second in (("among all", "article missing"), ("one article", "one wrong article")):
        found = [*by_kind[first], *by_kind[second]]
        print(f"{len(by_kind[first])} questions, {first}, and as many, {second}; all answered")
        for name, figure in figures(found, threshold=0).items():
            print(f"  {name:<22} {figure.value:.3f}  ({figure.low:.3f} to {figure.high:.3f})")
        print(f"  {'answered_rightly':<22} {answered_rightly(by_kind[first]):.3f}")
        for one in bins(found):
            print(f"  confidence {one.confidence:.2f}: {one.right:.2f} of {one.n} right")


def answered_rightly(outcomes: Sequence[Outcome]) -> float:
    """The share whose first quote is from the right article and holds a right answer."""
    return float(np.mean([one.right for one in outcomes]))


def tradeoff(by_kind: Mapping[str, Sequence[Outcome]]) -> list[Declined]:
    """What each threshold declines."""
    confidences = {
        "right": [one.confidence for one in by_kind["among all"] if one.right],
        "wrong": [one.confidence for one in by_kind["among all"] if not one.right],
        "missing": [one.confidence for one in by_kind["article missing"]],
        "off_topic": [one.confidence for one in by_kind["off topic"]],
    }
    return [
        Declined(
            float(threshold),
            **{
                kind: round(float(np.mean(np.array(values) < threshold)), 3)
                for kind, values in confidences.items()
            },
        )
        for threshold in sorted({*THRESHOLDS, THRESHOLD})
    ]


def judge(reader: ExtractiveReader, found: Found) -> Outcome:
    """What a user would be told, were nothing declined; the time is without retrieval."""
    began = time.perf_counter()
    reading = reader.read(found.question, found.hits)
    seconds = time.perf_counter() - began
    asked, quote = found.asked, reading.quotes[0]
    answers = asked.answers if asked else ()
    hit = reading.ranked[0]
    text = hit.passage.text[quote.start - hit.passage.start : quote.end - hit.passage.start]
    own = bool(asked and quote.article_id == asked.article.id)
    ranks = (place for place, hit in enumerate(reading.ranked, start=1) if holds_answer(found, hit))
    said = reading.short_answer or ""
    return Outcome(
        question=found.question,
        answerable=bool(answers),
        rank=next(ranks, None),
        confidence=reading.confidence,
        answer=said,
        quote=text,
        cited=hit.passage.title,
        exact_match=exact_match(said, answers),
        f1=f1(said, answers),
        quote_holds=holds(text, answers),
        right_article=own,
        seconds=seconds,
    )


def holds_answer(found: Found, hit: Hit) -> bool:
    """Whether the passage is of the right article and holds an answer."""
    asked = found.asked
    return (
        asked is not None
        and hit.passage.article_id == asked.article.id
        and holds(hit.passage.text, asked.answers)
    )


def right(found: Found, first: Read) -> bool:
    return (
        found.asked is not None
        and first.hit.passage.article_id == found.asked.article.id
        and holds(first.told, found.asked.answers)
    )


def write(file: Path, content: object) -> None:
    file.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
