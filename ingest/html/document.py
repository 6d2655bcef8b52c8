"""The blocks of a page or a document as one text, and the heading that stands above it."""

from ingest.html.blocks import Block

FIRST_HEADING = "first heading"
FIRST_LINES = "first lines"


def joined_blocks(found: list[Block]) -> str:
    """The text of these blocks, with a blank line between two."""
    return "\n\n".join(block.text for block in found)


def opening_heading(found: list[Block]) -> str:
    """The first heading of the first level, or else the one that stands before all else."""
    first = [block.text for block in found if block.home.tag == "h1"]
    return next(iter(first), found[0].text if found and found[0].is_heading else "")
