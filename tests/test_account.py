import pytest

from qa.reading.account import wants_account


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("Why was the ferry late?", True),
        ("What happened to the ferry?", True),
        ("Warum kam die Fähre zu spät?", True),
        ("Pourquoi le ferry est-il en retard ?", True),
        ("¿Por qué se retrasó el ferry?", True),
        ("Perché il traghetto è in ritardo?", True),
        ("Who won the match?", False),
        ("How many people died?", False),
        ("Wie viele Menschen starben?", False),
        ("", False),
    ],
)
def test_a_question_wants_an_account_or_a_fact(question: str, wanted: bool) -> None:
    assert wants_account(question) is wanted
