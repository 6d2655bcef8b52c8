"""The head that tells whether a question means what the examples of an entry of desk.yaml mean.

    python -m training.said HEAD.safetensors --questions amazon_reviews.json new_wiki.json \
        --newsqa newsqa.json

The entries to learn from are files of said_examples, one for each language: lines with = are
examples as an editor writes them, lines with + mean the same, and lines with - come near. Entries
are made of all of them, and a question gets a word of negations.txt to mean something else. Other
questions are those of other entries, and real ones. Each entry is judged by a head that has not
learned from it; from those judgements come the least scores that count.
"""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from safetensors.numpy import save_file
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from qa.said.evidence import FIGURES, PLACES, Centre, evidence
from qa.said.wording import Wording
from qa.store.embed import Array, Embedder
from qa.store.passages.stems import spoken, telling
from qa.text.words import words_in
from training.intent import asked

EXAMPLES = Path(__file__).with_name("said_examples")
WORDINGS = Path(__file__).with_name("intent_examples")
LANGUAGES = ("en", "de", "fr", "es", "it")
_COMMON = 250
"""Questions of a language from which it is known what all of them have in common."""
_DIRECTIONS = 2
_MADE = 4
"""Entries that are made of one."""
_OTHERS = 8
"""Questions of other entries, the nearest, for each entry."""
_ABOUT = 5
"""Questions about a word of an entry, for each."""
_MARKS = "¿?¡!.,'"
_REAL = 800
_FOLDS = 6
_STRENGTH = 0.1
_ROUNDS = 2
_TAKEN = (0.0, 1 / 100, 1 / 20)
"""Of what comes near, the part that may be taken for the same: strict, usual and wide. Of all other
questions it is a fifth of that."""


@dataclass(frozen=True, slots=True)
class Entry:
    language: str
    examples: list[str] = field(default_factory=list)
    same: list[str] = field(default_factory=list)
    near: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Pair:
    """A question beside the `examples` of the entry with the number `entry`. `kind` is same, near,
    turned, other or real; `made` says that the entry was made of another."""

    entry: int
    language: str
    question: str
    examples: tuple[str, ...]
    kind: str
    made: bool = False


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("head", type=Path)
    parser.add_argument("--questions", type=Path, nargs="+", required=True)
    parser.add_argument("--newsqa", type=Path, required=True)
    parser.add_argument("--strength", type=float, default=_STRENGTH)
    options = parser.parse_args()
    chance = np.random.default_rng(5)
    read = Reading(Embedder())
    entries = [one for language in LANGUAGES for one in entries_of(language)]
    read.learn(text for one in entries for text in (*one.examples, *one.same, *one.near))
    centres = {one: read.centre(one, entries, chance) for one in LANGUAGES}
    centres["other"] = np.concatenate(
        [np.mean([one[:1] for one in centres.values()], axis=0), np.zeros((_DIRECTIONS, 384))]
    ).astype(np.float32)
    real = [one for file in options.questions for one in asked(file)]
    real = [str(one) for one in chance.choice(real, _REAL, replace=False)]
    chosen_by = [
        str(one) for one in chance.choice([*asked(options.newsqa, "A")], _REAL, replace=False)
    ]
    read.learn([*real, *chosen_by])
    pairs = [*pairs_of(entries, read, chance), *real_pairs(entries, real, read, "real")]
    checked = real_pairs(entries, chosen_by, read, "newsqa")
    centre = Centre(centres)
    bags, further = (read.bags(some, centre) for some in (pairs, checked))
    scores, of_checked = judged(pairs, bags, checked, further, chance, options.strength)
    least = report([*pairs, *checked], np.concatenate([scores, of_checked]))
    print("strict, usual, wide:", *(f"{one:.2f}" for one in least))
    head = Head.fitted(bags, pairs, options.strength)
    tensors = {
        "bias": np.array([head.bias]),
        "weights": head.weights,
        "least": np.array(least),
        **{f"centre.{name}": value for name, value in centres.items()},
    }
    save_file(
        {name: np.ascontiguousarray(value, np.float32) for name, value in tensors.items()},
        options.head,
    )


class Reading:
    """Texts and their vectors, each computed once."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._vectors: dict[str, Array] = {}
        self._wordings: dict[tuple[str, str], Wording] = {}

    def learn(self, texts: "Sequence[str] | Iterator[str]") -> None:
        new = [text for text in dict.fromkeys(texts) if text not in self._vectors]
        if new:
            self._vectors.update(zip(new, self._embedder.questions(new), strict=True))

    def vectors(self, texts: Sequence[str]) -> Array:
        self.learn(texts)
        own = [self._vectors[text] for text in texts]
        return np.stack(own) if own else np.zeros((0, 384), np.float32)

    def wording(self, text: str, language: str) -> Wording:
        key = text, language
        if key not in self._wordings:
            vector = self.vectors([text])[0]
            self._wordings[key] = Wording(text, language, vector, self.vectors)
        return self._wordings[key]

    def centre(self, language: str, entries: Sequence[Entry], chance: np.random.Generator) -> Array:
        """What the questions of a language have in common: their mean, and the directions in which
        they differ most, shape (1 + _DIRECTIONS, dimension)."""
        topics = (WORDINGS / "topics.txt").read_text("utf-8").splitlines()
        lines = (WORDINGS / f"{language}.txt").read_text("utf-8").splitlines()
        wordings = [one for one in lines if one and one[0] not in "[{(" and "(" not in one]
        said = chance.choice(wordings, _COMMON)
        filled = [_filled(str(one), str(chance.choice(topics))) for one in said]
        own = [one for entry in entries if entry.language == language for one in entry.same]
        vectors = self._embedder.questions([*filled, *own])
        mean = (vectors[:_COMMON].mean(axis=0) + vectors[_COMMON:].mean(axis=0)) / 2
        _, _, directions = np.linalg.svd(vectors - mean, full_matrices=False)
        return np.concatenate([mean[None], directions[:_DIRECTIONS]])

    def bags(self, pairs: Sequence[Pair], centre: Centre) -> list[Array]:
        """The evidence of each pair, an example a row."""
        texts = (text for one in pairs for text in (one.question, *one.examples))
        self.learn(word for text in texts for word in words_in(text))
        return [
            evidence(
                self.wording(one.question, one.language),
                [self.wording(text, one.language) for text in one.examples],
                centre,
            )
            for one in pairs
        ]


def _filled(wording: str, topic: str) -> str:
    for place in ("{topic}", "{title}", "{name}", "{time}"):
        wording = wording.replace(place, topic)
    return wording


def entries_of(language: str) -> list[Entry]:
    found = [Entry(language)]
    for line in (EXAMPLES / f"{language}.txt").read_text("utf-8").splitlines():
        if not line:
            found.append(Entry(language))
            continue
        entry = found[-1]
        {"=": entry.examples, "+": entry.same, "-": entry.near}[line[0]].append(line[2:])
    return found


def pairs_of(
    entries: Sequence[Entry], read: Reading, chance: np.random.Generator
) -> Iterator[Pair]:
    turning = [
        line.split(" ", 1) for line in (EXAMPLES / "negations.txt").read_text("utf-8").splitlines()
    ]
    asking = [
        line.split(" ", 1) for line in (EXAMPLES / "about.txt").read_text("utf-8").splitlines()
    ]
    for number, one in enumerate(entries):
        every = [*one.examples, *one.same]
        sets = [tuple(one.examples)]
        for _ in range(_MADE):
            some = chance.choice(every, int(chance.integers(2, 5)), replace=False)
            sets.append(tuple(map(str, some)))
        words = [word for language, word in turning if language == one.language]
        for made, examples in enumerate(sets):
            about = (number, one.language)
            known = {word.lower() for text in examples for word in text.split()}
            for text in every:
                if text in examples:
                    continue
                yield Pair(*about, text, examples, "same", bool(made))
                word = str(chance.choice(words))
                if not known & set(word.split()) and not set(text.lower().split()) & set(words):
                    turned = _with(text, word, chance)
                    yield Pair(*about, turned, examples, "turned", bool(made))
            for text in one.near:
                yield Pair(*about, text, examples, "near", bool(made))
            rules = spoken(one.language)
            told = [word for text in examples for word in text.split() if telling(word, rules)]
            own = [text for language, text in asking if language == one.language]
            for wording in chance.choice(own, _ABOUT, replace=False):
                word = str(chance.choice(told)).strip(_MARKS)
                yield Pair(*about, wording.replace("{word}", word), examples, "about", bool(made))
        others = [
            text
            for other in entries
            if other.language == one.language and other is not one
            for text in (*other.same, *other.near)
        ]
        nearness = (read.vectors(others) @ read.vectors(one.examples).T).max(axis=1)
        for place in np.argsort(-nearness)[:_OTHERS]:
            yield Pair(number, one.language, others[place], sets[0], "other")


def _with(text: str, word: str, chance: np.random.Generator) -> str:
    words = text.split()
    place = int(chance.integers(1, max(2, len(words) - 1)))
    return " ".join([*words[:place], word, *words[place:]])


def real_pairs(
    entries: Sequence[Entry], questions: Sequence[str], read: Reading, kind: str
) -> list[Pair]:
    """Each real question with the English entry that is nearest."""
    english = [number for number, one in enumerate(entries) if one.language == "en"]
    vectors = read.vectors(questions)
    near = np.stack(
        [(vectors @ read.vectors(entries[one].examples).T).max(axis=1) for one in english]
    )
    return [
        Pair(english[best], "en", question, tuple(entries[english[best]].examples), kind)
        for question, best in zip(questions, near.argmax(axis=0), strict=True)
    ]


@dataclass(frozen=True, slots=True)
class Head:
    bias: float
    weights: Array

    @classmethod
    def fitted(cls, bags: Sequence[Array], pairs: Sequence[Pair], strength: float) -> "Head":
        """Learned from the nearest example of each pair: at first by its cosine, then by
        what was learned so."""
        labels = [one.kind == "same" for one in pairs]
        weights = [
            (0.5 if one.made else 1.0) * (2.0 if one.kind == "near" else 1.0) for one in pairs
        ]
        every = np.concatenate(bags)
        scale = np.ones(PLACES, np.float32)
        figures = 2 * FIGURES + 1
        scale[:figures] = every[:, :figures].std(axis=0) + 1e-6
        nearest = np.array([bag[:, 0].argmax() for bag in bags])
        for _ in range(_ROUNDS):
            rows = np.stack([bag[place] for bag, place in zip(bags, nearest, strict=True)])
            model = LogisticRegression(C=strength, max_iter=1000)
            model.fit(csr_matrix(rows / scale), labels, sample_weight=weights)
            head = cls(float(model.intercept_[0]), (model.coef_[0] / scale).astype(np.float32))
            nearest = np.array([(bag @ head.weights).argmax() for bag in bags])
        return head

    def scores(self, bags: Sequence[Array]) -> Array:
        return np.array([(bag @ self.weights).max() + self.bias for bag in bags], np.float32)


def judged(
    pairs: Sequence[Pair],
    bags: Sequence[Array],
    checked: Sequence[Pair],
    further: Sequence[Array],
    chance: np.random.Generator,
    strength: float,
) -> tuple[Array, Array]:
    """The score of every pair by a head that has not learned from its entry."""
    count = 1 + max(one.entry for one in pairs)
    fold = chance.permutation(np.arange(count) % _FOLDS)
    scores = np.zeros(len(pairs), np.float32)
    of_checked = np.zeros(len(checked), np.float32)
    for out in range(_FOLDS):
        apart, others = ([fold[one.entry] == out for one in some] for some in (pairs, checked))
        learned = [place for place, is_apart in enumerate(apart) if not is_apart]
        head = Head.fitted([bags[n] for n in learned], [pairs[n] for n in learned], strength)
        for found, some, chosen in ((scores, bags, apart), (of_checked, further, others)):
            places = [int(place) for place in np.flatnonzero(chosen)]
            found[places] = head.scores([some[place] for place in places])
    return scores, of_checked


def report(pairs: Sequence[Pair], scores: Array) -> list[float]:
    """Prints what counts from which score on. The least scores: strict, usual, wide."""
    kinds = np.array([one.kind for one in pairs])
    whole = np.array([not one.made for one in pairs])
    languages = np.array([one.language for one in pairs])
    for least in np.arange(-1, 5.1, 0.5):
        told = [
            f"{kind} {np.sum(own >= least)}/{len(own)}"
            for kind in ("same", "near", "about", "turned", "other", "real", "newsqa")
            for own in [scores[(kinds == kind) & whole]]
        ]
        by = [
            f"{one} {np.mean(scores[(kinds == 'same') & whole & (languages == one)] >= least):.2f}"
            for one in LANGUAGES
        ]
        print(f"{least:5.1f}", *told, *by, sep="  ")
    for kind, best in (("near", -1), ("about", -1), ("other", -1), ("newsqa", -1), ("same", 1)):
        own = np.flatnonzero((kinds == kind) & whole)
        for row in own[np.argsort(best * scores[own])][:12]:
            print(f"  {kind} {scores[row]:.2f} {pairs[row].question} | {pairs[row].examples[:2]}")
    near = np.sort(scores[(kinds == "near") & whole])
    rest = np.sort(scores[np.isin(kinds, ("other", "real", "newsqa"))])
    return [
        float(max(one[-1 - int(len(one) * part)] for one, part in ((near, own), (rest, own / 5))))
        for own in _TAKEN
    ]


if __name__ == "__main__":
    main()
