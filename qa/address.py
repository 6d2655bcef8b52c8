"""Web addresses: which of them mean the same page."""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|dclid|msclkid|igshid|mc_[ce]id")
"""Parameters that tell where a visitor comes from, and nothing of the page."""


def same_page(address: str) -> str:
    """What all addresses of a page have in common: host, path and parameters. Scheme, fragment, a
    slash at the end and tracking parameters make no other page. Empty for what is none of the web.
    """
    try:
        parts = urlsplit(address.strip())
    except ValueError:  # such as http://[
        return ""
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return ""
    told = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if not _TRACKING.fullmatch(name)
    ]
    return parts.netloc.lower() + parts.path.rstrip("/") + (f"?{urlencode(told)}" if told else "")
