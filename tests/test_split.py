import random
from itertools import pairwise

import pytest

from ingest.split import split
from qa.article import Article, Passage
from tests.articles import FERRY, article


def bare(text: str) -> str:
    """`text` without white space."""
    return "".join(text.split())


def assert_faithful(whole: Article, passages: list[Passage], words: int = 200) -> None:
    """Passages are slices in order without overlap, hold everything, and are not too long."""
    assert [one.text for one in passages] == [whole.text[one.start : one.end] for one in passages]
    assert bare("".join(one.text for one in passages)) == bare(whole.text)
    assert all(left.end <= right.start for left, right in pairwise(passages))
    assert all(0 < len(one.text.split()) <= words for one in passages)
    assert len({one.id for one in passages}) == len(passages)


def test_a_short_article_is_one_passage() -> None:
    (only,) = split(article(FERRY))
    assert (only.text, only.article_id) == (FERRY, article().id)


@pytest.mark.parametrize(
    "text",
    [
        "The 😀 flew over 👩‍👩‍👧 and 🇸🇪. " * 120,
        "Cafe\u0301 Zu\u0308rich o\u0308ffnete fru\u0308h. " * 120,
        "One line ends here.\r\nAnother begins.\r\n\r\n" * 120,
        "\u3000全角の空白があります。" * 120,
        " \n\n  A text with space around it.  \n" * 60,
    ],
)
def test_offsets_hold_in_any_script(text: str) -> None:
    assert_faithful(article(text), split(article(text)))


def test_passages_end_where_sentences_end() -> None:
    sentence = "The harbour was quiet all that day and all the next."
    passages = split(article(" ".join([sentence] * 50)))
    assert len(passages) == 3
    assert all(one.text.startswith("The") and one.text.endswith("next.") for one in passages)


def test_passages_are_as_long_as_whole_sentences_allow() -> None:
    ten_words = "One two three four five six seven eight nine ten."
    passages = split(article(" ".join([ten_words] * 41)))
    assert [len(one.text.split()) for one in passages] == [200, 200, 10]


def test_a_sentence_of_more_than_200_words_is_cut_between_words() -> None:
    long = article("Before it. " + " ".join(f"word{number}" for number in range(450)) + ". After.")
    passages = split(long)
    assert_faithful(long, passages)
    assert [one.text.split()[-1] for one in passages][-2:] == ["word399", "After."]


def test_a_word_longer_than_any_passage_stays_whole() -> None:
    long = article("Short. " + "x" * 50_000 + " end.")
    assert_faithful(long, split(long))


def test_words_can_be_fewer() -> None:
    passages = split(article(), words=10)
    assert_faithful(article(), passages, words=10)
    assert len(passages) > 3


def test_nothing_has_no_passages() -> None:
    assert split(article(" \n ")) == []


def test_splitting_again_gives_the_same_passages() -> None:
    assert split(article(), words=7) == split(article(), words=7)


def test_any_text_is_split_faithfully() -> None:
    chance = random.Random(11)  # noqa: S311
    parts = ["word", "Bé", "e\u0301", "😀", "Mr.", "U.S.", "3.5", ".", "!", "?", "“", "”", "\r\n"]
    parts += ["\n\n", "\t", "\u00a0", "\u3000", "\u200b", "…", "。", "(", ")", "-", "👩‍👩‍👧"]
    for _ in range(300):
        pieces = chance.choices(parts, k=chance.randrange(200))
        text = "".join(piece + chance.choice(["", " "]) for piece in pieces)
        assert_faithful(article(text), split(article(text), words=20), words=20)
