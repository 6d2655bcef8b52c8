import pytest

from qa.text.facts import facts, figures


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The council met Anna Berg in March.", {"anna", "berg", "march"}),
        ("They counted 20.000 votes, 6,5 percent.", {"20000", "6.5"}),
        ("twenty-one ferries", {"21"}),
        ("it was late", set()),
    ],
)
def test_figures_and_names_are_facts(text: str, told: set[str]) -> None:
    assert facts(text) == told


def test_figures_are_the_same_however_they_are_separated() -> None:
    assert figures("20,000 and 6.5") == figures("20.000 und 6,5") == {"20000", "6.5"}
