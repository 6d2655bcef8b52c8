import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ingest.files import Found
from ingest.files import read as read_found
from ingest.gather import found_file
from qa.article import Article
from qa.errors.sources import BadSource
from tests.articles import FERRY, GERMAN
from tests.files import ACCENTS, Write, refusal


def test_a_title_made_of_a_long_sentence_ends_between_words(read: Write) -> None:
    title = read("long.txt", "Everybody " + "in the town of Skarnholm " * 20 + "agreed.").title
    assert len(title) <= 82
    assert title.endswith((" in …", " the …", " town …", " of …", " Skarnholm …"))


@pytest.mark.parametrize("name", ["FERRY.TXT", "ferry.Md", "ferry.HTM", "a.markdown", "a.XHTML"])
def test_the_kind_of_file_is_known_in_any_case(read: Write, name: str) -> None:
    page = f"<html><body>\n\n{FERRY}\n\n</body></html>"
    assert "bent hinge" in read(name, page).text


def test_the_canonical_source_is_the_real_file(read: Write, tmp_path: Path) -> None:
    one = read("ferry.txt", FERRY)
    (tmp_path / "link.txt").symlink_to("ferry.txt")
    assert found_file(tmp_path / "link.txt", "link.txt").known.id == one.id
    assert one.key == str((tmp_path / "ferry.txt").resolve())


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
    problem = refusal(read, "report.xlsx", "text")
    assert "not supported (.txt, .md, .markdown, .html, .htm, .xhtml, .pdf, .docx," in problem


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadSource, match=r"^gone\.txt: No such file or directory$"):
        list(read_found(found_file(tmp_path / "gone.txt", "gone.txt")))


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


# Long files that nobody writes


def seconds(kind: str, content: str) -> float:
    began = time.process_time()
    list(read_found(found(content, kind)))
    return time.process_time() - began


@pytest.mark.parametrize(
    ("kind", "head", "piece"),
    [
        *((kind, "", "\u201c") for kind in (".txt", ".md", ".html")),
        *((kind, "", "![") for kind in (".txt", ".md", ".html")),
        *((kind, "It is late. ", "<!--") for kind in (".txt", ".md", ".html")),
        *((kind, "", "[") for kind in (".txt", ".md", ".html")),
        (".txt", "", "`"),
        (".txt", "Title: Ferry\nAuthor: Ada", " "),
        (".md", "| a | b |\n|---|---|\n", "| a | b |\n"),
        (".html", "<table>", "<tr><td>a</td></tr>"),
    ],
)
def test_a_file_takes_time_as_it_is_long(kind: str, head: str, piece: str) -> None:
    size = 20_000 if kind == ".txt" else 5_000
    short, long = (f"{head}{piece * (one // len(piece))}x\n" for one in (size, 4 * size))
    assert seconds(kind, long) < 10 * seconds(kind, short) + 0.5


# What is found elsewhere than in files


def found(content: bytes | str, kind: str = "text/plain", known: Article | None = None) -> Found:
    return Found(known or Article("memo:1", "memo", "", ""), kind, lambda: content)


@pytest.mark.parametrize("content", [ACCENTS, ACCENTS.encode(), ACCENTS.encode("cp1252")])
def test_what_is_found_may_be_text_or_bytes(content: bytes | str) -> None:
    (one,) = read_found(found(content))
    assert (one.text, one.key, one.source) == (ACCENTS, "memo:1", "memo")


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("text/markdown", f"# Ferry\n\n{FERRY}"),
        ("text/html", f"<html><title>Ferry</title><body><p>{FERRY}</p></body></html>"),
        ("application/xhtml+xml", f"<html><title>Ferry</title><body><p>{FERRY}</p></body></html>"),
    ],
)
def test_what_reads_it_may_be_told_by_a_media_type(kind: str, content: str) -> None:
    (one,) = read_found(found(content, kind))
    assert one.title == "Ferry"
    assert one.text.endswith(FERRY)


KNOWN = Article(
    key="https://news.example/ferry",
    source="https://news.example/ferry?from=feed",
    title="A ferry\x07  returns",
    text="",
    published=date(2024, 8, 13),
    author="Ada Bell",
    url="https://news.example/ferry",
    language="de",
)


def test_what_an_article_does_not_state_is_what_was_known_before() -> None:
    (one,) = read_found(found(FERRY, known=KNOWN))
    assert one == replace(KNOWN, title="A ferry returns", text=FERRY)


def test_what_an_article_states_of_itself_counts_before_what_was_known() -> None:
    stated = "title: Night ferry\ndate: 2024-08-12\nauthor: Bo Lind\nlang: en"
    (one,) = read_found(found(f"---\n{stated}\n---\n{FERRY}", "text/markdown", KNOWN))
    assert (one.title, one.published, one.author) == ("Night ferry", date(2024, 8, 12), "Bo Lind")
    assert (one.url, one.language) == (KNOWN.url, "en")


def test_what_is_found_is_not_read_before_its_turn() -> None:
    def unready() -> bytes:
        raise BadSource("memo", "it is not there yet")

    waiting = Found(KNOWN, ".txt", unready)
    with pytest.raises(BadSource, match="not there yet"):
        list(read_found(waiting))
