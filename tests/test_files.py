from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from ingest.files import read_file
from qa.article import Article
from qa.errors import BadSource
from tests.articles import FERRY, GERMAN

Write = Callable[[str, str | bytes], Article]
"""Writes a file and reads it back as an article."""


@pytest.fixture
def read(tmp_path: Path) -> Write:
    def write_and_read(name: str, content: str | bytes) -> Article:
        raw = content if isinstance(content, bytes) else content.encode()
        (tmp_path / name).write_bytes(raw)
        return read_file(tmp_path / name, name)

    return write_and_read


def refusal(read: Write, name: str, content: str | bytes) -> str:
    with pytest.raises(BadSource) as refused:
        read(name, content)
    assert refused.value.source == name
    return refused.value.problem


# Plain text


def test_an_article_that_begins_with_its_date_has_no_headline_but_a_title(read: Write) -> None:
    one = read(
        "interview.txt",
        " date 2024-08-13 NEW YORK. The long talk between the mayor and the inventor began forty "
        "minutes late, because the line to the studio broke down again and again. Nobody had "
        "expected so many listeners.",
    )
    assert one.published == date(2024, 8, 13)
    assert one.title == (
        "The long talk between the mayor and the inventor began forty minutes late …"
    )
    assert one.text.startswith("date 2024-08-13 NEW YORK. The long talk")


def test_a_short_first_line_is_the_headline(read: Write) -> None:
    one = read("ferry.txt", f"Night ferry turns back\n\n{FERRY}\n")
    assert one.title == "Night ferry turns back"
    assert one.text == f"Night ferry turns back\n\n{FERRY}"


def test_headline_byline_and_date_do_not_run_into_the_story(read: Write) -> None:
    head = "Night ferry turns back\nBy Ada Bell\n13 August 2024"
    one = read("ferry.txt", f"{head}\n{FERRY}\nSecond line.")
    assert (one.title, one.author) == ("Night ferry turns back", "Ada Bell")
    assert one.text == head.replace("\n", "\n\n") + f"\n\n{FERRY}\nSecond line."


def test_a_date_is_no_headline(read: Write) -> None:
    one = read("ferry.txt", f"2024-08-13\n{FERRY}")
    assert one.published == date(2024, 8, 13)
    assert one.title.startswith("The night ferry")
    assert one.text == f"2024-08-13\n\n{FERRY}"


def test_a_long_first_line_is_no_headline(read: Write) -> None:
    assert read("ferry.txt", f"{FERRY}\n\nMore follows.").title.startswith("The night ferry to")


def test_a_short_first_sentence_is_no_headline(read: Write) -> None:
    one = read("ferry.txt", "It rained.\nThe night ferry to Skarnholm turned back on Monday.")
    assert one.title == "The night ferry to Skarnholm turned back on Monday."


def test_a_single_line_is_title_and_text(read: Write) -> None:
    one = read("note.txt", "Ferry cancelled")
    assert (one.title, one.text) == ("Ferry cancelled", "Ferry cancelled")


def test_a_title_made_of_a_long_sentence_ends_between_words(read: Write) -> None:
    title = read("long.txt", "Everybody " + "in the town of Skarnholm " * 20 + "agreed.").title
    assert len(title) <= 82
    assert title.endswith((" in …", " the …", " town …", " of …", " Skarnholm …"))


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Ada Bell", "Ada Bell"),
        ("By Ada Bell, harbour correspondent", "Ada Bell"),
        ("By Ada Bell | 13 August 2024", "Ada Bell"),
        ("By now the harbour was closed.", None),
        ("Written in the harbour", None),
    ],
)
def test_a_byline_names_the_author(read: Write, line: str, author: str | None) -> None:
    assert read("ferry.txt", f"Night ferry turns back\n{line}\n\n{FERRY}").author == author


@pytest.mark.parametrize(
    "head",
    ["By Ada Bell", "13 August 2024", "By Ada Bell\n\n2024-08-13", "Date: 2024-08-13"],
)
def test_byline_and_date_may_stand_above_the_headline(read: Write, head: str) -> None:
    one = read("ferry.txt", f"{head}\n\nNight ferry turns back\n\n{FERRY}")
    assert one.title == "Night ferry turns back"
    assert one.text == f"{head}\n\nNight ferry turns back\n\n{FERRY}"


@pytest.mark.parametrize(
    "headline",
    ["Night ferry turns back ...", "The ferry of Bo Lind Jr.", "The ferry that left the U.S."],
)
def test_a_headline_may_end_with_dots_or_a_short_form(read: Write, headline: str) -> None:
    assert read("ferry.txt", f"{headline}\n\n{FERRY}").title == headline


@pytest.mark.parametrize(
    "story",
    [
        "The night ferry to Skarnholm turned back because its door\nrefused to close. It sails.",
        "The night ferry to Skarnholm turned back on Monday because the\nFinnish door refused to "
        "close in the storm. Engineers found\na bent hinge.",
        "By Tuesday evening, nobody knew of the bent\nhinge. It sails.",
    ],
)
def test_a_sentence_on_several_lines_is_not_cut(read: Write, story: str) -> None:
    one = read("ferry.txt", f"{story}\n\nMore follows.")
    assert one.text == f"{story}\n\nMore follows."
    assert one.author is None


def test_a_headline_is_no_byline(read: Write) -> None:
    one = read("land.txt", f"By Land and Sea\n\n{FERRY}")
    assert (one.title, one.author) == ("By Land and Sea", None)
    one = read("design.md", f"# By Design\n\nBy Ada Bell\n\n{FERRY}")
    assert (one.title, one.author) == ("By Design", "Ada Bell")


def test_a_headline_may_be_broken_in_two(read: Write) -> None:
    one = read("ferry.txt", f"Night ferry turns back and\nwaits for a hinge\n\n{FERRY}")
    assert one.title == "Night ferry turns back and waits for a hinge"
    assert one.text == f"Night ferry turns back and waits for a hinge\n\n{FERRY}"


def test_a_date_line_below_the_headline_is_the_date(read: Write) -> None:
    one = read("ferry.txt", f"Night ferry turns back\nBy Ada Bell\n13 August 2024\n\n{FERRY}")
    assert one.published == date(2024, 8, 13)


def test_a_date_in_the_middle_of_the_story_is_not_the_date(read: Write) -> None:
    one = read("ferry.txt", f"Night ferry turns back\n\nOn 3 May 2019 it burned. {FERRY}")
    assert one.published is None


def test_windows_line_ends_become_ordinary_ones(read: Write) -> None:
    one = read("ferry.txt", "Night ferry turns back\r\n\r\nIt is late.\rVery late.\r\n")
    assert one.text == "Night ferry turns back\n\nIt is late.\nVery late."
    assert one.title == "Night ferry turns back"


def test_control_characters_are_dropped_from_the_text(read: Write) -> None:
    assert read("ferry.txt", "The ferry\x07 is\x1b late again today.").text == (
        "The ferry is late again today."
    )


def test_control_characters_are_dropped_from_the_title(read: Write) -> None:
    assert read("ferry.txt", f"Night \x1b[31mferry\x07\n\n{FERRY}").title == "Night [31mferry"


@pytest.mark.parametrize("separator", ["\x0c", "\x0b"])
def test_words_on_two_pages_stay_two_words(read: Write, separator: str) -> None:
    text = read("ferry.txt", f"One page ends here.{separator}The next one begins.").text
    assert text.split() == ["One", "page", "ends", "here.", "The", "next", "one", "begins."]


@pytest.mark.parametrize("name", ["FERRY.TXT", "ferry.Md", "ferry.HTM", "a.markdown", "a.XHTML"])
def test_the_kind_of_file_is_known_in_any_case(read: Write, name: str) -> None:
    page = f"<html><body>\n\n{FERRY}\n\n</body></html>"
    assert "bent hinge" in read(name, page).text


def test_the_canonical_source_is_the_real_file(read: Write, tmp_path: Path) -> None:
    one = read("ferry.txt", FERRY)
    (tmp_path / "link.txt").symlink_to("ferry.txt")
    assert read_file(tmp_path / "link.txt", "link.txt").id == one.id
    assert one.key == str((tmp_path / "ferry.txt").resolve())


def test_lines_that_name_title_author_and_date_are_believed(read: Write) -> None:
    one = read(
        "ferry.txt",
        f"Title: Night ferry turns back\nAuthor: Ada Bell\nDate: 13 August 2024\n\n{FERRY}",
    )
    assert (one.title, one.author) == ("Night ferry turns back", "Ada Bell")
    assert one.published == date(2024, 8, 13)
    assert one.text.split("\n\n")[-1] == FERRY


def test_the_head_of_an_email_is_believed(read: Write) -> None:
    one = read(
        "mail.txt",
        'From: "Ada Bell" <ada@news.example>\nTo: desk@news.example\nSubject: Night ferry\n'
        f" turns back\nDate: Tue, 13 Aug 2024 10:00:00 +0200\n\n{FERRY}",
    )
    assert (one.title, one.author) == ("Night ferry turns back", "Ada Bell")
    assert one.published == date(2024, 8, 13)
    assert one.text.endswith(f"\n\n{FERRY}")


@pytest.mark.parametrize(
    "head", ["Question: Why?\nAnswer: Because.", "Warning: no ferry", "Author: unknown hands"]
)
def test_other_lines_with_a_colon_are_a_headline(read: Write, head: str) -> None:
    assert read("ferry.txt", f"{head}\n\n{FERRY}").title == head.split("\n", maxsplit=1)[0]


def test_a_byline_and_a_date_may_stand_between_blank_lines(read: Write) -> None:
    one = read("ferry.txt", f"Title\n\nOpinion\n\nBy Ada Bell\n\n13 August 2024\n\n{FERRY}")
    assert (one.author, one.published) == ("Ada Bell", date(2024, 8, 13))


# Encodings

ACCENTS = "Café owner Zoë paid £600, “too much” – said everybody in the naïve little town."  # noqa: RUF001


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_accents_are_read_right(read: Write, encoding: str) -> None:
    assert read("cafe.txt", ACCENTS.encode(encoding)).text == ACCENTS


def test_utf8_with_a_broken_character_is_still_utf8(read: Write) -> None:
    one = read("cafe.txt", ACCENTS.encode() + b" \xe2\x80 end")
    assert one.text == ACCENTS + " \ufffd end"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_with_a_byte_order_mark_is_read_right(read: Write, encoding: str) -> None:
    assert read("cafe.txt", ("\ufeff" + ACCENTS).encode(encoding)).text == ACCENTS


def test_a_text_with_one_pound_sign_is_read_right(read: Write) -> None:
    text = f"Profits rose to £600m in the three months to December. {FERRY}"
    assert read("profit.txt", text.encode("cp1252")).text == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Rada miasta zdecydowała we wtorek o zamknięciu mostu na osiemnaście miesięcy.", "cp1250"),
        ("Gradsko vijeće odlučilo je u utorak zatvoriti most na osamnaest mjeseci.", "cp1250"),
        ("Miesto taryba antradienį nusprendė uždaryti tiltą aštuoniolikai mėnesių.", "cp1257"),
        ("Belediye meclisi on sekiz ay boyunca bu tek yolun kapatılmasına karar verdi.", "cp1254"),  # noqa: RUF001
        (
            "Këshilli i qytetit vendosi sot ta mbyllë urën për tre muaj. Banorët do ta kalojnë "
            "lumin me traget.",
            "cp1252",
        ),
        ("Le conseil a décidé mardi de fermer le pont pour dix-huit mois de travaux.", "cp1252"),
        (
            "Der Stadtrat beschloss am Dienstag, die Brücke für achtzehn Monate zu schließen.",
            "cp1252",
        ),
    ],
)
def test_languages_of_europe_in_old_encodings_are_read_right(
    read: Write, text: str, encoding: str
) -> None:
    assert read("most.txt", text.encode(encoding)).text == text


def test_a_russian_text_in_an_old_encoding_is_read_right(read: Write) -> None:
    text = "Паром вернулся в порт, и ворота не закрылись. Все ждали до утра. " * 5  # noqa: RUF001
    assert read("parom.txt", text.encode("cp1251")).text == text.strip()


def test_a_page_is_read_in_the_encoding_that_it_states(read: Write) -> None:
    page = (
        '<html><head><meta charset="iso-8859-2"><title>Pożar łąki</title></head><body><article>'
        "<p>Strażacy gasili pożar łąki przez całą noc, a rano wrócili do remizy.</p>"
        "<p>Nikt nie ucierpiał, mówi rzecznik straży i prosi wszystkich o ostrożność.</p>"
        "</article></body></html>"
    )
    assert read("pozar.html", page.encode("iso-8859-2")).title == "Pożar łąki"


@pytest.mark.parametrize(
    "stated",
    [
        *("undefined", "utf-16", "utf-7", "hex", "idna", "unicode_escape", "nonsense"),
        *("iso-8859-1", "us-ascii"),
    ],
)
def test_a_page_that_states_its_encoding_wrongly_is_read_right(read: Write, stated: str) -> None:
    page = f'<html><head><meta charset="{stated}"></head><body><article><p>{ACCENTS}</p></article>'
    assert read("cafe.html", page.encode("cp1252")).text == ACCENTS


def test_xhtml_is_read_in_the_encoding_that_it_states(read: Write) -> None:
    page = (
        '<?xml version="1.0" encoding="iso-8859-2"?><html xmlns="http://www.w3.org/1999/xhtml" '
        'xml:lang="pl"><head><title>Pożar łąki</title></head><body><article><p>Strażacy gasili '
        "pożar łąki przez całą noc, a rano wrócili do remizy.</p></article></body></html>"
    )
    one = read("pozar.xhtml", page.encode("iso-8859-2"))
    assert (one.title, one.language) == ("Pożar łąki", "pl")
    assert "Strażacy gasili pożar łąki" in one.text


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_marks_inside_words_that_nobody_sees_are_dropped(read: Write, name: str) -> None:
    text = read(name, "<p>Mi\u00adnis\u200bters &amp; co\u2060op met.</p>").text
    assert "Ministers" in text
    assert "coop" in text


@pytest.mark.parametrize("name", ["a.md", "a.html"])
def test_soft_hyphens_may_be_written_as_entities(read: Write, name: str) -> None:
    assert "Ministers coop" in read(name, "<p>Mi&shy;nis&#8203;ters co&#x2060;op met.</p>").text


def test_marks_that_make_or_part_letters_stay(read: Write) -> None:
    text = "\u0645\u06cc\u200c\u0631\u0648\u0645 \U0001f469\u200d\U0001f467 \u0e01\u200b\u0e02"
    assert read("a.txt", text).text == text


# What is no article


def test_a_binary_file_named_txt_is_refused(read: Write) -> None:
    png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01"
    assert refusal(read, "photo.txt", png) == "the file is binary, not text"


def test_random_bytes_are_refused(read: Write) -> None:
    noise = bytes((7 * n * n + 3 * n) % 255 + 1 for n in range(2000))
    assert "not text in a known encoding" in refusal(read, "noise.txt", noise)


@pytest.mark.parametrize("content", ["", " \n\t\r\n"])
def test_an_empty_file_is_refused(read: Write, content: str) -> None:
    assert refusal(read, "empty.txt", content) == "the file is empty"


@pytest.mark.parametrize("content", ["\ufeff", "\x07\x07", "\ufeff \n"])
def test_a_file_of_invisible_characters_is_refused(read: Write, content: str) -> None:
    assert refusal(read, "blank.txt", content) == "there is no article text in it"


def test_a_page_without_an_article_is_refused(read: Write) -> None:
    page = "<html><head><title>Nothing</title></head><body></body></html>"
    assert refusal(read, "empty.html", page) == "there is no article text in it"


def test_other_kinds_of_files_are_refused_with_those_that_are_read(read: Write) -> None:
    problem = refusal(read, "report.docx", "text")
    assert "not supported (.txt, .md, .markdown, .html, .htm, .xhtml are)" in problem


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadSource, match=r"^gone\.txt: No such file or directory$"):
        read_file(tmp_path / "gone.txt", "gone.txt")


# Markdown

BODY = "# Night ferry turns back\n\nThe *bow door* refused to [close](https://x.example/door).\n"


def test_the_first_heading_is_the_title(read: Write) -> None:
    assert read("ferry.md", f"Some words first.\n\n{BODY}").title == "Night ferry turns back"


@pytest.mark.parametrize(
    ("content", "title"),
    [
        ("## Night ferry\n\nIt turned back.\n\n### Why\n\n# The end\n", "The end"),
        ("### Night ferry\n\nIt turned back.\n\n## Why\n", "Night ferry"),
        ("The ferry turned back.\n\n## Why\n\nA hinge.\n", "The ferry turned back."),
        ("Title: Night ferry\nDate: 2024-08-13\n\nIt turned back.\n", "Night ferry"),
    ],
)
def test_without_a_first_heading_one_above_the_text_is_the_title(
    read: Write, content: str, title: str
) -> None:
    assert read("ferry.md", content).title == title


def test_marks_and_addresses_are_not_text(read: Write) -> None:
    assert read("ferry.md", BODY).text == (
        "Night ferry turns back\n\nThe bow door refused to close."
    )


def test_lists_tables_quotes_and_code_are_text(read: Write) -> None:
    text = read(
        "ferry.md",
        "- a bent hinge\n- a cold night\n\n> said the captain\n\n"
        "| port | hour |\n|---|---|\n| Velm | nine |\n\n```\nsail --now\n```\n",
    ).text
    for words in ("a bent hinge", "said the captain", "Velm", "nine", "sail --now"):
        assert words in text
    assert "|" not in text
    assert "```" not in text


def test_a_row_of_a_table_stays_together(read: Write) -> None:
    text = read("prizes.md", "| 2020 | Blue |\n|---|---|\n| 2021 | Goat |\n\nThe end.\n").text
    assert text == "2020, Blue\n\n2021, Goat\n\nThe end."


def test_a_row_of_a_table_is_read_with_its_head(read: Write) -> None:
    rows = (
        "| Plan | Storage | Price |\n|---|---|--:|\n| Enterprise | 1 TB | €12 |\n| Small || €2 |\n"
    )
    assert read("prices.md", rows).text == (
        "Plan: Enterprise; Storage: 1 TB; Price: €12\n\nPlan: Small; Price: €2"
    )


def test_a_head_without_a_table_is_kept(read: Write) -> None:
    assert read("a.md", "| Plan | Storage |\n|---|---|\n\nSoon.\n").text == "Plan, Storage\n\nSoon."


def test_a_break_in_markdown_parts_words(read: Write) -> None:
    one = read(
        "a.md", "# T\n\nFirst line<br>second line\n\n| A | B |\n|--|--|\n| one<br/>two | x |\n"
    )
    assert "First line\nsecond line" in one.text
    assert "A: one two; B: x" in one.text


def test_the_words_of_html_in_markdown_are_text(read: Write) -> None:
    text = read(
        "fine.md", '<p align="center">The fine is <b>500</b> euros.</p>\n\n<!-- no -->\n'
    ).text
    assert text == "The fine is 500 euros."


def test_html_in_markdown_is_not_text(read: Write) -> None:
    text = read("ferry.md", "The <b onclick='x()'>door</b> jammed.\n\n<script>x()</script>\n").text
    assert text == "The door jammed."


def test_front_matter_gives_title_date_and_author(read: Write) -> None:
    one = read(
        "ferry.md", f"---\ntitle: The ferry\ndate: 2024-08-13\nauthor: Ada Bell\n---\n{BODY}"
    )
    assert (one.title, one.published, one.author) == ("The ferry", date(2024, 8, 13), "Ada Bell")
    assert "2024-08-13" not in one.text


@pytest.mark.parametrize(
    "stated", ["2024-08-13T10:00:00+02:00", "13 August 2024", '"2024-08-13"', "2024-08-13 10:00:00"]
)
def test_the_date_in_front_matter_can_be_in_any_usual_form(read: Write, stated: str) -> None:
    assert read("ferry.md", f"---\ndate: {stated}\n---\n{BODY}").published == date(2024, 8, 13)


def test_front_matter_without_a_title_leaves_the_heading(read: Write) -> None:
    assert read("ferry.md", f"---\ntags: [sea]\n---\n{BODY}").title == "Night ferry turns back"


def test_empty_front_matter_says_nothing(read: Write) -> None:
    one = read("ferry.md", f"---\ntitle:\ndate:\nauthor:\n---\n{BODY}")
    assert (one.title, one.published, one.author) == ("Night ferry turns back", None, None)


@pytest.mark.parametrize("invalid", ['title: "unclosed', "a: b: c", "title: {{ page }}", "\t- x"])
def test_front_matter_that_is_not_yaml_is_refused(read: Write, invalid: str) -> None:
    assert "front matter is not valid YAML" in refusal(
        read, "ferry.md", f"---\n{invalid}\n---\n{BODY}"
    )


@pytest.mark.parametrize("value", ["2024-13-45", "2024-02-30", "0x_"])
def test_front_matter_with_a_day_that_does_not_exist_is_refused_or_read(
    read: Write, value: str
) -> None:
    try:
        assert read("ferry.md", f"---\ndate: {value}\n---\n{BODY}").published is None
    except BadSource as error:
        assert "front matter" in error.problem


def test_markdown_that_begins_with_a_brace_is_read(read: Write) -> None:
    assert "sail now" in read("ferry.md", "{\nsail now\n}\n\nThat was the order.\n").text


def test_several_authors_in_front_matter_are_named(read: Write) -> None:
    one = read("ferry.md", f"---\nauthor: [Ada Bell, Bo Lind]\n---\n{BODY}")
    assert one.author == "Ada Bell, Bo Lind"


@pytest.mark.parametrize(
    "front",
    [
        '+++\ntitle = "The ferry"\ndate = 2024-08-13T10:00:00Z\nauthors = ["Ada Bell"]\n+++\n',
        '+++\ntitle = "The ferry"\ndate = 2024-08-13\n[extra]\nauthor = "Ada Bell"\n+++\n',
        '{\n"title": "The ferry", "date": "2024-08-13", "author": {"name": "Ada Bell"}\n}\n\n',
        "---\nTitle: [The ferry]\nDate: 2024-08-13\nAuthor: [{name: Ada Bell, url: x}]\n---\n",
    ],
)
def test_front_matter_may_be_toml_json_or_yaml(read: Write, front: str) -> None:
    one = read("ferry.md", front + BODY)
    assert (one.title, one.published, one.author) == ("The ferry", date(2024, 8, 13), "Ada Bell")
    assert one.text == "Night ferry turns back\n\nThe bow door refused to close."


def test_front_matter_that_is_not_toml_is_refused(read: Write) -> None:
    problem = refusal(read, "ferry.md", f"+++\ntitle = broken\n+++\n{BODY}")
    assert "front matter is not valid TOML" in problem


@pytest.mark.parametrize("start", ["+++\n", '{"a": 1} is JSON.\n\n', "{broken\n}\n\n", "{}\n\n"])
def test_what_only_begins_like_front_matter_is_text(read: Write, start: str) -> None:
    assert read("ferry.md", start + BODY).text.startswith(start.strip())


@pytest.mark.parametrize(
    ("front", "author"),
    [
        ("author: {name: Ada Bell, email: a@b.example}", "Ada Bell"),
        ("authors: [Ada Bell, {name: Bo Lind}]", "Ada Bell, Bo Lind"),
        ("byline: By Ada Bell", "Ada Bell"),
        ("author: Ada Bell <a@b.example>", "Ada Bell"),
        ("author: {email: a@b.example}", None),
        ("author: true", None),
        ("author: {}\nauthors: Ada Bell", "Ada Bell"),
    ],
)
def test_authors_in_front_matter_are_named_in_any_usual_way(
    read: Write, front: str, author: str | None
) -> None:
    assert read("ferry.md", f"---\n{front}\n---\n{BODY}").author == author


@pytest.mark.parametrize(
    "name", ["publishDate", "pubDate", "published", "created", "date-published", "published_at"]
)
def test_the_date_in_front_matter_has_many_names(read: Write, name: str) -> None:
    one = read("ferry.md", f"---\n{name}: 2024-08-13\nlastmod: 2025-01-01\n---\n{BODY}")
    assert one.published == date(2024, 8, 13)


@pytest.mark.parametrize("front", ["title: {a: b}", "title: [[], {}]", "published: true"])
def test_front_matter_that_names_nothing_is_passed_over(read: Write, front: str) -> None:
    one = read("ferry.md", f"---\n{front}\n---\n{BODY}")
    assert (one.title, one.published) == ("Night ferry turns back", None)


def test_the_name_of_a_post_is_its_date_where_front_matter_has_none(read: Write) -> None:
    assert read("2024-08-13-ferry.md", BODY).published == date(2024, 8, 13)
    stated = read("2024-08-13-ferry.md", f"---\ndate: 2024-08-12\n---\n{BODY}")
    assert stated.published == date(2024, 8, 12)
    assert read("2024-13-45-ferry.md", BODY).published is None


def test_a_line_across_the_page_is_no_front_matter(read: Write) -> None:
    one = read("ferry.md", f"{BODY}\n---\n\nThe ferry sails again.\n\n---\n\nIn autumn.\n")
    assert "The ferry sails again." in one.text


def test_words_between_two_lines_across_the_page_are_kept(read: Write) -> None:
    one = read("ferry.md", f"---\nThe ferry sails again.\n---\n\n{BODY}")
    assert "The ferry sails again." in one.text


# HTML


def test_a_page_gives_title_date_author_and_address(read: Write) -> None:
    one = read(
        "ferry.html",
        "<html><head><title>Night ferry turns back</title>"
        '<meta name="author" content="Ada Bell">'
        '<meta property="article:published_time" content="2024-08-13">'
        '<link rel="canonical" href="https://news.example/ferry"></head>'
        f"<body><article><p>{FERRY}</p></article><footer>© 2021</footer></body></html>",
    )
    assert one.title == "Night ferry turns back"
    assert one.published == date(2024, 8, 13)
    assert one.author == "Ada Bell"
    assert one.url == "https://news.example/ferry"
    assert one.text == FERRY


@pytest.mark.parametrize(
    ("name", "content", "language"),
    [
        ("a.txt", GERMAN, "de"),
        ("a.txt", "2024-08-13", None),
        ("a.md", f"---\nlang: de-CH\n---\n{FERRY}", "de"),
        ("a.md", f"# Faehre\n\n{GERMAN}", "de"),
        ("a.html", f'<html lang="de"><body><article><p>{FERRY}</p></article></body></html>', "de"),
        ("a.html", f"<html><body><article><p>{GERMAN}</p></article></body></html>", "de"),
    ],
)
def test_the_language_is_what_the_article_states_or_else_that_of_its_words(
    read: Write, name: str, content: str, language: str | None
) -> None:
    assert read(name, content).language == language


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("ferry.md", '{"title": "Ferry \\ud83d", "author": "Ada \\ud83d"}\n'),
        ("ferry.md", '---\ntitle: "Ferry\\x07"\nauthor: "\\e]0;Ada\\a\\e[2J"\n---\n'),
        ("ferry.txt", "Title: Ferry\x07\nAuthor: Ada\x1b\n\n"),
    ],
)
def test_what_is_no_character_is_in_no_title_and_no_author(
    read: Write, name: str, text: str
) -> None:
    one = read(name, f"{text}{FERRY}")
    assert one.title == "Ferry"
    assert "Ada" in str(one.author)
    assert str(one.author).isprintable()


def test_half_a_character_is_in_no_title_of_a_page(read: Write) -> None:
    described = '{"@type": "NewsArticle", "headline": "Ferry \\ud83d"}'
    page = f"<script type='application/ld+json'>{described}</script><article><p>{FERRY}"
    assert read("ferry.html", page).title == "Ferry"


@pytest.mark.parametrize(
    "matter",
    [
        f"+++\na = {'[' * 2000}{']' * 2000}\n+++\n",
        f"---\ndate: 0x{'f' * 5000}\n---\n",
        f"+++\ntitle = 0x{'f' * 5000}\n+++\n",
    ],
)
def test_front_matter_that_nothing_can_read_is_named(read: Write, matter: str) -> None:
    with pytest.raises(BadSource, match=r"^ferry\.md: it"):
        read("ferry.md", f"{matter}{FERRY}")


def test_a_list_of_authors_within_itself_names_nobody(read: Write) -> None:
    assert read("ferry.md", f"---\nauthor: &a\n  - *a\n---\n{FERRY}").author is None


def test_a_list_of_lists_of_lists_is_not_read_without_end(read: Write) -> None:
    lists = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
        for before, name in pairwise("abcdefghi")
    )
    author = read("ferry.md", f"---\n{lists}author: *b\ntitle: *i\n---\n{FERRY}").author
    assert str(author).count("x") == 50


def test_an_indented_story_below_a_title_is_no_title(read: Write) -> None:
    one = read("ferry.txt", "Title: Ferry\n  The ferry turned back at night.\n  Nobody was hurt.")
    assert one.title == "Ferry"
    assert "turned back" in one.text
