"""What a terminal shows: lines wrapped at words, colours where it has them, and no control signs.

Where standard output is a pipe or a file, a line stays whole and there are no colours.
"""

import sys
from typing import TYPE_CHECKING

from qa.text.controls import harmless

if TYPE_CHECKING:
    from rich.text import Text

_WIDEST = 100
"""Columns of a line of text. Longer ones are hard to read."""


class Screen:
    """Standard output, as it is when the screen is made."""

    def __init__(self) -> None:
        from rich.console import Console

        self._console: Console = Console(
            file=sys.stdout, highlight=False, markup=False, emoji=False, legacy_windows=False
        )

    def show(self, text: "str | Text" = "", *, indent: int = 0, hanging: int = 0) -> None:
        """Print `text`, each line `indent` columns from the left; what a line is wrapped into
        stands `hanging` columns further to the right."""
        from rich.text import Text

        shown = text if isinstance(text, Text) else Text(harmless(text))
        if not self._console.is_terminal:
            for line in shown.plain.split("\n"):
                print(f"{' ' * indent}{line}" if line else "", file=self._console.file)
            return
        width = max(20, min(self._console.width, _WIDEST) - indent - hanging)
        for row in shown.split("\n", allow_blank=True):
            # The first may be wider than those that hang, for which the rest is wrapped again.
            first, *more = row.wrap(self._console, width + hanging)
            self._line(first, indent)
            if more:
                begun = len(first.plain)
                rest = row[begun:]
                rest = rest[len(rest.plain) - len(rest.plain.lstrip()) :]
                for part in rest.wrap(self._console, width):
                    self._line(part, indent + hanging)

    def _line(self, line: "Text", indent: int) -> None:
        from rich.text import Text

        line.rstrip()
        self._console.print(Text(" " * indent) + line, soft_wrap=True)


def styled(*parts: str | tuple[str, str]) -> "Text":
    """Text in which parts have a style, such as ("Moon", "bold")."""
    from rich.text import Text

    pairs = [(one, "") if isinstance(one, str) else one for one in parts]
    return Text.assemble(*((harmless(text), style) for text, style in pairs))
