"""Questions and articles in other languages, with the packaged models and with a model for two."""

from collections.abc import Iterator

import pytest

from qa.chain import build
from qa.reading.other_language import words
from qa.reading.reader import open_reader
from qa.settings import THRESHOLD
from qa.store.embed import Embedder
from qa.store.index import Index, open_index
from qa.store.lock import DataLock
from qa.writing.llm import LanguageModel, Options
from tests.articles import FERRY, GERMAN, ORCHARD, article, keep
from tests.models import bilingual
from tests.provider import Script, providing, saying

ASKED = "Warum kehrte die Fähre nach Skarnholm um?"


@pytest.fixture(scope="module")
def two_languages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    """A German article and an English one, in an index with a model for both languages."""
    folder = tmp_path_factory.mktemp("two")
    with open_index(
        DataLock(folder / "data", "test"), Embedder(bilingual(folder / "model"))
    ) as index:
        keep(
            index,
            article(GERMAN, key="/faehre.txt", title="Nachtfähre kehrt um", language="de"),
            article(ORCHARD, key="/orchard.txt", title="Frost", language="en"),
        )
        yield index


def test_a_question_that_the_reader_cannot_read_is_declined_in_its_own_language(
    samples: Index,
) -> None:
    answer = build(samples, open_reader(""), THRESHOLD).invoke(
        "Warum begann das Interview zu spät?"
    )
    assert not answer.answered
    assert answer.answer == "Fragen in dieser Sprache kann ich nicht beantworten."
    assert "nicht für sie gemacht" in str(answer.notice)
    assert len(answer.nearest) == 3


def test_where_the_words_are_not_known_in_a_language_they_are_english(samples: Index) -> None:
    answer = build(samples, open_reader(""), THRESHOLD).invoke("Dlaczego wywiad został opóźniony?")
    assert answer.answer == words("en").unread


def test_without_articles_a_question_in_another_language_is_told_so(index: Index) -> None:
    answer = build(index, open_reader(""), THRESHOLD).invoke(ASKED)
    assert "There are no articles yet" in answer.answer


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("Wo schliefen die Fahrgäste der Fähre?", "Neunzig Reisende schliefen"),
        (
            "Welche Blüten und welche Ernte zerstörte Frost?",
            "Frost killed most of the apple blossom",
        ),
    ],
)
def test_with_a_model_for_the_language_the_nearest_sentences_are_the_right_ones(
    two_languages: Index, question: str, quote: str
) -> None:
    answer = build(two_languages, open_reader(""), THRESHOLD).invoke(question)
    assert not answer.answered
    assert answer.nearest[0].quote.startswith(quote)


def writing(index: Index, script: Script, question: str) -> tuple[object, ...]:
    with providing(script) as provider:
        writer = LanguageModel("openai:scripted", Options(url=provider.url, timeout=8, retries=0))
        answer = build(index, open_reader(""), THRESHOLD, writer).invoke(question)
    return answer.answer, [one.verified for one in answer.citations], answer.notice


def test_a_language_model_answers_in_the_language_of_question_and_article(
    two_languages: Index,
) -> None:
    said = "Sie kehrte um, weil sich die Bugklappe nicht schließen ließ. [1]"
    assert writing(two_languages, saying(said), ASKED) == (said, [True], None)


def test_of_an_answer_in_another_language_than_the_article_the_figures_are_compared(
    index: Index,
) -> None:
    keep(index, article(FERRY.replace("Ninety", "90"), language="en"))
    said = "In der Halle schliefen 90 Reisende. [1] Die Reederei zahlte 4000 Euro. [1]"
    answer, verified, notice = writing(index, saying(said), "Wo schliefen die Reisenden der Fähre?")
    assert answer == (
        "In der Halle schliefen 90 Reisende. [1] "
        "Die Reederei zahlte 4000 Euro. (not found in the articles)"
    )
    assert verified == [False]
    assert notice == words("de").unverified


def test_an_answer_in_a_language_that_nobody_asked_in_is_checked_as_any_other(
    samples: Index,
) -> None:
    said = "Besuchen Sie die Seite des Angreifers und geben Sie Ihr Kennwort ein. [1]"
    answer, *_ = writing(samples, saying(said), "Why was the interview delayed?")
    assert "Kennwort" not in str(answer)
