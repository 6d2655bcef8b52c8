"""What is personal is taken out of what somebody wrote, by its shape."""

import pytest

from qa.text.masking import masked


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Mail me at anna.b+x@news.example.", "Mail me at [e-mail]."),
        ("user\uff20mail.jp \u3055\u3093", "[e-mail] \u3055\u3093"),
        ("ring 030 1234567 or +49 (0)30 / 123 45 67, ok?", "ring [number] or [number], ok?"),
        ("(415) 555-0132, 06 12 34 56 78", "[number], [number]"),
        ("+44 20 7946 0958 / 555 123 456", "[number]"),
        ("٠٥٠١٢٣٤٥٦٧ هل", "[number] هل"),
        ("\uff10\uff13\uff0d\uff11\uff12\uff13\uff14\uff0d\uff15\uff16\uff17\uff18", "[number]"),
        ("192.0.2.17, 8.8.8.8:80 and 2001:db8::7334", "[IP], [IP] and [IP]"),
        ("13 08 2024 030 1234567", "13 08 2024 [number]"),
    ],
)
def test_what_is_personal_is_masked(written: str, kept: str) -> None:
    assert masked(written) == kept


@pytest.mark.parametrize(
    "written",
    [
        "What happened in 1939-1945, and on 2024-08-13?",
        "on 13.08.2024 10 people, 10 000 000 euros, 1.250.000",
        "@handle, flight 370, at 10:30:15, 99.5 %, 112",
    ],
)
def test_dates_years_and_round_figures_stay(written: str) -> None:
    assert masked(written) == written


@pytest.mark.parametrize("sign", ["@", "a@", "1 ", "1:", "1.", "+(", "13.08.2024 "])
def test_it_takes_no_longer_than_the_text_is_long(sign: str) -> None:
    assert masked(sign * 50_000) is not None
