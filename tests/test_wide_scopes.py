from collections.abc import Collection, Iterable, Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from qa.article import Passage
from qa.question import Filters
from qa.store.embed import Array
from qa.store.passages.local import LocalPassages
from qa.store.passages.scope import Scope

MANY = 400


class Kept:
    """A library of articles with one passage each, which has the article's id."""

    def __init__(self) -> None:
        self.held = np.random.default_rng(1).standard_normal((MANY, 16), np.float32)
        self.held /= np.linalg.norm(self.held, axis=1, keepdims=True)
        self.read = 0

    def matching(self, filters: Filters) -> set[str]:
        raise AssertionError(filters)

    def count_articles(self) -> int:
        return MANY

    def count_matching(self, filters: Filters) -> int:
        raise AssertionError(filters)

    def among(self, passage_ids: Collection[str], filters: Filters) -> set[str]:
        raise AssertionError(filters)

    def articles_of(self, passage_ids: Collection[str]) -> dict[str, str]:
        return {one: one for one in passage_ids}

    def passage_ids(self, article_ids: Iterable[str]) -> list[str]:
        return sorted(article_ids)

    @property
    def embeddings(self) -> "Kept":
        return self

    def whole(self, passage_ids: Collection[str]) -> Iterator[tuple[str, Array]]:
        self.read += len(passage_ids)
        return ((one, self.held[int(one)]) for one in passage_ids)

    def nearest(self, vector: Array, limit: int, among: Collection[str]) -> list[str]:
        """As it should be."""
        return sorted(among, key=lambda one: -float(self.held[int(one)] @ vector))[:limit]


@pytest.fixture
def kept() -> Kept:
    return Kept()


@pytest.fixture
def passages(tmp_path: Path, kept: Kept) -> Iterator[LocalPassages]:
    with closing(LocalPassages(tmp_path, kept)) as passages:
        ids = [str(number) for number in range(MANY)]
        passages.vectors.put(ids, kept.held)
        passages.lexical.change([Passage(one, one, "", "ferry", 0, 5) for one in ids], [])
        yield passages


def test_in_a_wide_scope_the_nearest_are_found_without_reading_all_vectors(
    kept: Kept, passages: LocalPassages
) -> None:
    half = frozenset(str(number) for number in range(0, MANY, 2))
    for vector in kept.held[:20]:
        found = [one for one, _ in passages.nearest(vector, 5, Scope(articles=half))]
        assert found == kept.nearest(vector, 5, half)
    assert kept.read == 0


def test_a_wide_scope_that_lies_far_from_the_question_is_looked_at_whole(
    kept: Kept, passages: LocalPassages
) -> None:
    vector = kept.held[0]
    everything = [str(number) for number in range(MANY)]
    far = frozenset(kept.nearest(-vector, MANY // 2, everything))
    found = [one for one, _ in passages.nearest(vector, 5, Scope(articles=far))]
    assert found == kept.nearest(vector, 5, far)
    assert kept.read == len(far)


def test_a_narrow_scope_is_looked_at_whole(kept: Kept, passages: LocalPassages) -> None:
    few = frozenset(("7", "8", "9"))
    found = passages.nearest(kept.held[8], 2, Scope(articles=few))
    assert [one for one, _ in found] == kept.nearest(kept.held[8], 2, few)
