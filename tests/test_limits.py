import logging
import time
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from qa.errors.limits import LimitsAway, StillAnswering, TooManyLogins, TooManyQuestions
from qa.settings import Settings
from tests.engines import free_port, redis_server
from ui.serve.admission.limits import Limits, counted_as

_OPEN: list[Limits] = []


@pytest.fixture(autouse=True)
def closed() -> Iterator[None]:
    """What a test has opened is closed."""
    yield
    while _OPEN:
        _OPEN.pop().close()


def limits(**settings: str) -> Limits:
    _OPEN.append(Limits(Settings(_env_file=None, **settings)))  # type: ignore[call-arg, arg-type]
    return _OPEN[-1]


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


def test_servers_that_share_a_redis_count_together(redis: str) -> None:
    one, other = (limits(limits=redis, limit_per_site="2/day") for _ in range(2))
    one.count(site="https://together.example")
    other.count(site="https://together.example")
    for counted in (one, other):
        with pytest.raises(TooManyQuestions, match="2 per 1 day"):
            counted.count(site="https://together.example")


def test_two_questions_of_a_visitor_are_answered_at_once_on_all_servers(redis: str) -> None:
    one, other = limits(limits=redis), limits(limits=redis)
    with one.answering("together"), other.answering("together"):
        for counted in (one, other):
            with pytest.raises(StillAnswering), counted.answering("together"):
                pass
    with one.answering("together"):
        pass


def test_tries_to_log_in_are_counted_on_all_servers_until_one_succeeds(redis: str) -> None:
    one, other = limits(limits=redis), limits(limits=redis)
    for _ in range(5):
        one.login("192.0.2.7")
        other.login("192.0.2.7")
    with pytest.raises(TooManyLogins):
        other.login("192.0.2.7")
    one.logged_in("192.0.2.7")
    other.login("192.0.2.7")


def test_a_redis_that_is_not_there_is_named_without_its_password() -> None:
    with pytest.raises(
        LimitsAway, match=r"redis://\*\*\*@127\.0\.0\.1:1/0.*BROADSHEET_LIMITS"
    ) as told:
        limits(limits="redis://:quince@127.0.0.1:1/0")
    assert "quince" not in str(told.value)


def test_while_the_redis_is_away_each_server_counts_for_itself_and_says_so(
    caplog: pytest.LogCaptureFixture,
) -> None:
    port = free_port()
    with ExitStack() as running:
        running.enter_context(redis_server(port))
        counted = limits(limits=f"redis://127.0.0.1:{port}/0", limit_per_session="1/day")
        counted.count(session="a")
        with counted.answering("a"):
            running.close()
            counted.count(session="a")  # the first that this server counts
    with pytest.raises(TooManyQuestions), caplog.at_level(logging.WARNING):
        counted.count(session="a")
    assert "counting on this server alone" in caplog.text
    with redis_server(port):
        counted.count(session="a")  # a new Redis has counted nothing
