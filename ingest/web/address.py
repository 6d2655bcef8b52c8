"""Which addresses of the web may be opened."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

import httpx2

from qa.errors.shown import first_line
from qa.errors.sources import BadSource, Refused

PORTS = (80, 443, 8080, 8443)
"""Where the web is served. Other ports belong to other programs, some of which do what the first
words of a request happen to say."""

_HOST = re.compile(r"[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*+")
_LONGEST_HOST = 253

_ENTRY = re.compile(r"(\[[0-9a-f:.]+\]|[^:\[\]/@\s]+)(?::(\d{1,5}))?")

_UNICAST = IPv6Network("2000::/3")
_NAT64 = IPv6Network("64:ff9b::/96")
_NOT_PUBLIC = tuple(
    ip_network(network)
    for network in (
        "192.0.0.0/24",  # protocols of the IETF
        "192.88.99.0/24",  # once the way into 6to4
        "3fff::/20",  # for documentation, like 2001:db8::/32
    )
)
"""What Python 3.11 takes for global and is not; the rest that is not is known to it."""

_ISATAP = (b"\x00\x00\x5e\xfe", b"\x02\x00\x5e\xfe")
"""With these the second half of an address begins that ends with one of version 4."""


@dataclass(frozen=True)
class Named:
    """Hosts that may be asked although they are not public: each with the one port, or None for
    the ports of the web."""

    hosts: frozenset[tuple[str, int | None]] = frozenset()

    @classmethod
    def of(cls, entries: Sequence[str]) -> "Named":
        """From "host" or "host:port" each. Raises ValueError for anything else."""
        hosts = set()
        for entry in entries:
            parts = _ENTRY.fullmatch(entry.strip().lower())
            if parts is None:
                raise ValueError(f"{entry!r} is neither a host nor host:port")
            hosts.add((parts[1].strip("[]"), int(parts[2]) if parts[2] else None))
        return cls(frozenset(hosts))

    def has(self, host: str, port: int) -> bool:
        return (host, port) in self.hosts or ((host, None) in self.hosts and port in PORTS)


def parsed(address: str, source: str, named: Named) -> httpx2.URL:
    """The parts of an address that may be opened, as far as it says itself where it leads.

    `source` is the address that was asked for, which may have led to this one. Raises BadSource
    for what is no address of the web, and Refused for one that may not be opened.
    """
    try:
        url = httpx2.URL(address).copy_with(fragment=None)
        host, port = host_of(url), port_of(url)
    except (httpx2.InvalidURL, ValueError) as error:
        raise BadSource(source, f"{_shown(address)} is no address ({first_line(error)})") from None
    if url.scheme not in ("http", "https"):
        raise Refused(source, f"{_shown(address)}: only http:// and https:// are opened")
    if url.userinfo:
        raise Refused(source, "an address with a name or password in it is not opened")
    if not is_plain(host):
        plainly = "write its name, without a dot at the end, or its address in full"
        raise Refused(source, f"the host {host[:80]!r} is not written plainly: {plainly}")
    if named.has(host, port):
        return url
    if port not in PORTS:
        raise Refused(source, f"port {port} is not one of the web's: {naming(host, port)}")
    if (literal := ip(host)) and not is_public(literal):
        raise Refused(source, f"{host} is not a public address: {naming(host, port)}")
    return url


def normal(address: str) -> str:
    """An address in the one way to write it, without its fragment; "" for what is none."""
    try:
        return str(httpx2.URL(address).copy_with(fragment=None))
    except (httpx2.InvalidURL, ValueError):
        return ""


def host_of(url: httpx2.URL) -> str:
    """As it is looked up and connected to, in ASCII; without brackets."""
    return url.raw_host.decode("ascii")


def port_of(url: httpx2.URL) -> int:
    return {"http": 80, "https": 443}.get(url.scheme, 0) if url.port is None else url.port


def naming(host: str, port: int) -> str:
    """What to do so that a host that is not public may be asked."""
    bracketed = f"[{host}]" if ":" in host else host
    entry = bracketed if port in PORTS else f"{bracketed}:{port}"
    return f"name it in BROADSHEET_FETCH_HOSTS as {entry} if it may be asked"


def is_plain(host: str) -> bool:
    """Whether a host is a name, or an address in its usual form: what ends in a figure is an
    address to some programs, however it is written (127.1, 0x7f000001, 2130706433)."""
    if ip(host):
        return "%" not in host
    if not _HOST.fullmatch(host) or len(host) > _LONGEST_HOST:
        return False
    last = host.rpartition(".")[2]
    return not (last.isdigit() or re.fullmatch(r"0x[0-9a-f]*", last))


def ip(host: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(host)
    except ValueError:
        return None


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether an address is one of the public net, and so is every other that it stands for."""
    if isinstance(address, IPv6Address):
        if address.scope_id:
            return False
        if address.ipv4_mapped:
            return is_public(address.ipv4_mapped)
        if address in _NAT64:
            return is_public(IPv4Address(address.packed[12:]))
        if address not in _UNICAST or not all(map(is_public, _inside(address))):
            return False
    return (
        address.is_global
        and not (address.is_multicast or address.is_reserved or address.is_unspecified)
        and not any(address in network for network in _NOT_PUBLIC)
    )


def _inside(address: IPv6Address) -> list[IPv4Address]:
    """The addresses of version 4 to which routers may pass on what is sent to this one."""
    inside = [address.sixtofour] if address.sixtofour else []
    if address.packed[8:12] in _ISATAP:
        inside.append(IPv4Address(address.packed[12:]))
    return inside


def _shown(address: str) -> str:
    return ascii(address if len(address) <= 200 else address[:200] + "...")
