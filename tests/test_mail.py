from datetime import date
from email.message import EmailMessage

import pytest

from qa.article import Article
from qa.errors.sources import BadSource
from tests import hostile
from tests.articles import FERRY, GERMAN, ORCHARD
from tests.test_tables import articles


def letter(**headers: str) -> EmailMessage:
    made = EmailMessage()
    stated = {
        "Subject": "Nachtfähre kehrt um",
        "From": "Jörg Müller <jm@news.example>",
        "Date": "Tue, 13 Aug 2024 23:30:00 -0700",
        "Message-ID": "<1@news.example>",
    }
    for name, value in (stated | headers).items():
        made[name] = value
    return made


def one_article(raw: bytes, kind: str = ".eml") -> Article:
    found, problems = articles(raw, kind)
    assert problems == []
    (one,) = found
    return one


def test_a_letter_has_its_subject_sender_and_day() -> None:
    message = letter()
    message.set_content(GERMAN)
    one = one_article(message.as_bytes())
    assert (one.key, one.title) == ("/news/list", "Nachtfähre kehrt um")
    assert (one.author, one.published) == ("Jörg Müller", date(2024, 8, 13))
    assert one.text == GERMAN


def test_the_html_of_a_letter_is_read_before_its_plain_text() -> None:
    message = letter()
    message.set_content("See the other part.")
    message.add_alternative(
        f"<html><body><span style='display: none'>Preview</span><h2>News</h2><p>{FERRY}</p>"
        "<table><tr><th>Port</th><th>Delay</th></tr><tr><td>Velm</td><td>3 hours</td></tr></table>"
        "</body></html>",
        subtype="html",
    )
    one = one_article(message.as_bytes())
    assert one.text == f"News\n\n{FERRY}\n\nPort: Velm; Delay: 3 hours"


@pytest.mark.parametrize("charset", ["utf-8", "cp1252", "iso-8859-15"])
def test_a_letter_is_read_in_its_encoding(charset: str) -> None:
    message = letter()
    message.set_content(GERMAN, charset=charset, cte="base64")
    assert one_article(message.as_bytes()).text == GERMAN


def test_lines_that_flow_are_one() -> None:
    message = letter()
    message.set_content("The ferry \nturned back.\n\n-- \nAda\n", params={"format": "flowed"})
    assert one_article(message.as_bytes()).text == "The ferry turned back.\n\n-- \nAda"


def test_attached_files_are_articles_of_their_own() -> None:
    message = letter()
    message.set_content(GERMAN)
    message.add_attachment(hostile.docx(), maintype="a", subtype="b", filename="Brief ü.docx")
    message.add_attachment(ORCHARD, filename="../frost.txt")
    message.add_attachment(ORCHARD, filename="frost.txt")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="a.png")
    found, problems = articles(message.as_bytes(), ".eml")
    assert [(one.key, one.text) for one in found] == [
        ("/news/list", GERMAN),
        ("/news/list#Brief ü.docx", FERRY),
        ("/news/list#frost.txt", ORCHARD),
        ("/news/list#frost.txt-2", ORCHARD),
    ]
    assert problems == []


def test_an_attached_file_that_cannot_be_read_is_told() -> None:
    message = letter()
    message.set_content(GERMAN)
    message.add_attachment(hostile.docx()[:900], maintype="a", subtype="b", filename="cut.docx")
    found, (problem,) = articles(message.as_bytes(), ".eml")
    assert len(found) == 1
    assert problem.startswith("it is no whole ZIP file")


def test_a_mailbox_holds_an_article_for_each_letter() -> None:
    raw = b""
    for number, text in enumerate((FERRY, f"From the north:\n\nFrom here on.\n\n{ORCHARD}")):
        message = letter(**{"Message-ID": f"<{number}@news.example>"})
        message.set_content(text)
        body = message.as_bytes().replace(b"\nFrom ", b"\n>From ")
        raw += b"From jm Tue Aug 13 10:00:00 2024\n" + body + b"\n"
    found, problems = articles(raw, ".mbox")
    assert [one.key for one in found] == ["/news/list#0@news.example", "/news/list#1@news.example"]
    assert found[1].text == f"From the north:\n\nFrom here on.\n\n{ORCHARD}"
    assert problems == []


def test_what_is_no_mailbox_is_refused() -> None:
    with pytest.raises(BadSource, match="it is no mailbox"):
        articles(FERRY, ".mbox")


SAVED = f"""From: <Saved by Blink>
Snapshot-Content-Location: https://news.example/ferry
Subject: Night ferry turns back
Date: Sat, 28 Nov 2026 12:00:00 -0000
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="b"

--b
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: quoted-printable
Content-Location: https://news.example/ferry

<html><head><title>Night ferry turns back</title></head><body><nav><a href=3D"/">Home</a></nav>
<article><h1>Night ferry turns back</h1><p>{FERRY.replace("é", "=C3=A9")}</p></article>
--b
Content-Type: image/png

x
--b--
"""


@pytest.mark.parametrize("kind", [".mhtml", ".mht"])
def test_a_page_that_a_browser_saved_is_the_page(kind: str) -> None:
    one = one_article(SAVED.encode(), kind)
    assert (one.title, one.url) == ("Night ferry turns back", "https://news.example/ferry")
    assert (one.key, one.published) == ("/news/list", None)
    assert FERRY in one.text
    assert "Home" not in one.text
