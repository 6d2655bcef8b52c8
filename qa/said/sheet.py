"""The file desk.yaml, checked as a whole: its entries, or all that is wrong with it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from urllib.parse import urlsplit

from qa.said.entry import CLOSENESS, EVERY, SECTIONS, Entry, Kind
from qa.said.tree import BadYaml, List, Table, Text, Value, tree
from qa.text.words import words_in

MOST_ENTRIES = 1000
MOST_EXAMPLES = 50
_MOST_PROBLEMS = 100
"""A file that is none at all has as many as lines; nobody reads them all."""
_LONGEST_NAME, _LONGEST_EXAMPLE, _LONGEST_TEXT, _LONGEST_LINK = 80, 300, 5000, 2000
_SHOWN = 60
"""Characters of a wrong value that are shown."""

KEYS: dict[Kind, tuple[str, ...]] = {
    "pinned": ("name", "questions", "not", "text", "link", "from", "until", "by", "closeness"),
    "blocked": (
        *("name", "questions", "topics", "not", "text", "link", "from", "until", "by"),
        "closeness",
    ),
    "referral": (
        *("name", "questions", "topics", "not", "text", "link", "from", "until", "by"),
        *("closeness", "then"),
    ),
}
"""What an entry of a kind may have."""

_THEN = ("answer", "nothing")


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in a `line`, counted from 1, and what to do."""

    line: int
    text: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.text}"


@dataclass(frozen=True, slots=True)
class Sheet:
    """The entries of a file in its order; none if there are `problems`, in the order of lines."""

    entries: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = ()


def sheet(content: bytes) -> Sheet:
    """What the content of a desk.yaml says."""
    try:
        whole = tree(content)
    except BadYaml as error:
        return Sheet(problems=(Problem(error.line, str(error)),))
    check = _Check()
    entries = check.entries(whole)
    if check.problems:
        found = sorted(check.problems, key=lambda one: one.line)
        return Sheet(problems=tuple(found[:_MOST_PROBLEMS]))
    return Sheet(tuple(entries))


@dataclass(slots=True)
class _Check:
    """Reads what it can, and keeps what is wrong with the rest."""

    problems: list[Problem] = field(default_factory=list)

    def wrong(self, line: int, text: str) -> None:
        self.problems.append(Problem(line, text))

    def entries(self, whole: Value) -> list[Entry]:
        if isinstance(whole, Text) and whole.value is None:
            return []
        found: list[Entry] = []
        for section, value in self._rows(whole, tuple(SECTIONS), "the file").items():
            kind = SECTIONS[section]
            found += [self._entry(one, kind) for one in self._items(value, f"`{section}`")]
        if len(found) > MOST_ENTRIES:
            self.wrong(whole.line, f"there are {len(found):,} entries: {MOST_ENTRIES:,} are read")
        self._only_once(found)
        return found

    def _only_once(self, entries: Iterable[Entry]) -> None:
        """Two entries of one name, or with the same example, could not be told apart."""
        named: dict[str, int] = {}
        asked: dict[str, Entry] = {}
        for one in entries:
            first = named.setdefault(one.name, one.line)
            if one.name and first != one.line:
                text = f"the name {one.name!r} is that of the entry in line {first}: choose another"
                self.wrong(one.line, text)
            for question in one.questions:
                other = asked.setdefault(" ".join(words_in(question)), one)
                if other is not one:
                    text = f"{_short(question)} is an example of {other.name!r} too"
                    self.wrong(one.line, f"{text}: leave it in one of the two")

    def _entry(self, value: Value, kind: Kind) -> Entry:
        rows = self._rows(value, KEYS[kind], "an entry")
        since, until = self._day(rows, "from"), self._day(rows, "until")
        entry = Entry(
            name=self._word(rows, "name", _LONGEST_NAME),
            kind=kind,
            line=value.line,
            questions=self._examples(rows, "questions"),
            topics=self._examples(rows, "topics"),
            unlike=self._examples(rows, "not"),
            texts=self._by_language(rows, "text", _LONGEST_TEXT),
            links=self._by_language(rows, "link", _LONGEST_LINK),
            since=since,
            until=until,
            by=self._word(rows, "by", _LONGEST_NAME),
            closeness=self._one_of(rows, "closeness", CLOSENESS, "usual"),
            answers_too=self._one_of(rows, "then", _THEN, "nothing") == "answer",
        )
        if isinstance(value, Table):
            self._whole(entry, rows)
        return entry

    def _whole(self, entry: Entry, rows: dict[str, Value]) -> None:
        """Whether the entry has what it needs."""
        if "name" not in rows:
            self.wrong(entry.line, "the entry has no `name`: give it one, by which it is counted")
        if "questions" not in rows and "topics" not in rows:
            self.wrong(
                entry.line, "the entry has no `questions`: write two or three that it is for"
            )
        if "text" not in rows and entry.kind != "blocked":
            self.wrong(entry.line, "the entry has no `text`: write what visitors are told")
        if entry.since and entry.until and entry.until < entry.since:
            text = f"`until` {entry.until} is before `from` {entry.since}: it would never be shown"
            self.wrong(rows["until"].line, text)
        for link in entry.links.values():
            if problem := _unfit(link):
                text = f"the link {_short(link)} {problem}: write one such as https://example.org"
                self.wrong(rows["link"].line, text)

    def _rows(self, value: Value, known: Sequence[str], what: str) -> dict[str, Value]:
        """The values by their keys, of which each is known and written once."""
        if not isinstance(value, Table):
            self.wrong(value.line, f"{what} has keys: {_listed(known)}")
            return {}
        rows: dict[str, Value] = {}
        for key, item in value.rows:
            name = key.value or ""
            if name not in known:
                near = get_close_matches(name, known, n=1)
                meant = f"did you mean `{near[0]}`?" if near else f"known are {_listed(known)}"
                self.wrong(key.line, f"{_short(name)} is no key of {what}: {meant}")
            elif name in rows:
                self.wrong(key.line, f"`{name}` is written twice: delete one of them")
            else:
                rows[name] = item
        return rows

    def _items(self, value: Value, what: str) -> tuple[Value, ...]:
        if isinstance(value, List):
            return value.items
        if not (isinstance(value, Text) and value.value is None):
            self.wrong(value.line, f"{what} is a list: begin each of its items with `- `")
        return ()

    def _examples(self, rows: dict[str, Value], key: str) -> tuple[str, ...]:
        if key not in rows:
            return ()
        items = self._items(rows[key], f"`{key}`")
        if not items or len(items) > MOST_EXAMPLES:
            text = f"`{key}` has {len(items)} items: write at least one, at most {MOST_EXAMPLES}"
            self.wrong(rows[key].line, text)
        read = [self._text(item, f"an item of `{key}`", _LONGEST_EXAMPLE) for item in items]
        for item, text in zip(items, read, strict=True):
            if text and not words_in(text):
                self.wrong(item.line, f"{_short(text)} has no word in it: write what visitors ask")
        return tuple(dict.fromkeys(" ".join(text.split()) for text in read if text))

    def _word(self, rows: dict[str, Value], key: str, longest: int) -> str:
        found = self._text(rows[key], f"`{key}`", longest) if key in rows else ""
        return " ".join(found.split())

    def _text(self, value: Value, what: str, longest: int) -> str:
        if not isinstance(value, Text):
            self.wrong(value.line, f"{what} is a text: put it in quotation marks")
            return ""
        text = (value.value or "").strip()
        if not text:
            self.wrong(value.line, f"{what} is empty: write it, or delete the line")
        elif len(text) > longest:
            self.wrong(value.line, f"{what} has {len(text):,} signs, and at most {longest:,} fit")
        return text

    def _one_of(self, rows: dict[str, Value], key: str, known: Sequence[str], default: str) -> str:
        if key not in rows:
            return default
        said = self._text(rows[key], f"`{key}`", _LONGEST_NAME)
        if said and said not in known:
            self.wrong(rows[key].line, f"`{key}` is {_short(said)}: write one of {_listed(known)}")
        return said

    def _day(self, rows: dict[str, Value], key: str) -> date | None:
        if key not in rows:
            return None
        said = self._text(rows[key], f"`{key}`", _LONGEST_NAME)
        try:
            return date.fromisoformat(said) if said else None
        except ValueError:
            text = f"`{key}` is {_short(said)}, and that is no day: write one such as 2026-11-01"
            self.wrong(rows[key].line, text)
            return None

    def _by_language(self, rows: dict[str, Value], key: str, longest: int) -> dict[str, str]:
        """A text for all languages, or one for each."""
        if key not in rows:
            return {}
        value = rows[key]
        if not isinstance(value, Table):
            text = self._text(value, f"`{key}`", longest)
            return {EVERY: text} if text else {}
        found: dict[str, str] = {}
        for language, item in value.rows:
            code = language.value or ""
            if not (len(code) in (2, 3) and code.isascii() and code.islower() and code.isalpha()):
                text = f"{_short(code)} is no language: write its code, such as en or de"
                self.wrong(language.line, text)
            elif code in found:
                self.wrong(language.line, f"`{code}` is written twice: delete one of them")
            else:
                found[code] = self._text(item, f"`{key}` in `{code}`", longest)
        if not value.rows:
            self.wrong(value.line, f"`{key}` is empty: write it, or delete the line")
        return found


def _unfit(link: str) -> str:
    """What is wrong with an address; "" if it can be opened in a browser."""
    if len(link) > _LONGEST_LINK or not link.isprintable() or " " in link:
        return "has a space in it"
    try:
        parts = urlsplit(link)
        _ = parts.port  # raises ValueError
    except ValueError:
        return "is no address"
    if parts.scheme.lower() not in ("http", "https"):
        return "does not begin with https:// or http://"
    if not parts.hostname:
        return "names no site"
    return "has a name or a password in it" if "@" in parts.netloc else ""


def _short(value: str) -> str:
    return repr(value if len(value) <= _SHOWN else f"{value[:_SHOWN]}…")


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)
