"""PDF files made here, line by line, so that it is known what stands where."""

from collections.abc import Sequence

import pytest

from ingest.files import read
from ingest.found import Found
from ingest.pdf.blocks import blocks
from ingest.pdf.order import ordered
from ingest.pdf.pages import Line, Page
from ingest.pdf.paragraphs import read_pdf, without_running_heads
from qa.article import Article
from qa.errors.sources import BadSource
from tests import hostile
from tests.articles import FERRY

KNOWN = Article("/news/a.pdf", "a.pdf", "", "")

Placed = tuple[float, float, float, str]
"""Left, bottom, size and text of a line."""


def document(*pages: Sequence[Placed], about: bytes = b"", picture: bool = False) -> bytes:
    """A PDF file with these lines on its pages; with `picture` the last is one and nothing else."""
    kids = b" ".join(b"%d 0 R" % (10 + 2 * number) for number in range(len(pages)))
    objects = [b"2 <</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(pages))]
    for number, lines in enumerate(pages):
        shown = b"".join(
            b"BT /F1 %g Tf 1 0 0 1 %g %g Tm (%s) Tj ET\n" % (size, x, y, text.encode("cp1252"))
            for x, y, size, text in lines
        )
        if picture and number == len(pages) - 1:
            shown += b"q 612 0 0 792 0 0 cm /P Do Q"
        objects.append(
            b"%d <</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents %d 0 R/Resources"
            b"<</Font<</F1 5 0 R>>/XObject<</P 7 0 R>>>>>>" % (10 + 2 * number, 11 + 2 * number)
        )
        objects.append(
            b"%d <</Length %d>>stream\n%s\nendstream" % (11 + 2 * number, len(shown), shown)
        )
    objects.append(b"5 <</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
    objects.append(
        b"7 <</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8"
        b"/Length 1>>stream\nx\nendstream"
    )
    objects.append(b"8 <<%s/CreationDate(D:20261128120000Z)>>" % about)
    return hostile.pdf(*objects, trailer=b"/Info 8 0 R")


def column(x: float, y: float, *lines: str, size: float = 10) -> list[Placed]:
    return [(x, y - 12 * number, size, line) for number, line in enumerate(lines)]


def paragraphs(*pages: Sequence[Placed]) -> list[str]:
    return read_pdf(document(*pages))["document"]["text"].split("\n\n")


LEFT = (
    "The night ferry to Skarnholm turned",
    "back on Monday after its bow door re-",
    "fused to close. Ninety passengers slept",
    "in the terminal, where the well-",
)
RIGHT = (
    "known café stayed open for them, as a",
    "well-known baker said. The engineers",
    "found a bent hinge and will sail again",
    "on Wednesday.",
)
WHOLE = (
    "The night ferry to Skarnholm turned back on Monday after its bow door refused to close. "
    "Ninety passengers slept in the terminal, where the well-known café stayed open for them, as a "
    "well-known baker said. The engineers found a bent hinge and will sail again on Wednesday."
)


def test_columns_are_read_one_after_the_other() -> None:
    assert paragraphs([*column(72, 700, *LEFT), *column(320, 700, *RIGHT)]) == [WHOLE]


def test_the_order_in_which_a_program_wrote_lines_does_not_matter() -> None:
    rows = [
        line
        for pair in zip(column(72, 700, *LEFT), column(320, 700, *RIGHT), strict=True)
        for line in pair
    ]
    assert paragraphs(rows) == [WHOLE]
    assert paragraphs(rows[::-1]) == [WHOLE]


def test_a_sentence_goes_on_behind_the_end_of_a_page() -> None:
    assert paragraphs(column(72, 700, *LEFT), column(72, 700, *RIGHT)) == [WHOLE]


def test_paragraphs_begin_where_lines_are_indented_or_end_early() -> None:
    first = ("The harbour was closed all morning by", "the storm, and nobody came.")
    second = ("The ferry left the harbour at nine and", "came back at noon with all passengers.")
    end_early = [*column(72, 700, *first), *column(72, 676, *second)]
    indented = [
        *column(
            72, 700, "The harbour was closed by the storm all", "morning, said the harbourmaster."
        ),
        *column(84, 676, "The ferry left the harbour at nine"),
        *column(72, 664, "and came back at noon."),
    ]
    assert paragraphs(end_early) == [" ".join(first), " ".join(second)]
    assert len(paragraphs(indented)) == 2


def test_what_stands_on_every_page_is_left_out() -> None:
    story = [
        f"Report number {number} says that the harbour is open again today." for number in range(4)
    ]
    pages = [
        [
            (72, 760, 9, f"Skarnholm News {number + 1}"),
            (72, 600, 10, text),
            (300, 30, 10, str(number)),
        ]
        for number, text in enumerate(story)
    ]
    assert paragraphs(*pages) == story


def test_a_line_of_text_that_comes_again_stays() -> None:
    again = "The council met on Monday."
    pages = [
        [(72, 400, 10, again), (72, 380, 10, f"Then came item {number}.")] for number in range(4)
    ]
    assert "\n".join(paragraphs(*pages)).count(again) == 4


def test_the_print_of_a_browser_is_no_date() -> None:
    page = [
        (24, 770, 8, "28.11.2026, 12:00"),
        *column(72, 600, *LEFT),
        (24, 15, 8, "file:///a 1/1"),
    ]
    (one,) = articles(document(page))
    assert one.published is None
    assert "2026" not in one.text


def test_rows_of_a_table_are_read_across() -> None:
    cells = [("Port", "Departures", "Delay"), ("Velm", "12", "3 hours"), ("Skarnholm", "7", "none")]
    table = [
        (72 + 120 * place, 700 - 16 * row, 10, cell)
        for row, line in enumerate(cells)
        for place, cell in enumerate(line)
    ]
    assert paragraphs(table) == [
        "Port: Velm; Departures: 12; Delay: 3 hours",
        "Port: Skarnholm; Departures: 7; Delay: none",
    ]


def test_signs_of_lists_and_letters_across_the_page_are_left_out() -> None:
    page = [*column(84, 700, "The bow door was repaired."), *column(72, 700, "\u2022")]
    raw = document(page).replace(b"(\x95)", b"(\x95)")
    assert read_pdf(raw)["document"]["text"] == "The bow door was repaired."


def articles(raw: bytes) -> list[Article]:
    return list(read(Found(KNOWN, ".pdf", lambda: raw)))


BODY = column(72, 600, *LEFT, *RIGHT)


@pytest.mark.parametrize(
    ("heading", "stated", "title"),
    [
        ("Night ferry turns back", b"Night ferry turns back", "Night ferry turns back"),
        ("Night ferry turns back", b"Microsoft Word - ferry_final2.doc", "Night ferry turns back"),
        ("Night ferry turns back", b"Another old title", "Night ferry turns back"),
        ("", b"Night ferry turns back", "Night ferry turns back"),
        ("", b"ferry_final2.doc", ""),
        ("", b"untitled", ""),
    ],
)
def test_the_title_stands_on_the_page_or_is_one_at_least(
    heading: str, stated: bytes, title: str
) -> None:
    head: list[Placed] = [(72, 700, 20, heading)] if heading else []
    (one,) = articles(document([*head, *BODY], about=b"/Title(%s)" % stated))
    assert one.title == title or (not title and one.title.startswith("The night ferry"))


@pytest.mark.parametrize(
    ("stated", "author"),
    [
        (b"Ada Bell", "Ada Bell"),
        (b"abell2", None),
        (b"admin", None),
        (b"Microsoft Office User", None),
    ],
)
def test_an_author_is_a_name_and_not_that_of_an_account(stated: bytes, author: str | None) -> None:
    (one,) = articles(document(BODY, about=b"/Author(%s)" % stated))
    assert one.author == author


def test_a_byline_counts_before_what_the_file_says() -> None:
    page = [(72, 700, 20, "Ferry turns back"), (72, 650, 10, "By Bo Lind"), *BODY]
    (one,) = articles(document(page, about=b"/Author(Ada Bell)"))
    assert (one.author, one.published) == ("Bo Lind", None)


def test_the_day_on_which_a_file_was_made_is_not_that_of_its_article() -> None:
    (one,) = articles(document(BODY))
    assert one.published is None


def test_a_file_whose_pages_are_pictures_says_so() -> None:
    with pytest.raises(BadSource) as refused:
        articles(document([], picture=True))
    assert refused.value.problem.startswith("its pages are pictures: make it searchable")


def test_pages_that_are_pictures_among_others_are_told() -> None:
    problems: list[BadSource] = []
    raw = document(BODY, [], picture=True)
    (one,) = read(Found(KNOWN, ".pdf", lambda: raw), problems.append)
    assert one.text == WHOLE
    assert problems[0].problem.startswith("page 2 is a picture without text, and the rest")


# Lines and their order


def line(x0: float, y0: float, x1: float, text: str = "word", size: float = 10) -> Line:
    return Line(text, x0, y0, x1, y0 + size, size)


def test_wide_spaces_between_words_part_no_line() -> None:
    across = [line(72, 700 - 12 * row, 300, "one two three four") for row in (0, 1, 3, 4)]
    loose = [line(72, 676, 120, "five"), line(150, 676, 200, "six"), line(250, 676, 300, "seven")]
    (block,) = blocks([*across, *loose])
    assert [one.text for one in block][2] == "five six seven"


def test_columns_under_a_heading_are_not_joined_across_the_gutter() -> None:
    head = [line(72, 740, 540, "A heading over all", 10)]
    left = [line(72, 700 - 12 * row, 290, "left of the gutter here") for row in range(6)]
    right = [line(310, 700 - 12 * row, 540, "right of the gutter here") for row in range(6)]
    texts = [[one.text for one in block] for block in ordered(blocks([*right, *head, *left]))]
    assert texts == [["A heading over all"], [left[0].text] * 6, [right[0].text] * 6]


def test_a_page_is_put_in_order_in_a_time_that_grows_as_the_page_does() -> None:
    import time

    def seconds(count: int) -> float:
        many = [line(72 + 50 * (n % 9), 10 * (n // 9), 110 + 50 * (n % 9)) for n in range(count)]
        began = time.process_time()
        ordered(blocks(many))
        return time.process_time() - began

    assert seconds(4000) < 10 * seconds(1000) + 0.5


def test_numbers_of_pages_in_the_margin_go_and_others_stay() -> None:
    page = Page(612, 792, (line(300, 30, 310, "7"), line(72, 400, 80, "12")), is_picture=False)
    (kept,) = without_running_heads([page])
    assert [one.text for one in kept.lines] == ["12"]


def test_our_own_article_is_read_whole() -> None:
    (one,) = articles(hostile.pdf())
    assert one.text.replace("\n\n", " ").count("ferry") == FERRY.count("ferry")


def test_a_hyphen_stays_where_a_file_breaks_no_words() -> None:
    lines = [f"Line {number} of the story tells what the harbourmaster saw" for number in range(40)]
    lines[20] = "The second-"
    lines[21] = "largest ferry of the company left the harbour on Monday at"
    assert "The second-largest ferry" in " ".join(paragraphs(column(72, 760, *lines)))


def test_small_words_of_a_list_stay_apart() -> None:
    page = [
        *column(72, 700, "They sold on Monday at the harbour"),
        *column(72, 680, "tea", "milk", "bread"),
    ]
    assert paragraphs(page)[-3:] == ["tea", "milk", "bread"]


def test_cells_that_do_not_stand_quite_level_are_in_their_row() -> None:
    cells = [("Port", "Delay"), ("Velm", "3 hours"), ("Skarnholm", "none")]
    table = [
        (72 + 200 * place, 700 - 16 * row + 0.4 * place, 10, cell)
        for row, line in enumerate(cells)
        for place, cell in enumerate(line)
    ]
    assert paragraphs(table) == ["Port: Velm; Delay: 3 hours", "Port: Skarnholm; Delay: none"]
