"""Words that do not tell what an English text is about."""

from functools import cache
from pathlib import Path


@cache
def common_words() -> frozenset[str]:
    """Articles, pronouns, prepositions, auxiliaries, and what else stands in most questions."""
    return frozenset(Path(__file__).with_name("common_words.txt").read_text("utf-8").split())
