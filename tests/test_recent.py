"""What servers with one library know of one another: recent answers, and small things by name."""

from datetime import UTC, datetime, timedelta

import pytest
from fastapi import Response
from starlette.requests import Request

from qa.errors.answers import NoSuchAnswer
from qa.errors.tokens import SessionOver
from qa.settings import Settings
from qa.store.answers.recent import LONGEST, RecentAnswers
from qa.store.index import Index
from qa.store.library.shared import Shared
from tests.articles import article
from tests.test_feedback import ANSWER
from ui.serve.admission.owner import Logins
from ui.serve.admission.session import Sessions

SITE = "https://news.example"
SECRET = "of all servers, and long enough"  # noqa: S105


class Clock:
    def __init__(self) -> None:
        self.time = datetime(2026, 11, 28, 9, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def recent(index: Index, clock: Clock) -> RecentAnswers:
    return RecentAnswers(index.library._engine, clock)  # type: ignore[attr-defined]


@pytest.fixture
def shared(index: Index, clock: Clock) -> Shared:
    return Shared(index.library._engine, clock)  # type: ignore[attr-defined]


def test_an_answer_is_known_for_an_hour(recent: RecentAnswers, clock: Clock) -> None:
    recent.remember("a1", "What did they find?", ANSWER)
    assert recent.find("a1") == ANSWER
    clock.time += LONGEST - timedelta(seconds=1)
    assert recent.find("a1") == ANSWER
    clock.time += timedelta(seconds=1)
    with pytest.raises(NoSuchAnswer, match="a1"):
        recent.find("a1")


def test_the_last_judgement_is_kept(recent: RecentAnswers) -> None:
    recent.remember("a1", "What did they find?", ANSWER)
    recent.give("a1", -1, "half\0 of it")
    recent.give("a1", 1, "")
    recent.remember("a2", "Why?", ANSWER)
    recent.give("a2", -1, "no\0")
    told = [(one.answer_id, one.value, one.comment) for one in recent.judged()]
    assert told == [("a1", 1, ""), ("a2", -1, "no")]
    with pytest.raises(NoSuchAnswer):
        recent.give("a3", 1, "")


def test_an_answer_goes_with_the_article_that_it_quotes(
    index: Index, recent: RecentAnswers
) -> None:
    index.put(article(), [])
    recent.remember("a1", "What did they find?", ANSWER)
    index.withhold(article().id)
    with pytest.raises(NoSuchAnswer):
        recent.find("a1")


def test_who_comes_first_makes_what_all_get(shared: Shared) -> None:
    assert shared.find("key") is None
    assert shared.find_or_make("key", lambda: "one") == "one"
    assert shared.find_or_make("key", lambda: "other") == "one"


def test_what_another_made_in_the_same_moment_is_what_all_get(shared: Shared) -> None:
    def slow() -> str:
        shared.keep("key", "of another")
        return "own"

    assert shared.find_or_make("key", slow) == "of another"


def test_a_session_that_ends_on_one_server_is_over_on_the_other(shared: Shared) -> None:
    one, other = (Sessions(SECRET, shared=shared) for _ in range(2))
    token = one.begin(SITE)
    other.end(other.find(token, SITE))
    with pytest.raises(SessionOver):
        one.find(token, SITE)


def test_ended_sessions_are_kept_as_long_as_their_tokens_last(shared: Shared, clock: Clock) -> None:
    sessions = Sessions(SECRET, shared=shared)
    first = sessions.find(sessions.begin(SITE), SITE)
    sessions.end(first)
    clock.time += timedelta(hours=2)
    sessions.end(sessions.find(sessions.begin(SITE), SITE))
    assert shared.find(f"ended session {first.id}") is None


def test_an_owner_who_logs_in_on_one_server_is_known_on_the_other_until_the_log_out(
    shared: Shared,
) -> None:
    one, other = (Logins(_settings(port), shared) for port in (7931, 7932))
    begun = Response()
    one.begin(_request(""), begun)
    cookie = begun.headers["set-cookie"].partition(";")[0]
    assert other.holds(_request(cookie))
    other.end(Response())
    assert not one.holds(_request(cookie))


def _settings(port: int) -> Settings:
    given = {"port": port, "secret": SECRET + "!", "admin_token": "x"}
    return Settings(_env_file=None, **given)  # type: ignore[call-arg, arg-type]


def _request(cookie: str) -> Request:
    headers = [(b"cookie", cookie.encode()), (b"host", b"ask.example")]
    scope = {"type": "http", "method": "GET", "path": "/", "headers": headers, "scheme": "https"}
    return Request(scope | {"server": ("ask.example", 443), "query_string": b""})
