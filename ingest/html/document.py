"""HTML that holds an article and nothing else becomes one: what a word processor, a book or a
message holds."""

from ingest.dates import leading_byline, leading_date
from ingest.html.blocks import Block, blocks
from ingest.html.markup import parse
from ingest.html.notice import correction_of
from qa.article import Article, Origins
from qa.text.language import code


def read_document(html: str, known: Article) -> Article:
    """The article that `html`, a document or a piece of one, is. All that is seen of it is text:
    nothing is taken for a menu.

    Title, date and author are those that are known, or else those at its head. The text is empty
    if nothing is seen of it.
    """
    page = parse(html)
    if page is None:
        return known
    found = blocks(page)
    text = joined_blocks(found)
    title = known.title or opening_heading(found)
    headings = {block.text for block in found if block.is_heading}
    day = known.published or leading_date("\n".join(b.text for b in found if not b.is_heading))
    author = known.author or leading_byline(text, headings)
    told = known.origins
    return Article(
        key=known.key,
        source=known.source,
        title=title,
        text=text,
        published=day,
        author=author,
        url=known.url,
        language=known.language or code(page.get("lang") or page.get("xml:lang")),
        correction=known.correction or correction_of(page, found, {}),
        origins=Origins(
            title=told.title or (FIRST_HEADING if title and not known.title else None),
            published=told.published or (FIRST_LINES if day and not known.published else None),
            author=told.author or (FIRST_LINES if author and not known.author else None),
        ),
    )


FIRST_HEADING = "first heading"
FIRST_LINES = "first lines"


def joined_blocks(found: list[Block]) -> str:
    """The text of these blocks, with a blank line between two."""
    return "\n\n".join(block.text for block in found)


def opening_heading(found: list[Block]) -> str:
    """The first heading of the first level, or else the one that stands before all else."""
    first = [block.text for block in found if block.home.tag == "h1"]
    return next(iter(first), found[0].text if found and found[0].is_heading else "")
