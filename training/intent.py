"""The head that tells what a visitor wants: its weights out of examples and real questions.

    python -m training.intent HEAD.safetensors --questions amazon_reviews.json reddit.json \
        new_wiki.json --turns train.jsonl --squad2 squad2.json --newsqa newsqa.json

The examples are files of this folder, one for each language. (one|other) stands for either,
{topic} for anything that articles may be about, {title} for a headline, {name} for an author, and
{time} for a time. A fifth of the wordings is not learned from, and neither are NewsQA and SQuAD
2.0: what is no question counts from the chance on at which one of 500 questions of their halves A
is taken for it. The report is about the halves B and a fifth of the conversations.
"""

import argparse
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path

import numpy as np
from safetensors.numpy import save_file
from scipy.optimize import minimize
from scipy.sparse import csr_matrix, vstack
from sklearn.linear_model import LogisticRegression

from qa.conversation import intent
from qa.conversation.intent import (
    KINDS,
    PLACES,
    TOPICAL,
    VECTOR,
    WORDS,
    place_features,
    word_features,
)
from qa.store.embed import Array, Embedder
from training import squad

EXAMPLES = Path(__file__).with_name("intent_examples")
LANGUAGES = ("en", "de", "fr", "es", "it")
TOPIC, TITLE, NAME, TIME = "{topic}", "{title}", "{name}", "{time}"
QUESTIONS = 5000
"""Of the questions of the reader's training set."""
_LEAST = 0.86
"""The least chance, from which what is no question counts as none."""
_BARE, _EXAMPLE = 4, 2
"""Weights of a topic without a word around it, which people type most, and of another example,
beside a real question."""
_ONCE_IN = 500
"""Real questions, of which one may be taken for something else."""
_FREEDOM, _ROUNDS = 2, 400
"""The inverse of the penalty on large weights, as scikit-learn's C, and rounds of fitting."""
_EITHER = re.compile(r"\(([^()]*)\)")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][\w'\u2019-]+(?: [A-Z][\w'\u2019-]+){0,3}")
_TIMES = 12
"""Examples of a wording with something to fill in or to choose."""
_STRANGE = 0.25
"""Part of the topics whose words are made strange."""
_BEFORE = ("please ", "Hi, ", "ok, ", "so ", "hello, ", "bitte ", "Hallo, ", "ciao, ")


@dataclass(frozen=True, slots=True)
class Example:
    """`said` is of a `kind`; `topic` is the part of it that names a topic."""

    kind: str
    said: str
    language: str
    topic: str = ""


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("head", type=Path)
    parser.add_argument("--questions", type=Path, nargs="+", required=True)
    parser.add_argument("--turns", type=Path, required=True)
    parser.add_argument("--squad2", type=Path, required=True)
    parser.add_argument("--newsqa", type=Path, required=True)
    options = parser.parse_args()
    chance = np.random.default_rng(7)
    real = [one for file in options.questions for one in asked(file)]
    examples, held_out = examples_of(sorted({*names(real)}), chance)
    chance.shuffle(real)
    learned = [*real[:QUESTIONS], *turns(options.turns, False)]
    chosen_by = [*asked(options.newsqa, "A"), *asked(options.squad2, "A")]
    reported = {
        "NewsQA, half B": [*asked(options.newsqa, "B")],
        "SQuAD 2.0, half B": [*asked(options.squad2, "B")],
        "turns of conversations, a fifth": [*turns(options.turns, True)],
    }
    embedder = Embedder()
    real_ones = features(learned, embedder)
    first, second = (
        features([one.said for one in some], embedder) for some in (examples, held_out)
    )
    kinds, others = ([KINDS.index(one.kind) for one in some] for some in (examples, held_out))
    questions = [0] * len(learned)
    bare, others_bare = (
        [_BARE if one.said.strip(" ?.") == one.topic else _EXAMPLE for one in some]
        for some in (examples, held_out)
    )
    even = [1] * len(learned)
    model = _fitted([first, real_ones], kinds + questions, bare + even)
    of_held_out = model.chances(second)
    chances = {name: model.chances(features(texts, embedder)) for name, texts in reported.items()}
    real_chances = model.chances(features(chosen_by, embedder))
    least = max(_LEAST, float(np.quantile(1 - real_chances[:, 0], 1 - 1 / _ONCE_IN)))
    print(f"what is no question counts from {least:.3f}")
    report(held_out, of_held_out, least, chances, reported)
    report_topics(topic_places(examples), held_out)
    # What is carried has learned from the held out wordings too.
    model = _fitted(
        [first, second, real_ones],
        kinds + others + questions,
        bare + others_bare + even,
        begin=model.weights,
    )
    places = topic_places([*examples, *held_out])
    tensors = {
        "bias": model.weights[-1],
        "vector": model.weights[: -WORDS - 1],
        "words": model.weights[-WORDS - 1 : -1],
        "least": np.array([least]),
        "places": places.coef_[0],
        "place_bias": places.intercept_,
    }
    save_file(
        {name: np.ascontiguousarray(value, np.float16) for name, value in tensors.items()},
        options.head,
    )


@dataclass(frozen=True, slots=True)
class Features:
    """Vectors, shape (texts, dimension), and words, shape (texts, WORDS)."""

    vectors: Array
    words: csr_matrix

    def times(self, weights: Array) -> Array:
        """Scores, shape (texts, kinds), of weights as `Fitted` has them."""
        scores: Array = self.vectors @ weights[: -WORDS - 1]
        scores += self.words @ weights[-WORDS - 1 : -1] + weights[-1]
        return scores

    def back(self, errors: Array) -> Array:
        """The gradient of the weights for that of the scores."""
        return np.vstack([self.vectors.T @ errors, self.words.T @ errors, errors.sum(axis=0)])


@dataclass(frozen=True, slots=True)
class Fitted:
    """A multinomial logistic regression. `weights` has the shape (dimension + WORDS + 1, kinds);
    the last row is the bias."""

    weights: Array

    def chances(self, features: Features) -> Array:
        return _chances(features.times(self.weights))


def _fitted(
    parts: Sequence[Features],
    kinds: Sequence[int],
    weights: Sequence[int],
    begin: Array | None = None,
) -> Fitted:
    """The regression with the least loss, looked for from `begin` on. Vectors and words stay apart:
    as one sparse matrix they take twenty times as long."""
    told = Features(
        np.vstack([one.vectors for one in parts]), vstack([one.words for one in parts]).tocsr()
    )
    shape = (told.vectors.shape[1] + WORDS + 1, len(KINDS))
    right = np.eye(len(KINDS), dtype=np.float32)[list(kinds)]
    counted = np.array(weights, np.float32)[:, None]
    total = float(counted.sum())

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        own = flat.reshape(shape).astype(np.float32)
        found = _chances(told.times(own))
        missed = -float((counted * right * np.log(found + 1e-12)).sum())
        slope = told.back(counted * (found - right)).astype(np.float64)
        slope[:-1] += own[:-1] / _FREEDOM
        size = float((own[:-1].astype(np.float64) ** 2).sum())
        return (missed + size / (2 * _FREEDOM)) / total, slope.ravel() / total

    start = np.zeros(shape) if begin is None else begin.astype(np.float64)
    found = minimize(
        loss, start.ravel(), jac=True, method="L-BFGS-B", options={"maxiter": _ROUNDS, "ftol": 1e-9}
    )
    return Fitted(found.x.reshape(shape).astype(np.float32))


def _chances(scores: Array) -> Array:
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    chances: Array = powers / powers.sum(axis=1, keepdims=True)
    return chances


def examples_of(
    found: Sequence[str], chance: np.random.Generator
) -> tuple[list[Example], list[Example]]:
    """The examples with topics in them: those to learn from, and those that are held out."""
    topics, titles, names = (
        (EXAMPLES / f"{name}.txt").read_text("utf-8").splitlines()
        for name in ("topics", "titles", "names")
    )
    learned, held_out = [], []
    for language in LANGUAGES:
        wordings = [*_wordings(EXAMPLES / f"{language}.txt")]
        # A time is taken out of what is asked before the head sees it, where it is told.
        told = [wording for kind, wording in wordings if kind == "time"]
        told += [""] * len(told)
        fillings = {
            TOPIC: partial(_topic, topics, found, chance),
            TITLE: partial(_one_of, titles, chance),
            NAME: partial(_one_of, names, chance),
            TIME: partial(_one_of, told, chance),
        }
        for kind, wording in wordings:
            if kind == "time":
                continue
            bare = wording == TOPIC
            times = 150 if bare else _TIMES if "{" in wording or "(" in wording else 3
            made = dict(_filled(wording, fillings, chance) for _ in range(times))
            several = [Example(kind, said, language, topic) for said, topic in made.items()]
            out = int(sha256(wording.encode()).hexdigest(), 16) % 5 == 0 and not bare
            if bare:
                learned += several[:120]
                held_out += [Example(kind, one.said, "bare", one.topic) for one in several[120:]]
            else:
                (held_out if out else learned).extend(several)
    return learned, held_out


def _wordings(file: Path) -> Iterator[tuple[str, str]]:
    kind = ""
    for line in file.read_text("utf-8").splitlines():
        if line.startswith("["):
            kind = line.strip("[]")
        elif line:
            yield kind, line


def _one_of(several: Sequence[str], chance: np.random.Generator) -> str:
    return str(chance.choice(several))


def _topic(topics: Sequence[str], found: Sequence[str], chance: np.random.Generator) -> str:
    """A topic as people type it."""
    topic = str(chance.choice(topics if chance.random() < 0.5 else found))
    if chance.random() < 0.25:
        topic = topic.lower()
    return f"{topic} {chance.choice(topics)}" if chance.random() < 0.2 else topic


def _filled(
    wording: str, fillings: Mapping[str, Callable[[], str]], chance: np.random.Generator
) -> tuple[str, str]:
    """A wording with something in each of its places, as people type; and its topic."""
    while either := _EITHER.search(wording):
        one = str(chance.choice(either[1].split("|")))
        wording = wording[: either.start()] + one + wording[either.end() :]
    topic, said = "", wording
    for place, filling in fillings.items():
        while place in said:
            filled = filling()
            said = said.replace(place, filled, 1)
            topic = topic or (filled if place != TIME else "")
    said = " ".join(said.split())
    if chance.random() < 0.3:
        said = said[:1].upper() + said[1:]
    end = chance.random()
    if end > 0.8:
        said = said.rstrip(" ?.!").lstrip("¿¡")
    elif end > 0.7 and not said.endswith(("?", "!")):
        said = f"{said.rstrip('.')}."
    if chance.random() < 0.1:
        said = str(chance.choice(_BEFORE)) + said
    return said, topic


def asked(file: Path, half: str = "") -> Iterator[str]:
    """The questions of a file in SQuAD format, or of one half of it."""
    for entry in squad.articles(file):
        if half in ("", squad.half(entry)):
            for paragraph in entry.paragraphs:
                yield from (question.text for question in paragraph.questions)


def turns(file: Path, reported: bool) -> Iterator[str]:
    """What was asked in four fifths of the conversations, or in those that are reported."""
    for line in file.read_text("utf-8").splitlines():
        turn = json.loads(line)
        fifth = int(sha256(turn["conversation"].encode()).hexdigest(), 16) % 5
        if (fifth == 0) is reported:
            yield turn["question"]


def names(questions: Sequence[str]) -> Iterator[str]:
    """What is written with capitals within questions."""
    for question in questions:
        yield from _NAME.findall(question)


def features(said: Sequence[str], embedder: Embedder) -> Features:
    words = [word_features(intent.words(one)) for one in said]
    return Features(VECTOR * embedder.texts(said), _rows(words, WORDS))


def _rows(found: Sequence[set[int]], width: int) -> csr_matrix:
    places = [(row, place) for row, one in enumerate(found) for place in one]
    rows, columns = zip(*places, strict=True)
    ones = np.ones(len(places), np.float32)
    return csr_matrix((ones, (rows, columns)), (len(found), width))


def topic_places(examples: Sequence[Example]) -> LogisticRegression:
    """What tells the words of a topic from those around it, in requests. The words of some topics
    are made strange: what is asked about is seldom something that was learned."""
    chance = np.random.default_rng(3)
    found: list[set[int]] = []
    labels: list[bool] = []
    for one in examples:
        if one.kind not in TOPICAL:
            continue
        start = one.said.lower().find(one.topic.lower())
        words = [word for word in intent.WORD.finditer(one.said) if word[0][0].isalnum()]
        named = [start <= word.start() < start + len(one.topic) for word in words]
        strange = chance.random() < _STRANGE
        found += place_features(
            [
                f"{word[0][0]}{chance.integers(10**9)}" if own and strange else word[0]
                for word, own in zip(words, named, strict=True)
            ]
        )
        labels += named
    return LogisticRegression(C=3, max_iter=400).fit(_rows(found, PLACES), labels)


def report(
    held_out: Sequence[Example],
    of_held_out: Array,
    least: float,
    chances: dict[str, Array],
    reported: dict[str, list[str]],
) -> None:
    taken = _taken(of_held_out, least)
    for kind, name in enumerate(KINDS):
        told = []
        for language in (*LANGUAGES, "bare"):
            own = [
                taken[row] == kind
                for row, one in enumerate(held_out)
                if (one.kind, one.language) == (name, language)
            ]
            if own:
                told.append(f"{language} {np.mean(own):.2f} of {len(own)}")
        print(f"{name:9}", *told, sep="  ")
    for name, found in chances.items():
        wrong = np.flatnonzero(_taken(found, least))
        print(f"{name}: {len(wrong)} of {len(found)} taken for something else")
        for row in wrong[:12]:
            print(f"    {KINDS[_taken(found[row : row + 1], least)[0]]}: {reported[name][row]}")


def _taken(chances: Array, least: float) -> Array:
    best: Array = 1 + chances[:, 1:].argmax(axis=1)
    best[1 - chances[:, 0] < least] = 0
    return best


def report_topics(model: LogisticRegression, held_out: Sequence[Example]) -> None:
    own = [one for one in held_out if one.kind in TOPICAL]
    weights, bias = model.coef_[0], float(model.intercept_[0])
    found = [intent.topic_of(one.said, weights, bias) for one in own]
    right = [one.lower() == other.topic.lower() for one, other in zip(found, own, strict=True)]
    print(f"topics: {np.mean(right):.3f} of {len(own)} are the right words")


if __name__ == "__main__":
    main()
