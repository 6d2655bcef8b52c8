"""What the articles tell of people: who they are, and in which articles they stand."""

import re
from collections import Counter
from collections.abc import Iterator

from qa.article import Article
from qa.question import Filters
from qa.retrieve import search
from qa.store.index import Index
from qa.text.words import common_words

_FOUND = 50
"""Passages among which those that name somebody are looked for."""

_WHOSE = r"\b(?:(?i:an?|the|its|their|his|her|our)|\w+['\u2019]s)"
_NAMES = r"(?:the )?[\w'\u2019-]+(?: [\w'\u2019-]+)?"
_TELLS = (
    r"{full},? (?:is|was) (?:an?|the|one)\b",
    r"{full}(?: \(\d+\))?, (?:who|an?|the|its|their|his|her|aged?|of|\d+|"
    r"(?!\w+(?:ing|ed)\b)(?:[a-z][\w-]* ){{1,4}}(?:of|at|for|from|in))\b",
    _WHOSE + r" (?:(?!{common})[\w-]+ ){{1,4}}{full}",
    _WHOSE + r"(?: (?!{common})[\w-]+){{1,4}}(?: (?:of|for|at) "
    rf"{_NAMES})?, {{full}}(?=[,.;:])",
    r"{last},? (?:is|was) (?:an?|the|one)\b",
    r"{last}, (?:who|an?|the|aged?|\d+)\b",
    r"\b(?!{common})[A-Z][a-z]+\.? {full}",
)
"""What tells who somebody is, the clearest first: "Ann Lee is a baker", "Ann Lee, who bakes", "the
baker Ann Lee", "the head of the bakery, Ann Lee," and "Mayor Ann Lee"."""

MENTION = len(_TELLS)
SILENT = MENTION + 1


def naming(index: Index, name: str, filters: Filters) -> Iterator[tuple[Article, str]]:
    """The articles in which the name stands, and how it is written there."""
    last = _pattern(surname(name), re.IGNORECASE)
    hits = search(index, name, _FOUND, filters)
    near = (hit.passage.article_id for hit in hits if last.search(hit.passage.text))
    for article_id in dict.fromkeys(near):
        article = index.library.article(article_id)
        if written := as_written(name, article.text):
            yield article, written


def as_written(name: str, text: str) -> str | None:
    """The name as it mostly stands in the text, if it stands there with its capitals."""
    found = [" ".join(match[0].split()) for match in _pattern(name, re.IGNORECASE).finditer(text)]
    written = [one for one in found if one[0].isupper() and surname(one)[0].isupper()]
    return Counter(written).most_common(1)[0][0] if written else None


def surname(name: str) -> str:
    """The surname, as a rule."""
    return name.rsplit(maxsplit=1)[-1]


def stands(name: str, text: str) -> bool:
    return bool(_pattern(name).search(text))


def _pattern(name: str, flags: int = 0) -> re.Pattern[str]:
    """The name, whichever apostrophe and white space are in it."""
    words = (re.sub(r"['\u2019]", "['\u2019]", re.escape(word)) for word in name.split())
    return re.compile(r"(?<!\w)" + r"\s++".join(words) + r"(?!\w)", flags)


def unclearness(sentence: str, name: str) -> int:
    """How far the sentence is from telling who somebody is: the place in `_TELLS`, or `MENTION`
    or `SILENT`."""
    full, last = _pattern(name).pattern, _pattern(surname(name)).pattern
    common = rf"(?i:{'|'.join(common_words())})\b"
    for place, tells in enumerate(_TELLS):
        if re.search(tells.format(full=full, last=last, common=common), sentence):
            return place
    return MENTION if stands(name, sentence) else SILENT
