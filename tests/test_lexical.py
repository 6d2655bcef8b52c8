from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path

import pytest

from qa.article import Article, Passage, passage
from qa.store.passages.lexical import Lexical
from qa.store.passages.stems import weights
from tests.articles import FERRY, FRENCH, GERMAN, ORCHARD, SPANISH, article


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "lexical"


@pytest.fixture
def lexical(folder: Path) -> Iterator[Lexical]:
    lexical = Lexical(folder)
    yield lexical
    lexical.close()


def whole(one: Article) -> Passage:
    return passage(one, 0, len(one.text))


FERRY_PASSAGE = whole(article(FERRY))
ORCHARD_PASSAGE = whole(article(ORCHARD, key="/news/orchard.txt"))


def searched(
    lexical: Lexical, question: str, limit: int = 10, among: Collection[str] | None = None
) -> list[tuple[str, float]]:
    return lexical.search(weights([(question, 1.0)], lexical.languages), limit, among)


def found(lexical: Lexical, question: str, limit: int = 10) -> list[str]:
    return [passage_id for passage_id, _ in searched(lexical, question, limit)]


def test_a_passage_without_a_day_is_in_no_period(lexical: Lexical) -> None:
    dated = whole(article(FERRY, key="/news/dated.txt", published=date(2024, 8, 12)))
    lexical.change([FERRY_PASSAGE, dated], [])
    asked = weights([("ferry", 1.0)], lexical.languages)
    periods = [(date(2024, 8, 12), None), (None, date(2024, 8, 12)), (date(2024, 8, 13), None)]
    found = [lexical.search(asked, 10, None, *period) for period in periods]
    assert [[one for one, _ in hits] for hits in found] == [[dated.id], [dated.id], []]


def test_an_empty_index_finds_nothing(lexical: Lexical) -> None:
    assert searched(lexical, "ferry", 5) == []
    assert lexical.ids() == set()


@pytest.mark.parametrize("question", ["ferry", "FERRY!", "passenger", "Which engineer found it?"])
def test_words_are_found_in_any_case_and_form(lexical: Lexical, question: str) -> None:
    lexical.change([FERRY_PASSAGE, ORCHARD_PASSAGE], [])
    assert found(lexical, question)[0] == FERRY_PASSAGE.id


def test_passages_that_share_no_word_are_not_found(lexical: Lexical) -> None:
    lexical.change([FERRY_PASSAGE, ORCHARD_PASSAGE], [])
    assert found(lexical, "frost") == [ORCHARD_PASSAGE.id]
    assert found(lexical, "zeppelin") == []


def test_the_best_comes_first(lexical: Lexical) -> None:
    lexical.change([FERRY_PASSAGE, ORCHARD_PASSAGE], [])
    hits = searched(lexical, "the frost killed the blossom in the valley", 10)
    assert [passage_id for passage_id, _ in hits] == [ORCHARD_PASSAGE.id, FERRY_PASSAGE.id]
    assert hits[0][1] > hits[1][1] > 0


def test_a_word_said_twice_in_the_question_counts_once(lexical: Lexical) -> None:
    lexical.change([FERRY_PASSAGE], [])
    assert searched(lexical, "hinge hinge hinges", 1) == searched(lexical, "hinge", 1)


def test_no_more_are_found_than_asked_for(lexical: Lexical) -> None:
    lexical.change([FERRY_PASSAGE, ORCHARD_PASSAGE], [])
    assert len(found(lexical, "the", limit=1)) == 1


@pytest.mark.parametrize(
    "question",
    ["", "???", '"', "title:(ferry AND", "ferry^ -harbour +* [a TO", "😀", "\0", "(" * 99],
)
def test_signs_in_a_question_are_not_commands(lexical: Lexical, question: str) -> None:
    lexical.change([FERRY_PASSAGE], [])
    expected = [FERRY_PASSAGE.id] if "ferry" in question else []
    assert found(lexical, question) == expected


def test_the_search_can_be_kept_to_some_articles(lexical: Lexical) -> None:
    lexical.change([FERRY_PASSAGE, ORCHARD_PASSAGE], [])
    among = [ORCHARD_PASSAGE.article_id]
    ((passage_id, score),) = searched(lexical, "the wind", 10, among)
    assert passage_id == ORCHARD_PASSAGE.id
    assert score == dict(searched(lexical, "the wind", 10))[passage_id]


def test_among_no_articles_nothing_is_found(lexical: Lexical) -> None:
    lexical.change([FERRY_PASSAGE], [])
    assert searched(lexical, "ferry", 10, []) == []


def test_a_passage_put_twice_is_held_once(lexical: Lexical) -> None:
    lexical.change([FERRY_PASSAGE], [])
    lexical.change([FERRY_PASSAGE], [])
    assert lexical.count() == 1
    assert found(lexical, "ferry") == [FERRY_PASSAGE.id]


def test_dropped_passages_are_gone(lexical: Lexical) -> None:
    lexical.change([FERRY_PASSAGE, ORCHARD_PASSAGE], [])
    lexical.change([], [FERRY_PASSAGE.id, "nobody"])
    assert lexical.ids() == {ORCHARD_PASSAGE.id}
    assert found(lexical, "ferry") == []


def test_one_change_can_put_and_drop(lexical: Lexical) -> None:
    lexical.change([FERRY_PASSAGE], [])
    lexical.change([ORCHARD_PASSAGE], [FERRY_PASSAGE.id])
    assert lexical.ids() == {ORCHARD_PASSAGE.id}


def test_passages_survive_closing(folder: Path) -> None:
    closed_with_ferry(folder)
    again = Lexical(folder)
    assert found(again, "ferry") == [FERRY_PASSAGE.id]
    again.close()


@pytest.mark.parametrize("content", ["", "not what tantivy wrote"])
def test_a_damaged_index_is_emptied_and_usable(folder: Path, content: str) -> None:
    closed_with_ferry(folder)
    (folder / "meta.json").write_text(content)
    assert_empty_and_usable(folder)


@pytest.mark.parametrize("kind", ["store", "term", "idx"])
def test_an_index_that_lost_a_file_is_emptied_and_usable(folder: Path, kind: str) -> None:
    closed_with_ferry(folder)
    for lost in folder.glob(f"*.{kind}"):
        lost.unlink()
    assert_empty_and_usable(folder)


def closed_with_ferry(folder: Path) -> None:
    lexical = Lexical(folder)
    lexical.change([FERRY_PASSAGE], [])
    lexical.close()


def assert_empty_and_usable(folder: Path) -> None:
    again = Lexical(folder)
    assert again.count() == 0
    again.change([ORCHARD_PASSAGE], [])
    assert found(again, "frost") == [ORCHARD_PASSAGE.id]
    again.close()


@pytest.mark.parametrize(
    ("text", "language", "question"),
    [
        (GERMAN, "de", "In welchem Haus schlief der Reisende?"),
        (GERMAN, "de", "Häuser"),
        (SPANISH, "es", "¿Qué recibió el trabajador del horno?"),
        (SPANISH, "es", "panadera"),
        (FRENCH, "fr", "Qui alluma le feu ?"),
        (FRENCH, "fr", "agriculteur"),
    ],
)
def test_words_are_found_in_the_forms_of_their_articles_language(
    lexical: Lexical, text: str, language: str, question: str
) -> None:
    other = whole(article(text, key="/news/other.txt", language=language))
    lexical.change([FERRY_PASSAGE, other], [])
    assert found(lexical, question)[0] == other.id


def test_a_language_without_a_stemmer_is_searched_by_its_words_as_they_are(
    lexical: Lexical,
) -> None:
    polish = whole(article("Prom do Skarnholm zawrócił w poniedziałek.", language="pl"))
    lexical.change([polish, ORCHARD_PASSAGE], [])
    assert found(lexical, "prom") == [polish.id]
    assert found(lexical, "promy") == []


@pytest.mark.parametrize(
    ("text", "language", "part"),
    [
        ("அமெரிக்கா", "ta", "கா"),  # whose letters are joined by a mark, at which nothing is cut
        ("достопримечательностями", "ru", "досто"),  # of 46 bytes
    ],
)
def test_a_word_of_another_script_is_one_word(
    lexical: Lexical, text: str, language: str, part: str
) -> None:
    other = whole(article(text, language=language))
    lexical.change([other], [])
    assert found(lexical, text) == [other.id]
    assert found(lexical, part) == []


def test_a_letter_and_its_accent_are_found_as_one_sign_or_two(lexical: Lexical) -> None:
    two = whole(article("The cafe\u0301s are closed."))
    lexical.change([two], [])
    assert found(lexical, "caf\u00e9") == [two.id]


def test_a_name_is_found_in_articles_of_every_language(lexical: Lexical) -> None:
    german = whole(article(GERMAN, key="/news/faehre.txt", language="de"))
    lexical.change([FERRY_PASSAGE, german], [])
    assert set(found(lexical, "Skarnholm")) == {FERRY_PASSAGE.id, german.id}


def test_among_many_passages_a_word_of_most_of_them_counts_only_where_there_is_no_other(
    lexical: Lexical, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = ["The ferry is late.", "The ferry sinks.", "The ferry sails.", "The tram is late."]
    english = [whole(article(text, key=f"/news/{text}")) for text in texts]
    german = [
        whole(article(f"Die Fahrt {number} dauert.", key=f"/de/{number}", language="de"))
        for number in range(6)
    ]
    lexical.change([*english, *german], [])
    ferries, (sinks, late) = {one.id for one in english[:3]}, (english[1].id, english[0].id)
    assert set(found(lexical, "ferry sinks")) == ferries
    monkeypatch.setattr("qa.store.passages.lexical._MANY", 2)
    assert found(lexical, "ferry sinks") == [sinks]  # of four in English, not of ten
    assert set(found(lexical, "ferry")) == ferries
    assert late in found(lexical, "late ferry")
