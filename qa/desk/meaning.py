"""Questions that mean the same, by their vectors."""

from collections import defaultdict
from collections.abc import Hashable, Sequence

import numpy as np
from numpy.typing import NDArray

from qa.store.answers.asked import Mark

ALIKE = 0.75
"""The cosine from which two questions mean the same (docs/decisions.md, "Questions that mean the
same")."""

_EXACT = 6000
"""Different questions of which each is compared with each; of more, each with those near to it."""

_BLOCK = 2000
"""Rows of comparisons in memory."""

_CELL = 500
"""About so many are near to one another then."""

Floats = NDArray[np.float32]


def groups(marks: Sequence[Mark]) -> list[list[Mark]]:
    """The questions in groups, each with one as its first that is like all others of the group.

    Questions in the same words are one, whatever their vectors. Vectors of different models are
    not compared. The time is linear in the number of questions but for what is within one cell.
    """
    worded: dict[Hashable, list[Mark]] = defaultdict(list)
    for mark in marks:
        worded[" ".join(mark.question.casefold().split())].append(mark)
    same = list(worded.values())
    of_model: dict[str, list[list[Mark]]] = defaultdict(list)
    found: list[list[Mark]] = []
    for one in same:
        if one[-1].vector is None:
            found.append(one)
        else:
            of_model[f"{one[-1].model} {len(one[-1].vector)}"].append(one)
    for own in of_model.values():
        vectors = np.stack([one[-1].vector for one in own if one[-1].vector is not None])
        for group in _stars(_unit(vectors), np.array([len(one) for one in own])):
            found.append([mark for place in group for mark in own[place]])
    return found


def _unit(vectors: Floats) -> Floats:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit: Floats = (vectors / np.where(lengths > 0, lengths, 1)).astype(np.float32)
    return unit


def _stars(vectors: Floats, weights: NDArray[np.int64]) -> list[list[int]]:
    """Places of the vectors in groups, whose first is alike to all others of its group: it is taken
    in the order of how many are alike to it (the star algorithm of Aslam, Pelekhov and Rus)."""
    cells = _cells(vectors)
    held = [vectors[cell] for cell in cells]
    of = _cells_of(cells, len(vectors))
    around, others = _counted(cells, held, weights)
    taken = np.zeros(len(vectors), bool)
    found = []
    for place in np.lexsort((np.arange(len(vectors)), -around)):
        if taken[place]:
            continue
        taken[place] = True
        group = [int(place)]
        if others[place] > 1:  # itself included
            for cell in of[place]:
                near = cells[cell][held[cell] @ vectors[place] >= ALIKE]
                near = near[~taken[near]]
                taken[near] = True
                group += near.tolist()
        found.append(group)
    return found


def _counted(
    cells: Sequence[NDArray[np.int64]], held: Sequence[Floats], weights: NDArray[np.int64]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """For each vector the weight of those that are alike to it, and their number, as far as they
    are in one cell with it. It is among them itself."""
    around = np.zeros((2, len(weights)), np.float32)
    for cell, own in zip(cells, held, strict=True):
        both = np.stack([weights[cell], np.ones(len(cell))], axis=1).astype(np.float32)
        for first in range(0, len(cell), _BLOCK):
            block = cell[first : first + _BLOCK]
            alike = own[first : first + _BLOCK] @ own.T >= ALIKE
            around[:, block] = np.maximum(around[:, block], (alike.astype(np.float32) @ both).T)
    return around[0], around[1]


def _cells_of(cells: Sequence[NDArray[np.int64]], count: int) -> list[list[int]]:
    """The cells in which each of so many vectors is."""
    of: list[list[int]] = [[] for _ in range(count)]
    for number, cell in enumerate(cells):
        for place in cell:
            of[place].append(number)
    return of


def _cells(vectors: Floats) -> list[NDArray[np.int64]]:
    """Places of vectors that are near to one another; each is in two cells where there are any.

    Those that the cells are around are taken evenly from all, so that the same questions always
    give the same cells.
    """
    count = len(vectors)
    if count <= _EXACT:
        return [np.arange(count)]
    middles = vectors[np.linspace(0, count - 1, count // _CELL + 1).astype(int)]
    nearest = np.argpartition(-(vectors @ middles.T), 1, axis=1)[:, :2]
    cells = (np.flatnonzero((nearest == cell).any(axis=1)) for cell in range(len(middles)))
    return [cell for cell in cells if len(cell)]
