"""A server that says byte for byte what it is told to, and names that lead to it."""

import socket
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from ssl import SSLContext
from threading import Thread

import httpcore2

from ingest.web.connect import system_dial

PUBLIC = "93.184.216.34"


def answer(body: bytes = b"", status: str = "200 OK", **headers: str) -> bytes:
    """An answer over HTTP, closed behind its body."""
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    head = "\r\n".join([f"HTTP/1.1 {status}", "Connection: close", *lines])
    return head.encode() + b"\r\n\r\n" + body


def redirect(target: str, status: str = "302 Found") -> bytes:
    return answer(status=status, Location=target)


Reply = bytes | Iterable[bytes]


@dataclass
class Wire:
    """`replies` by path: an answer, or pieces of one, as they come. A list of answers is gone
    through, one for each request. `asked` holds the first lines and headers of requests."""

    port: int
    replies: dict[str, Reply | list[bytes]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    dialled: list[tuple[str, int]] = field(default_factory=list)

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    def put(self, path: str, reply: Reply | list[bytes]) -> str:
        """The address of a page that is answered so."""
        self.replies[path] = reply
        return f"http://{self.host}{path}"

    def paths(self) -> list[str]:
        """What was asked for, but for robots.txt."""
        paths = [request.split(" ")[1] for request in self.asked]
        return [path for path in paths if path != "/robots.txt"]

    def dial(self, address: str, port: int, seconds: float) -> httpcore2.NetworkStream:
        """Connects here, wherever it was to go."""
        self.dialled.append((address, port))
        return system_dial("127.0.0.1", self.port, seconds)


def never_dials(address: str, port: int, seconds: float) -> httpcore2.NetworkStream:
    raise AssertionError(f"connected to {address}")


@dataclass
class Names:
    """Knows where names lead: to one address, or to several."""

    known: Mapping[str, Sequence[str]]
    asked: list[str] = field(default_factory=list)

    def __call__(self, host: str, port: int) -> Sequence[str]:
        self.asked.append(host)
        if host not in self.known:
            raise socket.gaierror(-2, "Name or service not known")
        leads = self.known[host]
        return [leads] if isinstance(leads, str) else leads


@contextmanager
def wired(tls: SSLContext | None = None) -> Iterator[Wire]:
    """A server on a free port of this machine, until the block ends; with `tls`, over https."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        wire = Wire(server.getsockname()[1])
        Thread(target=_serve, args=(server, wire, tls), daemon=True).start()
        yield wire
        server.shutdown(socket.SHUT_RDWR)


def _serve(server: socket.socket, wire: Wire, tls: SSLContext | None) -> None:
    with suppress(OSError):
        while True:
            connection, _ = server.accept()
            Thread(target=_answer, args=(connection, wire, tls), daemon=True).start()


def _secured(connection: socket.socket, tls: SSLContext | None) -> socket.socket:
    with connection:
        connection.settimeout(5)
        return tls.wrap_socket(connection, server_side=True) if tls else connection.dup()


def _answer(plain: socket.socket, wire: Wire, tls: SSLContext | None) -> None:
    with suppress(OSError), _secured(plain, tls) as connection:
        request = b""
        while b"\r\n\r\n" not in request:
            if not (more := connection.recv(65536)):
                return
            request += more
        wire.asked.append(request.decode("latin-1"))
        reply = wire.replies.get(request.split(b" ")[1].decode(), answer(status="404 Not Found"))
        if isinstance(reply, list):
            reply = reply.pop(0) if len(reply) > 1 else reply[0]
        for piece in [reply] if isinstance(reply, bytes) else reply:
            connection.sendall(piece)
