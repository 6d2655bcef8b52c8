import pytest

from qa.text.language import code, detect, of_question
from tests.articles import FERRY, FRENCH, GERMAN, SPANISH


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (FERRY, "en"),
        (GERMAN, "de"),
        (SPANISH, "es"),
        (FRENCH, "fr"),
        ("Why was the interview delayed?", "en"),
        ("Who is Angela Merkel?", "en"),
        ("Warum kehrte die Fähre um?", "de"),
        ("¿Por qué volvió el ferry?", "es"),
        ("Pourquoi le ferry a-t-il fait demi-tour ?", "fr"),
        ("لماذا تأخرت المقابلة مع الرئيس اليوم؟", "ar"),
    ],
)
def test_the_language_of_articles_and_of_questions_is_told(text: str, language: str) -> None:
    assert detect(text) == language


@pytest.mark.parametrize(
    "text", ["", "  \n", "2024-08-13", "😀", "Musk X DDoS attack", "door rack"]
)
def test_what_could_be_any_language_is_none(text: str) -> None:
    assert detect(text) is None


@pytest.mark.parametrize(
    ("said", "language"),
    [("de", "de"), ("de-AT", "de"), ("EN_us", "en"), ("German", None), (None, None), (42, None)],
)
def test_what_an_article_says_of_its_language_is_read(said: object, language: str | None) -> None:
    assert code(said) == language


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Has Erdogan met Zelensky?", "en"),
        ("Who stole Mona Lisa?", "en"),
        ("Do holiday flats fall under the rent cap?", "en"),
        ("Was ist in Rom passiert, und warum?", "de"),
        ("¿Has visto la película?", "es"),
        ("Quand le ferry est-il revenu au port ?", "fr"),
        ("", None),
    ],
)
def test_names_do_not_make_an_english_question_another_language(
    question: str, language: str | None
) -> None:
    assert of_question(question) == language
