"""Files as office programs write them, in all formats, become the same articles."""

import csv
import json
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from email.message import EmailMessage
from mailbox import mbox
from pathlib import Path
from zipfile import ZipFile

import pytest

from ingest.files import read
from ingest.fill import fill
from ingest.gather import found_file
from qa.article import Article
from qa.store.index import Index
from tests.office import needs_office, office, pandoc

pytestmark = [pytest.mark.slow, needs_office]


@dataclass(frozen=True, slots=True)
class Told:
    """An article of ours, with what every format of it must give."""

    name: str
    title: str
    author: str
    day: str
    published: date
    language: str
    intro: str
    item: str
    row: str
    note: str
    last: str

    @property
    def markdown(self) -> str:
        return (
            f'---\ntitle: "{self.title}"\nauthor: {self.author}\ndate: "{self.day}"\n'
            f"lang: {self.language}\n---\n\n{self.intro}[^1]\n\n## {self.item}\n\n- {self.item}\n"
            f"- {self.last}\n\n{self.table}\n\n{self.last}\n\n[^1]: {self.note}\n"
        )

    @property
    def table(self) -> str:
        cells = [cell.split(": ") for cell in self.row.split("; ")]
        head, values = ([one[place] for one in cells] for place in (0, 1))
        rule = ["---"] * len(cells)
        return "\n".join(f"| {' | '.join(one)} |" for one in (head, rule, values, values))


ENGLISH = Told(
    name="ferry",
    title="Night ferry turns back at Skarnholm",
    author="Ada Bell",
    day="13 August 2024",
    published=date(2024, 8, 13),
    language="en",
    intro=(
        "The night ferry to Skarnholm turned back on Monday after its bow door refused to close, "
        "and the passengers who had already settled into their cabins were asked to return to the "
        "terminal. Ninety of them slept there, where the harbour café stayed open until morning."
    ),
    item="The hinge was bent by a wave",
    row="Port: Skarnholm; Departures: 12; Delay: 3 hours",
    note="The terminal has no beds of its own.",
    last="The engineers expect to sail again on Wednesday, if the weather allows it.",
)
GERMAN = Told(
    name="fähre",
    title="Nachtfähre kehrt vor Skarnholm um",
    author="Jörg Müller",
    day="13. August 2024",
    published=date(2024, 8, 13),
    language="de",
    intro=(
        "Die Nachtfähre nach Skarnholm kehrte am Montag um, weil sich ihre Bugklappe nicht mehr "
        "schließen ließ. Neunzig Reisende schliefen in den Häusern am Hafen, und ihnen wurde "
        "am nächsten Morgen ein Frühstück mit „frischen“ Brötchen bezahlt."
    ),
    item="Ein Scharnier war verbogen",
    row="Hafen: Skarnholm; Abfahrten: 12; Verspätung: 3 Stunden",
    note="Im Hafengebäude stehen keine Betten.",
    last="Die Ingenieure wollen am Mittwoch wieder auslaufen, wenn das Wetter es erlaubt.",
)
RUSSIAN = Told(
    name="паром",
    title="Ночной паром вернулся в Скарнхольм",
    author="Анна Белова",
    day="13 августа 2024",
    published=date(2024, 8, 13),
    language="ru",
    intro=(
        "Ночной паром в Скарнхольм вернулся в понедельник, потому что носовые ворота не закрылись. "
        "Девяносто пассажиров спали на вокзале, где кафе работало до самого утра, и утром поехали "
        "домой на автобусах, которые прислала компания."
    ),
    item="Петля была погнута волной",
    row="Порт: Скарнхольм; Рейсы: 12; Задержка: 3 часа",
    note="Вокзал остался без кроватей.",
    last="Инженеры надеются снова выйти в море в среду, если позволит погода.",
)
ARTICLES = (ENGLISH, GERMAN, RUSSIAN)

BY_PANDOC = ("docx", "odt", "rtf", "epub", "html")
BY_OFFICE = ("pdf", "docx", "odt", "rtf")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The articles in all formats, with names such as "ferry-pandoc.docx"."""
    made = tmp_path_factory.mktemp("formats")
    sources = made / "sources"
    sources.mkdir()
    written = []
    for told in ARTICLES:
        markdown = sources / f"{told.name}.md"
        markdown.write_text(told.markdown)
        for kind in BY_PANDOC:
            pandoc(markdown, made / f"{told.name}-pandoc.{kind}")
        written.append(sources / f"{told.name}-office.odt")
        pandoc(markdown, written[-1])
    for kind in BY_OFFICE:
        office(written, kind, made, made / "sources" / "profile")
    return made


def articles(file: Path) -> list[Article]:
    return list(read(found_file(file, file.name)))


FILES = [
    (told, f"{told.name}-{program}.{kind}")
    for told in ARTICLES
    for program, kinds in (("pandoc", BY_PANDOC), ("office", BY_OFFICE))
    for kind in kinds
]


@pytest.mark.parametrize(("told", "name"), FILES, ids=[name for _, name in FILES])
def test_every_format_gives_the_same_article(folder: Path, told: Told, name: str) -> None:
    (one,) = articles(folder / name)
    assert one.title == told.title
    assert one.language == told.language
    paragraphs = one.text.split("\n\n")
    assert told.intro in (one.text if name.endswith(".html") else paragraphs)
    assert paragraphs.count(told.last) == 2
    assert paragraphs.count(told.row) == 2
    assert told.item in paragraphs
    assert any(told.note in paragraph for paragraph in paragraphs)


@pytest.mark.parametrize(("told", "name"), FILES, ids=[name for _, name in FILES])
def test_every_format_gives_author_and_date_if_it_tells_them(
    folder: Path, told: Told, name: str
) -> None:
    (one,) = articles(folder / name)
    # pandoc's rich text does not say which line the author is, and its books take dates in English.
    assert one.author == (None if name.endswith("pandoc.rtf") else told.author)
    untold = name.endswith(".epub") and told is not ENGLISH
    assert one.published == (None if untold else told.published)


@pytest.mark.parametrize(("told", "name"), FILES, ids=[name for _, name in FILES])
def test_no_format_leaves_dirt(folder: Path, told: Told, name: str) -> None:
    (one,) = articles(folder / name)
    dirt = ("•", "|", "[1]", "^1", "\u21a9", "\ufffc", "{", "\\", "<", "(cid:")
    if name.endswith(".html"):
        return  # the marks of notes on pages are another matter
    assert not [sign for sign in dirt if sign in one.text]
    known = {told.title, told.author, told.day, told.intro, told.item, told.last, told.row}
    others = [
        line for line in one.text.split("\n\n") if line not in known and told.note not in line
    ]
    assert others == []


def by_python(told: Told, folder: Path) -> None:
    """The article in the formats that Python writes."""
    body = f"{told.intro}\n\n{told.last}"
    record = {
        "title": told.title,
        "text": body,
        "author": told.author,
        "date": told.published.isoformat(),
        "language": told.language,
    }
    files = {
        "txt": f"{told.title}\n\n{told.published}\n\n{body}\n",
        "md": told.markdown,
        "json": json.dumps(record),
        "jsonl": json.dumps(record) + "\n",
    }
    for kind, content in files.items():
        (folder / f"{told.name}-python.{kind}").write_text(content)
    with (folder / f"{told.name}-python.csv").open("w", newline="") as table:
        writer = csv.DictWriter(table, record)
        writer.writeheader()
        writer.writerow(record)
    letter = EmailMessage()
    letter["Subject"], letter["From"] = told.title, f"{told.author} <a@news.example>"
    letter["Date"] = datetime.combine(told.published, time(12), UTC)
    letter.set_content(body)
    (folder / f"{told.name}-python.eml").write_bytes(letter.as_bytes())
    with ZipFile(folder / f"{told.name}-python.zip", "w") as packed:
        packed.writestr("article.md", told.markdown)
    with closing(mbox(folder / f"{told.name}-python.mbox")) as box:
        box.add(letter)


def test_a_folder_of_files_in_all_formats_gives_the_articles(folder: Path, index: Index) -> None:
    for told in ARTICLES:
        by_python(told, folder)
    report = fill(index, [str(folder)], recursive=False)
    files = [file for file in folder.iterdir() if file.is_file()]
    assert len(files) >= 50
    assert (report.failed, report.added, report.passed_over) == ([], len(files), {})
    undated = 0
    for row in index.library.catalogue.summaries():
        (told,) = [one for one in ARTICLES if one.title == row.title]
        assert (row.language, told.intro in index.library.article(row.id).text) == (
            told.language,
            True,
        )
        assert row.published in (told.published, None)
        undated += row.published is None
    assert undated == 2  # pandoc's books take dates in English alone


# Two columns, running heads, words that are broken at the ends of lines


SENTENCES = [
    f"Die Hafenverwaltung von Ort {number} erklärte am Montag, dass die Verantwortlichkeiten für "
    "die Schleusenanlage neu geregelt werden, weil die Gebühren seit Jahren nicht reichen."
    for number in range(24)
]


@pytest.fixture(scope="module")
def newspaper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A PDF file with sentences in two columns on several pages, under a running head."""
    made = tmp_path_factory.mktemp("newspaper")
    blocks = [" ".join(SENTENCES[at : at + 4]) for at in range(0, len(SENTENCES), 4)]
    text = "".join(f"<text:p text:style-name='P'>{block}</text:p>" for block in blocks)
    (made / "columns.fodt").write_text(FLAT.format(text=text))
    office([made / "columns.fodt"], "pdf", made, made / "profile")
    return made / "columns.pdf"


FLAT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:automatic-styles>
<style:style style:name="P" style:family="paragraph"><style:paragraph-properties
 fo:text-indent="0.4cm" fo:text-align="justify"/><style:text-properties fo:font-size="10pt"
 fo:language="de" fo:country="DE" fo:hyphenate="true"/></style:style>
<style:style style:name="H" style:family="paragraph"><style:text-properties
 fo:font-size="22pt"/></style:style>
<style:style style:name="S" style:family="section"><style:section-properties>
<style:columns fo:column-count="2" fo:column-gap="0.5cm"/></style:section-properties></style:style>
<style:page-layout style:name="L"><style:page-layout-properties fo:page-width="14.8cm"
 fo:page-height="21cm" fo:margin="1.5cm"/><style:header-style/><style:footer-style/>
</style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="L">
<style:header><text:p>Skarnholmer Nachrichten</text:p></style:header>
<style:footer><text:p>Seite <text:page-number/></text:p></style:footer>
</style:master-page></office:master-styles>
<office:body><office:text><text:p text:style-name="H">Der Streit um die Hafengebühren</text:p>
<text:p>Von Jörg Müller</text:p>
<text:section text:name="A" text:style-name="S">{text}</text:section></office:text></office:body>
</office:document>"""


def test_columns_on_several_pages_are_read_as_people_do(newspaper: Path) -> None:
    (one,) = articles(newspaper)
    assert one.title == "Der Streit um die Hafengebühren"
    assert [sentence for sentence in SENTENCES if sentence not in one.text] == []
    assert one.text.index(SENTENCES[0]) < one.text.index(SENTENCES[11])
    assert len(one.text.split("\n\n")) == 2 + len(SENTENCES) // 4


def test_running_heads_and_numbers_of_pages_are_left_out(newspaper: Path) -> None:
    (one,) = articles(newspaper)
    assert "Nachrichten" not in one.text
    assert "Seite" not in one.text
