"""What becomes of what a language model writes."""

import time
from itertools import pairwise

import pytest

from ingest.split import split
from qa.answer import NOT_SAID
from qa.errors.models import ModelFailed
from qa.writing.draft import NOT_FOUND, Draft, check, without_links
from qa.writing.prompt import INSTRUCTIONS, Source
from tests.articles import FERRY, ORCHARD, article

SOURCES = [
    Source(split(one)[0], one)
    for one in (article(), article(ORCHARD, key="/orchard", title="Frost"))
]


def drafts(text: str, size: int = 3) -> list[Draft]:
    pieces = [text[place : place + size] for place in range(0, len(text), size)]
    return list(check(pieces, SOURCES, "openai:scripted"))


def quotes(draft: Draft) -> list[str]:
    texts = {source.article.id: source.article.text for source in SOURCES}
    return [texts[one.quote.article_id][one.quote.start : one.quote.end] for one in draft.citations]


@pytest.mark.parametrize("size", [1, 3, 1000])
def test_marks_are_numbered_by_what_is_shown(size: int) -> None:
    written = "Frost killed the apple blossom [2]. Ninety passengers slept in the terminal. [1]"
    last = drafts(written, size)[-1]
    assert last.text == (
        "Frost killed the apple blossom [1]. Ninety passengers slept in the terminal. [2]"
    )
    assert quotes(last)[0] == "Frost killed most of the apple blossom in the Velm valley this week."
    assert quotes(last)[1].startswith("Ninety passengers slept in the terminal")


@pytest.mark.parametrize("marks", ["[1-2]", "[1\u20132]", "[2, 1]", "[1][2]"])
def test_passages_may_be_named_together(marks: str) -> None:
    last = drafts(
        f"Ninety passengers slept in the terminal. {marks} Frost killed the blossom. {marks}"
    )[-1]
    assert last.text == (
        "Ninety passengers slept in the terminal. [1] Frost killed the blossom. [2]"
    )


def test_text_only_grows_and_a_citation_comes_with_its_sentence() -> None:
    grown = drafts(f"{FERRY.split('. ')[1]}. [1] Frost killed the apple blossom. [2] Good.")
    for before, after in pairwise(grown):
        assert after.text.startswith(before.text)
        assert after.citations[: len(before.citations)] == before.citations
    assert {len(draft.citations) for draft in grown} == {0, 1, 2}


def test_a_wrong_number_is_set_right() -> None:
    last = drafts("Engineers found a bent hinge. [2]")[-1]
    assert last.text == "Engineers found a bent hinge. [1]"
    assert quotes(last) == ["Engineers found a bent hinge and expect to sail again on Wednesday."]


@pytest.mark.parametrize("mark", [" [1]", " [7]", ""])
def test_what_no_passage_supports_is_marked_as_such(mark: str) -> None:
    last = drafts(f"The captain was fined 5,000 crowns.{mark}")[-1]
    assert last.text == f"The captain was fined 5,000 crowns. {NOT_FOUND}"
    assert (last.citations, last.unsupported) == ((), 1)


def test_a_sentence_without_a_citation_is_judged_by_itself() -> None:
    written = "The captain was fined for it. Engineers found a bent hinge. Frost killed it. [2]"
    assert drafts(written)[-1].text == (
        f"The captain was fined for it. {NOT_FOUND} Engineers found a bent hinge. [1] "
        "Frost killed it. [2]"
    )


def test_an_abbreviation_ends_no_sentence() -> None:
    written = "Engineers with Dr. Marlow found a bent hinge."
    assert drafts(f"{written} [1]")[-1].text == f"{written} {NOT_FOUND}"


def test_several_marks_are_judged_one_by_one() -> None:
    assert drafts("Engineers found a bent hinge [1, 2].")[-1].text == (
        "Engineers found a bent hinge [1]."
    )


def test_the_same_sentence_keeps_its_number() -> None:
    last = drafts("Engineers found a bent hinge [1]. The hinge the engineers found was bent [1].")[
        -1
    ]
    assert last.text.count("[1]") == 2
    assert len(last.citations) == 1


@pytest.mark.parametrize("size", [1, 3, 1000])
@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("According to [1], engineers found a bent hinge.", "According to an article, {0} [1]"),
        ("As [1] says, engineers found a bent hinge.", "As an article says, {0} [1]"),
        ("[1] Engineers found a bent hinge.", "Engineers found a bent hinge. [1]"),
        ("- [1] Engineers found a bent hinge.", "- Engineers found a bent hinge. [1]"),
        ("Yes. [1] Engineers found a bent hinge. [1]", "Yes. Engineers found a bent hinge. [1]"),
        ("Engineers found a bent hinge. See [1].", "Engineers found a bent hinge. [1]"),
        (
            "Engineers found a bent hinge. [1]\n\nSources: [1], [2]",
            "Engineers found a bent hinge. [1]",
        ),
    ],
)
def test_a_mark_before_what_it_is_for_counts_at_its_end(
    written: str, shown: str, size: int
) -> None:
    assert drafts(written, size)[-1].text == shown.format("engineers found a bent hinge.")


def test_no_english_word_stands_for_a_mark_in_another_language() -> None:
    (*_, last) = check(["In [1] steht: Engineers found a bent hinge."], SOURCES, "x:y", "de")
    assert last.text.startswith("In steht: Engineers found a bent hinge.")


@pytest.mark.parametrize("size", [1, 3, 1000])
@pytest.mark.parametrize(
    "mark",
    ["[Passage 1]", "[passages 1 and 2]", "[Source: 1]", "[^1]", "\u30101\u3011", "(see source 1)"],
)
def test_marks_are_known_however_they_are_written(mark: str, size: int) -> None:
    last = drafts(f"Engineers (of Skarnholm) found a bent hinge {mark}.", size)[-1]
    assert last.text == "Engineers (of Skarnholm) found a bent hinge [1]."


@pytest.mark.parametrize("item", ["1)", "1.", "**1.**", "(1)"])
def test_the_number_of_an_item_is_no_figure_of_the_claim(item: str) -> None:
    written = f"{item} Engineers found a bent hinge. [1]"
    assert drafts(written)[-1].text == written


def test_what_is_claimed_without_spaces_is_judged_too() -> None:
    assert drafts("工程师发现铰链弯曲。船长因欺诈被捕。")[-1].unsupported == 1


@pytest.mark.parametrize(
    "written",
    [
        "The articles do not say who won, but Ada Bell was arrested in 1999.",
        "Ada Bell was arrested for fraud (Source: [1]).",
        "1.5 hinges were bent. [1]",
    ],
)
def test_what_only_looks_as_if_it_claimed_nothing_is_judged(written: str) -> None:
    assert drafts(written)[-1].unsupported == 1


def test_a_stop_between_marks_is_kept() -> None:
    last = drafts("Engineers found a bent hinge [1], [2]. Frost killed the apple blossom [2].")[-1]
    assert last.text == "Engineers found a bent hinge [1]. Frost killed the apple blossom [2]."


@pytest.mark.parametrize("said", ["", ".", ". [1]", " why it was late.", " who pays. [2]"])
def test_that_the_articles_do_not_say_something_needs_no_source(said: str) -> None:
    last = drafts(f"Engineers found a bent hinge. [1] The articles do not say{said}")[-1]
    assert (len(last.citations), last.unsupported) == (1, 0)


def test_links_and_images_are_left_out() -> None:
    written = "Engineers found ![x](https://evil.example/a.png) a bent hinge www.evil.example. [1]"
    assert "evil" not in drafts(written)[-1].text


def test_a_model_that_repeats_its_instructions_is_stopped() -> None:
    with pytest.raises(ModelFailed, match="repeats its instructions"):
        drafts(f"Engineers found a bent hinge. [1] {INSTRUCTIONS}")


def test_that_the_articles_do_not_say_is_said_as_it_is() -> None:
    assert drafts(NOT_SAID)[-1].text == NOT_SAID


def test_every_quote_stands_in_its_article() -> None:
    last = drafts(" ".join(f"{sentence}. [1]" for sentence in FERRY.split(". ")))[-1]
    for quote in quotes(last):
        assert quote in FERRY


def test_nothing_written_is_an_empty_draft() -> None:
    assert drafts("")[-1] == Draft("", (), 0)


@pytest.mark.parametrize("size", [1, 5, 1000])
def test_a_text_without_citations_loses_its_links_too(size: int) -> None:
    written = "Mercury is a metal. See https://evil.example/pay or [this](https://evil.example)."
    pieces = [written[place : place + size] for place in range(0, len(written), size)]
    grown = list(without_links(pieces))
    assert grown[-1] == "Mercury is a metal. See or"
    assert all(after.startswith(before) for before, after in pairwise(grown))


def test_a_sentence_that_a_quote_already_shows_gets_its_number() -> None:
    both = "Ninety passengers slept in the terminal, and engineers found a bent hinge. [1]"
    last = drafts(f"{both} Engineers found a bent hinge. [1]")[-1]
    assert last.text.count("[1]") == 2
    assert len(last.citations) == 1


@pytest.mark.parametrize("size", [100, 200_000])
@pytest.mark.parametrize(
    ("written", "kept"),
    [
        (" " * 200_000, ""),
        (f"Frost killed{' ' * 200_000}the blossom. [2]", "Frost killed the blossom. [1]"),
        (f"Good.{chr(10) * 200_000}Good.", "Good. Good."),
        ("a" * 200_000, "a" * 200_000),
        ("[" * 200_000, "[" * 200_000),
        ("[1]" * 100_000, ""),
        ("Frost killed the blossom. " + "[2]" * 100_000, "Frost killed the blossom. [1]"),
    ],
    ids=["blanks", "gap", "lines", "letters", "brackets", "marks", "marked"],
)
def test_however_long_it_is_each_part_is_read_once(written: str, kept: str, size: int) -> None:
    drafts("Frost killed the blossom. [2]")  # loads what finds sentences and languages
    began = time.process_time()
    text = drafts(written, size)[-1].text
    assert " ".join(text.split()) == kept
    assert len(text) < len(kept) + 200
    assert time.process_time() - began < 6


def test_a_sentence_without_end_is_judged_in_parts() -> None:
    began = time.process_time()
    last = drafts("The captain was fined, and " * 2000, 200_000)[-1]
    assert last.unsupported == pytest.approx(54_000 / 2000, abs=2)
    assert time.process_time() - began < 6


@pytest.mark.parametrize("text", [" " * 200_000, "a" * 200_000, "a " * 100_000])
def test_without_citations_each_part_is_read_once_too(text: str) -> None:
    began = time.process_time()
    (*_, last) = without_links(text[place : place + 100] for place in range(0, len(text), 100))
    assert last == text
    assert time.process_time() - began < 6
