import pytest

from qa.store.passages.stems import LANGUAGES, spoken, stems, weights


def test_a_stem_stands_behind_its_language() -> None:
    assert stems("Running ferries", "en") == ["en:run", "en:ferri"]
    assert stems("Häuser", "de") == ["de:haus"]


def test_words_of_a_language_without_rules_stay_as_they_are() -> None:
    assert stems("Promy ZAWRÓCIŁY", "other") == ["other:promy", "other:zawróciły"]


@pytest.mark.parametrize(
    ("stated", "language"), [(None, "en"), ("en", "en"), ("ta", "ta"), ("pl", "other")]
)
def test_every_article_has_a_language_by_whose_rules_it_is_stemmed(
    stated: str | None, language: str
) -> None:
    assert spoken(stated) == language
    assert language in LANGUAGES


def test_a_letter_and_its_accent_are_one_sign() -> None:
    assert stems("cafe\u0301", "fr") == stems("caf\u00e9", "fr")


def test_what_is_too_long_for_a_word_is_left_out() -> None:
    assert stems(f"a {'b' * 121} c", "other") == ["other:a", "other:c"]


def test_a_word_weighs_as_much_as_the_weightiest_text_it_stands_in() -> None:
    texts = [("old ferry", 0.25), ("ferries ferry", 1.0), ("ferry", 0.5)]
    assert weights(texts, ["en"]) == {"en:old": 0.25, "en:ferri": 1.0}


def test_a_question_is_stemmed_in_every_language_that_is_held() -> None:
    assert weights([("Häuser", 1.0)], ["de", "other"]) == {"de:haus": 1.0, "other:häuser": 1.0}
    assert weights([("ferry", 1.0)], []) == {}
