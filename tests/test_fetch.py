"""Which addresses are opened, what comes of them, and what they may not do to us."""

import gzip
import ssl
import subprocess
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from ipaddress import ip_address
from itertools import repeat
from pathlib import Path
from threading import Thread

import pytest

from ingest.web.address import is_public
from ingest.web.connect import Stopped
from ingest.web.fetch import Fetched, Fetcher, Limits, NotModified
from qa.errors.sources import BadSource, Busy, Gone, Missing, Refused
from tests.wire import PUBLIC, Names, Wire, answer, never_dials, redirect, wired

SMALL = Limits(sent=200_000, unpacked=400_000, seconds=20.0, idle=10.0, wait=1.0)
HASTY = replace(SMALL, seconds=2.0, idle=0.5)


@pytest.fixture
def wire() -> Iterator[Wire]:
    with wired() as wire:
        yield wire


@pytest.fixture
def fetcher(wire: Wire) -> Fetcher:
    """It may ask the server of the test, and no other that is not public."""
    return Fetcher((wire.host,), pause=0, limits=SMALL)


def abroad(wire: Wire, **names: Sequence[str]) -> Fetcher:
    """A fetcher in a net with the public hosts a.example, b.example, and others."""
    known: dict[str, Sequence[str]] = {"a.example": PUBLIC, "b.example": PUBLIC}
    known |= {name.replace("_", "."): to for name, to in names.items()}
    return Fetcher(resolver=Names(known), dial=wire.dial, pause=0, limits=SMALL)


def refusal(fetcher: Fetcher, address: str) -> BadSource:
    with pytest.raises(BadSource) as refused:
        fetcher.get(address)
    assert refused.value.source == address
    return refused.value


# The addresses that are opened.

INSIDE: dict[str, Sequence[str]] = {
    "ten.example": "10.0.0.8",
    "home.example": "192.168.1.1",
    "office.example": "172.16.5.5",
    "self.example": "127.0.0.1",
    "self6.example": "::1",
    "mapped.example": "::ffff:10.0.0.1",
    "cloud.example": "169.254.169.254",
    "cloud6.example": "fd00:ec2::254",
    "link.example": "fe80::1",
    "zone.example": "fe80::1%eth0",
    "nat.example": "64:ff9b::7f00:1",
    "sixtofour.example": "2002:7f00:1::",
    "teredo.example": "2001:0:4136:e378:8000:63bf:80ff:fffe",
    "isatap.example": "2001:4860::5efe:10.0.0.1",
    "carrier.example": "100.64.0.1",
    "nowhere.example": "0.0.0.0",
    "many.example": [PUBLIC, "10.0.0.1"],
    "garbage.example": "no address",
    "empty.example": [],
    "localhost.localdomain": "127.0.0.1",
    "intranet": "10.1.1.1",
    "printer.local": "192.168.0.9",
    "metadata.google.internal": "169.254.169.254",
}

REFUSED = [
    # this machine, and its disguises
    *("http://127.0.0.1/", "http://127.0.0.1:80/", "http://127.8.8.8/", "http://0.0.0.0/"),
    *("http://127.1/", "http://127.0.1/", "http://0/", "http://1/", "http://2130706433/"),
    *("http://0x7f000001/", "http://0x7f.1/", "http://0x7f.0x0.0x0.0x1/", "http://0X7F.1/"),
    *("http://0177.0.0.1/", "http://017700000001/", "http://00000177.1/", "http://127.0.0.01/"),
    *("http://127.0.0.1./", "http://localhost./", "http://a.example./", "http://127.0.0.1../"),
    *("http://localhost/", "http://LOCALHOST/", "http://localhost:8080/", "http://0x/"),
    *("http://127。0。0。1/", "http://１２７.0.0.1/", "http://①②⑦.0.0.1/", "http://ⓛocalhost/"),  # noqa: RUF001
    *("http://127.0.0.1%00.a.example/", "http://127%2e0.0.1/", "http://%31%32%37.0.0.1/"),
    *("http://4294967297/", "http://256.0.0.1/", "http://1.2.3/", "http://a.example.1/"),
    # in version 6
    *("http://[::1]/", "http://[0:0:0:0:0:0:0:1]/", "http://[::]/", "http://[::127.0.0.1]/"),
    *("http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/", "http://[::ffff:0:127.0.0.1]/"),
    *("http://[64:ff9b::127.0.0.1]/", "http://[64:ff9b::a00:1]/", "http://[64:ff9b:1::1]/"),
    *("http://[2002:7f00:1::]/", "http://[2002:a00:1::1]/", "http://[2002:a9fe:a9fe::]/"),
    *("http://[2001:0:7f00:1::]/", "http://[2001:4860::5efe:a00:1]/", "http://[fe80::1]/"),
    *("http://[fe80::1%25eth0]/", "http://[fe80::1%eth0]/", "http://[2001:4860::1%25eth0]/"),
    *("http://[fc00::1]/", "http://[fd12:3456::1]/", "http://[ff02::1]/", "http://[ff0e::1]/"),
    *("http://[2001:db8::1]/", "http://[3fff::1]/", "http://[100::1]/", "http://[5f00::1]/"),
    *("http://[fec0::1]/", "http://[::1", "http://::1/", "http://[v1.x]/", "http://[127.0.0.1]/"),
    # other nets that are not public
    *("http://10.0.0.1/", "http://172.31.255.255/", "http://192.168.0.1/", "http://100.64.0.1/"),
    *("http://169.254.169.254/latest/meta-data/", "http://169.254.170.2/", "http://192.0.0.8/"),
    *("http://192.0.2.1/", "http://198.18.0.1/", "http://198.51.100.1/", "http://203.0.113.1/"),
    *("http://224.0.0.1/", "http://239.1.1.1/", "http://240.0.0.1/", "http://255.255.255.255/"),
    *("http://192.88.99.1/",),
    # names that lead inside
    *(f"http://{name}/" for name in INSIDE),
    "https://ten.example/",
    # ports, schemes, credentials, and what is no address
    *(
        "http://a.example:22/",
        "http://a.example:25/",
        "http://a.example:6379/",
        "http://a.example:0/",
    ),
    *("http://a.example:99999/", "http://a.example:-1/", "http://a.example:x/"),
    *(
        "file:///etc/passwd",
        "file://a.example/etc/passwd",
        "ftp://a.example/",
        "gopher://a.example/",
    ),
    *("javascript:alert(1)", "data:text/html,hello", "ws://a.example/", "jar:http://a.example!/"),
    *("dict://a.example/", "ldap://a.example/", "HTTP+UNIX://a.example/", "view-source:http://a/"),
    *("http://user:pw@a.example/", "http://user@a.example/", "http://a.example@127.0.0.1/"),
    *("http://127.0.0.1@a.example/", "http://a.example\\@127.0.0.1/", "http:\\\\127.0.0.1\\"),
    *("http://127.0.0.1\\.a.example/", "http:///etc", "http://", "http:a.example", "//a.example/"),
    *(
        "a.example",
        "",
        "http://a.exam\nple/",
        "http://a.example/\r\nHost: b",
        "http://a\t.example/",
    ),
    *("http://a.example/\0", "http://a example/", "http://a..example/", "http://.a.example/"),
    *(
        "http://a.example|b/",
        "http://a.example;b/",
        "http://a.example,b/",
        "http://\ud800.example/",
    ),
    f"http://{'a' * 64}.example/",
    f"http://{'a.' * 130}example/",
    f"http://a.example/{'a' * 70_000}",
]


@pytest.mark.parametrize("address", REFUSED)
def test_what_is_not_public_is_refused_before_anything_is_sent(address: str) -> None:
    known = INSIDE | {"a.example": PUBLIC, "localhost": "127.0.0.1"}
    fetcher = Fetcher(resolver=Names(known), dial=never_dials, pause=0, limits=SMALL)
    assert refusal(fetcher, address).problem


def test_there_are_many_of_them() -> None:
    assert len(set(REFUSED)) == len(REFUSED) >= 120


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "2606:4700::1111", "64:ff9b::5db8:d822", "2002:5db8:d822::1"]
)
def test_what_is_public_is_known_for_it(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize("address", [one for one in REFUSED if one.isprintable()])
def test_no_redirect_leads_where_no_address_may(wire: Wire, address: str) -> None:
    wire.put("/from", redirect(address.encode("utf-8", "replace").decode("latin-1")))
    fetcher = abroad(wire, **{name.replace(".", "_"): to for name, to in INSIDE.items()})
    assert refusal(fetcher, "http://a.example/from").problem
    assert set(wire.dialled) == {(PUBLIC, 80)}
    assert all("\r\nHost: a.example\r\n" in request for request in wire.asked)


def test_each_kind_of_redirect_is_checked(wire: Wire) -> None:
    for status in ("301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"):
        wire.put("/from", redirect("http://10.0.0.1/", status))
        assert "10.0.0.1 is not a public" in refusal(abroad(wire), "http://a.example/from").problem


def test_a_redirect_may_lead_to_another_public_host(wire: Wire) -> None:
    wire.put("/from", redirect("https://b.example:8443/x#part"))
    wire.put("/from2", redirect("http://b.example/to?a=1#part"))
    wire.put("/to?a=1", answer(b"here", Content_Type="Text/HTML; charset=Windows-1251"))
    got = abroad(wire).get("http://a.example/from2")
    assert isinstance(got, Fetched)
    assert got.address == "http://b.example/to?a=1"
    assert (got.content, got.media_type, got.charset) == (b"here", "text/html", "windows-1251")


def test_a_name_is_looked_up_once_and_connected_to_as_it_was_checked(wire: Wire) -> None:
    class Rebinding(Names):
        def __call__(self, host: str, port: int) -> list[str]:
            super().__call__(host, port)
            return [PUBLIC] if len(self.asked) == 1 else ["127.0.0.1"]

    wire.put("/page", answer(b"secret"))
    resolver = Rebinding({"evil.example": PUBLIC})
    fetcher = Fetcher(resolver=resolver, dial=wire.dial, pause=0, limits=SMALL)
    refused = refusal(fetcher, "http://evil.example/page")
    assert "127.0.0.1, which is not a public address" in refused.problem
    assert wire.dialled == [(PUBLIC, 80)]  # for robots.txt, when the name was public
    assert len(resolver.asked) == 2


def test_the_host_is_asked_by_its_name_at_its_address(wire: Wire) -> None:
    wire.put("/page", answer(b"text"))
    abroad(wire).get("http://a.example/page")
    assert wire.dialled[-1] == (PUBLIC, 80)
    assert "\r\nHost: a.example\r\n" in wire.asked[-1]


def test_the_next_address_is_tried_if_one_does_not_answer(wire: Wire) -> None:
    class Lame(Wire):
        def dial(self, address: str, port: int, seconds: float):  # type: ignore[no-untyped-def]  # noqa: ANN202
            if address != "93.184.216.35":
                raise ConnectionRefusedError(111, "Connection refused")
            return super().dial(address, port, seconds)

    wire.put("/page", answer(b"text"))
    lame = Lame(wire.port)
    names = Names({"a.example": [PUBLIC, "93.184.216.35"]})
    got = Fetcher(resolver=names, dial=lame.dial, pause=0).get("http://a.example/page")
    assert isinstance(got, Fetched)


def test_only_the_named_private_host_passes_at_the_named_port(wire: Wire) -> None:
    wire.put("/page", answer(b"text"))
    names = {"wiki.local": "10.0.0.1", "ten.wiki.local": "10.0.0.1", "localhost": "127.0.0.1"}
    fetcher = Fetcher(
        (wire.host, "wiki.local"), resolver=Names(names), dial=wire.dial, pause=0, limits=SMALL
    )
    assert isinstance(fetcher.get(f"http://{wire.host}/page"), Fetched)
    assert isinstance(fetcher.get("http://wiki.local/page"), Fetched)
    assert isinstance(fetcher.get("http://wiki.local:8080/page"), Fetched)
    for other in (
        *(
            "http://127.0.0.1/page",
            f"http://127.0.0.1:{wire.port ^ 1}/page",
            "http://wiki.local:22/",
        ),
        *(f"http://127.1:{wire.port}/", f"http://localhost:{wire.port}/", "http://10.0.0.1/"),
        *(
            f"http://[::ffff:127.0.0.1]:{wire.port}/",
            "http://ten.wiki.local/",
            "http://wiki.local./",
        ),
    ):
        assert isinstance(refusal(fetcher, other), Refused)
    assert {to for to, _ in wire.dialled} == {"127.0.0.1", "10.0.0.1"}
    assert len(wire.dialled) == 6  # a page and a robots.txt each
    wire.put("/away", redirect("http://10.0.0.1/"))
    assert isinstance(refusal(fetcher, f"http://{wire.host}/away"), Refused)


def test_a_refusal_says_what_would_allow_it() -> None:
    said = refusal(Fetcher(), "http://10.0.0.1:8081/").problem
    assert said.endswith("name it in BROADSHEET_FETCH_HOSTS as 10.0.0.1:8081 if it may be asked")
    assert "as [::1] if" in refusal(Fetcher(), "http://[::1]/").problem


@pytest.mark.parametrize(
    "entry", ["", "http://wiki", "wiki:", "wiki:x", "a b", "[::1", "wiki/path"]
)
def test_a_setting_that_names_no_host_is_refused(entry: str) -> None:
    with pytest.raises(ValueError, match="neither a host nor host:port"):
        Fetcher((entry,))


def test_proxies_of_the_environment_are_not_used(
    wire: Wire, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert isinstance(fetcher.get(wire.put("/page", answer(b"text"))), Fetched)


def test_a_certificate_must_be_of_the_name_and_not_of_the_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = tmp_path / "certificate.pem"
    command = "openssl req -x509 -nodes -days 2 -newkey ec -pkeyopt ec_paramgen_curve:P-256"
    whose = "-subj /CN=b.example -addext subjectAltName=DNS:b.example"
    files = ["-keyout", str(made), "-out", str(made)]
    subprocess.run([*command.split(), *whose.split(), *files], check=True, capture_output=True)
    monkeypatch.setenv("SSL_CERT_FILE", str(made))  # of an authority that is trusted
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(made)
    with wired(tls) as wire:
        wire.put("/page", answer(b"text"))
        assert isinstance(abroad(wire).get("https://b.example/page"), Fetched)
        assert wire.dialled[-1] == (PUBLIC, 443)
        del wire.asked[:]
        assert "certificate is not valid" in refusal(abroad(wire), "https://a.example/").problem
        assert wire.asked == []


# What they send.


def test_what_a_page_was_is_told_and_unchanged_pages_are_not_sent(
    wire: Wire, fetcher: Fetcher
) -> None:
    day = "Tue, 13 Aug 2024 10:00:00 GMT"
    address = wire.put("/page", answer(b"text", ETag='"v1"', Last_Modified=day))
    got = fetcher.get(address)
    assert isinstance(got, Fetched)
    assert (got.etag, got.modified) == ('"v1"', day)
    wire.put("/page", answer(status="304 Not Modified", ETag='"v1"'))
    again = fetcher.get(address, etag=got.etag, modified=got.modified)
    assert again == NotModified(address, '"v1"', None)
    assert '\r\nIf-None-Match: "v1"\r\n' in wire.asked[-1]
    assert f"\r\nIf-Modified-Since: {day}\r\n" in wire.asked[-1]
    assert "304" in refusal(fetcher, address).problem  # nobody asked whether it is


@pytest.mark.parametrize(
    ("status", "kind", "words"),
    [
        ("404 Not Found", Missing, "no such page"),
        ("410 Gone", Gone, "removed this page"),
        ("401 Unauthorized", BadSource, "not show this page to everybody"),
        ("403 Forbidden", BadSource, "not show this page to everybody"),
        ("500 Internal Server Error", BadSource, "has a fault (500)"),
        ("204 No Content", BadSource, "answers 204"),
        ("302 Found", BadSource, "answers 302"),
        ("999 No", BadSource, "(999)"),
    ],
)
def test_what_is_no_page_says_what_it_is(
    wire: Wire, fetcher: Fetcher, status: str, kind: type[BadSource], words: str
) -> None:
    refused = refusal(fetcher, wire.put("/page", answer(status=status)))
    assert type(refused) is kind
    assert words in refused.problem


@pytest.mark.parametrize("kind", ["image/png", "video/mp4", "audio/mpeg", "font/woff2"])
def test_what_is_no_text_is_not_read(wire: Wire, fetcher: Fetcher, kind: str) -> None:
    address = wire.put("/page", [answer(b"x" * 10, Content_Type=kind)])
    assert f"no text, but {kind}" in refusal(fetcher, address).problem


@pytest.mark.parametrize(
    ("packed", "way"),
    [
        (gzip.compress(b"text " * 1000, mtime=0), "gzip"),
        (zlib.compress(b"text " * 1000), "deflate"),
    ],
)
def test_packed_answers_are_unpacked(wire: Wire, fetcher: Fetcher, packed: bytes, way: str) -> None:
    got = fetcher.get(wire.put("/page", answer(packed, Content_Encoding=way)))
    assert isinstance(got, Fetched)
    assert got.content == b"text " * 1000
    assert "\r\nAccept-Encoding: gzip, deflate\r\n" in wire.asked[-1]


BOMB = b"\0" * 50_000_000


@pytest.mark.parametrize(
    ("body", "way", "words"),
    [
        (lambda: gzip.compress(BOMB, mtime=0), "gzip", "larger than 0.4 MB when it is unpacked"),
        (lambda: zlib.compress(BOMB), "deflate", "larger than 0.4 MB when it is unpacked"),
        (lambda: b"\x1b\x3f\x42\x0f\x24", "br", "packed in a way that nobody asked for (br)"),
        (lambda: b"(\xb5/\xfd", "zstd", "packed in a way that nobody asked for (zstd)"),
        (
            lambda: gzip.compress(gzip.compress(BOMB, mtime=0), mtime=0),
            "gzip, gzip",
            "nobody asked for (gzip, gzip)",
        ),
        (lambda: b"no gzip", "gzip", "packed wrongly"),
    ],
)
def test_what_is_packed_to_burst_is_refused(
    wire: Wire, fetcher: Fetcher, body: Callable[[], bytes], way: str, words: str
) -> None:
    address = wire.put("/page", answer(body(), Content_Encoding=way))
    assert words in refusal(fetcher, address).problem


def _slowly(pieces: Iterator[bytes], seconds: float) -> Iterator[bytes]:
    for piece in pieces:
        yield piece
        time.sleep(seconds)


HEAD = b"HTTP/1.1 200 OK\r\n\r\n"


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (lambda: repeat(HEAD + b"x" * 50_000), "larger than 0.2 MB"),
        (lambda: repeat(b"HTTP/1.1 100 Continue\r\n\r\n"), "larger than 0.2 MB"),
        (lambda: _slowly(repeat(HEAD + b"x"), 0.1), "not all there after 2 seconds"),
        (lambda: _slowly(iter([HEAD, b"x", b"y"]), 1), "nothing came for 0.5 seconds"),
        (lambda: _slowly(iter([b"HTTP/1.1 200 OK\r\n", b"A: b\r\n"]), 1), "nothing came for 0.5"),
        (lambda: _slowly(iter([b"H", b"T"]), 1), "nothing came for 0.5 seconds"),
        (lambda: [b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort"], "broke off"),
        (lambda: [b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 50_000 + b"\r\n"], "none of the web's"),
        (lambda: [b"HTTP/1.1 200 OK\r\nA: " + b"b" * 190_000 + b"\r\n\r\n"], "none of the web's"),
        (lambda: [b"SSH-2.0-OpenSSH_9.6\r\n"], "none of the web's"),
        (lambda: [b""], "broke off"),
        (lambda: [HEAD[:-2] + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n"], "broke off"),
    ],
)  # fmt: skip
def test_an_answer_without_end_or_sense_ends(
    wire: Wire, reply: Callable[[], Iterable[bytes]], words: str
) -> None:
    is_slow = "came" in words or "all there" in words
    fetcher = Fetcher((wire.host,), pause=0, limits=HASTY if is_slow else SMALL)
    began = time.monotonic()
    address = wire.put("/page", iter(reply()))
    assert words in refusal(fetcher, address).problem
    assert time.monotonic() - began < 15


def test_redirects_come_to_an_end(wire: Wire, fetcher: Fetcher) -> None:
    address = wire.put("/loop", redirect("/loop"))
    assert "leads from one address to the next" in refusal(fetcher, address).problem
    for number in range(5):
        wire.put(f"/{number}", redirect(f"/{number + 1}"))
    wire.put("/5", answer(b"text"))
    assert isinstance(fetcher.get(f"http://{wire.host}/0"), Fetched)


@pytest.mark.parametrize(
    "cookie", [b"a=1", b"a=\xff", b"a=1; Expires=Tue, 13 Xyz 2024 10:00:00 GMT"]
)
def test_no_cookie_is_kept(wire: Wire, fetcher: Fetcher, cookie: bytes) -> None:
    wire.put("/page", redirect("/next")[:-2] + b"Set-Cookie: " + cookie + b"\r\n\r\n")
    wire.put("/next", answer(b"text"))
    fetcher.get(f"http://{wire.host}/page")
    assert "cookie" not in "".join(wire.asked).lower()


# Manners.


def test_it_says_who_it_is(wire: Wire, fetcher: Fetcher) -> None:
    fetcher.get(wire.put("/page", answer(b"text")))
    assert "\r\nUser-Agent: Broadsheet/" in wire.asked[0]
    assert wire.asked[0].startswith("GET /robots.txt ")


@pytest.mark.parametrize(
    ("rules", "is_allowed"),
    [
        ("", True),
        ("User-agent: *\nDisallow: /news/", False),
        ("User-agent: *\nDisallow: /\nAllow: /news/", True),
        ("User-agent: broadsheet\nDisallow: /\n\nUser-agent: *\nAllow: /", False),
        ("User-agent: Broadsheet/2.0\nDisallow: /", False),
        ("User-agent: other\nUser-agent: BROADSHEET\nDisallow: /news", False),
        ("User-agent: broad\nDisallow: /", True),
        ("User-agent: otherbot\nDisallow: /", True),
        ("User-agent: *\nDisallow: /*.html$", False),
        ("<!doctype html><html><body>Not found</body></html>", True),
        ("\ufeffUser-agent: *\nDisallow: /", False),
        ("User-agent: *\r\nDisallow: /\r\n", False),
    ],
)
def test_a_site_says_in_robots_txt_what_is_visited(
    wire: Wire, fetcher: Fetcher, rules: str, is_allowed: bool
) -> None:
    wire.put("/robots.txt", answer(rules.encode()))
    address = wire.put("/news/a.html", answer(b"text"))
    if is_allowed:
        assert isinstance(fetcher.get(address), Fetched)
    else:
        refused = refusal(fetcher, address)
        assert isinstance(refused, Refused)
        assert "robots.txt of 127.0.0.1 asks not to visit /news/a.html" in refused.problem


@pytest.mark.parametrize("status", ["401 No", "403 No", "404 Not Found", "410 Gone"])
def test_a_site_without_robots_txt_may_be_visited(
    wire: Wire, fetcher: Fetcher, status: str
) -> None:
    wire.put("/robots.txt", answer(status=status))
    assert isinstance(fetcher.get(wire.put("/page", answer(b"text"))), Fetched)


@pytest.mark.parametrize(
    "reply", [answer(status="500 No"), answer(status="503 No"), b"", redirect("/robots.txt")]
)
def test_a_site_whose_robots_txt_cannot_be_had_is_not_visited_now(
    wire: Wire, fetcher: Fetcher, reply: bytes
) -> None:
    wire.put("/robots.txt", reply)
    address = wire.put("/page", answer(b"text"))
    for _ in range(2):
        said = refusal(fetcher, address).problem
        assert said.startswith("the site is not visited now: its robots.txt")
    assert wire.paths() == []


def test_robots_txt_is_read_once_for_a_site_and_again_for_each_it_leads_to(wire: Wire) -> None:
    wire.put("/from", redirect("http://b.example/private"))
    wire.put("/robots.txt", answer(b"User-agent: *\nDisallow: /private"))
    fetcher = abroad(wire)
    for _ in range(2):
        assert isinstance(refusal(fetcher, "http://a.example/from"), Refused)
    assert wire.paths() == ["/from", "/from"]
    assert len(wire.asked) == 4


def test_a_robots_txt_that_never_ends_is_read_as_far_as_it_must(wire: Wire) -> None:
    rules = b"User-agent: *\nDisallow: /private\n"
    many = b"".join(b"User-agent: bot%d\n" % one for one in range(12_000))
    many += b"".join(b"Disallow: /%d\n" % one for one in range(12_000))
    wire.put("/robots.txt", answer(rules + many + b"#" * 1_000_000))
    fetcher = Fetcher((wire.host,), pause=0)
    began = time.monotonic()
    assert isinstance(refusal(fetcher, wire.put("/private/x", answer(b"x"))), Refused)
    assert isinstance(fetcher.get(wire.put("/page", answer(b"text"))), Fetched)
    assert time.monotonic() - began < 15


@pytest.mark.parametrize(
    "rules", [bytes(range(256)) * 100, b"Disallow: /" + b"*a" * 50_000, b"\xff\xfe" + b"a\0" * 99,
              b"User-agent: *\nCrawl-delay: x\nRequest-rate: 1/0\nAllow: http://[\nSitemap: :::"]
)  # fmt: skip
def test_a_robots_txt_that_makes_no_sense_forbids_nothing(
    wire: Wire, fetcher: Fetcher, rules: bytes
) -> None:
    wire.put("/robots.txt", answer(rules))
    assert isinstance(fetcher.get(wire.put("/" + "a" * 500, answer(b"text"))), Fetched)


def took(fetcher: Fetcher, *addresses: str) -> float:
    began = time.monotonic()
    for address in addresses:
        fetcher.get(address)
    return time.monotonic() - began


def test_it_pauses_between_two_requests_to_a_host_and_longer_if_asked(wire: Wire) -> None:
    def asks(pause: float) -> Fetcher:
        return Fetcher(resolver=Names({"a.example": [PUBLIC]}), dial=wire.dial, pause=pause)

    wire.put("/page", answer(b"text"))
    address = "http://a.example/page"
    assert took(asks(30), address) < 10
    assert took(asks(0.3), *[address] * 3) >= 0.6
    wire.put("/robots.txt", answer(b"User-agent: *\nCrawl-delay: 0.4"))
    assert took(asks(0.1), *[address] * 2) >= 0.4


def test_it_does_not_pause_for_hosts_that_are_named(wire: Wire) -> None:
    address = wire.put("/page", answer(b"text"))
    assert took(Fetcher((wire.host,), pause=30), *[address] * 2) < 10


def test_threads_ask_a_host_one_after_the_other(wire: Wire) -> None:
    here = 0
    most = 0

    def reply() -> Iterator[bytes]:
        nonlocal here, most
        here += 1
        most = max(most, here)
        time.sleep(0.05)
        here -= 1
        yield answer(b"text")

    for one in range(6):
        wire.put(f"/{one}", reply())
    fetcher = Fetcher((wire.host,), pause=0)
    threads = [Thread(target=fetcher.get, args=(f"http://{wire.host}/{one}",)) for one in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (most, len(wire.paths())) == (1, 6)


def test_a_busy_site_is_waited_for_once(wire: Wire, fetcher: Fetcher) -> None:
    busy = answer(status="429 Too Many", Retry_After="1")
    address = wire.put("/page", [busy, answer(b"text")])
    assert took(fetcher, address) >= 1
    refused = refusal(fetcher, wire.put("/other", [busy]))
    assert isinstance(refused, Busy)
    assert refused.retry_after == 1


@pytest.mark.parametrize(
    ("after", "seconds"),
    [
        ("3600", 3600), ("Fri, 31 Dec 9999 23:59:59 GMT", None), ("soon", 0), ("", 0),
        ("99999999999999999999", 999_999_999),
    ],
)  # fmt: skip
def test_a_site_that_asks_to_come_back_much_later_is_left_alone(
    wire: Wire, fetcher: Fetcher, after: str, seconds: int | None
) -> None:
    refused = refusal(fetcher, wire.put("/page", answer(status="503 Busy", Retry_After=after)))
    assert isinstance(refused, Busy)
    assert seconds is None or (refused.retry_after or 0) == seconds
    other = wire.put("/other", answer(b"text"))
    if seconds == 0:
        assert isinstance(fetcher.get(other), Fetched)
    else:
        assert isinstance(refusal(fetcher, other), Busy)
        assert len(wire.paths()) == 1


@pytest.mark.parametrize("where", ["in an answer", "in a pause", "in line"])
def test_fetching_can_be_stopped(wire: Wire, where: str) -> None:
    wire.replies |= {"/page": answer(b"text"), "/slow": _slowly(repeat(HEAD + b"x"), 0.1)}
    pause = 30 if where == "in a pause" else 0
    fetcher = Fetcher(resolver=Names({"a.example": [PUBLIC]}), dial=wire.dial, pause=pause)
    ended: list[Exception] = []

    def get(address: str) -> None:
        try:
            fetcher.get(address)
        except Stopped as stopped:
            ended.append(stopped)

    get("http://a.example/page")
    threads = [
        Thread(target=get, args=("http://a.example/slow",))
        for _ in range(2 if where == "in line" else 1)
    ]
    for thread in threads:
        thread.start()
    time.sleep(0.4)
    assert wire.paths() == (["/page"] if where == "in a pause" else ["/page", "/slow"])
    began = time.monotonic()
    fetcher.stop()
    for thread in threads:
        thread.join()
    assert time.monotonic() - began < 15
    assert len(ended) == len(threads)


def test_a_resolver_that_does_not_answer_is_not_waited_for(wire: Wire) -> None:
    def stuck(host: str, port: int) -> list[str]:
        time.sleep(30)
        return [PUBLIC]

    fetcher = Fetcher(resolver=stuck, dial=wire.dial, pause=0, limits=HASTY)
    began = time.monotonic()
    assert "nobody says in time where a.example is" in refusal(fetcher, "http://a.example/").problem
    assert time.monotonic() - began < 15
