import csv
import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from ingest.files import read
from ingest.found import Found
from ingest.many.columns import Columns
from qa.article import Article
from qa.errors.sources import BadSource
from tests.articles import FERRY, ORCHARD

KNOWN = Article("/news/list", "news/list", "", "")


def rows(*cells: tuple[object, ...], mark: str = ",") -> str:
    made = io.StringIO()
    csv.writer(made, delimiter=mark).writerows(cells)
    return made.getvalue()


def articles(content: str | bytes, kind: str = ".csv") -> tuple[list[Article], list[str]]:
    """The articles in a table, and what of it could not be read."""
    problems: list[BadSource] = []
    found = list(read(Found(KNOWN, kind, lambda: content), problems.append))
    return found, [problem.problem for problem in problems]


def test_each_row_is_an_article_with_a_key_of_its_own() -> None:
    head = ("ID", "Headline", "Body", "Pub_Date", "Byline", "URL", "lang")
    told = (7, "Ferry", FERRY, "2024-08-13", "By Ada Bell", "https://news.example/7", "en-GB")
    found, problems = articles(rows(head, told, (8, "Frost", ORCHARD, "", "", "", "")))
    assert problems == []
    ferry, frost = found
    assert (ferry.key, ferry.source) == ("/news/list#7", "news/list#7")
    assert (ferry.title, ferry.text, ferry.author) == ("Ferry", FERRY, "Ada Bell")
    assert (ferry.published, ferry.url) == (date(2024, 8, 13), "https://news.example/7")
    assert ferry.language == "en"
    assert (frost.key, frost.author, frost.published) == ("/news/list#8", None, None)


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_what_stands_between_two_columns_is_found_out(mark: str) -> None:
    found, problems = articles(rows(("title", "text"), ("Ferry, again; and |", FERRY), mark=mark))
    assert ([one.title for one in found], problems) == (["Ferry, again; and |"], [])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_tables_of_spreadsheet_programs_are_read_in_their_encodings(encoding: str) -> None:
    text = "Das Café am Hafen blieb für alle Gäste geöffnet, sagte Zoë Müller am Montag."
    content = rows(("title", "text"), ("Größe", text), mark=";").encode(encoding)
    found, problems = articles(content)
    assert ([(one.title, one.text) for one in found], problems) == ([("Größe", text)], [])


def test_paragraphs_within_a_cell_stay() -> None:
    found, _ = articles(rows(("title", "text"), ("Two", f"{FERRY}\n\n{ORCHARD}")))
    assert found[0].text == f"{FERRY}\n\n{ORCHARD}"


@pytest.mark.parametrize(
    "cell",
    [
        f"<p>{FERRY}</p><ul><li>Tea &amp; toast</li></ul>",
        f"{FERRY}\n\n<em>Tea</em> &amp; <b>toast</b>",
        f"<div>{FERRY}<br><br>Tea &amp; toast</div>",
    ],
)
def test_html_in_a_cell_is_read_as_html(cell: str) -> None:
    found, _ = articles(rows(("title", "content_html"), ("A &#8211; B", cell)))
    assert found[0].text.replace("\n\n", "\n") == f"{FERRY}\nTea & toast"
    assert found[0].title == "A \u2013 B"


def test_text_that_speaks_of_signs_is_no_html() -> None:
    text = f"{FERRY} If 3 < 4 and b > a, <5 boats sail."
    assert articles(rows(("title", "text"), ("Signs", text)))[0][0].text == text


def test_a_table_without_texts_is_refused_with_its_columns() -> None:
    with pytest.raises(BadSource) as refused:
        articles(rows(("name", "price"), ("Tea", 3)))
    assert "('name', 'price')" in refused.value.problem
    assert "call the one that does “text”" in refused.value.problem


def test_a_row_that_cannot_be_read_is_told_and_the_others_go_on() -> None:
    content = f"title,text\nFerry,{FERRY.replace(',', '')}\nA,b,c\nNone,\n\nFrost,Trees froze.\n"
    found, problems = articles(content)
    assert [one.title for one in found] == ["Ferry", "Frost"]
    assert problems[0].startswith("line 3: it has 3 cells, and the first row 2")
    assert problems[1:] == ["line 4: it has no text"]


def test_rows_without_an_id_keep_their_keys_when_others_come_and_go() -> None:
    one, two = ("Ferry", FERRY), ("Frost", ORCHARD)
    first, _ = articles(rows(("title", "text"), one, two))
    later, _ = articles(rows(("title", "text"), ("New", "A harbour was built."), two, one))
    assert {one.key for one in first} < {one.key for one in later}


def test_rows_with_the_same_id_are_both_kept() -> None:
    found, _ = articles(rows(("id", "text"), (1, FERRY), (1, ORCHARD)))
    assert [one.key for one in found] == ["/news/list#1", "/news/list#1-2"]


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2024-08-13T23:30:00-07:00", date(2024, 8, 13)),
        ("13.08.2024", date(2024, 8, 13)),
        ("1723543200", date(2024, 8, 13)),
        ("1723543200000", date(2024, 8, 13)),
        ("5/8/2024", None),
        ("soon", None),
    ],
)
def test_a_date_is_read_in_any_usual_form(cell: str, day: date | None) -> None:
    assert articles(rows(("text", "published_at"), (FERRY, cell)))[0][0].published == day


@pytest.mark.parametrize("name", ["Text", "BODY", "articleBody", "full_text", "post content"])
def test_columns_are_known_by_their_common_names(name: str) -> None:
    assert Columns([name]).problem() is None


def test_a_long_table_is_read_row_by_row(tmp_path: Path) -> None:
    file = tmp_path / "long.csv"
    with file.open("w") as lines:
        lines.write("id,text\n")
        lines.writelines(f'{number},"{ORCHARD}"\n' for number in range(150_000))
    assert file.stat().st_size > 20_000_000
    found: Iterator[Article] = read(Found(KNOWN, ".csv", lambda: file.open("rb")))
    assert next(found).key == "/news/list#0"
    assert next(found).key == "/news/list#1"


def test_a_table_whose_first_row_does_not_end_is_refused() -> None:
    with pytest.raises(BadSource, match="its first row cannot be read"):
        articles('title,"text\n' + f"{ORCHARD}\n" * 120_000)


def test_a_table_without_names_is_refused_in_few_words() -> None:
    with pytest.raises(BadSource) as refused:
        articles(rows(("Ferry", FERRY), ("Frost", ORCHARD)))
    assert len(refused.value.problem) < 200
