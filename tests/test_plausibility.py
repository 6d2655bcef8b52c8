import pytest

from qa.reading.plausibility import is_of_another


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("What was the profit in 2021?", "The profit in 2023 was 4 million."),
        ("When was Fernwell 5.3 released?", "Fernwell 5.2 was released in May."),
        ("Is Windows 8 supported?", "Support for Windows 11 has begun."),
        ("What was the profit in 2020?", "It was 4 million on 2021-06-20."),
    ],
)
def test_another_year_or_version_in_its_place_is_seen(question: str, told: str) -> None:
    assert is_of_another(question, told, "", told)


@pytest.mark.parametrize(
    ("question", "told", "title"),
    [
        ("When was Fernwell 5.3 released?", "Released on 3 September.", "Fernwell 5.2: notes"),
        ("What was the profit in 2021?", "It was 4 million.", "Annual report 2023"),
        ("What was the profit in 2021?", "It was 4 million, after 3 in 2022.", "Report 2023"),
    ],
)
def test_an_article_of_another_year_or_version_is_seen_by_its_title(
    question: str, told: str, title: str
) -> None:
    assert is_of_another(question, told, title, f"{told} In 2021 work on 5.3 began.")


@pytest.mark.parametrize(
    ("question", "told", "around"),
    [
        ("What was the profit in 2021?", "It was 4 million.", ""),
        ("What was the profit in 2021?", "It was more than in 2020.", "The year 2021 was good."),
        ("When was Fernwell released?", "Fernwell 5.2 was released in May.", ""),
        ("When was Fernwell 5.2 released?", "Fernwell 5.2 came after Fernwell 5.1.", ""),
        ("When was Fernwell 5.3 released?", "Oran 2 was released in May.", ""),
        ("How many of the 12 ferries sail?", "All 12 do.", ""),
        ("What happened between May 3 and May 6?", "On May 3 the ferry sank.", ""),
        ("What happened between May 3 and May 6?", "On May 4 it was found.", ""),
        ("What was the profit between 2019 and 2022?", "It was 4 million in 2021.", ""),
        ("Why did 2000 people march?", "In May 2024 2,000 people marched for lower rents.", ""),
    ],
)
def test_what_names_no_other_or_the_same_somewhere_is_none(
    question: str, told: str, around: str
) -> None:
    assert not is_of_another(question, told, "", f"{told} {around}")


@pytest.mark.parametrize(
    ("question", "told", "title"),
    [
        ("Is DOCX in Fernwell 5.3?", "Export to DOCX is planned for 5.3.", "Fernwell 5.2: notes"),
        ("What was the profit in 2021?", "It was 3 million in 2021.", "Annual report 2023"),
        ("What was the profit in 2023?", "It was 4 million.", "Annual report 2023"),
        ("Who won the league in 2020?", "Oran won the league.", "The league 2019-20"),
        ("What was the profit?", "It was 4 million.", "Annual report 2023"),
    ],
)
def test_a_sentence_may_be_of_another_year_or_version_than_its_article(
    question: str, told: str, title: str
) -> None:
    assert not is_of_another(question, told, title, told)


PLANS = "Plan: Team; Price: 6 euros\n\nPlan: Enterprise; Price: 12 euros\n\nPlan: A; Price: 1 euro"


@pytest.mark.parametrize(
    ("question", "row", "another"),
    [
        ("How much does the Enterprise plan cost?", "Plan: Team; Price: 6 euros", True),
        ("How much does the enterprise plan cost?", "Plan: Team; Price: 6 euros", True),
        ("What does Enterprise cost?", "Plan: Team; Price: 6 euros", True),
        ("What does plan A cost?", "Plan: Team; Price: 6 euros", True),
        ("What does plan A cost?", "Plan: A; Price: 1 euro", False),
        ("How much is Team, how much Enterprise?", "Plan: Team; Price: 6 euros", False),
        ("Which plan costs 6 euros?", "Plan: Team; Price: 6 euros", False),
        ("What does a plan cost?", "Plan: Team; Price: 6 euros", False),
        ("What does the Gold plan cost?", "Plan: Team; Price: 6 euros", False),
        ("What does the Enterprise plan cost?", "The Team plan costs 6 euros.", False),
    ],
)
def test_another_row_of_a_table_than_the_question_names_is_seen(
    question: str, row: str, another: bool
) -> None:
    assert is_of_another(question, row, "", f"{PLANS}\n\n{row}") == another
