"""Questions in groups that mean the same."""

from datetime import UTC, datetime

import numpy as np
import pytest

from qa.desk.meaning import groups
from qa.store.answers.asked import Mark
from qa.store.embed import Array

AT = datetime(2026, 11, 23, 12, tzinfo=UTC)


def mark(name: str, question: str, vector: Array | None, model: str = "m") -> Mark:
    return Mark(name, AT, question, answered=True, value=None, vector=vector, model=model)


def near(topic: Array, count: int, seed: int) -> Array:
    """Vectors of which each is alike to the topic."""
    noise = np.random.default_rng(seed).standard_normal((count, len(topic))).astype(np.float32)
    unit: Array = topic + 0.4 * noise / np.linalg.norm(noise, axis=1, keepdims=True)
    return unit


def names(found: list[list[Mark]]) -> set[frozenset[str]]:
    return {frozenset(one.answer_id for one in group) for group in found}


def test_the_same_words_are_one_group_whatever_their_vectors() -> None:
    east, north = np.eye(2, 4, dtype=np.float32)
    found = groups(
        [
            mark("a", "When does the pool open?", east),
            mark("b", "when does the  POOL open?", None),
            mark("c", "Who owns the pool?", north),
            mark("d", "When is the pool open?", east, "another"),
        ]
    )
    assert names(found) == {frozenset("ab"), frozenset("c"), frozenset("d")}


@pytest.mark.parametrize(("each", "most"), [(50, 60), (120, 240)])
def test_what_is_alike_is_found_among_few_and_among_many(each: int, most: int) -> None:
    """Of many some groups are in several parts, and none has what is not alike."""
    topics = np.eye(60, 64, dtype=np.float32)
    vectors = np.concatenate([near(topic, each, seed) for seed, topic in enumerate(topics)])
    marks = [mark(str(at), f"question {at}", one) for at, one in enumerate(vectors)]
    order = np.random.default_rng(0).permutation(len(marks))
    found = groups([marks[at] for at in order])
    topics_of = [{int(one.answer_id) // each for one in group} for group in found]
    assert all(len(of) == 1 for of in topics_of)
    assert sum(len(group) for group in found) == len(marks)
    assert len(found) <= most
