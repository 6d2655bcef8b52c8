"""The head that tells what a visitor wants: its weights out of examples and real questions.

    python -m training.intent HEAD.safetensors --questions amazon_reviews.json reddit.json \
        new_wiki.json --turns train.jsonl --squad2 squad2.json --newsqa newsqa.json

The examples are files of this folder, one for each language, in which {topic} stands for anything
that articles may be about. A fifth of the examples' wordings, the questions of NewsQA and half B
of SQuAD 2.0 are not learned from: the report is about them, and a kind counts from the chance on
at which it takes at most one of 600 such questions, and one of 50 held out examples.
"""

import argparse
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np
from safetensors.numpy import save_file
from scipy.sparse import csr_matrix, hstack, vstack
from sklearn.linear_model import LogisticRegression

from qa.conversation import intent
from qa.conversation.intent import KINDS, PLACES, VECTOR, WORDS, place_features, word_features
from qa.store.embed import Array, Embedder
from training import squad

EXAMPLES = Path(__file__).with_name("intent_examples")
LANGUAGES = ("en", "de", "fr", "es", "it")
TOPIC = "{topic}"
QUESTIONS = 7000
"""Of the questions of the reader's training set."""
_LEAST = 0.2
"""The least chance from which a kind counts."""
_BARE = 4
"""Weight of a topic without a word around it, which people type most."""
_ONCE_IN = 600
"""Real questions, of which one may be taken for a kind."""
_ONCE_IN_HELD_OUT = 50
"""The same for the questions among the held out examples, which were written to be mistaken."""
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][\w'\u2019-]+(?: [A-Z][\w'\u2019-]+){0,3}")
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
    learned = [*real[:QUESTIONS], *asked(options.squad2, "A"), *turns(options.turns, False)]
    reported = {
        "NewsQA": [*asked(options.newsqa)],
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
        [_BARE if one.said.strip(" ?.") == one.topic else 1 for one in some]
        for some in (examples, held_out)
    )
    even = [1] * len(learned)
    model = _fitted([first, real_ones], kinds + questions, bare + even)
    of_held_out = model.predict_proba(second)
    chances = {
        name: model.predict_proba(features(texts, embedder)) for name, texts in reported.items()
    }
    real_chances = np.vstack([chances["NewsQA"], chances["SQuAD 2.0, half B"]])
    other_chances = of_held_out[np.array(others) == 0]
    least = np.maximum.reduce(
        [
            np.full(len(KINDS), _LEAST),
            np.quantile(real_chances, 1 - 1 / _ONCE_IN, axis=0),
            np.quantile(other_chances, 1 - 1 / _ONCE_IN_HELD_OUT, axis=0),
        ]
    )
    print(
        "a kind counts from", *(f"{kind} {one:.3f}" for kind, one in zip(KINDS, least, strict=True))
    )
    report(held_out, of_held_out, least, chances, reported)
    report_topics(topic_places(examples), held_out)
    # What is carried has learned from the held out wordings too.
    model = _fitted(
        [first, second, real_ones], kinds + others + questions, bare + others_bare + even
    )
    places = topic_places([*examples, *held_out])
    tensors = {
        "bias": model.intercept_,
        "vector": model.coef_[:, :-WORDS].T,
        "words": model.coef_[:, -WORDS:].T,
        "least": least,
        "places": places.coef_[0],
        "place_bias": places.intercept_,
    }
    save_file(
        {name: np.ascontiguousarray(value, np.float16) for name, value in tensors.items()},
        options.head,
    )


def _fitted(
    parts: Sequence[csr_matrix], kinds: Sequence[int], weights: Sequence[int]
) -> LogisticRegression:
    model = LogisticRegression(C=1, max_iter=400)
    return model.fit(vstack(parts).tocsr(), kinds, sample_weight=weights)


def examples_of(
    found: Sequence[str], chance: np.random.Generator
) -> tuple[list[Example], list[Example]]:
    """The examples with topics in them: those to learn from, and those that are held out."""
    topics = (EXAMPLES / "topics.txt").read_text("utf-8").splitlines()
    learned, held_out = [], []
    for language in LANGUAGES:
        for kind, wording in _wordings(EXAMPLES / f"{language}.txt"):
            bare = wording == TOPIC
            times = 150 if bare else 12 if TOPIC in wording else 3
            out = int(sha256(wording.encode()).hexdigest(), 16) % 5 == 0 and not bare
            made = [_filled(wording, topics, found, chance) for _ in range(times)]
            several = [Example(kind, said, language, topic) for said, topic in dict(made).items()]
            if bare:
                learned += several[:120]
                held_out += [Example("topic", one.said, "bare", one.topic) for one in several[120:]]
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


def _filled(
    wording: str, topics: Sequence[str], found: Sequence[str], chance: np.random.Generator
) -> tuple[str, str]:
    """A wording with a topic in it, as people type; and the topic."""
    topic = str(chance.choice(topics if chance.random() < 0.5 else found))
    if chance.random() < 0.25:
        topic = topic.lower()
    if chance.random() < 0.2:
        topic = f"{topic} {chance.choice(topics)}"
    said = wording.replace(TOPIC, topic)
    if chance.random() < 0.3:
        said = said[0].upper() + said[1:]
    end = chance.random()
    if end > 0.8:
        said = said.rstrip(" ?.!").lstrip("¿¡")
    elif end > 0.7 and not said.endswith(("?", "!")):
        said = f"{said.rstrip('.')}."
    if chance.random() < 0.1:
        said = chance.choice(_BEFORE) + said
    return said, topic if TOPIC in wording else ""


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


def features(said: Sequence[str], embedder: Embedder) -> csr_matrix:
    """Vectors and words, shape (texts, dimension + WORDS)."""
    words = [word_features(intent.words(one)) for one in said]
    return hstack([csr_matrix(VECTOR * embedder.texts(said)), _rows(words, WORDS)]).tocsr()


def _rows(found: Sequence[set[int]], width: int) -> csr_matrix:
    places = [(row, place) for row, one in enumerate(found) for place in one]
    rows, columns = zip(*places, strict=True)
    ones = np.ones(len(places), np.float32)
    return csr_matrix((ones, (rows, columns)), (len(found), width))


def topic_places(examples: Sequence[Example]) -> LogisticRegression:
    """What tells the words of a topic from those around it."""
    found: list[set[int]] = []
    labels: list[bool] = []
    for one in examples:
        if not one.topic:
            continue
        start = one.said.lower().find(one.topic.lower())
        words = [word for word in intent.WORD.finditer(one.said) if word[0][0].isalnum()]
        found += place_features([word[0] for word in words])
        labels += [start <= word.start() < start + len(one.topic) for word in words]
    return LogisticRegression(C=3, max_iter=400).fit(_rows(found, PLACES), labels)


def report(
    held_out: Sequence[Example],
    of_held_out: Array,
    least: Array,
    chances: dict[str, Array],
    reported: dict[str, list[str]],
) -> None:
    taken = _taken(of_held_out, least)
    for kind, name in enumerate(KINDS):
        for language in (*LANGUAGES, "bare"):
            own = [
                taken[row] == kind
                for row, one in enumerate(held_out)
                if (one.kind, one.language) == (name, language)
            ]
            if own:
                print(f"{name:9} {language:5} {np.mean(own):.2f} of {len(own)} told")
    for name, found in chances.items():
        wrong = np.flatnonzero(_taken(found, least))
        print(f"{name}: {len(wrong)} of {len(found)} taken for something else")
        for row in wrong[:12]:
            print(f"    {KINDS[_taken(found[row : row + 1], least)[0]]}: {reported[name][row]}")


def _taken(chances: Array, least: Array) -> Array:
    surer = chances / least
    surer[:, 0] = 1
    best: Array = surer.argmax(axis=1)
    return best


def report_topics(model: LogisticRegression, held_out: Sequence[Example]) -> None:
    own = [one for one in held_out if one.kind == "topic"]
    weights, bias = model.coef_[0], float(model.intercept_[0])
    found = [intent.topic_of(one.said, weights, bias) for one in own]
    right = [one.lower() == other.topic.lower() for one, other in zip(found, own, strict=True)]
    print(f"topics: {np.mean(right):.3f} of {len(own)} are the right words")


if __name__ == "__main__":
    main()
