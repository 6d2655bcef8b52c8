"""Files that are damaged, or made to do harm. `python -m tests.hostile FOLDER` writes them into a
folder, reads them, and prints what came of each and how much memory it took."""

import gzip
import io
import json
import random
import sys
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from ingest.files import READERS, read
from ingest.gather import found_file
from qa.errors.sources import BadSource
from tests.articles import FERRY

# Whole files, of which damaged ones are made


def packed(*files: tuple[str, bytes | str], stored: bool = False) -> bytes:
    made = io.BytesIO()
    kind = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(made, "w", kind) as target:
        for name, content in files:
            plain = name == "mimetype"
            target.writestr(name, content, zipfile.ZIP_STORED if plain else kind)
    return made.getvalue()


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override '
    'PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r" Target="word/document.xml" Type="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships/officeDocument"/></Relationships>'
)


def docx(body: str = f"<w:p><w:r><w:t>{FERRY}</w:t></w:r></w:p>", before: str = "") -> bytes:
    document = f'<?xml version="1.0"?>{before}<w:document xmlns:w="{W}"><w:body>{body}</w:body>'
    return packed(
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", RELATIONS),
        ("word/document.xml", f"{document}</w:document>"),
    )


ODT = "application/vnd.oasis.opendocument.text"


def odt(body: str = f"<text:p>{FERRY}</text:p>", before: str = "") -> bytes:
    content = (
        f'<?xml version="1.0"?>{before}<office:document-content '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>'
        f"{body}</office:text></office:body></office:document-content>"
    )
    return packed(("mimetype", ODT), ("content.xml", content))


CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="book.opf"/></rootfiles></container>'
)


def epub(body: str = f"<p>{FERRY}</p>", before: str = "", href: str = "one.xhtml") -> bytes:
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf"><metadata/><manifest><item id="a" '
        f'href="{href}" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/>'
        "</spine></package>"
    )
    return packed(
        ("mimetype", "application/epub+zip"),
        ("META-INF/container.xml", CONTAINER),
        ("book.opf", package),
        ("one.xhtml", f"{before}<html><body><h1>Ferry</h1>{body}</body></html>"),
    )


def pdf(*objects: bytes, content: bytes | None = None, trailer: bytes = b"") -> bytes:
    """A PDF file of one page; `objects` follow the first five, or take their place by number."""
    text = b" ".join(b"(%s) Tj 0 -14 Td" % part.encode() for part in FERRY.split(". "))
    stream = b"BT /F1 12 Tf 72 700 Td " + text + b" ET" if content is None else content
    parts = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>/XObject<</X 6 0 R>>>>>>",
        4: b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        5: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    }
    for one in objects:
        number, _, body = one.partition(b" ")
        parts[int(number)] = body
    made, places = b"%PDF-1.4\n", []
    for place in sorted(parts):
        places.append((place, len(made)))
        made += b"%d 0 obj%s endobj\n" % (place, parts[place])
    table = b"".join(b"%d 1\n%010d 00000 n \n" % one for one in places)
    start = len(made)
    made += b"xref\n0 1\n0000000000 65535 f \n" + table
    size = max(parts) + 1
    return made + b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (
        size,
        trailer,
        start,
    )


def rtf(body: str = FERRY) -> bytes:
    return b"{\\rtf1\\ansi " + body.encode("ascii", "replace") + b"\\par}"


MAIL = (
    "From: Ada Bell <ada@news.example>\nSubject: Ferry\nDate: Tue, 13 Aug 2024 10:00:00 +0200\n"
    "Message-ID: <1@news.example>\nMIME-Version: 1.0\n"
)


def mail(body: str = f"Content-Type: text/plain\n\n{FERRY}\n") -> bytes:
    return (MAIL + body).encode()


def mailbox() -> bytes:
    return b"".join(b"From ada Tue Aug 13 10:00:00 2024\n" + mail() + b"\n" for _ in range(3))


def warc() -> bytes:
    page = f"<html><title>Ferry</title><body><p>{FERRY}</p></body></html>"
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}".encode()
    records = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example/{number}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}"
        "\r\n\r\n"
        for number in range(3)
    )
    return b"".join(gzip.compress(one.encode() + answer + b"\r\n\r\n") for one in records)


WHOLE: dict[str, Callable[[], bytes]] = {
    ".pdf": pdf,
    ".docx": docx,
    ".odt": odt,
    ".epub": epub,
    ".rtf": rtf,
    ".eml": mail,
    ".mbox": mailbox,
    ".zip": lambda: packed(("a.txt", FERRY), ("b.docx", docx()), ("c.zip", packed(("d.txt", "x")))),
    ".warc.gz": warc,
}


def damaged() -> Iterator[tuple[str, bytes]]:
    """Whole files that were cut off, and in which bits were changed."""
    for ending, make in WHOLE.items():
        raw = make()
        yield f"whole{ending}", raw
        for part in range(1, 13):
            yield f"cut{part:02}{ending}", raw[: len(raw) * part // 13]
        luck = random.Random(ending)  # noqa: S311 - the same files at every run
        for number in range(10):
            changed = bytearray(raw)
            for _ in range(1 + number):
                changed[luck.randrange(len(raw))] ^= 1 << luck.randrange(8)
            yield f"bits{number:02}{ending}", bytes(changed)


def misnamed() -> Iterator[tuple[str, bytes]]:
    """Files that are something else than their names say."""
    luck = random.Random(1)  # noqa: S311
    for ending in READERS:
        yield f"noise{ending}", luck.randbytes(5000)
        yield f"nothing{ending}", b"\0" * 5000
        yield f"page{ending}", b"<html><title>404</title><body><h1>Not found</h1></body></html>"


# Files that are made to do harm

ENTITIES = "<!DOCTYPE x [<!ENTITY a 'lollollollol'>{}]>".format(
    "".join(f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
)
OUTSIDE = "<!DOCTYPE x [<!ENTITY i SYSTEM 'file:///etc/passwd'>]>"
BOMB = 120_000_000
LINE = 200_000_000


def harmful() -> Iterator[tuple[str, bytes]]:
    yield from _xml()
    yield from _packs()
    yield from _pdfs()
    yield from _texts()
    yield from _mails()


def _xml() -> Iterator[tuple[str, bytes]]:
    deep = 30_000
    for make, ending in ((docx, ".docx"), (odt, ".odt"), (epub, ".epub")):
        yield f"entities{ending}", make("&i;", ENTITIES)
        yield f"outside{ending}", make("&i;", OUTSIDE)
        yield f"spaces{ending}", make(" " * BOMB)
    yield "deep.docx", docx("<w:tbl><w:tr><w:tc>" * deep)
    yield "deep-closed.docx", docx("<w:sdt><w:sdtContent>" * 900 + "</w:sdtContent></w:sdt>" * 900)
    yield "deep.odt", odt("<text:section>" * deep + "</text:section>" * deep)
    yield "deep.epub", epub("<div>" * deep + FERRY)
    yield "deep.html", b"<html><body>" + b"<div>" * 100_000 + FERRY.encode()
    yield "tables.html", b"<html><body>" + b"<table><tr><td>" * 2_000 + FERRY.encode()
    yield "wide.odt", odt("<text:p>" + "<text:s/>" * 200_000 + f"{FERRY}</text:p>")
    yield "spans.odt", odt(f"<text:p>{'<text:span>a</text:span>' * 50_000}</text:p>")
    yield "away.epub", epub(href="../../../../etc/passwd")
    yield "gone.epub", epub(href="gone.xhtml")


def _packs() -> Iterator[tuple[str, bytes]]:
    zeros = packed(("zeros.txt", b"\0" * BOMB))
    yield "bomb.zip", zeros
    yield "bombs.zip", packed(*((f"{number}.zip", zeros) for number in range(10)))
    yield "liar.zip", zeros.replace(BOMB.to_bytes(4, "little"), (1000).to_bytes(4, "little"))
    yield (
        "boaster.zip",
        packed(("a.txt", FERRY)).replace(
            len(FERRY.encode()).to_bytes(4, "little"), b"\xff\xff\xff\xff"
        ),
    )
    yield (
        "away.zip",
        packed(("../../../tmp/a.txt", FERRY), ("/etc/b.txt", FERRY), ("C:\\c.txt", FERRY)),
    )
    yield "many.zip", packed(*((f"{number}", b"") for number in range(60_000)), stored=True)
    inner = packed(("a.txt", FERRY))
    for number in range(6):
        inner = packed((f"{number}.zip", inner))
    yield "inner.zip", inner
    locked = bytearray(packed(("a.txt", FERRY), stored=True))
    locked[6] |= 1
    locked[locked.index(b"PK\1\2") + 8] |= 1
    yield "locked.zip", bytes(locked)
    yield "twice.zip", packed(("a.txt", FERRY)) + packed(("b.txt", FERRY))
    yield "pictures.zip", packed(("a.png", b"\x89PNG"), ("b/", b""))


def _pdfs() -> Iterator[tuple[str, bytes]]:
    yield "loop.pdf", pdf(b"2 <</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>")
    yield "parent.pdf", pdf(b"3 <</Type/Pages/Kids[2 0 R]/Count 1/Parent 2 0 R>>")
    yield "count.pdf", pdf(b"2 <</Type/Pages/Kids[3 0 R]/Count 999999999>>")
    yield "size.pdf", pdf(trailer=b"/Prev 9").replace(b"/Size 6", b"/Size 999999999")
    yield "self.pdf", pdf(b"4 4 0 R")
    yield "script.pdf", pdf(b"1 <</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(a())>>>>")
    yield (
        "pickle.pdf",
        pdf(
            b"5 <</Type/Font/Subtype/Type0/BaseFont/A/Encoding/..#2F..#2F..#2Ftmp#2Fa/"
            b"DescendantFonts[<</Type/Font/Subtype/CIDFontType0/CIDSystemInfo"
            b"<</Registry(../../../tmp)/Ordering(a)/Supplement 0>>>>]>>"
        ),
    )
    yield (
        "locked.pdf",
        pdf(
            trailer=b"/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -4/O<"
            + b"41" * 32
            + b">/U<"
            + b"42" * 32
            + b">>>/ID[<41><41>]"
        ),
    )
    form = (
        b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>/Length 5>>"
    )
    yield "form.pdf", pdf(b"6 " + form + b"stream\n/X Do\nendstream", content=b"/X Do")
    yield "deep.pdf", pdf(b"5 " + b"[" * 50_000)
    yield "groups.pdf", pdf(content=b"q " * 100_000)
    shrunk = zlib.compress(b" " * BOMB)
    yield (
        "bomb.pdf",
        pdf(b"4 <</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(shrunk), shrunk)),
    )
    twice = zlib.compress(shrunk)
    yield (
        "bombs.pdf",
        pdf(
            b"4 <</Filter[/FlateDecode/FlateDecode]/Length %d>>stream\n%s\nendstream"
            % (len(twice), twice)
        ),
    )
    yield "words.pdf", pdf(content=b"BT /F1 1 Tf " + b"9 9 Td (a) Tj " * 40_000 + b"ET")
    yield "box.pdf", pdf().replace(b"[0 0 612 792]", b"[0 0 1e9999 x]")
    yield "number.pdf", pdf(content=b"BT /F1 1e308 Tf 1e308 1e308 Td (a) Tj ET")
    yield "negative.pdf", pdf().replace(b"/Length ", b"/Length -")


def _texts() -> Iterator[tuple[str, bytes]]:
    good = json.dumps({"title": "Ferry", "text": FERRY}).encode()
    yield "deep.json", b"[" * 200_000
    yield "deeper.json", b'{"a":' * 200_000
    yield "lists.json", b"[" + b"[]," * 2_000_000 + b"[]]"
    yield "number.json", b"[" + b"9" * 100_000 + b"]"
    yield "infinite.json", b'{"text": "' + FERRY.encode() + b'", "date": 1e999, "id": [[[]]]}'
    yield "strange.json", b'{"text": ["\\ud800", {"a": 1}], "title": {"a": []}, "author": [[1]]}'
    yield "broken.jsonl", b"{\n" * 5000 + good + b"\n"
    yield "deep.jsonl", b"[" * 100_000 + b"\n" + good + b"\n"
    yield "key.jsonl", b'{"key": 1, "source": 2, "title": 3, "text": 4, "version": 5}\n'
    yield "quote.csv", b'title,text\n"' + b"a" * 2_000_000
    yield "wide.csv", b"text" + b",a" * 100_000 + b"\n" + b"x" + b",b" * 100_000
    yield "rows.csv", b"title,text\n" + b"a,b,c\n" * 5000
    yield "head.csv", b"title,text\n"
    yield "none.csv", b"a,b\n1,2\n"
    yield "deep.rtf", b"{\\rtf1 " + b"{" * 200_000 + FERRY.encode("ascii", "replace")
    yield "closed.rtf", b"{\\rtf1 " + b"}" * 200_000
    yield "links.rtf", b"{\\rtf1 " + b'{\\field{\\*\\fldinst{HYPERLINK "' * 20_000
    yield "binary.rtf", b"{\\rtf1 {\\pict\\bin99999999999 " + b"a" * 10_000 + b"}}"
    yield (
        "unicode.rtf",
        b"{\\rtf1 \\u99999999999 \\uc999999 " + FERRY.encode("ascii", "replace") + b"}",
    )
    yield "length.warc", b"WARC/1.0\r\nContent-Length: 99999999999\r\n\r\n"


def _mails() -> Iterator[tuple[str, bytes]]:
    kind = 'Content-Type: multipart/mixed; boundary="b"\n\n'
    yield "parts.eml", mail(kind + "--b\n\nx\n" * 10_000 + "--b--\n")
    nested = "".join(
        f'Content-Type: multipart/mixed; boundary="b{number}"\n\n--b{number}\n'
        for number in range(2000)
    )
    yield "nested.eml", mail(nested)
    yield "charset.eml", mail(f"Content-Type: text/plain; charset=no-such\n\n{FERRY}\n")
    yield "utf16.eml", mail(f"Content-Type: text/plain; charset=utf-16\n\n{FERRY}\n")
    yield "rot13.eml", mail(f"Content-Type: text/plain; charset=rot13\n\n{FERRY}\n")
    yield "zlib.eml", mail(f"Content-Type: text/plain; charset=zlib\n\n{FERRY}\n")
    yield (
        "subject.eml",
        b"Message-ID: <2@a>\nSubject: " + b"=?utf-8?q?=41?= " * 50_000 + b"\n\nText.",
    )
    yield (
        "date.eml",
        b"Message-ID: <3@a>\nDate: Tue, 99 Foo 99999 99:99:99 +9999\n\n" + FERRY.encode(),
    )
    yield "name.eml", mail(kind + "--b\nContent-Disposition: attachment; filename*=x''%ff\n\n--b--")
    yield "same.mbox", mailbox() * 50
    yield "lines.mbox", b"From a\n" * 100_000
    related = 'Content-Type: multipart/related; start="<x>"; boundary="b"\n\n--b\n'
    yield "plain.mhtml", mail(f"{related}Content-Type: text/plain\n\n{FERRY}\n--b--\n")


def write(folder: Path) -> int:
    """Write all of them. Returns how many there are."""
    count = 0
    for name, raw in (*damaged(), *misnamed(), *harmful()):
        (folder / name).write_bytes(raw)
        count += 1
    good = json.dumps({"title": "Ferry", "text": FERRY}).encode()
    for ending, head in ((".txt", b""), (".html", b""), (".jsonl", b""), (".csv", b"title,text\n")):
        with (folder / f"line{ending}").open("wb") as file:  # with a hole, which takes no place
            file.write(head + b"x")
            file.seek(LINE)
            file.write(b"\n" + (good if ending == ".jsonl" else b"Ferry," + FERRY.encode()) + b"\n")
        count += 1
    return count


def outcome(file: Path) -> dict[str, Any]:
    """What comes of reading a file: `articles`, `problems`, `seconds`, and what it should not
    raise."""
    problems: list[BadSource] = []
    articles, fault = 0, ""
    began = time.monotonic()
    try:
        for article in read(found_file(file, file.name), problems.append):
            articles += 1
            if "root:" in article.text:
                fault = "it reads other files"
    except BadSource as error:
        problems.append(error)
    except BaseException as error:  # noqa: BLE001 - whatever it is, it is told
        fault = repr(error)
    return {
        "name": file.name,
        "articles": articles,
        "problems": [str(problem)[:300] for problem in problems],
        "fault": fault,
        "seconds": round(time.monotonic() - began, 2),
    }


def most_memory() -> int:
    """The most memory that this process has used, in kilobytes."""
    status = Path("/proc/self/status")
    if status.exists():  # what Linux counts otherwise begins with what the parent had used
        return int(status.read_text().split("VmHWM:")[1].split()[0])
    import resource  # of Unix alone

    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used // 1024 if sys.platform == "darwin" else used


def main() -> None:
    folder = Path(sys.argv[1])
    count = write(folder)
    found = [outcome(file) for file in sorted(folder.iterdir())]
    json.dump({"written": count, "outcomes": found, "kilobytes": most_memory()}, sys.stdout)


if __name__ == "__main__":
    main()
