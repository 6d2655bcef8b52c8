"""What a site asks of programs in its robots.txt. The home of protego."""

import re
from dataclasses import dataclass

from protego import Protego

MOST_BYTES = 500 * 1024
"""As much of a robots.txt as is read (RFC 9309, 2.5)."""

MOST_DELAY = 30.0
"""Seconds between two requests that a site may ask for. Some ask for hours."""

_GROUP = re.compile(r"\s*user[- ]?agent\s*:?\s*([^#]*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rules:
    """What a site asks of one program; `problem` says why nothing of it may be visited now."""

    agent: str
    parser: Protego | None = None
    problem: str = ""

    def allow(self, address: str) -> bool:
        return self.parser is None or self.parser.can_fetch(address, self.agent)

    @property
    def delay(self) -> float:
        """Seconds from one request to the next."""
        asked = self.parser.crawl_delay(self.agent) if self.parser else None
        return min(asked or 0.0, MOST_DELAY)


def parsed(content: bytes, agent: str) -> Rules:
    """The rules in a robots.txt for the program that calls itself `agent`, such as "broadsheet"."""
    text = content[:MOST_BYTES].decode("utf-8-sig", errors="replace")
    return Rules(agent, Protego.parse("\n".join(_ours(text, agent))))


def _ours(text: str, agent: str) -> list[str]:
    """The lines, with one name for all other programs: each rule is kept for each program of its
    group, and a file of thousands of both would take minutes."""
    lines = []
    for line in text.splitlines():
        if (group := _GROUP.match(line)) is None:
            lines.append(line)
            continue
        name = group[1].lower().partition("/")[0].strip(" \t*")
        lines.append(f"User-agent: {'*' if not name else agent if name == agent else 'another'}")
    return lines
