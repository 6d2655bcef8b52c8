"""Which sentences a passage supports."""

from datetime import date

import pytest

from qa.writing.verify import figures_hold, support
from tests.articles import FERRY

TITLE = "Night ferry turns back"


@pytest.mark.parametrize(
    "claim",
    [
        "The night ferry to Skarnholm turned back on Monday: its bow door refused to close.",
        "Ninety passengers slept in the terminal.",
        "Engineers found a bent hinge.",
        "The ferry expects to sail again on Wednesday.",
    ],
)
def test_what_the_passage_says_is_supported(claim: str) -> None:
    assert support(claim, FERRY, TITLE).holds


@pytest.mark.parametrize(
    "claim",
    [
        "Eighty passengers slept in the terminal, 80 in all.",
        "The night ferry to Malmberg turned back on Monday.",
        "The ferry turned back on Friday.",
        "Ninety passengers never slept in the terminal.",
        "The captain was fined for leaving too late.",
        "Skarnholm was bombed on Monday.",
        "Ada Bell was murdered on Monday.",
        "Yes.",
        "",
    ],
)
def test_what_it_does_not_say_is_not(claim: str) -> None:
    assert not support(claim, FERRY, TITLE).holds


NOT_SO = (
    "The trial did not in the end begin in 2023. The judge, who was never armed, left the town."
)


@pytest.mark.parametrize(
    ("claim", "holds"),
    [
        ("The trial did begin in 2023.", False),
        ("The trial did not begin in 2023.", True),
        ("The judge was armed.", False),
        ("The judge left the town.", True),
    ],
)
def test_what_is_not_so_is_no_support_for_that_it_is(claim: str, holds: bool) -> None:
    assert support(claim, NOT_SO).holds is holds


def test_not_only_and_not_until_deny_nothing() -> None:
    text = "The tram was not only late but also full. It did not start until Monday."
    assert support("The tram was late and full.", text).holds
    assert support("The tram started on Monday.", text).holds


@pytest.mark.parametrize("day", ["2025-06-03", "3 June 2025", "Jun. 3rd, 2025", "June 3"])
def test_the_date_of_the_article_may_be_told(day: str) -> None:
    claim = f"The newest article ({day}) says ninety passengers slept in the terminal."
    assert support(claim, FERRY, TITLE, date(2025, 6, 3)).holds
    assert not support(claim, FERRY, TITLE, date(2025, 7, 4)).holds
    assert not support(
        "Six passengers slept in the terminal.", FERRY, TITLE, date(2025, 6, 3)
    ).holds


@pytest.mark.parametrize(
    "claim",
    [
        "In June 2025 ninety passengers slept in the terminal.",
        "In June 2025 ninety slept there.",
        "On Tuesday, ninety passengers slept in the terminal.",
    ],
)
def test_month_and_weekday_of_the_article_may_be_told(claim: str) -> None:
    text = "The ferry turned back. Ninety passengers slept in the terminal."
    assert support(claim, text, TITLE, date(2025, 6, 3)).holds
    assert not support(claim, text, TITLE, date(2024, 7, 4)).holds


def test_they_may_not_where_the_sentence_names_others() -> None:
    text = "The ferry to Skarnholm turned back on Monday. The hearing is in May."
    day = date(2025, 6, 3)
    assert support("The ferry turned back on Monday.", text, TITLE, day).holds
    assert not support("The ferry turned back on Tuesday.", text, TITLE, day).holds
    assert not support("The hearing is in June.", text, TITLE, day).holds


def test_the_months_are_english_in_every_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    claim = "The newest article (3 March 2025) says ninety passengers slept in the terminal."
    monkeypatch.setattr("time.strftime", lambda *_: "mär")
    assert support(claim, FERRY, TITLE, date(2025, 3, 3)).holds


def test_the_quote_is_the_sentence_that_says_it() -> None:
    held = support("They found that a hinge was bent.", FERRY)
    assert FERRY[held.start : held.end] == (
        "Engineers found a bent hinge and expect to sail again on Wednesday."
    )


def test_numbers_may_be_words_and_have_separators() -> None:
    assert support(
        "There were 12 boats worth 20,000 crowns.", "Twelve boats worth 20000 crowns."
    ).holds
    assert support(
        "She made cheese for 31 years.", "She has made cheese for thirty-one years."
    ).holds
    assert not support(
        "She made cheese for 32 years.", "She made cheese for thirty-one years."
    ).holds


def test_an_empty_passage_supports_nothing() -> None:
    assert not support("Ninety slept there.", "").holds


@pytest.mark.parametrize(
    ("claim", "holds"),
    [
        ("Die Bäcker bekommen 6,5 Prozent.", True),
        ("Die Bäcker bekommen 7,5 Prozent.", False),
        ("Sie streikten 9 Tage.", True),
        ("Sie streikten lange.", True),
    ],
)
def test_figures_are_the_same_in_every_language(claim: str, holds: bool) -> None:
    assert figures_hold(claim, "After nine days the bakers got a rise of 6.5 percent.") is holds


@pytest.mark.parametrize(
    ("claim", "passage", "holds"),
    [
        ("65 Prozent", "6.5 percent", False),
        ("6,5 Prozent", "65 percent", False),
        ("20.000 Kronen", "20,000 crowns", True),
        ("20.000 Kronen", "20000 crowns", True),
        ("1.234,56 Kronen", "1,234.56 crowns", True),
        ("0,125 Gramm", "0.125 grams", True),
        ("0,125 Gramm", "125 grams", False),
    ],
)
def test_the_decimal_sign_counts(claim: str, passage: str, holds: bool) -> None:
    assert figures_hold(claim, passage) is holds


CLOSED = (
    "The factory in Skarnholm was closed on Monday, and 200 people lost their work. It made boats."
)


@pytest.mark.parametrize(
    ("claim", "holds"),
    [
        ("The factory was closed because aliens landed.", False),
        ("The factory was closed, aliens having landed.", False),
        ("The factory was closed on Monday after secret talks collapsed.", False),
        ("The factory, famous for boats, was closed.", True),
        ("Its people lost work as the factory closed.", True),
        ("The closing of the boat factory was on Monday.", True),
    ],
)
def test_a_claim_of_which_a_part_is_made_up_is_not_supported(claim: str, holds: bool) -> None:
    assert support(claim, CLOSED).holds is holds


def test_that_a_part_is_made_up_shows_in_any_language() -> None:
    passage = (
        "La f\u00e1brica de Skarnholm cerr\u00f3 el lunes y 200 personas perdieron su trabajo."
    )
    assert support("La f\u00e1brica cerr\u00f3 el lunes.", passage).holds
    assert not support(
        "La f\u00e1brica cerr\u00f3 el lunes porque aterrizaron marcianos.", passage
    ).holds


def test_no_quote_is_longer_than_anybody_reads() -> None:
    for long in ("zebra" * 12_000, "a zebra ran and " * 6_000):
        passage = f"The {long} came. Engineers found a bent hinge."
        held = support("Engineers found a bent hinge.", passage)
        assert passage[held.start : held.end] == "Engineers found a bent hinge."
        assert not support("A zebra ran and came.", passage).holds
