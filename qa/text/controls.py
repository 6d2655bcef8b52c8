"""Control signs, by which a text could move a terminal's cursor, change its colours or title."""

_KEPT = "\n\t"

_CONTROLS = [*range(32), *range(127, 160)]

_SHOWN = {code: "�" for code in _CONTROLS if chr(code) not in _KEPT}

_ESCAPED = {code: f"\\u{code:04x}" for code in _CONTROLS if code > 31}


def harmless(text: str) -> str:
    """`text` with a visible sign in place of each; ends of lines and tabs stay."""
    return text.translate(_SHOWN)


def escaped(document: str) -> str:
    """JSON that says the same without any, of which `json.dumps` escapes some alone."""
    return document.translate(_ESCAPED)
