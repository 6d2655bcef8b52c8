"""Files become articles: plain text, Markdown and HTML."""

import json
import re
import tomllib
from codecs import lookup
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from itertools import islice, takewhile, zip_longest
from pathlib import Path
from typing import Any

from ingest.characters import clean
from ingest.dates import byline, goes_on, is_date_line, leading_byline, leading_date, parse_date
from ingest.html.layout import labelled
from ingest.html.markup import joined
from ingest.html.page import read_page, without_tags
from qa.article import Article
from qa.errors import BadSource, first_line
from qa.text.language import code, detect, likeliest
from qa.text.sentences import sentences

_HEADLINE = 150
"""Most characters in a first line that is taken for a headline; newspapers' end at about 100."""

_LEAD = 80
"""Characters of the first sentence that stand for a headline where there is none."""

_ACCENTS = 0.1
"""Most bytes beyond ASCII, as a part of all, in a text of a Western European language: French
has about 0.04. Guessing an encoding from so few is unreliable (one pound sign was taken for
Japanese), so such texts are read as Windows-1252, the web's default."""

_BROKEN = 0.2
"""Most broken characters in UTF-8 as a part of its bytes beyond ASCII. Of other encodings' bytes
nearly all are broken, and of its own only those that a cut or a bad copy left."""

_STATED = re.compile(
    rb"<meta[^>]{1,80}charset=[\"']?([\w-]+)|<\?xml[^>]{1,40}encoding=[\"']([\w-]+)", re.IGNORECASE
)


def read_file(path: Path, source: str) -> Article:
    """The article in the file `path`, which was asked for as `source`.

    Raises BadSource if the file cannot be read, is not text, or holds no article.
    """
    read = READERS.get(path.suffix.lower())
    if read is None:
        known = ", ".join(READERS)
        raise BadSource(source, f"files of this type are not supported ({known} are)")
    try:
        source.encode("utf-8")
        if path.exists() and not path.is_file():
            raise BadSource(source, "it is neither a file nor a folder")  # reading a pipe may hang
        raw = path.read_bytes()
        key = str(path.resolve())
    except UnicodeEncodeError:
        raise BadSource(ascii(source)[1:-1], "rename it: its name is not UTF-8") from None
    except OSError as error:
        raise BadSource(source, error.strerror or str(error)) from None
    if not raw.strip():
        raise BadSource(source, "the file is empty")
    content = clean(_decode(raw, source))
    try:
        article = read(content, key, source)
    except (ValueError, RecursionError) as error:  # of libraries, at what nobody writes by hand
        raise BadSource(source, f"it cannot be read ({first_line(error)})") from error
    text = clean(article.text).strip()  # again, for what was written as "&shy;"
    if not text:
        raise BadSource(source, "there is no article text in it")
    return replace(
        article,
        text=text,
        title=joined(clean(article.title)) or _lead(text),
        author=joined(clean(article.author or "")) or None,
        language=article.language or detect(text),
    )


def read_text(text: str, key: str, source: str) -> Article:
    """Plain text: lines such as "Title: ...", or else a short first line, which is the headline,
    and a byline and a date that may follow. A blank line behind each of these keeps them out of the
    story's first sentence."""
    text = text.strip()
    lines = text.split("\n")
    stated, about, count = _header(lines)
    if not count:
        before = list(_about(lines))
        size = _headline(lines[len(before) :])
        if before and "".join(lines[len(before) + size :][:1]).strip():
            size = 0  # it may as well be the story's first line
        if not size and not any(map(is_date_line, before)):
            before, size = [], _headline(lines)  # "By Land and Sea"
        headline = joined(" ".join(lines[len(before) :][:size]))
        stated = {"title": headline} if headline else {}
        count = len(before) + size
        behind = list(_about(lines[count:])) if count else []
        about = [*before, headline, *behind]
        count += len(behind)
    story = "\n".join(lines[count:]).lstrip("\n")
    text = "\n\n".join([*(line for line in about if line.strip()), story])
    return Article(
        key=key,
        source=source,
        title=stated.get("title", ""),
        text=text,
        published=parse_date(stated.get("date", "")) or leading_date(text),
        author=stated.get("author") or leading_byline(text, {stated.get("title", "")}),
    )


def _about(lines: list[str]) -> Iterator[str]:
    """The lines at the top that say by whom, or when, the article is, and nothing else."""
    for line, after in zip_longest(lines, lines[1:], fillvalue=""):
        says_so = (byline(line) is not None or is_date_line(line)) and not goes_on(after)
        if line.strip() and not says_so:
            return
        yield line


_ENDS = re.compile(r"\.\s*$")
_ENDS_OPEN = re.compile(r"(?:\.\.|\b(?:[A-Z]|[A-Z]\.[A-Z]|[JS]r|Inc|Co|Corp|Ltd|St|No))\.\s*$")
"""A headline has no full stop, but may end with dots, or with a short form that has one."""

_WIDE, _RAGGED = 120, 5
"""Most characters of a line in a text whose lines are broken, and of how much the first may be
longer than the others."""


def _headline(lines: list[str]) -> int:
    """How many lines the headline at the top takes: none where the story begins at once."""
    first, *rest = lines or [""]
    if not any(line.strip() for line in rest):
        return 0
    size = 1
    if _goes_on(first, rest):
        if len(rest) < 2 or rest[1].strip():
            return 0
        size = 2
    headline = " ".join(lines[:size])
    ended = _ENDS.search(headline) and not _ENDS_OPEN.search(headline)
    return size if len(headline) <= _HEADLINE and not ended else 0


def _goes_on(first: str, rest: list[str]) -> bool:
    """Whether the next line goes on with the sentence of the first: it begins with a small letter,
    or the first is broken where all are, because no word more would fit."""
    paragraph = [line.rstrip() for line in takewhile(str.strip, rest)]
    if not paragraph or goes_on(paragraph[0]):
        return bool(paragraph)
    width = max(map(len, paragraph))
    length, more = len(first.rstrip()), len(paragraph[0].split()[0])
    return len(paragraph) > 1 and width < _WIDE and width - more <= length <= width + _RAGGED


_HEADER = re.compile(r"([A-Za-z][A-Za-z -]{1,30}?)[ \t]{0,9}:[ \t]{0,9}(\S.*)?")
_HEADER_LINES = 30
_HEADER_NAMES = {
    **dict.fromkeys(("title", "headline", "subject"), "title"),
    **dict.fromkeys(("author", "authors", "byline", "from"), "author"),
    **dict.fromkeys(("date", "published", "publishedon", "publicationdate", "pubdate"), "date"),
}


def _header(lines: list[str]) -> tuple[dict[str, str], list[str], int]:
    """What a text says of itself in lines such as "Title: ..." at its top, as e-mails do, and
    these, of how many lines of the text. One is the title, or there are two that say something of
    use; an e-mail breaks a long one. An indented line may also begin the story."""
    about: list[str] = []
    count = 0
    for line in lines[:_HEADER_LINES]:
        longer = f"{about[-1]} {line.strip()}" if about and line.startswith((" ", "\t")) else ""
        if longer.strip() and len(longer) <= _HEADLINE and not longer.endswith("."):
            about[-1] = longer
        elif _HEADER.fullmatch(line.rstrip()):
            about.append(line.rstrip())
        else:
            break
        count += 1
    stated: dict[str, str] = {}
    for name, value in (found.groups() for line in about if (found := _HEADER.fullmatch(line))):
        known = _HEADER_NAMES.get(re.sub("[ -]", "", name).lower())
        if known and value:
            stated.setdefault(known, value.strip())
    if len(stated) < 2 and "title" not in stated:
        return {}, [], 0
    if "author" in stated:
        stated["author"] = _person(stated["author"]) or ""
    return stated, about, count


def read_markdown(text: str, key: str, source: str) -> Article:
    """Markdown, with title, date, author and language from its front matter where it has one."""
    meta, text = _front_matter(text, source)
    heading, plain = _plain(text)
    stated = {} if meta else _header(plain.split("\n"))[0]
    return Article(
        key=key,
        source=source,
        title=_title(meta) or stated.get("title") or heading,
        text=plain,
        published=_front_date(meta)
        or parse_date(stated.get("date", ""))
        or _date_of_name(source)
        or leading_date(plain),
        author=_authors(meta) or stated.get("author") or leading_byline(plain, {heading}),
        language=code(meta.get("lang") or meta.get("language")),
    )


_TITLES = ("title", "headline")
_AUTHORS = ("author", "authors", "byline", "creator")
_DATES = (
    *("date", "published", "publishdate", "publisheddate", "publishedat", "publishedtime"),
    *("datepublished", "pubdate", "publicationdate", "created", "createdat"),
)
"""Names in front matter, the clearest first; without marks, in small letters."""

_NESTED = ("params", "extra", "taxonomies")
"""Where Hugo and Zola put what they have no names of their own for."""

_DEEP = 3
"""Lists and tables within each other in which names are looked for."""

_MOST_NAMES = 50

_TOML = re.compile(r"\s*\+\+\+[ \t]*\n(.*?\n)?\+\+\+[ \t]*(?:\n|$)", re.DOTALL)


def _front_matter(text: str, source: str) -> tuple[dict[str, Any], str]:
    """What stands in front of a text in YAML, TOML or JSON, by names without marks, and the text.

    Raises BadSource if it is none of these.
    """
    import frontmatter
    from frontmatter.default_handlers import YAMLHandler
    from yaml import YAMLError

    kind = "TOML" if (toml := _TOML.match(text)) else "YAML"
    try:
        if toml:
            meta, body = tomllib.loads(toml[1] or ""), text[toml.end() :]
        elif text.lstrip().startswith("{"):
            meta, body = _json_matter(text)
        else:
            meta, body = frontmatter.parse(text, handler=YAMLHandler())
    except (YAMLError, ValueError, RecursionError) as error:  # of wrong dates, datetime's
        problem = first_line(error)
        raise BadSource(source, f"its front matter is not valid {kind} ({problem})") from None
    if not meta and not toml:
        # Words between two rules at the top are no front matter, and part of the article.
        return {}, text
    nested = [meta[name] for name in _NESTED if isinstance(meta.get(name), dict)]
    found: dict[str, Any] = {}
    for part in (*nested, meta):
        found |= {re.sub(r"[\W_]", "", str(name)).lower(): value for name, value in part.items()}
    return found, body


def _json_matter(text: str) -> tuple[dict[str, Any], str]:
    """An object at the top of a text, and the rest; nothing if what begins so is none."""
    start = text.index("{")
    try:
        meta, end = json.JSONDecoder().raw_decode(text, start)
    except (ValueError, RecursionError):
        return {}, text
    rest = text[end:]
    return (meta, rest) if rest.lstrip(" \t").startswith("\n") else ({}, text)


def _said(meta: dict[str, Any], names: tuple[str, ...]) -> Iterator[Any]:
    return (meta[name] for name in names if meta.get(name))


def _title(meta: dict[str, Any]) -> str:
    return next((title for one in _said(meta, _TITLES) if (title := _names(one))), "")


def _authors(meta: dict[str, Any]) -> str | None:
    found = (_names(one) for one in _said(meta, _AUTHORS))
    return next((_person(names) for names in found if names), None)


def _front_date(meta: dict[str, Any]) -> date | None:
    return next((day for one in _said(meta, _DATES) if (day := parse_date(one))), None)


def _names(value: object) -> str:
    return ", ".join(islice(_named(value, _DEEP), _MOST_NAMES))


def _named(value: object, depth: int) -> Iterator[str]:
    """The names in a value of front matter, which may be a list, or tell more of each. By YAML's
    references a list can be within itself."""
    if isinstance(value, str | int | float | date) and not isinstance(value, bool):
        yield from filter(None, [joined(str(value))])
    elif isinstance(value, list) and depth:
        for one in value:
            yield from _named(one, depth - 1)
    elif isinstance(value, dict) and depth:
        said = (value.get(key) for key in ("name", "title"))
        yield from islice((name for one in said for name in _named(one, depth - 1)), 1)


def _person(name: str) -> str | None:
    """An author without "By" and without the address of an e-mail."""
    name = re.sub(r"^[Bb][Yy]:? ", "", name)
    return re.sub(r"\s*<[^<>]*>", "", name).strip(" \"'") or None


def _date_of_name(source: str) -> date | None:
    """The date in the name of a post in a blog of files: "2024-03-16-name.md"."""
    found = re.match(r"\d{4}-\d{2}-\d{2}(?=[-_. ])", Path(source).name)
    return parse_date(found[0]) if found else None


def _plain(markdown: str) -> tuple[str, str]:
    """The heading of the whole, and the text: its blocks, a row of a table being one.

    That is the first of the first level, or else one that stands before all else.
    """
    from markdown_it import MarkdownIt

    blocks: list[str] = []
    rows: list[list[str]] = []
    heading = opening = ""
    tokens = MarkdownIt("commonmark").enable("table").parse(markdown)
    for token, before in zip(tokens, [None, *tokens], strict=False):
        if token.type in ("fence", "code_block"):
            blocks.append(token.content)
        if token.type == "html_block":
            blocks.append(without_tags(token.content))
        if token.type == "tr_open":
            rows.append([])
        if token.type == "table_close":
            blocks += _rows(rows)
            rows = []
        if token.type != "inline":
            continue
        words = _inline(token)
        tag = before.tag if before is not None else ""
        if tag in ("td", "th"):
            rows[-1].append(joined(words))
            continue
        if re.fullmatch("h[1-6]", tag):
            opening = opening or ("" if any(map(str.strip, blocks)) else words)
            heading = heading or (words if tag == "h1" else "")
        blocks.append(words)
    return heading or opening, "\n\n".join(block.strip() for block in blocks if block.strip())


def _inline(token: Any) -> str:
    """The words of a block, its marks and tags left out."""
    words = []
    for part in token.children or ():
        is_tag = part.type == "html_inline"
        if part.type in ("softbreak", "hardbreak") or (is_tag and _BREAK.match(part.content)):
            words.append("\n")
        elif not is_tag:
            words.append(part.content)
    return "".join(words)


_BREAK = re.compile(r"<br\b", re.IGNORECASE)


def _rows(rows: list[list[str]]) -> list[str]:
    """The rows of a table, each with what stands above it. Every table has a first row that is
    marked as its head; where figures stand below a figure it is one like the others."""
    labels, *others = rows
    if not others or all(row[0][:1].isdigit() for row in rows):
        return [labelled([], row) for row in rows]
    return [labelled(labels, row) for row in others]


READERS: dict[str, Callable[[str, str, str], Article]] = {
    ".txt": read_text,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_page,
    ".htm": read_page,
    ".xhtml": read_page,
}
"""What reads which file: (content, canonical source, source as given) to an article."""


def _decode(raw: bytes, source: str) -> str:
    """The text in a file; a page's own word on its encoding counts. Raises BadSource for what is
    not text."""
    from charset_normalizer import from_bytes

    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", errors="replace")
    if b"\0" in raw:
        raise BadSource(source, "the file is binary, not text")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        beyond_ascii = sum(byte > 127 for byte in raw)
        mended = raw.decode("utf-8-sig", errors="replace")
        if mended.count("\ufffd") <= _BROKEN * beyond_ascii:
            return mended
    if (stated := _stated_text(raw)) is not None:
        return stated
    if beyond_ascii <= _ACCENTS * len(raw) and (european := _european(raw)) is not None:
        return european
    guess = from_bytes(raw).best()
    if guess is None:
        raise BadSource(source, "the file is not text in a known encoding: save it as UTF-8")
    return str(guess)


_NATIVE = {
    "cp1250": ("pl", "cs", "sk", "sl", "hr", "bs", "sh", "hu", "ro"),
    "cp1257": ("lt", "lv", "et"),
    "cp1254": ("tr",),
}
"""The languages that were written in these encodings; of all others Windows-1252 is taken."""

_SURE = 0.9
"""Probability of a language in Windows-1252 from which no other encoding is tried: Albanian read in
that of Lithuanian looks as probable."""


def _european(raw: bytes) -> str | None:
    """A text with few letters beyond ASCII, in the encoding in which it is most probably a text in
    its language; None if it is in none of these."""
    best = None
    surest, sure_language = 0.0, None
    for encoding, spoken in (("cp1252", None), *_NATIVE.items()):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        language, probability = likeliest(text)
        doubtful = surest < _SURE or sure_language in (spoken or ())
        if spoken is None or (language in spoken and probability > surest and doubtful):
            best, surest, sure_language = text, probability, language
    return best


def _stated_text(raw: bytes) -> str | None:
    """A page in the encoding that it states; None if it states none, or a wrong one, such as UTF-16
    in words of one byte to a letter."""
    if (stated := _STATED.search(raw[:2048])) is None:
        return None
    try:
        encoding = lookup((stated[1] or stated[2]).decode()).name
        if encoding.startswith(("utf", "unicode", "raw", "idna", "punycode")):
            return None
        # As browsers do: what calls itself Latin-1 has Windows' quotation marks.
        return raw.decode("cp1252" if encoding in ("iso8859-1", "ascii") else encoding)
    except (LookupError, UnicodeError):
        return None


def _lead(text: str) -> str:
    """The beginning of the first sentence that says something, for an article without headline."""
    pieces = [text[start:end] for start, end in sentences(text)]
    lead = next((piece for piece in pieces if len(piece.split()) > 5), pieces[0])
    lead = joined(lead)
    if len(lead) <= _LEAD:
        return lead
    return lead[:_LEAD].rsplit(" ", 1)[0].rstrip(",;:–-") + " …"  # noqa: RUF001
