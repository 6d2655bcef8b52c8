from collections.abc import Callable

import pytest

from qa.errors.tokens import SessionOver
from ui.serve.admission.session import Sessions

SITE = "https://news.example"


def test_a_session_is_found_by_its_token() -> None:
    sessions = Sessions()
    found = sessions.find(sessions.begin(SITE), SITE)
    assert found.origin == SITE


def test_two_sessions_of_a_site_are_told_apart() -> None:
    sessions = Sessions()
    first, second = (sessions.find(sessions.begin(SITE), SITE) for _ in range(2))
    assert first.id != second.id


def test_the_token_of_another_site_is_refused() -> None:
    sessions = Sessions()
    with pytest.raises(SessionOver):
        sessions.find(sessions.begin(SITE), "https://evil.example")


@pytest.mark.parametrize(
    "alter", [lambda token: "x" + token, lambda token: token[:-1], lambda _: ""]
)
def test_an_altered_token_is_refused(alter: Callable[[str], str]) -> None:
    sessions = Sessions()
    with pytest.raises(SessionOver):
        sessions.find(alter(sessions.begin(SITE)), SITE)


def test_a_token_is_refused_when_its_time_is_over() -> None:
    sessions = Sessions(lifetime=-1)
    with pytest.raises(SessionOver):
        sessions.find(sessions.begin(SITE), SITE)


def test_the_token_of_another_server_is_refused() -> None:
    with pytest.raises(SessionOver):
        Sessions().find(Sessions().begin(SITE), SITE)


def test_servers_that_share_a_secret_know_each_others_sessions_and_no_others() -> None:
    token = Sessions("of both").begin(SITE)
    assert Sessions("of both").find(token, SITE).origin == SITE
    with pytest.raises(SessionOver):
        Sessions("of another").find(token, SITE)


def test_the_token_of_an_ended_session_is_refused_and_others_are_not() -> None:
    sessions = Sessions()
    ended, other = sessions.begin(SITE), sessions.begin(SITE)
    sessions.end(sessions.find(ended, SITE))
    with pytest.raises(SessionOver):
        sessions.find(ended, SITE)
    assert sessions.find(other, SITE)
