import pytest

from qa.mismatch import is_of_another


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("What was the profit in 2021?", "The profit in 2023 was 4 million."),
        ("When was Fernwell 5.3 released?", "Fernwell 5.2 was released in May."),
        ("Is Windows 8 supported?", "Support for Windows 11 has begun."),
    ],
)
def test_another_year_or_version_in_its_place_is_seen(question: str, told: str) -> None:
    assert is_of_another(question, told, told)


@pytest.mark.parametrize(
    ("question", "told", "around"),
    [
        ("What was the profit in 2021?", "It was 4 million.", ""),
        ("What was the profit in 2021?", "It was more than in 2020.", "The year 2021 was good."),
        ("When was Fernwell released?", "Fernwell 5.2 was released in May.", ""),
        ("When was Fernwell 5.2 released?", "Fernwell 5.2 came after Fernwell 5.1.", ""),
        ("When was Fernwell 5.3 released?", "Oran 2 was released in May.", ""),
        ("How many of the 12 ferries sail?", "All 12 do.", ""),
    ],
)
def test_what_names_no_other_or_the_same_somewhere_is_none(
    question: str, told: str, around: str
) -> None:
    assert not is_of_another(question, told, f"{told} {around}")
