"""What commands tell on standard error, as loudly as they shall, and what they print.

No command prints in another way, so that no text of an article, a file's name or a visitor steers
the terminal.
"""

import json
import logging
import sys
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, Literal

from qa.text.controls import escaped, harmless

if TYPE_CHECKING:
    from ui.terminal.progress import Shown

_LOUDNESS: ContextVar[Literal["quiet", "usual", "verbose"]] = ContextVar("_LOUDNESS")


def set_loudness(*, quiet: bool, verbose: bool) -> None:
    """Take note of how much is to be said."""
    _LOUDNESS.set("quiet" if quiet else "verbose" if verbose else "usual")


def say(message: str) -> None:
    """Tell what is done, unless it shall be quiet."""
    if _loudness() != "quiet":
        warn(message)


def say_more(message: str) -> None:
    """Tell what only some want to know."""
    if _loudness() == "verbose":
        warn(message)


def warn(message: str) -> None:
    """Tell what is wrong."""
    print(f"broadsheet: {harmless(message)}", file=sys.stderr, flush=True)


def tame_log() -> None:
    """Have what is logged where nobody set up a log, such as a visitor's call that cannot be read,
    shown without control signs too."""
    if logging.lastResort:
        logging.lastResort.setFormatter(_Harmless())


class _Harmless(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return harmless(super().format(record))


def progress_bar() -> "Shown":
    """Shows how far a command is, on standard error."""
    from ui.terminal.progress import Shown

    return Shown(say, is_quiet=_loudness() == "quiet", all_said=_loudness() == "verbose")


def print_text(text: str, *, end: str = "\n", flush: bool = False) -> None:
    print(harmless(text), end=end, flush=flush)


def print_made(lines: str) -> None:
    """Print lines of a file as they are, which whoever made them has left no control signs in."""
    print(lines, end="")


def print_json(document: dict[str, Any]) -> None:
    # Elsewhere signs that cannot be printed would be replaced, and the document be another one.
    is_utf8 = (sys.stdout.encoding or "utf-8").lower() in ("utf-8", "utf8")
    print(escaped(json.dumps(document, ensure_ascii=not is_utf8, indent=2)))


def _loudness() -> str:
    return _LOUDNESS.get("usual")
