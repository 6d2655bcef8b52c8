import pytest

from tests.markup import linked, read

PERSON = {"@type": "Person", "name": "Ada Quill"}
COMPANY = {"@type": "Organization", "name": "Quay Broadcasting"}


@pytest.mark.parametrize(
    ("byline", "author"),
    [
        ("<div class='author'>By Ada Quill March 11, 2015 10:45 AM</div>", "Ada Quill"),
        ("<div class='author'><span>January 17, 2017</span></div>", None),
        (
            "<div class='author'><a rel='author'>Ada Quill</a> <a href='/a'>View archive</a></div>",
            "Ada Quill",
        ),
        (
            "<div class='byline'>By <a rel='author' href='/a'>Ada Quill</a> | a@quill.example "
            "<a href='mailto:a@quill.example'>Email the author</a></div>",
            "Ada Quill",
        ),
        ("<p class='byline'>By Ada Quill, news reporter</p>", "Ada Quill"),
        ("<p class='byline'>By <b>Ada Quill</b> | Quay News</p>", "Ada Quill"),
        (
            "<p><a rel='author'>Ada Quill</a> and <a rel='author' href='/b'>Bo Ek</a></p>",
            "Ada Quill, Bo Ek",
        ),
        ("<p>By Ada Quill and Bo Ek, Quay News</p>", "Ada Quill and Bo Ek"),
        ("<p class='meta'>Von Ada Quill | Stand: 05.03.2024, 14:20 Uhr</p>", "Ada Quill"),
        ("<p>Par Ada Quill. Publié le 5 mars 2024 à 14h20</p>", "Ada Quill"),
        ("<p>Submitted by Ada Quill on Tue, 5 March 2024 - 12:10</p>", "Ada Quill"),
        ("<div itemprop='author'><meta itemprop='name' content='x'>Ada Quill</div>", "Ada Quill"),
        ("<div class='author-box'><p>3 comments</p></div>", None),
        ("<div class='comment'><span class='author'>Bo Ek</span></div>", None),
    ],
)
def test_a_byline_is_the_name_and_nothing_else(byline: str, author: str | None) -> None:
    assert read(before=f"<h1>Ferry turns back</h1>{byline}").author == author


@pytest.mark.parametrize(
    ("described", "author"),
    [
        (PERSON, "Ada Quill"),
        ([PERSON, {"@type": "Person", "name": "Bo Ek"}], "Ada Quill, Bo Ek"),
        (["Ada Quill", "Bo Ek"], "Ada Quill, Bo Ek"),
        ({"@type": "Person", "name": ["Ada Quill", "Bo Ek"]}, "Ada Quill, Bo Ek"),
        ("By Ada Quill", "Ada Quill"),
        ([PERSON, COMPANY], "Ada Quill"),
        (COMPANY, "Quay Broadcasting"),
        ("https://news.example/ada", None),
        ({"name": {"name": 7}}, None),
        ({"name": "admin"}, None),
    ],
)
def test_the_author_that_is_described_is_a_person_first(
    described: object, author: str | None
) -> None:
    head = linked({"@type": "NewsArticle", "author": described})
    assert read(head=head).author == author


def test_who_the_page_shows_counts_more_than_who_typed_it_in() -> None:
    shown = "<h1>Ferry</h1><p class='byline'>By Ada Quill</p>"
    for meta in ("Quay Broadcasting Corporation", "admin"):
        head = f'<meta name="author" content="{meta}">'
        assert read(head=head, before=shown).author == "Ada Quill"


def test_a_meta_tag_counts_where_the_page_shows_its_name_or_no_other() -> None:
    head = '<meta name="author" content="Ada Quill">'
    assert read(head=head, before="<p class='author'>Words and pictures: Ada Quill</p>").author == (
        "Ada Quill"
    )
    assert read(head=head).origins.author == "meta author"


def test_an_organisation_counts_where_there_is_no_byline() -> None:
    head = linked({"@type": "NewsArticle", "author": COMPANY})
    one = read(head=head, before="<p>By Ada Quill</p>")
    assert (one.author, one.origins.author) == ("Ada Quill", "first lines")
