from collections.abc import Iterator
from pathlib import Path
from typing import Any

import chromadb
import numpy as np
import pytest
from chromadb.config import Settings

from qa.store.embed import Array
from qa.store.passages.vectors import Vectors

DIMENSION = 8


def unit(count: int, seed: int = 0) -> Array:
    """Random unit vectors, shape (count, DIMENSION)."""
    drawn = np.random.default_rng(seed).normal(size=(count, DIMENSION)).astype(np.float32)
    made: Array = drawn / np.linalg.norm(drawn, axis=1, keepdims=True)
    return made


def names(count: int) -> list[str]:
    return [f"passage {number}" for number in range(count)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "vectors"


@pytest.fixture
def vectors(folder: Path) -> Iterator[Vectors]:
    vectors = Vectors(folder)
    yield vectors
    vectors.close()


def filled(folder: Path, count: int) -> None:
    """A closed collection of `count` vectors, written in steps of 300."""
    vectors = Vectors(folder)
    for first in range(0, count, 300):
        part = slice(first, first + 300)
        vectors.put(names(count)[part], unit(count)[part])
    vectors.close()


def test_an_empty_collection_finds_nothing(vectors: Vectors) -> None:
    assert vectors.search(unit(1)[0], 3) == []
    assert vectors.ids() == set()


def test_the_nearest_comes_first_with_its_cosine(vectors: Vectors) -> None:
    made = unit(20)
    vectors.put(names(20), made)
    found = vectors.search(made[7], 20)
    assert found[0][0] == "passage 7"
    expected = dict(zip(names(20), made @ made[7], strict=True))
    assert dict(found) == pytest.approx(expected, abs=1e-4)
    assert found == sorted(found, key=lambda pair: -pair[1])


def test_no_more_are_found_than_asked_for(vectors: Vectors) -> None:
    vectors.put(names(5), unit(5))
    assert len(vectors.search(unit(1)[0], 2)) == 2


def test_putting_an_id_again_moves_it(vectors: Vectors) -> None:
    before, after = unit(2)
    vectors.put(["same"], before[None])
    vectors.put(["same"], after[None])
    ((name, cosine),) = vectors.search(after, 5)
    assert name == "same"
    assert cosine == pytest.approx(1, abs=1e-5)


def test_dropped_ones_are_gone(vectors: Vectors) -> None:
    vectors.put(names(3), unit(3))
    vectors.drop(["passage 1"])
    assert vectors.ids() == {"passage 0", "passage 2"}
    assert vectors.count() == 2


def test_dropping_what_is_not_held_is_passed_over(vectors: Vectors) -> None:
    vectors.put(names(1), unit(1))
    vectors.drop(["nobody"])
    assert vectors.ids() == {"passage 0"}


def test_more_than_chroma_takes_in_one_call(vectors: Vectors) -> None:
    vectors.put(names(5600), unit(5600))
    vectors.drop(names(5500))
    assert vectors.ids() == set(names(5600)[5500:])


def test_vectors_survive_closing(folder: Path) -> None:
    filled(folder, 30)
    again = Vectors(folder)
    assert again.search(unit(30)[3], 1)[0][0] == "passage 3"
    again.close()


def test_no_marker_is_left_after_a_change(vectors: Vectors, folder: Path) -> None:
    vectors.put(names(3), unit(3))
    vectors.drop(names(1))
    assert not (folder / "writing").exists()


def test_a_collection_that_was_being_written_is_emptied(folder: Path) -> None:
    filled(folder, 3)
    (folder / "writing").touch()
    again = Vectors(folder)
    assert again.count() == 0
    assert not (folder / "writing").exists()
    again.close()


def test_a_collection_that_was_made_otherwise_is_emptied(folder: Path) -> None:
    client: Any = chromadb.PersistentClient(
        str(folder), settings=Settings(anonymized_telemetry=False)
    )
    client.create_collection("passages", embedding_function=None).upsert(
        ids=names(3), embeddings=unit(3)
    )
    client.close()
    again = Vectors(folder)
    assert again.count() == 0
    again.put(names(3), unit(3))
    again.close()
    once_more = Vectors(folder)
    assert once_more.count() == 3
    once_more.close()


@pytest.mark.parametrize("noted", [True, False])
def test_a_damaged_collection_is_emptied_and_usable(folder: Path, noted: bool) -> None:
    filled(folder, 1200)
    cut_id_map(folder)
    if not noted:  # so that it is Chroma that fails
        (folder / "sizes.json").unlink()
    again = Vectors(folder)
    assert again.count() == 0
    again.put(names(2), unit(2))
    assert again.search(unit(2)[1], 1)[0][0] == "passage 1"
    again.close()


@pytest.mark.parametrize("content", [b"no database at all", b""])
def test_a_database_that_is_none_is_made_anew(folder: Path, content: bytes) -> None:
    filled(folder, 3)
    (folder / "chroma.sqlite3").write_bytes(content)
    again = Vectors(folder)
    assert again.count() == 0
    again.put(names(2), unit(2))
    assert again.search(unit(2)[1], 1)[0][0] == "passage 1"
    again.close()


def test_cut_vectors_are_noticed_when_the_collection_is_opened(folder: Path) -> None:
    filled(folder, 1200)
    (vectors,) = folder.glob("*/data_level0.bin")
    vectors.write_bytes(vectors.read_bytes()[: vectors.stat().st_size // 10])
    again = Vectors(folder)
    assert again.count() == 0
    again.close()


def test_a_note_of_the_sizes_that_was_cut_empties_the_collection(folder: Path) -> None:
    filled(folder, 3)
    (folder / "sizes.json").write_text("{")
    again = Vectors(folder)
    assert again.count() == 0
    again.close()


def test_what_is_whole_is_kept_through_changes_and_openings(folder: Path) -> None:
    filled(folder, 2400)
    for left in (2300, 2200, 2100):
        again = Vectors(folder)
        assert again.count() == left + 100
        again.search(unit(1)[0], 5)
        again.drop(names(left + 100)[left:])
        again.close()


def cut_id_map(folder: Path) -> None:
    """Leave half of the file that says which vector is whose, as after a power cut.

    Chroma writes it once more than 1000 vectors were put.
    """
    (id_map,) = folder.glob("*/index_metadata.pickle")
    id_map.write_bytes(id_map.read_bytes()[: id_map.stat().st_size // 2])
