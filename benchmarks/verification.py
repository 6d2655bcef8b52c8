"""Whether a citation is known to hold, or not to.

    python -m benchmarks.verification NEWSQA.json [NEWSQA.json ...]

From articles in SQuAD format, sentences are made that a language model might write, each with a
passage that it cites. Supported: a sentence of the passage; the same without a part of it; two
joined; an answer; and a question's words, which are another's than the article's, with their
answer. Not supported: the same sentences with another passage; with a figure, a name or a date
changed, or without its "not"; with a reason, or some more, that is made up; sentences of other
articles; and things that somebody in the passage has not done.
"""

import argparse
import calendar
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ingest.split import split
from qa.article import Article, Passage
from qa.text.sentences import sentences
from qa.writing.verify import HOLDS, support
from training import squad

MONTHS = calendar.month_name[1:]
DAYS = calendar.day_name[:]
NAMES = ["Lindgren", "Okafor", "Petrov", "Castellano", "Whitfield", "Tanaka", "Moreau", "Haddad"]
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}\b")
_FIGURE = re.compile(r"\b\d+\b")
_DATE = re.compile(rf"\b(?:{'|'.join([*MONTHS, *DAYS])})\b")
_NOT = re.compile(r"(?<=[a-z])(?: not|n['\u2019]t)(?! only\b| just\b)\b| never\b")
_ASKS = re.compile(
    r"^(?:what|who|when|where|why|how|which) (?:(?:many|much|long|old) )?"
    r"(?:(?:is|are|was|were|did|does|do|has|have|had) )?|\?",
    re.IGNORECASE,
)
_PERSON = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,} [A-Z][a-z]{2,}\b")
DEEDS = [
    "was arrested for fraud",
    "was murdered yesterday",
    "has admitted to taking bribes",
    "won the lottery last week",
    "resigned after a scandal",
    "married a famous singer",
]
_LEAST = 8
"""Words in a sentence that is used."""


@dataclass(frozen=True, slots=True)
class Case:
    kind: str
    claim: str
    passage: Passage
    supported: bool
    tuning: bool


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("squad", type=Path, nargs="+")
    options = parser.parse_args()
    cases = [case for path in options.squad for case in made(list(squad.articles(path)))]
    scores = np.array(
        [support(case.claim, case.passage.text, case.passage.title).score for case in cases]
    )
    supported = np.array([case.supported for case in cases])
    tuning = np.array([case.tuning for case in cases])
    print("threshold  supported lost  unsupported caught  (tuning half)")
    for threshold in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
        lost = np.mean(scores[supported & tuning] < threshold)
        caught = np.mean(scores[~supported & tuning] < threshold)
        print(f"{threshold:9.2f}  {lost:14.3f}  {caught:18.3f}")
    for half, chosen in (("tuning", tuning), ("reporting", ~tuning)):
        lost, caught = scores[supported & chosen] < HOLDS, scores[~supported & chosen] < HOLDS
        print(
            f"{half} half at {HOLDS}: {lost.mean():.3f} of {lost.size} supported lost, "
            f"{caught.mean():.3f} of {caught.size} unsupported caught"
        )
    groups: dict[str, list[bool]] = defaultdict(list)
    for case, score in zip(cases, scores, strict=True):
        if not case.tuning:
            groups[case.kind].append(bool(score >= HOLDS) == case.supported)
    for kind, right in groups.items():
        print(f"  {kind:<28} right {np.mean(right):.3f} of {len(right)}")


def made(articles: Sequence[squad.Article]) -> Iterator[Case]:
    """The cases of one file, always the same ones."""
    chance = random.Random(8)  # noqa: S311 -- a fixed choice of cases, no secret
    for number, entry in enumerate(articles):
        text = "\n\n".join(paragraph.text for paragraph in entry.paragraphs)
        article = Article(key=str(number), source="", title="", text=text)
        passages = split(article)
        other = articles[(number + 1) % len(articles)].paragraphs[0].text
        tuning = squad.half(entry) == "A"

        def case(
            kind: str, claim: str, passage: Passage, supported: bool, tuning: bool = tuning
        ) -> Case:
            return Case(kind, " ".join(claim.split()), passage, supported, tuning)

        for place, passage in enumerate(passages[:4]):
            usable = [claim for claim in texts(passage.text) if len(claim.split()) >= _LEAST]
            if len(usable) < 2:
                continue
            claim, second = chance.sample(usable, 2)
            yield case("a sentence", claim, passage, True)
            yield case("a sentence, shortened", shortened(claim), passage, True)
            yield case("two sentences joined", f"{claim.rstrip('.')} and {second}", passage, True)
            if len(passages) > 1:
                wrong = passages[(place + 1) % len(passages)]
                yield case("wrong passage, same article", claim, wrong, False)
            for kind, changed in changes(claim, chance):
                if changed != claim:
                    yield case(kind, changed, passage, False)
            people = _PERSON.findall(passage.text)
            deeds = [deed for deed in DEEDS if not _told(deed, passage.text)]
            if people and deeds:
                deed = f"{chance.choice(people)} {chance.choice(deeds)}."
                yield case("invented deed", deed, passage, False)
            invented = [claim for claim in texts(other) if len(claim.split()) >= _LEAST]
            if invented:
                yield case("sentence of another article", chance.choice(invented), passage, False)
        for kind, claim, passage in answers(entry, passages):
            yield case(kind, claim, passage, True)
        for kind, claim, passage in partly_invented(passages, other):
            yield case(kind, claim, passage, False)


def answers(
    entry: squad.Article, passages: Sequence[Passage]
) -> Iterator[tuple[str, str, Passage]]:
    """Answers; and a question's words with theirs, which say in other words what a passage says."""
    for paragraph in entry.paragraphs[:4]:
        for question in paragraph.questions[:1]:
            for span in question.answers[:1]:
                answer = paragraph.text[span.start : span.end]
                holds = [one for one in passages if answer in one.text]
                if holds and len(answer.split()) >= 3:
                    yield "the answer", f"It was {answer}.", holds[0]
                if holds and len(asked := _ASKS.sub("", question.text)) > _LEAST:
                    yield "question and answer", f"{asked} {answer}.", holds[0]


def partly_invented(passages: Sequence[Passage], other: str) -> Iterator[tuple[str, str, Passage]]:
    """Sentences with a reason, or some more, out of another article."""
    parts = list(_parts(other))
    for place, passage in enumerate(passages[:4]):
        if parts and (usable := texts(passage.text)):
            told, part = usable[place % len(usable)].rstrip('.”"'), parts[-place % len(parts)]
            head = " ".join(told.split()[:_LEAST]).rstrip(",;:")
            yield "invented reason", f"{head} because {part}.", passage
            yield "invented aside", f"{told}, {part}.", passage


def _parts(text: str) -> Iterator[str]:
    """Some words in a row, three to six, without a name or a figure."""
    words = text.split()
    for place in range(0, len(words) - _LEAST, _LEAST):
        part = words[place : place + 3 + place // _LEAST % 4]
        if all(word.isalpha() and word.islower() for word in part):
            yield " ".join(part)


def _told(deed: str, text: str) -> bool:
    """Whether a text may tell of a deed: it has one of its words."""
    return any(word[:6] in text.lower() for word in deed.split() if len(word) > 5)


def texts(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


def shortened(claim: str) -> str:
    """Without what stands after the last comma, or else without its last three words."""
    head, comma, _ = claim.rpartition(",")
    kept = head if comma and len(head.split()) >= _LEAST - 2 else " ".join(claim.split()[:-3])
    return kept.rstrip(" .,;") + "."


def changes(claim: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    """The sentence with one figure, name or date changed, and without its only "not"."""
    ways: dict[str, tuple[re.Pattern[str], Callable[[str], str]]] = {
        "changed figure": (_FIGURE, lambda old: str(int(old) + chance.choice([1, 3, 10]))),
        "changed name": (_NAME, lambda _: chance.choice(NAMES)),
        "changed date": (
            _DATE,
            lambda old: chance.choice(
                [one for one in (MONTHS if old in MONTHS else DAYS) if one != old]
            ),
        ),
    }
    for kind, (pattern, instead) in ways.items():
        if found := list(pattern.finditer(claim)):
            one = chance.choice(found)
            yield kind, claim[: one.start()] + instead(one[0]) + claim[one.end() :]
    if len(_NOT.findall(claim)) == 1:
        yield "without its not", _NOT.sub("", claim)


if __name__ == "__main__":
    main()
