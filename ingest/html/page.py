"""A page becomes an article."""

from collections.abc import Iterator

from ingest.dates import leading_byline, leading_date
from ingest.encoding import decode
from ingest.html.blocks import blocks
from ingest.html.day import other_days
from ingest.html.document import FIRST_LINES, joined_blocks
from ingest.html.markup import parse
from ingest.html.notice import correction_of
from ingest.html.stated import stated
from ingest.html.story import story
from qa.article import Article, Origins
from qa.errors.sources import BadSource
from qa.text.language import code


def read_page(raw: bytes, known: Article) -> Iterator[Article]:
    """The article in a page, without menus, comments and advertisements.

    Title, date, author, address and language are those that the page states of itself. The text
    is empty if the page holds no article. Raises BadSource for an access that is not known.
    """
    page = parse(decode(raw, known.source))
    if page is None:
        yield known
        return
    try:
        told = stated(page, known.url)
    except ValueError as error:
        raise BadSource(known.source, f"its {error}") from None
    taken, left_out = story(page, blocks(page))
    text = joined_blocks(taken)
    others = other_days(page)
    # A date that heads a section, or stands in a list, is that of what happened.
    heads = {block.text for block in taken if block.is_heading}
    told_alone = (
        block for block in taken if block.home.tag not in ("li", "dt", "dd", "td", "table")
    )
    lines = [block.text for block in told_alone if block.text not in (heads | others)]
    title = told.title
    day = None if told.published else leading_date("\n".join(lines))
    published = (day, FIRST_LINES) if day else told.published
    by = None if told.author else leading_byline(text, heads)
    author = (by, FIRST_LINES) if by else told.author or told.organisation
    yield Article(
        key=known.key,
        source=known.source,
        title=title[0] if title else "",
        text=text,
        published=published[0] if published else None,
        author=author[0] if author else None,
        url=told.address or None,
        language=code(page.get("lang") or page.get("xml:lang")),
        correction=correction_of(page, taken, told.described),
        kind=told.kind,
        access=told.access,
        origins=Origins(*(one[1] if one else None for one in (title, published, author))),
        left_out=left_out,
    )


def without_tags(html: str) -> str:
    """The words of a piece of HTML, on one line."""
    page = parse(html)
    return "" if page is None else " ".join(block.text for block in blocks(page))
