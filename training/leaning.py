"""The head that tells a sentence that leans on the one before: its weights out of examples.

    python -m training.leaning HEAD.safetensors --passages new_wiki.json reddit.json \
        --articles bbc

The examples are beginnings, in files of this folder, one for each language; each goes on as a
sentence of the passages does. First sentences of passages are examples of what stands alone. A
fifth of the beginnings and the first sentences of the articles are not learned from: the report is
about them.
"""

import argparse
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

import numpy as np
from safetensors.numpy import save_file
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from qa.reading.leaning import PLACES, features
from qa.text.sentences import Sentences
from training import squad

EXAMPLES = Path(__file__).with_name("leaning_examples")
LANGUAGES = ("en", "de", "fr", "es", "it")
_ENDS = 8
"""Sentences that are made of one beginning."""
_SHORTEST = 5
"""Words of a sentence that is learned from."""
_FIRSTS = 0.05
"""Share of the first sentences of passages that may lean: some do."""
_REPORTED = 500
"""Articles."""


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("head", type=Path)
    parser.add_argument("--passages", type=Path, nargs="+", required=True)
    parser.add_argument("--articles", type=Path, required=True)
    options = parser.parse_args()
    passages = [
        told(paragraph.text)
        for file in options.passages
        for entry in squad.articles(file)
        for paragraph in entry.paragraphs
    ]
    firsts = [sentences[0] for sentences in passages if sentences]
    ends = [one.split(maxsplit=3)[-1] for sentences in passages for one in sentences[1:]]
    learned, held_out = examples(ends, np.random.default_rng(7))
    known = [*learned, *((one, False) for one in firsts)]
    report(fitted(known, firsts), held_out, options.articles)
    # What is carried has learned from the held out beginnings too.
    model = fitted([*known, *held_out], firsts)
    tensors = {"places": model.coef_[0], "bias": model.intercept_}
    save_file({name: value.astype(np.float16) for name, value in tensors.items()}, options.head)


def told(text: str) -> list[str]:
    """The sentences of a text that have words enough."""
    found = (text[start:end] for start, end in Sentences(text).told)
    return [sentence for sentence in found if len(sentence.split()) >= _SHORTEST]


Example = tuple[str, bool]
"""A sentence, and whether it leans on the one before."""


def examples(
    ends: Sequence[str], chance: np.random.Generator
) -> tuple[list[Example], list[Example]]:
    """Sentences made of the beginnings: those to learn from, and those that are held out."""
    learned: list[Example] = []
    held_out: list[Example] = []
    for language in LANGUAGES:
        leaning = False
        for line in (EXAMPLES / f"{language}.txt").read_text("utf-8").splitlines():
            if line.startswith("["):
                leaning = line == "[leans]"
            elif line:
                out = int(sha256(line.encode()).hexdigest(), 16) % 5 == 0
                some = chance.choice(len(ends), _ENDS)
                (held_out if out else learned).extend(
                    (f"{line} {ends[place]}", leaning) for place in some
                )
    return learned, held_out


def fitted(known: Sequence[Example], firsts: Sequence[str]) -> LogisticRegression:
    """The head, so unsure that it takes only `_FIRSTS` of the first sentences to lean."""
    model = LogisticRegression(C=1, max_iter=400)
    model.fit(_rows([one for one, _ in known]), [leaning for _, leaning in known])
    least = np.quantile(model.decision_function(_rows(firsts)), 1 - _FIRSTS)
    model.intercept_ -= max(0.0, float(least))
    return model


def _rows(sentences: Sequence[str]) -> csr_matrix:
    places = [(row, place) for row, one in enumerate(sentences) for place in features(one)]
    rows, columns = zip(*places, strict=True)
    return csr_matrix((np.ones(len(places)), (rows, columns)), (len(sentences), PLACES))


def report(model: LogisticRegression, held_out: Sequence[Example], articles: Path) -> None:
    for leaning, name in ((True, "lean"), (False, "stand alone")):
        own = [one for one, is_leaning in held_out if is_leaning is leaning]
        found = model.predict(_rows(own))
        print(f"beginnings that {name}, held out: {np.mean(found):.3f} of {len(own)} lean")
    texts = [*_articles(articles)]
    firsts = model.predict(_rows([sentences[0] for sentences in texts]))
    print(
        *(f"    {one[0][:80]!r}" for one, flag in zip(texts, firsts, strict=True) if flag), sep="\n"
    )
    rest = [one for sentences in texts for one in sentences[1:]]
    print(f"first sentences of {len(texts)} articles: {np.mean(firsts):.3f} lean")
    flagged = model.predict(_rows(rest))
    print(f"their {len(rest)} other sentences: {np.mean(flagged):.3f} lean")
    for place in np.random.default_rng(1).choice(len(rest), 60, replace=False):
        print(f"    {'leans' if flagged[place] else '     '} {rest[place][:90]!r}")


def _articles(folder: Path) -> Iterator[list[str]]:
    files = sorted(folder.glob("*/*.txt"))
    for file in files[:: max(1, len(files) // _REPORTED)]:
        sentences = told(file.read_text("utf-8", "replace").partition("\n")[2])
        if sentences:
            yield sentences


if __name__ == "__main__":
    main()
