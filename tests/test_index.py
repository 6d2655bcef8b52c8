import sqlite3
import stat
from collections.abc import Sequence
from pathlib import Path
from shutil import rmtree

import numpy as np
import pytest

from ingest.split import split
from qa.article import Article, digest
from qa.errors.articles import NoSuchArticle
from qa.errors.index import OtherModel
from qa.errors.library import LibraryLost
from qa.errors.models import ModelUnusable
from qa.store.embed import Array, Embedded, Embedder, Model
from qa.store.index import Agreement, Index, open_index
from qa.store.library.library import Library
from qa.store.lock import DataLock
from qa.store.passages.scope import EVERYWHERE
from tests.articles import FERRY, ORCHARD, article, keep, local, worded
from tests.models import bilingual

pytestmark = pytest.mark.slow

WHOLE = Agreement(pending=0, missing=0, surplus=0)


class Counting(Embedder):
    """The packaged model under any name, counting the passages that it embeds."""

    def __init__(self, real: Embedder, name: str | None = None) -> None:
        super().__init__(name or real.name)
        self.embedded = 0
        self._real = real

    def load(self) -> Model:
        return self._real.load()

    def passages(self, texts: Sequence[str]) -> list[Embedded]:
        self.embedded += len(texts)
        return super().passages(texts)


class Scattered(Embedder):
    """A model of eight dimensions that puts every text somewhere else, for thousands of texts."""

    def __init__(self) -> None:
        super().__init__("scattered")
        self.embedded = 0

    def passages(self, texts: Sequence[str]) -> list[Embedded]:
        self.embedded += len(texts)
        vectors = [self.question(text) for text in texts]
        return [Embedded(vector[np.newaxis], vector) for vector in vectors]

    def question(self, text: str) -> Array:
        drawn = np.random.default_rng(int(digest(text)[:8], 16)).normal(size=8)
        unit: Array = (drawn / np.linalg.norm(drawn)).astype(np.float32)
        return unit


@pytest.fixture
def counting(embedder: Embedder) -> Counting:
    return Counting(embedder)


def opened(data: Path, embedder: Embedder, *, anew: bool = False) -> Index:
    return open_index(DataLock(data, "test"), embedder, anew=anew)


def filled(data: Path, embedder: Embedder) -> None:
    """A closed index of two articles."""
    with opened(data, embedder) as index:
        keep(index, article(), orchard())


def orchard() -> Article:
    return article(ORCHARD, key="/news/orchard.txt", title="Frost in the Velm valley")


def long_article() -> Article:
    return article(" ".join(f"word{number}" for number in range(1200)))


def by_words(index: Index, words: str) -> list[str]:
    """Ids of the articles that the lexical index finds, the best first."""
    return articles_of(index, worded(index, words))


def by_meaning(index: Index, question: str) -> list[str]:
    """Ids of the articles that the vectors find, the nearest first."""
    vector = index.embedder.question(question)
    return articles_of(index, [hit for hit, _ in index.passages.nearest(vector, 10, EVERYWHERE)])


def articles_of(index: Index, passage_ids: list[str]) -> list[str]:
    return [one.article_id for one in index.library.passages(passage_ids)]


def test_a_kept_article_is_found_by_words_and_by_meaning(index: Index) -> None:
    keep(index, article(), orchard())
    assert by_words(index, "hinge") == [article().id]
    assert by_meaning(index, "Why did the ship not sail?")[0] == article().id
    assert index.check() == WHOLE


def test_an_empty_index_finds_nothing_and_is_whole(index: Index) -> None:
    assert by_words(index, "ferry") == by_meaning(index, "ferry") == []
    assert index.check() == WHOLE


def test_an_article_from_the_same_source_replaces_the_old_one(index: Index) -> None:
    keep(index, article(FERRY))
    old = set(index.library.passage_ids())
    keep(index, article(ORCHARD))
    assert index.library.article(article().id).text == ORCHARD
    assert not old & (local(index).vectors.ids() | local(index).lexical.ids())
    assert by_words(index, "hinge") == []
    assert by_words(index, "frost") == [article().id]
    assert index.check() == WHOLE


def test_an_article_with_another_title_alone_is_replaced_too(index: Index) -> None:
    keep(index, article(), article(title="Corrected title"))
    (passage_id,) = index.passages.ids()
    assert index.library.passages([passage_id])[0].title == "Corrected title"
    assert index.check() == WHOLE


def test_an_unchanged_article_is_skipped(data: Path, counting: Counting) -> None:
    filled(data, counting)
    with opened(data, counting) as index:
        assert index.put(article(), split(article())) == "unchanged"
        index.finish()
    assert counting.embedded == 2


def test_equal_texts_from_two_sources_stay_two_articles(index: Index) -> None:
    copy = article(key="/archive/ferry.txt")
    keep(index, article(), copy)
    assert sorted(by_words(index, "hinge")) == sorted([article().id, copy.id])
    assert sorted(by_meaning(index, "hinge")) == sorted([article().id, copy.id])


def test_removing_one_of_two_equal_texts_leaves_the_other(index: Index) -> None:
    copy = article(key="/archive/ferry.txt")
    keep(index, article(), copy)
    index.remove(copy.id)
    assert by_words(index, "hinge") == by_meaning(index, "hinge") == [article().id]


def test_a_removed_article_is_gone_everywhere(index: Index) -> None:
    keep(index, article(), orchard())
    index.remove(article().id)
    with pytest.raises(NoSuchArticle):
        index.library.article(article().id)
    assert by_words(index, "ferry") == []
    assert by_meaning(index, "ferry") == [orchard().id]
    assert index.check() == WHOLE


def test_removing_an_unknown_article_harms_no_other(index: Index) -> None:
    keep(index, article())
    with pytest.raises(NoSuchArticle, match="'feed'"):
        index.remove("feed")
    assert by_words(index, "ferry") == [article().id]


def test_an_article_can_come_back_after_removal(index: Index) -> None:
    keep(index, article())
    index.remove(article().id)
    keep(index, article())
    assert by_words(index, "ferry") == by_meaning(index, "ferry") == [article().id]
    assert index.check() == WHOLE


def test_going_back_to_an_older_text_works(index: Index) -> None:
    for text in (FERRY, ORCHARD, FERRY):
        keep(index, article(text))
    assert by_words(index, "hinge") == by_meaning(index, "hinge") == [article().id]
    assert by_words(index, "frost") == []
    assert index.check() == WHOLE


def test_going_back_before_anything_was_indexed_works(index: Index) -> None:
    for text in (FERRY, ORCHARD, FERRY):
        index.put(article(text), split(article(text)))
    index.finish()
    assert by_words(index, "hinge") == [article().id]
    assert by_words(index, "frost") == []
    assert index.check() == WHOLE


def test_going_back_while_the_older_text_is_still_indexed_works(index: Index) -> None:
    keep(index, article(FERRY))
    index.put(article(ORCHARD), split(article(ORCHARD)))
    keep(index, article(FERRY))
    assert by_words(index, "hinge") == by_meaning(index, "hinge") == [article().id]
    assert index.check() == WHOLE


def test_progress_counts_passages_to_the_last(data: Path) -> None:
    seen: list[tuple[int, int]] = []
    with opened(data, Scattered()) as index:
        index.put(long_article(), split(long_article(), words=1))
        index.finish(progress=lambda now: seen.append((now.done, now.found)))
    assert seen == sorted(seen)
    assert len(seen) > 1
    assert seen[-1] == (1200, 1200)


def test_the_index_refuses_another_model(data: Path, embedder: Embedder) -> None:
    filled(data, embedder)
    with pytest.raises(OtherModel, match="`broadsheet rebuild`") as refused:
        opened(data, Counting(embedder, "another/model"))
    assert repr(embedder.name) in str(refused.value)
    assert "'another/model'" in str(refused.value)


def test_a_refused_model_leaves_the_data_directory_free(data: Path, embedder: Embedder) -> None:
    filled(data, embedder)
    with pytest.raises(OtherModel):
        opened(data, Counting(embedder, "another/model"))
    with opened(data, embedder) as index:
        assert by_words(index, "ferry") == [article().id]


def test_another_model_takes_over_when_the_index_is_made_anew(
    data: Path, embedder: Embedder
) -> None:
    filled(data, Scattered())
    other = Counting(embedder, "another/model")
    with opened(data, other, anew=True) as index:
        assert by_meaning(index, "Why did the ship not sail?")[0] == article().id
        assert index.check() == WHOLE
    assert other.embedded == 2
    opened(data, other).close()
    with pytest.raises(OtherModel):
        opened(data, Scattered())


def test_making_anew_embeds_everything_again(data: Path, counting: Counting) -> None:
    filled(data, counting)
    with opened(data, counting, anew=True) as index:
        assert by_words(index, "ferry") == [article().id]
        assert index.check() == WHOLE
    assert counting.embedded == 4


def test_a_change_of_model_that_was_cut_short_is_finished(data: Path, embedder: Embedder) -> None:
    filled(data, Scattered())
    library = Library(data)
    library.waiting.begin_anew()
    library.close()
    with opened(data, embedder) as index:
        assert by_meaning(index, "Why did the ship not sail?")[0] == article().id


def test_a_library_without_vectors_of_sentences_gets_them(data: Path, counting: Counting) -> None:
    filled(data, counting)
    with sqlite3.connect(data / "library.sqlite3") as connection:
        connection.execute("ALTER TABLE passages DROP COLUMN sentences")
        connection.execute("PRAGMA user_version = 2")
    connection.close()
    counting.embedded = 0
    for _ in range(2):
        with opened(data, counting) as index:
            assert len(index.library.embeddings.sentences(index.library.passage_ids())) == 2
            assert by_meaning(index, "Why did the ship not sail?")[0] == article().id
            assert index.check() == WHOLE
    assert counting.embedded == 2


class Stopped(Embedder):
    """Somebody presses Ctrl-C while passages are embedded."""

    def passages(self, texts: Sequence[str]) -> list[Embedded]:
        raise KeyboardInterrupt


def test_after_an_opening_that_was_stopped_the_same_process_can_open_it(
    data: Path, embedder: Embedder
) -> None:
    filled(data, Scattered())
    library = Library(data)
    library.waiting.begin_anew()
    library.close()
    with pytest.raises(KeyboardInterrupt):
        opened(data, Stopped())
    with opened(data, embedder) as index:
        assert by_meaning(index, "Why did the ship not sail?")[0] == article().id
        assert index.check() == WHOLE


def test_nothing_is_thrown_away_for_a_model_that_cannot_be_loaded(
    data: Path, counting: Counting
) -> None:
    filled(data, counting)
    with pytest.raises(ModelUnusable):
        opened(data, Embedder(str(data / "typo")), anew=True)
    with opened(data, counting) as index:
        assert index.check() == WHOLE
    assert counting.embedded == 2


def test_a_model_that_cannot_be_loaded_is_not_remembered(data: Path, embedder: Embedder) -> None:
    with pytest.raises(ModelUnusable), opened(data, Embedder(str(data / "typo"))) as index:
        keep(index, article())
    with opened(data, embedder) as index:
        assert by_words(index, "ferry") == [article().id]


def test_pending_work_is_finished_at_opening(data: Path, embedder: Embedder) -> None:
    with opened(data, embedder) as index:
        keep(index, article(FERRY))
        index.put(article(ORCHARD), split(article(ORCHARD)))
    with opened(data, embedder) as index:
        assert by_words(index, "frost") == by_meaning(index, "frost") == [article().id]
        assert by_words(index, "hinge") == []
        assert index.check() == WHOLE


def test_a_removal_that_was_cut_short_is_finished_at_opening(
    data: Path, embedder: Embedder
) -> None:
    with opened(data, embedder) as index:
        keep(index, article(), orchard())
        index.library.remove(article().id)
    with opened(data, embedder) as index:
        assert by_words(index, "the") == [orchard().id]
        assert index.check() == WHOLE


def test_vectors_that_were_kept_before_a_crash_are_not_made_again(
    data: Path, counting: Counting
) -> None:
    with opened(data, counting) as index:
        index.put(article(), split(article()))
        ids = index.library.passage_ids()
        index.library.embeddings.keep(ids, counting.passages([FERRY]), counting.name)
    with opened(data, counting) as index:
        assert by_meaning(index, "ferry") == [article().id]
    assert counting.embedded == 1


def test_a_collection_that_was_being_written_is_filled_again_without_embedding(
    data: Path, counting: Counting
) -> None:
    filled(data, counting)
    (data / "vectors" / "writing").touch()
    counting.embedded = 0
    with opened(data, counting) as index:
        assert by_meaning(index, "Why did the ship not sail?")[0] == article().id
        assert index.check() == WHOLE
    assert counting.embedded == 0


@pytest.mark.parametrize("folder", ["vectors", "lexical"])
def test_a_lost_folder_is_filled_again_without_embedding(
    data: Path, counting: Counting, folder: str
) -> None:
    filled(data, counting)
    rmtree(data / folder)
    counting.embedded = 0
    with opened(data, counting) as index:
        assert by_words(index, "hinge") == [article().id]
        assert by_meaning(index, "Why did the ship not sail?")[0] == article().id
        assert index.check() == WHOLE
    assert counting.embedded == 0


def test_a_damaged_lexical_index_is_filled_again(data: Path, counting: Counting) -> None:
    filled(data, counting)
    (data / "lexical" / "meta.json").write_text("half of what")
    with opened(data, counting) as index:
        assert by_words(index, "hinge") == [article().id]
        assert index.check() == WHOLE


def test_damaged_vectors_are_filled_again_without_embedding(data: Path) -> None:
    scattered = Scattered()
    passages = split(long_article(), words=1)
    with opened(data, scattered) as index:
        index.put(long_article(), passages)
        index.finish()
    # Chroma has written its files, since they hold more than 1000 vectors.
    (id_map,) = (data / "vectors").glob("*/index_metadata.pickle")
    id_map.write_bytes(id_map.read_bytes()[: id_map.stat().st_size // 2])
    with opened(data, scattered) as index:
        assert index.check() == WHOLE
        nearest = index.passages.nearest(scattered.question("word700"), 1, EVERYWHERE)[0][0]
        assert index.library.passages([nearest])[0].text == "word700"
    assert scattered.embedded == 1200


def test_a_whole_index_is_opened_without_embedding(data: Path, counting: Counting) -> None:
    filled(data, counting)
    counting.embedded = 0
    opened(data, counting).close()
    assert counting.embedded == 0


def test_the_check_tells_what_is_pending(index: Index) -> None:
    index.put(article(), split(article()))
    assert index.check() == Agreement(pending=1, missing=0, surplus=0)
    assert not index.check().holds


def test_the_check_tells_what_is_missing_from_the_vectors(index: Index) -> None:
    keep(index, article(), orchard())
    local(index).vectors.drop(index.library.passage_ids([article().id]))
    assert index.check() == Agreement(pending=0, missing=1, surplus=0)
    assert not index.check().holds


def test_the_check_tells_what_is_missing_from_the_lexical_index(index: Index) -> None:
    keep(index, article(), orchard())
    local(index).lexical.change([], index.library.passage_ids([article().id]))
    assert index.check() == Agreement(pending=0, missing=1, surplus=0)


def test_the_check_tells_what_belongs_to_no_article(index: Index, embedder: Embedder) -> None:
    keep(index, article())
    local(index).vectors.put(["nobody's"], embedder.texts([ORCHARD]))
    assert index.check() == Agreement(pending=0, missing=0, surplus=1)
    assert not index.check().holds


def test_opening_puts_right_what_the_check_finds(data: Path, embedder: Embedder) -> None:
    with opened(data, embedder) as index:
        keep(index, article(), orchard())
        local(index).lexical.change([], index.library.passage_ids([article().id]))
        local(index).vectors.put(["nobody's"], embedder.texts(["Nobody wrote this."]))
    with opened(data, embedder) as index:
        assert by_words(index, "hinge") == [article().id]
        assert index.check() == WHOLE


def test_a_closed_index_leaves_the_data_directory_free(data: Path, embedder: Embedder) -> None:
    opened(data, embedder).close()
    with DataLock(data, "ask") as lock:
        assert lock.owner.command == "ask"


@pytest.mark.parametrize("anew", [False, True])
@pytest.mark.parametrize("lost", ["removed", "of 0 bytes", "of another kind"])
def test_nothing_is_dropped_for_a_library_that_was_lost(
    data: Path, embedder: Embedder, tmp_path: Path, lost: str, anew: bool
) -> None:
    filled(data, embedder)
    file = data / "library.sqlite3"
    good = file.read_bytes()
    file.unlink()
    if lost == "of 0 bytes":
        file.touch()
    elif lost == "of another kind":
        Library(tmp_path / "other").close()
        (tmp_path / "other" / "library.sqlite3").rename(file)
    with pytest.raises(LibraryLost, match=r"library\.sqlite3'.*put a backup.*nothing was changed"):
        opened(data, embedder, anew=anew)
    file.write_bytes(good)
    for name in ("library.sqlite3-wal", "library.sqlite3-shm"):
        (data / name).unlink(missing_ok=True)
    with opened(data, embedder) as index:
        assert index.check() == WHOLE
        assert by_words(index, "hinge") == [article().id]


@pytest.mark.parametrize("is_noted", [True, False])
def test_an_index_that_was_made_from_another_library_is_made_again_without_embedding(
    data: Path, counting: Counting, tmp_path: Path, is_noted: bool
) -> None:
    other = tmp_path / "other"
    for folder, one in ((data, article()), (other, orchard())):
        with opened(folder, counting) as index:
            keep(index, one)
    for name in ("vectors", "lexical", "derived-from"):
        if (data / name).is_dir():
            rmtree(data / name)
        (other / name).replace(data / name)
    if not is_noted:  # as earlier versions left it
        (data / "derived-from").unlink()
    with opened(data, counting) as index:
        assert by_words(index, "hinge frost") == [article().id]
        assert by_meaning(index, "ferry") == [article().id]
        assert index.check() == WHOLE
    assert counting.embedded == 2


def test_reading_makes_no_library_beside_indexes(data: Path, embedder: Embedder) -> None:
    filled(data, embedder)
    (data / "library.sqlite3").unlink()
    with pytest.raises(LibraryLost, match="is missing"):
        Library(data, reading=True)
    assert not (data / "library.sqlite3").exists()


def test_after_all_articles_were_removed_another_model_may_come(
    data: Path, embedder: Embedder, tmp_path: Path
) -> None:
    filled(data, embedder)
    with opened(data, embedder) as index:
        for row in index.library.catalogue.summaries():
            index.remove(row.id)
    other = Embedder(bilingual(tmp_path / "model"))  # its vectors are shorter
    with opened(data, other, anew=True) as index:
        keep(index, article())
        assert index.check() == WHOLE


def test_only_its_user_can_read_the_data(data: Path, embedder: Embedder) -> None:
    with opened(data, embedder) as index:
        keep(index, article())
        modes = {one.name: stat.S_IMODE(one.stat().st_mode) for one in data.iterdir()}
    files = ("library.sqlite3", "library.sqlite3-wal", "library.sqlite3-shm")
    assert {modes[name] for name in files} == {0o600}
    assert {modes[name] for name in ("vectors", "lexical")} == {0o700}
    assert stat.S_IMODE(data.stat().st_mode) == 0o700
