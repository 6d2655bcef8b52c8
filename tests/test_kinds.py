from io import BytesIO

import pytest

from ingest.files import READERS, read
from ingest.found import Found
from ingest.kinds import MEDIA_TYPES, ending, kind_of
from qa.article import Article
from qa.errors.sources import BadSource
from tests import hostile
from tests.articles import FERRY

PAGE = f"<!DOCTYPE html>\n<html><head><title>Ferry</title></head><body><p>{FERRY}</p></body></html>"


@pytest.mark.parametrize(
    ("raw", "named", "kind"),
    [
        (hostile.pdf(), ".txt", ".pdf"),
        (hostile.pdf(), "", ".pdf"),
        (hostile.docx(), ".doc", ".docx"),
        (hostile.docx(), ".zip", ".docx"),
        (hostile.odt(), ".zip", ".odt"),
        (hostile.epub(), ".bin", ".epub"),
        (hostile.packed(("a.txt", FERRY)), ".docx", ".zip"),
        (hostile.rtf(), ".doc", ".rtf"),
        (hostile.warc(), ".gz", ".warc.gz"),
        (PAGE.encode(), ".php", ".html"),
        (PAGE.encode(), ".asp", ".html"),
        (PAGE.encode(), "", ".html"),
        (PAGE.encode(), ".pdf", ".html"),
        (PAGE.encode(), ".txt", ".html"),
        (PAGE.encode("utf-16"), ".txt", ".html"),
        (b'<?xml version="1.0"?>' + PAGE.encode(), ".xhtml", ".xhtml"),
        (f"<div><p>{FERRY}</p></div>".encode(), "", ".html"),
        (hostile.mail(), "", ".eml"),
        (hostile.mailbox(), "", ".mbox"),
        (b'{"title": "A",\n "text": "B"}', "", ".json"),
        (b'[{"title": "A"}]', "", ".json"),
        (b'{"text": "' + b"a" * 9000 + b'"}\n{"text": "B"}\n', "-", ".jsonl"),
        (f"# Ferry\n\n{FERRY}".encode(), "", ".md"),
        (f"---\ntitle: Ferry\n---\n{FERRY}".encode(), "", ".md"),
        (FERRY.encode(), "", ".txt"),
        (b"[Update] " + FERRY.encode(), "", ".txt"),
        (FERRY.encode(), ".md", ".md"),
        (b"Subject: not a mail\n\n" + FERRY.encode(), ".txt", ".txt"),
        (b"a,b\n", ".csv", ".csv"),
        (FERRY.encode(), ".xlsx", ".xlsx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "", ".doc"),
    ],
)
def test_the_content_says_what_a_file_is(raw: bytes, named: str, kind: str) -> None:
    file = BytesIO(raw)
    named = "" if named == "-" else named
    assert kind_of(file, named, READERS) == kind
    assert file.tell() == 0


@pytest.mark.parametrize("media", MEDIA_TYPES)
def test_media_types_stand_for_endings_that_are_read(media: str) -> None:
    assert MEDIA_TYPES[media] in READERS
    assert kind_of(BytesIO(b"x"), f"{media.upper()}; charset=utf-8", READERS) == MEDIA_TYPES[media]


@pytest.mark.parametrize(
    ("name", "kind"), [("a.PDF", ".pdf"), ("b.warc.gz", ".warc.gz"), ("c", ""), ("d.tar.gz", ".gz")]
)
def test_the_ending_of_a_name(name: str, kind: str) -> None:
    assert ending(name) == kind


@pytest.mark.parametrize(
    ("raw", "advice"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "save it as .docx"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 600, "text recognition (OCR)"),
    ],
)
def test_what_is_not_read_comes_with_advice(raw: bytes, advice: str) -> None:
    with pytest.raises(BadSource) as refused:
        list(read(Found(Article("a", "a", "", ""), "", lambda: raw)))
    assert advice in refused.value.problem
