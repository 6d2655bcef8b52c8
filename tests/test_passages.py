"""What every home of passages does, in this process or in Milvus."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import date
from itertools import count
from pathlib import Path

import numpy as np
import pytest

from qa.article import Article, Passage, digest, passage
from qa.store.embed import Array, Embedded
from qa.store.library.library import Library
from qa.store.passages.local import LocalPassages
from qa.store.passages.milvus import Milvus
from qa.store.passages.networked import MilvusPassages
from qa.store.passages.scope import EVERYWHERE, Scope
from qa.store.passages.stems import weights
from qa.store.stores import Held, Passages
from tests.articles import FERRY, GERMAN, ORCHARD, SPANISH, article
from tests.engines import MilvusLite

pytestmark = pytest.mark.slow

DIMENSION = 8

_numbers = count(1)


@pytest.fixture(scope="module", autouse=True)
def _started(milvus_started: MilvusLite | None) -> None:
    """Starts it before the tests of the other home, which come first."""


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with closing(Library(tmp_path / "data")) as library:
        yield library


@pytest.fixture(params=["local", "milvus"], scope="module")
def home(request: pytest.FixtureRequest) -> str:
    """Where passages are: "" is a folder, and else the address of a Milvus."""
    return "" if request.param == "local" else str(request.getfixturevalue("milvus"))


@pytest.fixture
def passages(home: str, library: Library, tmp_path: Path) -> Iterator[Passages]:
    if not home:
        with closing(LocalPassages(tmp_path / "data", library)) as local:
            yield local
        return
    name = f"passages_{next(_numbers)}"
    milvus = Milvus(home, patience=60)
    milvus.drop(name)
    milvus.make(name, DIMENSION)
    with closing(MilvusPassages(milvus, name, library)) as engine:
        yield engine
        milvus.drop(name)


def vector(text: str) -> Array:
    """The same unit vector for the same text, and another for another."""
    drawn = np.random.default_rng(int(digest(text)[:8], 16)).normal(size=DIMENSION)
    unit: Array = (drawn / np.linalg.norm(drawn)).astype(np.float32)
    return unit


def whole(one: Article) -> Passage:
    return passage(one, 0, len(one.text))


def held(one: Passage) -> Held:
    return Held(one, vector(one.text))


Keep = Callable[..., list[Passage]]


@pytest.fixture
def keep(library: Library, passages: Passages) -> Keep:
    """Keeps articles, of one passage each, in the library and where they are searched."""

    def keep(*articles: Article) -> list[Passage]:
        kept = [whole(one) for one in articles]
        for one, only in zip(articles, kept, strict=True):
            library.put(one, [only])
        vectors = [vector(only.text) for only in kept]
        embedded = [Embedded(one[np.newaxis], one) for one in vectors]
        library.embeddings.keep([only.id for only in kept], embedded, "by chance")
        passages.change([held(only) for only in kept], [])
        return kept

    return keep


FERRY_ARTICLE = article(FERRY, published=date(2024, 8, 12))
ORCHARD_ARTICLE = article(ORCHARD, key="/news/orchard.txt", published=date(2024, 8, 13))


def worded(passages: Passages, words: str, scope: Scope = EVERYWHERE, limit: int = 10) -> list[str]:
    asked = weights([(words, 1.0)], passages.languages())
    return [passage_id for passage_id, _ in passages.worded(asked, limit, scope)]


def near(passages: Passages, text: str, scope: Scope = EVERYWHERE, limit: int = 10) -> list[str]:
    return [passage_id for passage_id, _ in passages.nearest(vector(text), limit, scope)]


def ids(found: Sequence[Passage]) -> list[str]:
    return [one.id for one in found]


def test_where_nothing_is_held_nothing_is_found(passages: Passages) -> None:
    assert (worded(passages, "ferry"), near(passages, "ferry")) == ([], [])
    assert passages.worded({"en:ferri": 1.0}, 10, EVERYWHERE) == []
    assert (passages.count(), list(passages.ids()), set(passages.languages())) == (0, [], set())


def test_what_is_put_is_found_by_its_words_and_by_its_vector(
    passages: Passages, keep: Keep
) -> None:
    ferry, orchard = keep(FERRY_ARTICLE, ORCHARD_ARTICLE)
    assert worded(passages, "Engineer, hinges!") == [ferry.id]
    assert near(passages, ORCHARD) == [orchard.id, ferry.id]
    assert sorted(passages.ids()) == sorted([ferry.id, orchard.id])
    assert (passages.count(), list(passages.partly())) == (2, [])


def test_the_best_come_first_and_scores_are_above_zero(passages: Passages, keep: Keep) -> None:
    ferry, orchard = keep(FERRY_ARTICLE, ORCHARD_ARTICLE)
    asked = weights([("the frost killed the blossom in the valley", 1.0)], ["en"])
    (best, more), (last, less) = passages.worded(asked, 10, EVERYWHERE)
    assert (best, last) == (orchard.id, ferry.id)
    assert more > less > 0
    (_, same), (_, other) = passages.nearest(vector(FERRY), 10, EVERYWHERE)
    assert same == pytest.approx(1, abs=1e-3)
    assert other == pytest.approx(float(vector(FERRY) @ vector(ORCHARD)), abs=1e-3)


def test_no_more_are_found_than_asked_for(passages: Passages, keep: Keep) -> None:
    keep(FERRY_ARTICLE, ORCHARD_ARTICLE)
    assert len(worded(passages, "the", limit=1)) == len(near(passages, FERRY, limit=1)) == 1


def test_no_words_find_nothing(passages: Passages, keep: Keep) -> None:
    keep(FERRY_ARTICLE)
    assert passages.worded({}, 10, EVERYWHERE) == []
    assert worded(passages, "zeppelin") == []


def test_putting_again_changes_nothing(passages: Passages, keep: Keep) -> None:
    (ferry,) = keep(FERRY_ARTICLE)
    before = passages.worded({"en:ferri": 1.0}, 10, EVERYWHERE)
    passages.change([held(ferry)], [])
    assert (passages.count(), list(passages.ids())) == (1, [ferry.id])
    assert passages.worded({"en:ferri": 1.0}, 10, EVERYWHERE) == before


def test_what_has_the_same_id_is_replaced(passages: Passages, keep: Keep) -> None:
    (ferry,) = keep(FERRY_ARTICLE)
    changed = Passage(ferry.id, ferry.article_id, "Frost", ORCHARD, 0, len(ORCHARD))
    passages.change([held(changed)], [])
    assert worded(passages, "hinge") == []
    assert worded(passages, "frost") == [ferry.id]
    ((_, cosine),) = passages.nearest(vector(ORCHARD), 10, EVERYWHERE)
    assert cosine == pytest.approx(1, abs=1e-3)
    assert passages.count() == 1


def test_of_two_with_one_id_the_last_is_held(passages: Passages, keep: Keep) -> None:
    (ferry,) = keep(FERRY_ARTICLE)
    frost = Passage(ferry.id, ferry.article_id, "Frost", ORCHARD, 0, len(ORCHARD))
    passages.change([held(ferry), held(frost)], [])
    assert (passages.count(), list(passages.ids())) == (1, [ferry.id])
    assert (worded(passages, "hinge"), worded(passages, "frost")) == ([], [ferry.id])


def test_what_is_dropped_is_not_found(passages: Passages, keep: Keep) -> None:
    ferry, orchard = keep(FERRY_ARTICLE, ORCHARD_ARTICLE)
    passages.change([], [ferry.id, "nobody's"])
    passages.change([], [ferry.id])
    assert (worded(passages, "ferry"), near(passages, FERRY)) == ([], [orchard.id])
    assert (passages.count(), list(passages.ids())) == (1, [orchard.id])


def test_one_change_puts_and_drops(passages: Passages, keep: Keep) -> None:
    (ferry,) = keep(FERRY_ARTICLE)
    orchard = whole(ORCHARD_ARTICLE)
    passages.change([held(orchard)], [ferry.id, orchard.id])
    assert list(passages.ids()) == [orchard.id]
    assert worded(passages, "frost") == [orchard.id]


def test_a_change_of_nothing_is_none(passages: Passages) -> None:
    passages.change([], [])
    assert passages.count() == 0


@pytest.mark.parametrize("find", [worded, near])
def test_a_period_includes_its_first_and_its_last_day(
    passages: Passages, keep: Keep, find: Callable[..., list[str]]
) -> None:
    ferry, orchard, undated = keep(
        FERRY_ARTICLE, ORCHARD_ARTICLE, article(f"{FERRY} {ORCHARD}", key="/undated.txt")
    )
    first, last = date(2024, 8, 12), date(2024, 8, 13)

    def within(since: date | None, until: date | None) -> set[str]:
        return set(find(passages, "the ferry and the frost", Scope(since=since, until=until)))

    assert within(first, last) == {ferry.id, orchard.id}
    assert within(last, None) == {orchard.id}
    assert within(None, first) == {ferry.id}
    assert within(date(2024, 8, 14), None) == within(None, date(2024, 8, 11)) == set()
    assert undated.id in find(passages, "the ferry and the frost")


@pytest.mark.parametrize("find", [worded, near])
def test_only_the_named_articles_are_looked_in(
    passages: Passages, keep: Keep, find: Callable[..., list[str]]
) -> None:
    ferry, orchard = keep(FERRY_ARTICLE, ORCHARD_ARTICLE)

    def among(*articles: str, since: date | None = None) -> list[str]:
        return find(passages, "the wind", Scope(since, articles=frozenset(articles)))

    assert among(ORCHARD_ARTICLE.id) == [orchard.id]
    assert set(among(ORCHARD_ARTICLE.id, FERRY_ARTICLE.id)) == {ferry.id, orchard.id}
    assert among(ORCHARD_ARTICLE.id, FERRY_ARTICLE.id, since=date(2024, 8, 13)) == [orchard.id]
    assert among() == among("nobody's") == among('x" or day > 0 or article == "') == []


def test_words_are_found_in_the_forms_of_their_articles_language(
    passages: Passages, keep: Keep
) -> None:
    _, german, spanish = keep(
        FERRY_ARTICLE,
        article(GERMAN, key="/de.txt", language="de"),
        article(SPANISH, key="/es.txt", language="es"),
    )
    assert set(passages.languages()) == {"en", "de", "es"}
    assert worded(passages, "Häuser") == [german.id]
    assert worded(passages, "panadera") == [spanish.id]
    assert passages.worded(weights([("Häuser", 1.0)], ["en"]), 10, EVERYWHERE) == []


@pytest.mark.parametrize(
    ("text", "language", "part"),
    [("அமெரிக்கா", "ta", "கா"), ("Prom zawrócił", "pl", "zawrócił!"), ("cafe\u0301s", None, "café")],
)
def test_a_word_of_any_script_is_one_word(
    passages: Passages, keep: Keep, text: str, language: str | None, part: str
) -> None:
    (one,) = keep(article(text, language=language))
    assert worded(passages, text) == [one.id]
    assert worded(passages, part) == ([] if language == "ta" else [one.id])


def test_a_word_counts_for_as_much_as_it_weighs(passages: Passages, keep: Keep) -> None:
    keep(FERRY_ARTICLE, ORCHARD_ARTICLE)

    def score(words: dict[str, float]) -> float:
        ((_, score),) = passages.worded(words, 10, EVERYWHERE)
        return score

    hinge, door = score({"en:hing": 1.0}), score({"en:door": 1.0})
    assert score({"en:hing": 1.0, "en:door": 1.0}) == pytest.approx(hinge + door, rel=1e-3)
    assert score({"en:hing": 1.0, "en:door": 0.25}) == pytest.approx(hinge + door / 4, rel=1e-3)
    assert score({"en:hing": 0.5}) == pytest.approx(hinge / 2, rel=1e-3)


def test_the_weightier_word_decides(passages: Passages, keep: Keep) -> None:
    ferry, orchard = keep(FERRY_ARTICLE, ORCHARD_ARTICLE)
    for heavy, light, first in (("hing", "frost", ferry), ("frost", "hing", orchard)):
        asked = {f"en:{heavy}": 1.0, f"en:{light}": 0.25}
        assert passages.worded(asked, 10, EVERYWHERE)[0][0] == first.id


def test_the_ids_of_more_than_a_page_come_once_each(passages: Passages) -> None:
    many = [Passage(f"{n:024}", "a", "T", f"number{n}", 0, 9) for n in range(2300)]
    passages.change([held(one) for one in many], [])
    found = list(passages.ids())
    assert sorted(found) == ids(many)
    assert passages.count() == 2300
    passages.change([], ids(many[:2200]))
    assert sorted(passages.ids()) == ids(many[2200:])


def test_a_long_passage_of_many_words_is_held(passages: Passages, keep: Keep) -> None:
    (long,) = keep(article(" ".join(f"word{n}" for n in range(6000))))
    assert worded(passages, "word17") == [long.id]


@pytest.mark.parametrize("home", ["local"], indirect=True)
def test_within_a_period_of_many_articles_the_nearest_of_all_are_looked_at(
    passages: Passages, library: Library, keep: Keep, monkeypatch: pytest.MonkeyPatch
) -> None:
    days = [date(2024, 8, 12), date(2023, 8, 12)]
    kept = keep(
        *(
            article(f"Ferry number {n} sails.", key=f"/{n}", published=days[n % 2])
            for n in range(200)
        )
    )
    asked = vector("Ferry number 1 sails.")
    nearest = sorted(kept[::2], key=lambda one: -float(np.dot(vector(one.text), asked)))
    monkeypatch.setattr(library, "embeddings", None)  # none is compared by itself
    scope = Scope(since=days[0])
    assert near(passages, "Ferry number 1 sails.", scope, limit=5) == ids(nearest[:5])
