"""The only way by which an address that somebody gave is opened. The home of httpx2's client."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.cookiejar import CookieJar
from importlib.metadata import version
from threading import Event
from typing import TypeVar

import httpx2

from ingest.web import robots
from ingest.web.address import Named, host_of, parsed, port_of
from ingest.web.connect import (
    PROBLEMS,
    Dial,
    Guard,
    Meter,
    Resolver,
    Transport,
    megabytes,
    system_dial,
    system_resolver,
    told,
)
from ingest.web.turns import Turns
from qa.errors.sources import BadSource, Busy, Gone, Missing, Refused

_PRODUCT = "Broadsheet"
"""The name by which a robots.txt may address us."""

_PACKED = ("gzip", "deflate")
_NO_TEXT = ("image/", "video/", "audio/", "font/")
_REDIRECTS = (301, 302, 303, 307, 308)
_BUSY = (429, 503)

_ROBOTS_HOLD = 60 * 60
_ROBOTS_PROBLEM_HOLDS = 5 * 60
"""Seconds for which what a site asks is remembered, and that it could not be asked."""

_MOST_ROBOTS = 1000
"""Sites whose robots.txt are remembered."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one address may take.

    `sent` counts the bytes of an answer as they come, `unpacked` those of its content. `seconds` is
    for all of an answer, `idle` for each wait in it. `redirects` are followed, and `wait` is the
    longest that a busy site is waited for, in seconds.
    """

    sent: int = 32_000_000
    unpacked: int = 64_000_000
    seconds: float = 60.0
    idle: float = 15.0
    redirects: int = 5
    wait: float = 30.0


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address holds.

    `address` is the one it led to. `media_type` is in small letters, and "" if none was told.
    `etag` and `modified` are what the site is told at the next visit.
    """

    address: str
    content: bytes
    media_type: str
    charset: str | None
    etag: str | None
    modified: str | None
    status: int


@dataclass(frozen=True, slots=True)
class NotModified:
    """An address holds what it did at the last visit."""

    address: str
    etag: str | None
    modified: str | None


class Fetcher:
    """Opens addresses of the web, politely: it asks a host for one thing at a time, waits between
    two, and visits nothing that the host's robots.txt asks not to. Threads may share it.

    Only public hosts are asked, and those that `allowed_hosts` names, each as "host" or
    "host:port". Proxies that the environment names are not used: the address that is checked must
    be the one that is connected to. `pause` is in seconds. Raises ValueError for what is no host in
    `allowed_hosts`.
    """

    def __init__(
        self,
        allowed_hosts: Sequence[str] = (),
        *,
        resolver: Resolver = system_resolver,
        dial: Dial = system_dial,
        pause: float = 1.0,
        user_agent: str = "",
        limits: Limits = Limits(),
    ) -> None:
        self._named = Named.of(allowed_hosts)
        self._resolver = resolver
        self._dial = dial
        self._user_agent = user_agent or f"{_PRODUCT}/{version('broadsheet')} (reads news articles)"
        self._limits = limits
        self._stop = Event()
        self._turns = Turns(pause, self._stop)
        self._robots: dict[tuple[str, str, int], tuple[robots.Rules, float]] = {}

    def stop(self) -> None:
        """Whatever is being fetched, in any thread, ends with Stopped, and so does what follows."""
        self._stop.set()

    def get(
        self, address: str, *, etag: str | None = None, modified: str | None = None
    ) -> Fetched | NotModified:
        """What an address holds, or that this is what it held when it told `etag` and `modified`.

        Raises BadSource if it cannot be had: Missing and Gone say that the site has no such page,
        Refused that it is not to be opened, and Busy that the site asks to come back later. Raises
        Stopped.
        """
        asked = {"If-None-Match": etag, "If-Modified-Since": modified}
        headers = {name: value for name, value in asked.items() if value}

        def take(url: httpx2.URL, answer: httpx2.Response) -> Fetched | NotModified:
            if answer.status_code == 304 and headers:
                return NotModified(str(url), *_validators(answer))
            _raise_for(answer, address)
            media_type = _media_type(answer)
            if media_type.startswith(_NO_TEXT):
                raise BadSource(address, f"this is no text, but {media_type}")
            content = b"".join(_body(answer, address, self._limits.unpacked))
            charset = answer.charset_encoding
            validators = _validators(answer)
            return Fetched(str(url), content, media_type, charset, *validators, answer.status_code)

        return self._follow(address, headers, take)

    def _follow(
        self,
        address: str,
        headers: dict[str, str],
        take: Callable[[httpx2.URL, httpx2.Response], T],
        *,
        is_robots: bool = False,
    ) -> T:
        """What `take` makes of the answer at the end of all redirects. Each address on the way is
        checked, and its robots.txt is asked, but for that of a robots.txt itself."""
        url = parsed(address, address, self._named)
        limits = self._limits
        meter = Meter(address, limits.sent, limits.seconds, limits.idle, self._stop)
        redirects, has_waited = 0, False
        with self._client(meter) as client:
            while True:
                if not is_robots:
                    self._permit(url, address)
                host = host_of(url)
                # Whoever names a host of theirs need not be polite to it.
                pauses = not (is_robots or self._named.has(host, port_of(url)))
                turn = self._turns.turn(host, address, pauses=pauses)
                with turn, _asked(client, url, headers, meter) as answer:
                    if answer.status_code in _BUSY:
                        self._wait_for(host, answer, address, has_waited)
                        has_waited = True
                        continue
                    if (target := _redirect(answer)) is None:
                        return take(url, answer)
                redirects += 1
                if redirects > limits.redirects:
                    problem = f"it leads from one address to the next, {redirects} times"
                    raise BadSource(address, problem)
                url = parsed(_joined(url, target), address, self._named)

    def _client(self, meter: Meter) -> httpx2.Client:
        guard = Guard(self._named, self._resolver, self._dial, meter)
        return httpx2.Client(
            transport=Transport(guard),
            headers={"User-Agent": self._user_agent, "Accept-Encoding": ", ".join(_PACKED)},
            cookies=_NoCookies(),
            trust_env=False,
        )

    def _wait_for(self, host: str, answer: httpx2.Response, address: str, has_waited: bool) -> None:
        """Raises Busy if a host asks to come back later than we wait, or asks again."""
        seconds = _retry_after(answer)
        if seconds is not None and seconds <= self._limits.wait and not has_waited:
            self._turns.wait(host, seconds)
            return
        self._turns.put_off(host, seconds or 0)
        later = f": it asks to come back in {seconds:,} seconds" if seconds else ""
        raise Busy(address, f"its site is too busy ({answer.status_code}){later}", seconds)

    def _permit(self, url: httpx2.URL, source: str) -> None:
        """Raises BadSource if the site asks not to be visited here, or cannot be asked."""
        rules = self._rules(url, source)
        if rules.problem:
            raise BadSource(source, f"the site is not visited now: {rules.problem}")
        if not rules.allow(str(url)):
            raise Refused(source, f"the robots.txt of {host_of(url)} asks not to visit {url.path}")
        self._turns.slow_down(host_of(url), rules.delay)

    def _rules(self, url: httpx2.URL, source: str) -> robots.Rules:
        site = (url.scheme, host_of(url), port_of(url))
        rules, until = self._robots.get(site, (None, 0.0))
        if rules is None or until < time.monotonic():
            rules = self._asked_rules(url, source)
            if len(self._robots) >= _MOST_ROBOTS:
                self._robots.clear()
            holds = _ROBOTS_PROBLEM_HOLDS if rules.problem else _ROBOTS_HOLD
            self._robots[site] = (rules, time.monotonic() + holds)
        return rules

    def _asked_rules(self, url: httpx2.URL, source: str) -> robots.Rules:
        """Raises Refused for a host that may not be asked."""
        agent = self._user_agent.partition("/")[0].strip().lower()
        address = str(url.join("/robots.txt"))

        def take(_: httpx2.URL, answer: httpx2.Response) -> robots.Rules:
            if 400 <= answer.status_code < 500:
                return robots.Rules(agent)
            if answer.status_code != 200:
                return robots.Rules(agent, problem=f"its robots.txt answers {answer.status_code}")
            content = bytearray()
            for piece in _body(answer, address, self._limits.unpacked):
                content += piece
                if len(content) > robots.MOST_BYTES:
                    break
            return robots.parsed(bytes(content), agent)

        try:
            return self._follow(address, {}, take, is_robots=True)
        except Refused as error:
            raise Refused(source, error.problem) from None
        except BadSource as error:
            if isinstance(error, Busy) and error.retry_after:
                raise Busy(source, error.problem, error.retry_after) from None
            return robots.Rules(agent, problem=f"its robots.txt cannot be had: {error.problem}")


class _NoCookies(CookieJar):
    """Nobody is followed from one page to the next; and malformed cookies raise and warn."""

    def extract_cookies(self, *_: object) -> None:
        """Takes none."""


@contextmanager
def _asked(
    client: httpx2.Client, url: httpx2.URL, headers: dict[str, str], meter: Meter
) -> Iterator[httpx2.Response]:
    """The answer of an address, while the connection is open."""
    meter.begin()
    try:
        with client.stream("GET", url, headers=headers) as answer:
            yield answer
    except PROBLEMS as error:
        raise BadSource(meter.source, told(error)) from error


def _redirect(answer: httpx2.Response) -> str | None:
    return answer.headers.get("location") if answer.status_code in _REDIRECTS else None


def _joined(url: httpx2.URL, target: str) -> str:
    """Where a redirect leads, to be checked as any address."""
    try:
        return str(url.join(target))
    except (httpx2.InvalidURL, ValueError):
        return target


def _raise_for(answer: httpx2.Response, source: str) -> None:
    """Raises BadSource for an answer that holds no page."""
    status = answer.status_code
    if status in (200, 203):
        return
    if status == 404:
        raise Missing(source, "the site has no such page (404)")
    if status == 410:
        raise Gone(source, "the site has removed this page (410)")
    if status in (401, 402, 403, 407, 451):
        raise BadSource(source, f"the site does not show this page to everybody ({status})")
    if status >= 500:
        raise BadSource(source, f"the site has a fault ({status}): try again later")
    raise BadSource(source, f"the site answers {status} instead of a page")


def _body(answer: httpx2.Response, source: str, most: int) -> Iterator[bytes]:
    """The unpacked content, in pieces. Raises BadSource if it is larger than `most` bytes."""
    packed = answer.headers.get("content-encoding", "").strip().lower()
    if packed not in ("", "identity", *_PACKED):
        # Two, one in the other, can hold a million times their size.
        raise BadSource(source, f"its answer is packed in a way that nobody asked for ({packed})")
    size = 0
    for piece in answer.iter_bytes():
        size += len(piece)
        if size > most:
            raise BadSource(source, f"it is larger than {megabytes(most)} when it is unpacked")
        yield piece


def _media_type(answer: httpx2.Response) -> str:
    told_type: str = answer.headers.get("content-type", "")
    return told_type.partition(";")[0].strip().lower()


def _validators(answer: httpx2.Response) -> tuple[str | None, str | None]:
    return answer.headers.get("etag"), answer.headers.get("last-modified")


def _retry_after(answer: httpx2.Response) -> int | None:
    """Seconds until a site may be asked again, if it says so: as a number, or as a time."""
    asked: str = answer.headers.get("retry-after", "").strip()
    if asked.isascii() and asked.isdigit():
        return int(asked[:9])
    try:
        until = parsedate_to_datetime(asked)
    except ValueError:
        return None
    zoned = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(0, round((zoned - datetime.now(UTC)).total_seconds()))
