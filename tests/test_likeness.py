import pytest

from qa.text.likeness import ALIKE, counterpart, rows, says_the_same, share
from tests.articles import FERRY, ORCHARD

HINGE = "Engineers found a bent hinge and expect to sail again on Wednesday."


def test_a_text_holds_all_of_itself_and_nothing_of_another() -> None:
    assert share(rows(FERRY), rows(FERRY)) == 1
    assert share(rows(FERRY), rows(ORCHARD)) == 0


def test_signs_and_capitals_do_not_count() -> None:
    assert rows("The “Night Ferry” — turned back!") == rows("the night ferry, turned back")


def test_a_copy_with_another_lead_and_small_edits_is_alike() -> None:
    edited = FERRY.replace("turned back on Monday", "returned on Monday").replace(
        "Ninety passengers", "Travellers"
    )
    assert share(rows(f"SKARNHOLM (Wire). {edited}"), rows(FERRY)) >= ALIKE


def test_a_part_stands_in_the_whole_and_not_the_other_way_round() -> None:
    assert share(rows(HINGE), rows(FERRY)) == 1
    assert share(rows(FERRY), rows(HINGE)) < ALIKE


def test_letters_of_a_script_without_spaces_count_as_words() -> None:
    one, other = "渡轮在星期一返回港口因为船门无法关闭", "渡轮在星期二返回港口因为船门无法关闭"
    assert ALIKE <= share(rows(one), rows(other)) < 1


@pytest.mark.parametrize("text", ["", "Ferry", "Ferry late"])
def test_a_text_of_few_words_is_one_row(text: str) -> None:
    assert len(rows(text)) == 1


def test_the_sentence_is_found_where_it_stands_or_as_it_was_edited() -> None:
    edited = FERRY.replace("a bent hinge", "one bent hinge")
    for text in (FERRY, edited):
        found = counterpart(HINGE, text)
        assert found
        assert text[slice(*found)].startswith("Engineers found")
    assert counterpart(HINGE, ORCHARD) is None


def test_a_sentence_with_another_figure_does_not_say_the_same() -> None:
    assert says_the_same("Ninety passengers slept in the terminal.", FERRY)
    assert says_the_same("Engineers found a bent hinge and hope to sail again on Wednesday.", FERRY)
    sixty = FERRY.replace("Ninety passengers slept", "Sixty passengers slept")
    assert not says_the_same("Ninety passengers slept in the terminal.", sixty)
