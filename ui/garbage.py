"""How often this process looks for objects that nobody uses any more."""

import atexit
import gc

_NEW = 50_000
"""Objects made and not freed until the newest are looked through. Python's own figure, 700, suits
programs that load little (docs/decisions.md, "What a start waits for")."""

_OLDER = 10
"""Looks at the newest until those that outlived one are looked through as well. Python's own."""


def look_rarely() -> None:
    """Look for them more rarely from now on, and not at all when the process ends: what it has
    loaded goes with it."""
    gc.set_threshold(_NEW, _OLDER, _OLDER)
    atexit.register(gc.freeze)
