"""What a question takes for granted that the articles say of something else."""

from collections.abc import Sequence

import pytest

from ingest.split import split
from qa import unsaid
from qa.article import Quote
from qa.reading.calibration import Calibration
from qa.reading.premise import premise
from qa.reading.reader import ExtractiveReader, Reading
from qa.reading.spans import Span
from qa.retrieve import Hit
from qa.text.sentences import Sentences
from tests.articles import article

TEXT = "Tom Ray resigned over the flood in 2019. Nobody was hurt."


class Literal:
    """Is sure of the first sentence, unless the question has a word with a capital or a figure
    that the passage lacks."""

    def load(self) -> None: ...

    def read(self, question: str, passages: Sequence[Sentences]) -> list[Span]:
        named = [word.strip("?") for word in question.split()[1:] if not word.islower()]
        return [
            Span(0, 7, 1.0, 9.0 if all(word in passage.text for word in named) else -9.0)
            for passage in passages
        ]


READER = ExtractiveReader(Literal(), Calibration(1, 0, 0, 1, 0, 0))


def read(*texts: str, near: bool = True) -> Reading:
    """A reading without an answer, of passages that are near to the question."""
    hits = [Hit(split(article(text, key=f"/{text}"))[0], 0.5, 0.5) for text in texts]
    quotes = [Quote(hit.passage.article_id, 0, 7) for hit in hits if near]
    return Reading((), tuple(quotes), tuple(hits), 0.0, None)


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Why did Ann Lee resign?", "Ann Lee"),
        ("Why did somebody resign in 2021?", "2021"),
        ("Warum trat Ann Lee zurück?", "Ann Lee"),
        ("Why did Tom Ray resign in 2021?", "2021"),
        ("Why did Tom Ray resign?", None),  # the passage has the name: it may well be true
        ("Why did Ann Lee resign from Skarholm?", None),  # not for one name alone
        ("why did it happen?", None),
    ],
)
def test_the_name_is_found_without_which_the_question_is_answered(
    question: str, name: str | None
) -> None:
    found = premise(READER, question, read(TEXT))
    assert (found.name if found else None) == name


def test_a_passage_that_has_the_name_is_not_what_is_said_of_another() -> None:
    found = premise(READER, "Why did Ann Lee resign?", read("Ann Lee saw it.", TEXT))
    assert found is not None
    assert [hit.passage.text for hit in found.reading.ranked] == [TEXT]
    assert premise(READER, "Why did Ann Lee resign?", read("Ann Lee saw it.")) is None


def test_what_is_not_near_to_the_question_is_nothing_that_it_takes_for_granted() -> None:
    assert premise(READER, "Why did Ann Lee resign?", read(TEXT, near=False)) is None


def test_what_is_said_of_it_is_no_answer_in_a_conversation() -> None:
    for language in ("en", "de", "fr", "es", "it", "ar"):
        words = unsaid.words(language)
        assert unsaid.is_unsaid(words.near)
        assert unsaid.is_unsaid(words.of_another.format(name="Ann Lee", quote=TEXT))
    assert not unsaid.is_unsaid(TEXT)
