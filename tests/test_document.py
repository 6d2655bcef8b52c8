from datetime import date

import pytest

from ingest.files import read
from ingest.found import Found
from qa.article import Article, Origins
from qa.errors.sources import BadSource
from tests import hostile
from tests.articles import FERRY, ORCHARD
from tests.hostile import packed

KNOWN = Article("/news/a", "news/a", "", "")


def articles(raw: bytes, kind: str) -> list[Article]:
    return list(read(Found(KNOWN, kind, lambda: raw)))


def one_article(raw: bytes, kind: str) -> Article:
    (one,) = articles(raw, kind)
    return one


def paragraph(text: str, style: str = "") -> str:
    style = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{style}<w:r><w:t>{text}</w:t></w:r></w:p>"


def with_core(raw: bytes, **stated: str) -> bytes:
    """A Word file with these properties."""
    import io
    import zipfile

    told = "".join(f"<dc:{name}>{value}</dc:{name}>" for name, value in stated.items())
    core = (
        '<cp:coreProperties xmlns:cp="urn:cp" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        f'xmlns:t="http://purl.org/dc/terms/">{told}<t:created>2026-11-28T12:00:00Z</t:created>'
        "</cp:coreProperties>"
    )
    made = io.BytesIO(raw)
    with zipfile.ZipFile(made, "a") as target:
        target.writestr("docProps/core.xml", core)
    return made.getvalue()


# Titles, authors and days


BODY = paragraph(FERRY) + paragraph(ORCHARD)


@pytest.mark.parametrize(
    ("body", "stated", "title"),
    [
        (paragraph("Night ferry turns back", "Title") + BODY, {}, "Night ferry turns back"),
        (paragraph("Night ferry turns back", "Heading1") + BODY, {}, "Night ferry turns back"),
        (paragraph("Night ferry turns back") + BODY, {}, "Night ferry turns back"),
        (BODY, {"title": "Night ferry turns back"}, "Night ferry turns back"),
        (paragraph("Ferry back", "Title") + BODY, {"title": "Old minutes of May"}, "Ferry back"),
        (paragraph("Ferry back", "Heading1") + BODY, {"title": "Template.dotx"}, "Ferry back"),
    ],
)
def test_a_title_is_what_the_document_shows_or_else_what_it_says_of_itself(
    body: str, stated: dict[str, str], title: str
) -> None:
    assert one_article(with_core(hostile.docx(body), **stated), ".docx").title == title


@pytest.mark.parametrize(
    ("creator", "author"),
    [
        ("Ada Bell", "Ada Bell"),
        ("Ada Bell;Bo Lind", "Ada Bell, Bo Lind"),
        ("abell", None),
        ("Windows User", None),
        ("user 1", None),
    ],
)
def test_an_author_is_a_name(creator: str, author: str | None) -> None:
    assert one_article(with_core(hostile.docx(BODY), creator=creator), ".docx").author == author


def test_a_byline_and_a_date_in_the_document_count() -> None:
    head = paragraph("Ferry back", "Title") + paragraph("By Bo Lind") + paragraph("13 August 2024")
    one = one_article(with_core(hostile.docx(head + BODY), creator="Ada Bell"), ".docx")
    assert (one.author, one.published) == ("Bo Lind", date(2024, 8, 13))
    assert one.origins == Origins("first heading", "first lines", "first lines")


def test_the_days_on_which_a_document_was_made_or_saved_are_not_that_of_the_article() -> None:
    assert one_article(with_core(hostile.docx(BODY)), ".docx").published is None


# What is text


def test_what_was_deleted_or_remarked_in_a_word_file_is_no_text() -> None:
    body = (
        f"<w:p><w:r><w:t>{FERRY}</w:t></w:r><w:del><w:r><w:delText>Gone.</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t> New.</w:t></w:r></w:ins></w:p>"
    )
    assert one_article(hostile.docx(body), ".docx").text == f"{FERRY} New."


def test_what_was_deleted_or_remarked_in_an_opendocument_text_is_no_text() -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>Gone.</text:p>"
        "</text:deletion></text:changed-region></text:tracked-changes>"
        f"<text:h>Ferry</text:h><text:p>{FERRY}<office:annotation><text:p>Check!</text:p>"
        "</office:annotation><text:a xlink:href='#fn1' xmlns:xlink='x'>1</text:a>"
        "<text:s text:c='3'/>One<text:line-break/>Two</text:p>"
    )
    one = one_article(hostile.odt(body), ".odt")
    assert one.title == "Ferry"
    assert one.text == f"Ferry\n\n{FERRY} One\n\nTwo"


def test_notes_stand_at_the_end_in_their_order() -> None:
    note = (
        "<text:note><text:note-citation>{0}</text:note-citation><text:note-body><text:p>Note {0}."
        "</text:p></text:note-body></text:note>"
    )
    body = f"<text:p>{FERRY}{note.format(1)}</text:p><text:p>{ORCHARD}{note.format(2)}</text:p>"
    assert one_article(hostile.odt(body), ".odt").text.split("\n\n") == [
        FERRY,
        ORCHARD,
        "Note 1.",
        "Note 2.",
    ]


def test_rich_text_is_read_with_its_notes_and_tables_and_without_its_pictures() -> None:
    plain = FERRY.replace("é", "\\'e9")
    body = (
        "{\\info{\\title Night ferry}{\\author Ada Bell}{\\creatim\\yr2026\\mo11\\dy28}}"
        f"{{\\pard Night ferry turns back\\par}}{{\\pard {plain}{{\\*\\footnote A note.}}\\par}}"
        "{\\pict\\wmetafile8 0102030405}{\\header Every page}"
        "\\trowd Port\\cell Delay\\cell\\row\\trowd Velm\\cell 3 hours\\cell\\row "
        "{\\pard \\endash\\tab First\\line second \\{braces\\}\\par}"
    )
    one = one_article(hostile.rtf(body), ".rtf")
    assert one.text.split("\n\n") == [
        "Night ferry turns back",
        FERRY,
        "Port: Velm; Delay: 3 hours",
        "First\nsecond {braces}",
        "A note.",
    ]
    assert (one.title, one.author, one.published) == ("Night ferry turns back", "Ada Bell", None)


@pytest.mark.parametrize(
    ("codepage", "raw", "text"),
    [(1251, "\\'cf\\'e0\\'f0\\'ee\\'ec", "Паром"), (1252, "\\u1055?\\u1072?", "Па")],
)
def test_rich_text_is_read_in_its_encoding(codepage: int, raw: str, text: str) -> None:
    rich = f"{{\\rtf1\\ansi\\ansicpg{codepage} {raw}\\par}}".encode()
    assert one_article(rich, ".rtf").text == text


# Books


def book(chapters: dict[str, str], metadata: str = "", nav: str = "") -> bytes:
    items = "".join(
        f'<item id="{name}" href="text/{name}.xhtml" media-type="application/xhtml+xml"/>'
        for name in chapters
    )
    spine = "".join(f'<itemref idref="{name}"/>' for name in chapters)
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">'
        f'<metadata>{metadata}</metadata><manifest>{items}<item id="nav" href="nav.xhtml" '
        'properties="nav" media-type="application/xhtml+xml"/></manifest>'
        f'<spine><itemref idref="nav"/>{spine}</spine></package>'
    )
    return packed(
        ("mimetype", "application/epub+zip"),
        ("META-INF/container.xml", hostile.CONTAINER),
        ("book.opf", package),
        ("nav.xhtml", f"<html><body><nav>{nav}</nav></body></html>"),
        *((f"text/{name}.xhtml", page) for name, page in chapters.items()),
    )


def page(body: str, kind: str = "") -> str:
    return f'<html xmlns:epub="urn:epub"><body epub:type="{kind}">{body}</body></html>'


ISSUE = book(
    {
        "cover": page("<p>Skarnholm News</p>", "cover"),
        "a": page(f'<h1>Ferry</h1><p>{FERRY}<a href="#n1"><sup>1</sup></a></p>'),
        "b": page(f"<p>{ORCHARD}</p>"),
        "empty": page('<img src="a.jpg"/>'),
    },
    "<dc:title>Skarnholm News</dc:title><dc:creator>Ada Bell</dc:creator>"
    "<dc:language>en-GB</dc:language><dc:date opf:event='modification'>2026-11-28</dc:date>"
    "<dc:date>2024-08-13</dc:date>",
    '<a href="text/b.xhtml#top">Frost in the valley</a>',
)


def test_each_document_of_a_book_is_an_article() -> None:
    ferry, frost = articles(ISSUE, ".epub")
    assert (ferry.key, ferry.title, ferry.text) == (
        "/news/a#text/a.xhtml",
        "Ferry",
        f"Ferry\n\n{FERRY}",
    )
    assert (frost.key, frost.title, frost.text) == (
        "/news/a#text/b.xhtml",
        "Frost in the valley",
        ORCHARD,
    )


def test_a_book_says_who_wrote_it_and_when_it_was_published() -> None:
    for one in articles(ISSUE, ".epub"):
        assert (one.author, one.published, one.language) == ("Ada Bell", date(2024, 8, 13), "en")


def test_a_book_that_is_locked_says_so() -> None:
    raw = packed(
        ("mimetype", "application/epub+zip"),
        ("META-INF/container.xml", hostile.CONTAINER),
        ("META-INF/rights.xml", "<rights/>"),
    )
    with pytest.raises(BadSource, match="it is locked: its seller"):
        articles(raw, ".epub")
