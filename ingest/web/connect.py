"""Connections that lead only where they may: what a name leads to is looked up once, checked, and
connected to as it was checked. The home of httpcore2."""

import socket
import ssl
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import Any

import httpcore2
import httpx2

from ingest.web.address import Named, ip, is_public, naming
from qa.errors.shown import first_line
from qa.errors.sources import BadSource, Refused

Resolver = Callable[[str, int], Sequence[str]]
"""What the name of a host leads to: addresses in figures. Raises OSError for a name that is not
known."""

Dial = Callable[[str, int, float], httpcore2.NetworkStream]
"""Connects to an address in figures and a port, within so many seconds."""

_SLICE = 0.25
"""Seconds after which a wait looks whether it is to end."""

_TRIES = 4
"""Most addresses of a host that are tried."""


class Stopped(Exception):
    """Fetching was stopped from outside."""


def system_resolver(host: str, port: int) -> list[str]:
    """What this machine says a name leads to."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(one[4][0]) for one in found))


def system_dial(address: str, port: int, seconds: float) -> httpcore2.NetworkStream:
    """A connection over the network of this machine."""
    return httpcore2.SyncBackend().connect_tcp(address, port, timeout=seconds)


@dataclass
class Meter:
    """What one address may take: bytes of the answer as they come, and time.

    `seconds` is for all of an answer, `idle` for each wait for its next bytes.
    """

    source: str
    most_bytes: int
    seconds: float
    idle: float
    stop: Event
    _bytes: int = field(default=0, init=False)
    _end: float = field(default=0.0, init=False)

    def begin(self) -> None:
        """Count anew, for another answer."""
        self._bytes, self._end = 0, time.monotonic() + self.seconds

    def left(self) -> float:
        """Seconds that the next step may take. Raises Stopped, and BadSource if none are left."""
        if self.stop.is_set():
            raise Stopped
        if (left := self._end - time.monotonic()) <= 0:
            problem = f"it was not all there after {self.seconds:g} seconds"
            raise BadSource(self.source, problem)
        return min(left, self.idle)

    def took(self, count: int) -> None:
        """Raises BadSource for more bytes than may be."""
        self._bytes += count
        if self._bytes > self.most_bytes:
            raise BadSource(self.source, f"it is larger than {megabytes(self.most_bytes)}")

    def waits(self) -> Iterator[float]:
        """Slices of the time that the next step may take, in seconds, until there is none."""
        end = time.monotonic() + self.left()
        while (rest := end - time.monotonic()) > 0:
            yield min(rest, _SLICE, self.left())


def megabytes(count: int) -> str:
    return f"{count / 1_000_000:g} MB"


class Guard(httpcore2.NetworkBackend):
    """Opens connections, to public addresses and to the hosts that are named."""

    def __init__(self, named: Named, resolver: Resolver, dial: Dial, meter: Meter) -> None:
        self._named = named
        self._resolver = resolver
        self._dial = dial
        self._meter = meter

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        """Raises Refused for a name that leads to an address that is not public."""
        problem = "it has no address"
        for address in self._checked(host, port)[:_TRIES]:
            try:
                return _Metered(self._dial(address, port, self._meter.left()), self._meter)
            except (httpcore2.NetworkError, httpcore2.TimeoutException, OSError) as error:
                problem = _plainly(error)
        raise BadSource(self._meter.source, f"{host} cannot be reached ({problem})")

    def _checked(self, host: str, port: int) -> Sequence[str]:
        """The addresses that a host has, all of which may be connected to."""
        addresses = [host] if ip(host) else self._resolved(host, port)
        if not self._named.has(host, port):
            for address in addresses:
                if not (figures := ip(address)) or not is_public(figures):
                    leads = "is" if address == host else f"leads to {address}, which is"
                    problem = f"{host} {leads} not a public address: {naming(host, port)}"
                    raise Refused(self._meter.source, problem)
        return addresses

    def _resolved(self, host: str, port: int) -> Sequence[str]:
        """In a thread, because no time can be set for it, and Ctrl-C does not end it."""
        answers: SimpleQueue[Sequence[str] | Exception] = SimpleQueue()

        def resolve() -> None:
            try:
                answers.put(self._resolver(host, port))
            except (OSError, ValueError) as error:  # ValueError: of names that cannot be
                answers.put(error)

        Thread(target=resolve, daemon=True).start()
        for seconds in self._meter.waits():
            try:
                answer = answers.get(timeout=seconds)
            except Empty:
                continue
            if isinstance(answer, Exception):
                problem = f"there is no host {host} ({_plainly(answer)})"
                raise BadSource(self._meter.source, problem)
            return answer
        raise BadSource(self._meter.source, f"nobody says in time where {host} is")


class _Metered(httpcore2.NetworkStream):
    """A connection whose bytes and time are counted, and that ends when fetching is stopped."""

    def __init__(self, stream: httpcore2.NetworkStream, meter: Meter) -> None:
        self._stream = stream
        self._meter = meter

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        for seconds in self._meter.waits():
            try:
                read = self._stream.read(max_bytes, timeout=seconds)
            except httpcore2.ReadTimeout:
                continue
            self._meter.took(len(read))
            return read
        self._meter.left()
        raise BadSource(self._meter.source, f"nothing came for {self._meter.idle:g} seconds")

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, timeout=self._meter.left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore2.NetworkStream:
        """Checks the certificate against the name, not the address that was connected to."""
        inner = self._stream.start_tls(ssl_context, server_hostname, timeout=self._meter.left())
        return _Metered(inner, self._meter)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class Transport(httpx2.BaseTransport):
    """What httpx2 sends requests through: one connection at a time, without proxies."""

    def __init__(self, guard: Guard) -> None:
        self._pool = httpcore2.ConnectionPool(max_connections=1, network_backend=guard)

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        target = request.url
        answer = self._pool.handle_request(
            httpcore2.Request(
                request.method,
                httpcore2.URL(
                    scheme=target.raw_scheme,
                    host=target.raw_host,
                    port=target.port,
                    target=target.raw_path,
                ),
                headers=request.headers.raw,
                extensions=request.extensions,
            )
        )
        return httpx2.Response(
            answer.status,
            headers=answer.headers,
            stream=_Body(answer),
            extensions=answer.extensions,
        )

    def close(self) -> None:
        self._pool.close()


class _Body(httpx2.SyncByteStream):
    def __init__(self, answer: httpcore2.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()


PROBLEMS = (
    httpcore2.NetworkError,
    httpcore2.TimeoutException,
    httpcore2.ProtocolError,
    httpx2.HTTPError,
)
"""What goes wrong on the way."""


def told(error: Exception) -> str:
    """What went wrong on the way, in a sentence."""
    if isinstance(error, httpcore2.ProtocolError):
        return f"its answer broke off, or is none of the web's ({_plainly(error)})"
    if isinstance(error, httpx2.DecodingError):
        return f"its answer is packed wrongly ({_plainly(error)})"
    return f"the connection failed ({_plainly(error)})"


def _plainly(error: Exception) -> str:
    cause = error.args[0] if error.args and isinstance(error.args[0], Exception) else error
    if isinstance(cause, TimeoutError):
        return "no answer in time"
    if isinstance(cause, ssl.SSLCertVerificationError):
        return f"its certificate is not valid: {cause.verify_message}"
    if isinstance(cause, OSError) and cause.strerror:
        return cause.strerror
    return first_line(cause)
