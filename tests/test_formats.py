"""Files as office programs write them, in all formats, become the same articles."""

import csv
import json
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from email.message import EmailMessage
from pathlib import Path
from shutil import which

import pytest

from ingest.files import read
from ingest.gather import found_file
from qa.article import Article
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
        "Die Nachtfähre nach Skarnholm kehrte am Montag um, weil sich die Bugklappe nicht schließen "
        "ließ. Neunzig Reisende schliefen in den Häusern am Hafen, und die Reederei bezahlte ihnen "
        "am nächsten Morgen ein Frühstück mit „frischen“ Brötchen."
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
    note="На вокзале нет кроватей.",
    last="Инженеры надеются снова выйти в море в среду, если позволит погода.",
)
ARTICLES = (ENGLISH, GERMAN, RUSSIAN)

BY_PANDOC = ("docx", "odt", "rtf", "epub", "html")
BY_OFFICE = ("pdf", "docx", "odt", "rtf")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The articles in all formats, with names such as "ferry-pandoc.docx" and "ferry-office.pdf"."""
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
