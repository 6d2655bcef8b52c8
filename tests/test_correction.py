import pytest

from tests.files import Write
from tests.markup import STORY, linked
from tests.markup import read as read_page

NOTICE = "An earlier version named the wrong mayor."


@pytest.mark.parametrize(
    ("described", "said"),
    [
        (NOTICE, NOTICE),
        ({"@type": "CorrectionComment", "text": NOTICE}, NOTICE),
        ([{"text": NOTICE}, {"text": "It is Bo Ek."}], f"{NOTICE} It is Bo Ek."),
        ("https://news.example/corrections", None),
        (7, None),
    ],
)
def test_the_correction_that_a_page_describes_is_its_own(
    described: object, said: str | None
) -> None:
    page = linked({"@type": "NewsArticle", "correction": described})
    assert read_page(head=page).correction == said


@pytest.mark.parametrize(
    ("after", "said"),
    [
        (f"<p class='article-correction'>{NOTICE}</p>", NOTICE),
        (f"<aside itemprop='correction'><p>{NOTICE}</p></aside>", NOTICE),
        (f"<div class='corrections'><h4>Note</h4><p>{NOTICE}</p></div>", f"Note {NOTICE}"),
        (f"<p><strong>Correction:</strong> {NOTICE}</p>", f"Correction: {NOTICE}"),
        (f"<p>Correction (5 March 2024): {NOTICE}</p>", f"Correction (5 March 2024): {NOTICE}"),
        (f"<h3>Correction</h3><p>{NOTICE}</p>", f"Correction: {NOTICE}"),
        (
            "<p>Berichtigung vom 5. März: Der Bürgermeister heißt Ek.</p>",
            "Berichtigung vom 5. März: Der Bürgermeister heißt Ek.",
        ),
        (
            "<p><em>This article was corrected on 5 March.</em></p>",
            "This article was corrected on 5 March.",
        ),
        ("<p>(This article was corrected.)</p>", "(This article was corrected.)"),
        ("<p>The harbour master corrected the figure on Monday.</p>", None),
        ("<p>The <em>corrected</em> figure is nine.</p>", None),
        ("<p class='correction'><a href='/x'>Report a correction to us</a></p>", None),
        ("<p class='autocorrections-list'>Words that it knows are many.</p>", None),
        ("<h2>Correction of a door is no small thing</h2>" + STORY, None),
    ],
)
def test_a_notice_is_known_by_its_mark_its_label_or_its_letters(
    after: str, said: str | None
) -> None:
    assert read_page(after=after).correction == said


def test_a_notice_in_the_middle_is_the_storys() -> None:
    assert read_page(after=f"{STORY}<p>Correction: it sank.</p>{STORY * 3}").correction is None


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.txt", f"{{}}\n\nCorrection: {NOTICE}\n", f"Correction: {NOTICE}"),
        ("a.txt", "{}\n\n[This article was corrected.]\n", "[This article was corrected.]"),
        ("a.md", f"# Ferry\n\n{{}}\n\n**Correction:** {NOTICE}\n", f"Correction: {NOTICE}"),
        ("a.md", "{}\n\n*This was corrected on Monday.*\n", "This was corrected on Monday."),
        ("a.md", "{}\n\nThis was corrected on Monday.\n", None),
    ],
)
def test_files_of_text_have_notices_too(
    read: Write, name: str, content: str, said: str | None
) -> None:
    story = "The night ferry turned back on Monday after its door refused to close."
    assert read(name, content.format(story)).correction == said
