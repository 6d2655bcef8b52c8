import pytest

from qa.text.table_rows import ROW, cell, labelled

AURALIS = "Model: Auralis; Price: 199 euros; Revenue 2023 (£m): 470; Revenue 2024 (£m): 498"


@pytest.mark.parametrize(
    ("question", "marked", "answer"),
    [
        ("What does it cost?", "199", "199 euros"),
        ("What was its revenue in 2023?", "£m): 498", "470"),
        ("What is the price of the Auralis?", "Auralis", "199 euros"),
        ("Which is the best?", "Model", ""),
        ("Which is the best?", "Auralis", "Auralis"),
    ],
)
def test_the_answer_in_a_row_is_one_cell(question: str, marked: str, answer: str) -> None:
    start = AURALIS.index(marked)
    assert within(AURALIS, cell(question, AURALIS, start, start + len(marked))) == answer


@pytest.mark.parametrize(
    "told", ["The answer: it rained; nobody came.", "One thing: rain; snow", "Plain words."]
)
def test_what_is_no_row_is_left_as_it_is(told: str) -> None:
    assert cell("What was it?", told, 3, 5) == (3, 5)


def test_a_row_is_written_as_it_is_read() -> None:
    row = labelled(["Plan", "Storage"], ["Team", "1 TB"])
    assert row == "Plan: Team; Storage: 1 TB"
    begins = ROW.match(row)
    assert begins is not None
    assert begins.groups() == ("Plan", "Team")
    start = row.index("1 TB")
    assert within(row, cell("How much storage is there?", row, start, start + 1)) == "1 TB"


def within(text: str, place: tuple[int, int]) -> str:
    return text[slice(*place)]
