from dataclasses import replace
from datetime import date

import pytest

from ingest.html.document import read_document
from qa.article import Article, Origins

NOTHING = Article("/letters/ferry", "ferry.docx", "", "")
BODY = (
    "<h1>Ferry turns back</h1><p>By Ada Bell</p><p>13 August 2024</p>"
    "<p>The <b>night</b> ferry turned back.</p><ul><li>The hinge bent.</li><li>The door jammed."
    "</li></ul><dl><dt>Hinge</dt><dd>A joint.</dd></dl><h2>What now</h2>"
    "<p><a href='/more'>More of it</a></p>"
)


def test_all_of_a_document_is_text_block_by_block() -> None:
    assert read_document(BODY, NOTHING).text.split("\n\n") == [
        *("Ferry turns back", "By Ada Bell", "13 August 2024", "The night ferry turned back."),
        *("The hinge bent.", "The door jammed.", "Hinge", "A joint.", "What now", "More of it"),
    ]


def test_title_date_and_author_are_those_at_its_head() -> None:
    one = read_document(BODY, NOTHING)
    assert (one.title, one.published, one.author) == (
        *("Ferry turns back", date(2024, 8, 13)),
        "Ada Bell",
    )
    assert one.origins == Origins("first heading", "first lines", "first lines")


def test_what_is_known_beforehand_counts_more() -> None:
    told = Origins("docProps title", "docProps created", "docProps creator")
    known = Article("k", "s", "A letter", "", date(2020, 1, 2), "Bo Ek", "https://a.example", "de")
    one = read_document(BODY, replace(known, origins=told))
    assert (one.title, one.published, one.author) == ("A letter", date(2020, 1, 2), "Bo Ek")
    assert (one.url, one.language, one.origins) == ("https://a.example", "de", told)


@pytest.mark.parametrize("html", ["", " ", "<!-- a remark -->", "<script>x</script>"])
def test_a_document_without_words_has_no_text(html: str) -> None:
    assert read_document(html, NOTHING).text == ""


def test_words_without_tags_and_pages_in_xml_are_read() -> None:
    assert read_document("Fish & chips", NOTHING).text == "Fish & chips"
    page = "<?xml version='1.0' encoding='latin1'?><html lang='de'><p>Die Straße</p></html>"
    one = read_document(page, NOTHING)
    assert (one.text, one.language) == ("Die Straße", "de")
