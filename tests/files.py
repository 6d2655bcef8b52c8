"""Files that are written, and read back as articles."""

from collections.abc import Callable

import pytest

from qa.article import Article
from qa.errors.sources import BadSource

Write = Callable[[str, str | bytes], Article]
"""Writes a file and reads it back as an article."""

ACCENTS = "Café owner Zoë paid £600, “too much” – said everybody in the naïve little town."  # noqa: RUF001


def refusal(read: Write, name: str, content: str | bytes) -> str:
    with pytest.raises(BadSource) as refused:
        read(name, content)
    assert refused.value.source == name
    return refused.value.problem
