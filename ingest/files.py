"""Files become articles: plain text, Markdown and HTML."""

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import takewhile
from pathlib import Path

from ingest.dates import HEAD, is_date_line, leading_date, parse_date
from ingest.page import read_page, without_tags
from qa.article import Article
from qa.errors import BadSource
from qa.language import code, detect
from qa.sentences import sentences

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

_LINE_BREAKS = re.compile(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff]")


def read_file(path: Path, source: str) -> Article:
    """The article in the file `path`, which was asked for as `source`.

    Raises BadSource if the file cannot be read, is not text, or holds no article.
    """
    read = READERS.get(path.suffix.lower())
    if read is None:
        known = ", ".join(READERS)
        raise BadSource(source, f"files of this type are not supported ({known} are)")
    try:
        raw = path.read_bytes()
        source.encode("utf-8")
    except UnicodeEncodeError:
        raise BadSource(ascii(source)[1:-1], "rename it: its name is not UTF-8") from None
    except OSError as error:
        raise BadSource(source, error.strerror or str(error)) from None
    if not raw.strip():
        raise BadSource(source, "the file is empty")
    article = read(_clean(_decode(raw, source)), str(path.resolve()), source)
    text = article.text.strip()
    if not text:
        raise BadSource(source, "there is no article text in it")
    return replace(
        article,
        text=text,
        title=article.title or _lead(text),
        language=article.language or detect(text),
    )


def read_text(text: str, key: str, source: str) -> Article:
    """Plain text: a short first line is the headline, a byline and a date may follow. A blank line
    behind each of these keeps them out of the story's first sentence."""
    head, *body = text.strip().split("\n")
    is_headline = (
        any(line.strip() for line in body)
        and len(head) <= _HEADLINE
        and not head.rstrip().endswith(".")
        and not is_date_line(head)
    )
    about = [head] if is_headline or is_date_line(head) else []
    about += takewhile(lambda line: not line.strip() or _is_about(line), body if about else [])
    story = [head, *body][len(about) :]
    return Article(
        key=key,
        source=source,
        title=head.strip() if is_headline else "",
        text="\n\n".join([*(line for line in about if line.strip()), "\n".join(story)]),
        published=leading_date(text),
        author=_byline(text),
    )


def read_markdown(text: str, key: str, source: str) -> Article:
    """Markdown, with title, date, author and language from its front matter where it has one."""
    import frontmatter
    from frontmatter.default_handlers import YAMLHandler
    from yaml import YAMLError

    try:
        meta, body = frontmatter.parse(text, handler=YAMLHandler())
    except (YAMLError, ValueError) as error:  # PyYAML leaves wrong dates to datetime
        problem = str(error).splitlines()[0]
        raise BadSource(source, f"its front matter is not valid YAML ({problem})") from None
    # Words between two rules at the top are no front matter, and part of the article.
    text = body if meta else text
    heading, plain = _plain(text)
    stated = parse_date(meta["date"]) if meta.get("date") else None
    author = meta.get("author")
    if isinstance(author, list):
        author = ", ".join(map(str, author))
    return Article(
        key=key,
        source=source,
        title=str(meta.get("title") or heading),
        text=plain,
        published=stated or leading_date(plain),
        author=str(author) if author else _byline(plain),
        language=code(meta.get("lang") or meta.get("language")),
    )


def _plain(markdown: str) -> tuple[str, str]:
    """The first heading, and the text: its blocks, a row of a table being one."""
    from markdown_it import MarkdownIt

    blocks: list[str] = []
    heading = ""
    tokens = MarkdownIt("commonmark").enable("table").parse(markdown)
    for token, before in zip(tokens, [None, *tokens], strict=False):
        if token.type in ("fence", "code_block"):
            blocks.append(token.content)
        if token.type == "html_block":
            blocks.append(without_tags(token.content))
        if token.type == "tr_open":
            blocks.append("")
        if token.type != "inline":
            continue
        words = "".join(
            "\n" if part.type in ("softbreak", "hardbreak") else part.content
            for part in token.children or ()
            if part.type != "html_inline"
        )
        if before is not None and before.tag in ("td", "th"):
            # A row is read together: "2021" says nothing without "Goat from Spain".
            blocks[-1] += f", {words}" if blocks[-1] else words
        else:
            blocks.append(words)
        if not heading and before is not None and before.tag == "h1":
            heading = words
    return heading, "\n\n".join(block.strip() for block in blocks if block.strip())


READERS: dict[str, Callable[[str, str, str], Article]] = {
    ".txt": read_text,
    ".md": read_markdown,
    ".html": read_page,
    ".htm": read_page,
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
    if stated := re.search(rb"<meta[^>]{1,80}charset=[\"']?([\w-]+)", raw[:2048], re.IGNORECASE):
        try:
            return raw.decode(stated[1].decode())
        except (LookupError, UnicodeDecodeError):
            pass  # it says so wrongly
    try:
        if beyond_ascii <= _ACCENTS * len(raw):
            return raw.decode("cp1252")
    except UnicodeDecodeError:
        pass
    guess = from_bytes(raw).best()
    if guess is None:
        raise BadSource(source, "the file is not text in a known encoding: save it as UTF-8")
    return str(guess)


def _clean(text: str) -> str:
    """Line breaks of one kind, and no control characters, which nobody sees and tools stumble
    over."""
    return _CONTROLS.sub("", _LINE_BREAKS.sub("\n", text))


def _lead(text: str) -> str:
    """The beginning of the first sentence that says something, for an article without headline."""
    pieces = [text[start:end] for start, end in sentences(text)]
    lead = next((piece for piece in pieces if len(piece.split()) > 5), pieces[0])
    lead = " ".join(lead.split())
    if len(lead) <= _LEAD:
        return lead
    return lead[:_LEAD].rsplit(" ", 1)[0].rstrip(",;:–-") + " …"  # noqa: RUF001


def _byline(text: str) -> str | None:
    authors = map(_author, text.strip().splitlines()[1:HEAD])
    return next((author for author in authors if author), None)


def _author(line: str) -> str | None:
    match = re.fullmatch(r"\s*By ([^\W\d_a-z][^,|]{2,60}?)\s*(?:[|,].*)?", line)
    return match[1] if match and not match[1].endswith(".") else None


def _is_about(line: str) -> bool:
    """Whether a line says by whom, or when, the article is, and nothing else."""
    return _author(line) is not None or is_date_line(line)
