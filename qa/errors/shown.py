"""What a message may show of somebody else's error, and of an address."""

from urllib.parse import urlsplit


def first_line(error: Exception) -> str:
    """What an error says first, or what it is where it says nothing."""
    return next(iter(str(error).strip().splitlines()), type(error).__name__)


def without_password(address: str) -> str:
    """`address` as a message may show it: scheme, host, port and path.

    An address that cannot be taken apart for certain keeps its scheme alone, since any other part
    of it may be one of the password.
    """
    scheme, mark, rest = address.partition("://")
    try:
        parts = urlsplit(address)
        _ = parts.port  # raises ValueError
    except ValueError:
        return f"{scheme}://…" if mark else "…"
    if not mark or "@" in rest.removeprefix(parts.netloc):
        return f"{scheme}://…" if mark else "…"
    named, at, host = parts.netloc.rpartition("@")
    return f"{scheme}://{named and '***'}{at}{host}{parts.path}"
