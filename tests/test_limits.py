import time

import pytest

from qa.errors import StillAnswering, TooManyQuestions
from qa.settings import Settings
from ui.serve.limits import Limits, counted_as


def limits(**settings: str) -> Limits:
    return Limits(Settings(_env_file=None, **settings))  # type: ignore[call-arg, arg-type]


def test_more_questions_than_the_setting_says_are_refused_with_its_name() -> None:
    counted = limits(limit_per_address="2/minute")
    counted.count(address="192.0.2.7")
    counted.count(address="192.0.2.7")
    with pytest.raises(TooManyQuestions, match="BROADSHEET_LIMIT_PER_ADDRESS") as refused:
        counted.count(address="192.0.2.7")
    assert refused.value.retry_after in (59, 60)


def test_each_address_has_its_own_count() -> None:
    counted = limits(limit_per_address="1/minute")
    counted.count(address="192.0.2.7")
    counted.count(address="192.0.2.8")


def test_a_site_has_one_count_for_all_its_visitors() -> None:
    counted = limits(limit_per_site="2/day")
    counted.count(address="192.0.2.7", session="a", site="https://a.example")
    counted.count(address="192.0.2.8", session="b", site="https://a.example")
    with pytest.raises(TooManyQuestions, match="BROADSHEET_LIMIT_PER_SITE"):
        counted.count(address="192.0.2.9", session="c", site="https://a.example")


def test_after_the_time_one_may_ask_again() -> None:
    counted = limits(limit_per_session="1/second")
    counted.count(session="a")
    time.sleep(1.1)
    counted.count(session="a")


def test_two_questions_of_a_visitor_are_answered_at_once_and_a_third_waits() -> None:
    counted = limits()
    with (
        counted.answering("a"),
        counted.answering("a"),
        counted.answering("b"),
        pytest.raises(StillAnswering),
        counted.answering("a"),
    ):
        pass
    with counted.answering("a"):
        pass


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("", ""),
    ],
)
def test_a_subscriber_counts_as_one_whatever_address_is_used(address: str, name: str) -> None:
    assert counted_as(address) == name
