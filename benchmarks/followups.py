"""Follow-up questions, resolved without a language model.

    python -m benchmarks.followups MTRAGUN.jsonl CAST.json DISTRACTORS

MTRAG-UN: recall of the gold passages among the first five, when the last question is searched for
as it was asked, together with all questions before it, and as the product does it. TREC CAsT 2020:
the share of turns of which at least three of the first five passages are those that the rewrite by
hand finds, and the same for the rewrite by a language model that comes with the data. All searches
are the product's, over the passages of MTRAG-UN and the articles in the folder DISTRACTORS.
"""

import argparse
import hashlib
import json
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ingest.fill import fill
from qa.article import Article, Passage, passage
from qa.conversation.followup import Resolved, resolve
from qa.question import Turn
from qa.retrieve import search
from qa.store.embed import PACKAGED, Embedder
from qa.store.index import Index, open_index
from qa.store.lock import DataLock

FIRST = 5
OVERLAP = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """The last question of a conversation, and the ids of the passages that answer it."""

    conversation: str
    question: str
    history: tuple[Turn, ...]
    gold: frozenset[str]


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A question in a conversation, rewritten to stand alone by hand and by a language model."""

    conversation: str
    question: str
    history: tuple[Turn, ...]
    by_hand: str
    by_model: str


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("mtragun", type=Path)
    parser.add_argument("cast", type=Path)
    parser.add_argument("distractors", type=Path)
    options = parser.parse_args()
    articles, asked = mtrag(options.mtragun)
    with (
        tempfile.TemporaryDirectory() as folder,
        open_index(DataLock(Path(folder), "benchmark"), Embedder(PACKAGED)) as index,
    ):
        for article in articles:
            index.put(article, [whole_passage(article)])
        fill(index, [str(options.distractors)])
        print(f"{index.library.count_passages():,} passages")
        report_recall(index, asked)
        report_overlap(index, cast(options.cast))


def mtrag(path: Path) -> tuple[list[Article], list[Asked]]:
    """The passages, each an article of its own, and the questions that have gold ones and can be
    answered from them at least in part."""
    articles: dict[str, Article] = {}
    asked = []
    for line in path.read_text(encoding="utf-8").splitlines():
        task = json.loads(line)
        gold = set()
        for context in task["contexts"]:
            text = context["text"].strip()
            key = hashlib.sha256(text.encode()).hexdigest()
            articles.setdefault(text, Article(key=key, source="mtrag", title="", text=text))
            gold.add(whole_passage(articles[text]).id)
        *before, last = task["input"]
        if gold and task["answerability"][0] in ("ANSWERABLE", "PARTIAL"):
            history = tuple(
                Turn("user" if turn["speaker"] == "user" else "assistant", turn["text"])
                for turn in before
            )
            asked.append(Asked(task["conversation_id"], last["text"], history, frozenset(gold)))
    return list(articles.values()), asked


def cast(path: Path) -> list[Rewritten]:
    rewritten = []
    for conversation in json.loads(path.read_text(encoding="utf-8")):
        history: list[Turn] = []
        for turn in conversation["turn"]:
            question = turn["raw_utterance"].strip()
            rewritten.append(
                Rewritten(
                    conversation=str(conversation["number"]),
                    question=question,
                    history=tuple(history),
                    by_hand=turn["manual_rewritten_utterance"],
                    by_model=turn["automatic_rewritten_utterance"],
                )
            )
            history.append(Turn("user", question))
    return rewritten


def whole_passage(article: Article) -> Passage:
    return passage(article, 0, len(article.text))


def tuning(conversation: str) -> bool:
    """Whether a conversation is in the half to tune on; halved as in `training.squad.half`."""
    return hashlib.sha256(conversation.encode()).digest()[0] % 2 == 1


def report_recall(index: Index, asked: Sequence[Asked]) -> None:
    def whole(one: Asked) -> Resolved:
        before = [turn.content for turn in one.history if turn.role == "user"]
        return Resolved(" ".join([*before, one.question]))

    ways: dict[str, Callable[[Asked], Resolved]] = {
        "last question": lambda one: Resolved(one.question),
        "all questions": whole,
        "Broadsheet": lambda one: resolve(one.question, one.history),
    }
    chosen = np.array([tuning(one.conversation) for one in asked])
    for name, way in ways.items():
        recall = np.array([len(first(index, way(one)) & one.gold) / len(one.gold) for one in asked])
        report(f"MTRAG-UN recall@{FIRST}, {name}", recall, chosen)


def report_overlap(index: Index, turns: Sequence[Rewritten]) -> None:
    ways: dict[str, Callable[[Rewritten], Resolved]] = {
        "as asked": lambda one: Resolved(one.question),
        "rewritten by a model": lambda one: Resolved(one.by_model),
        "Broadsheet": lambda one: resolve(one.question, one.history),
    }
    chosen = np.array([tuning(one.conversation) for one in turns])
    right = [first(index, Resolved(one.by_hand)) for one in turns]
    for name, way in ways.items():
        holds = [
            len(first(index, way(one)) & wanted) >= OVERLAP
            for one, wanted in zip(turns, right, strict=True)
        ]
        report(f"CAsT, {OVERLAP} of {FIRST} shared, {name}", np.array(holds, float), chosen)


def first(index: Index, resolved: Resolved) -> set[str]:
    """Ids of the first passages."""
    hits = search(index, resolved.text, FIRST, context=resolved.context)
    return {hit.passage.id for hit in hits}


def report(
    name: str, values: "np.ndarray[tuple[int], np.dtype[np.float64]]", chosen: np.ndarray
) -> None:
    halves = (("tuning", chosen), ("reporting", ~chosen), ("all", chosen | True))
    figures = "  ".join(f"{half} {values[of].mean():.3f} (n={of.sum()})" for half, of in halves)
    print(f"{name:<42} {figures}", flush=True)


if __name__ == "__main__":
    main()
