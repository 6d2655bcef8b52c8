"""An answer as a terminal shows it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from qa.answer import Answer, Citation, on_one_line
from qa.text.language import of_question
from ui.plain import above, beside, labels, nearest, sent
from ui.terminal.screen import Screen, styled

if TYPE_CHECKING:
    from rich.text import Text

_INDENT = 4


def show_answer(answer: Answer, screen: Screen) -> None:
    """The sentence with the short answer bold in it, and below where it stands. A declined one has
    what came nearest instead. No quote is shown twice."""
    for part in above(answer).split("\n\n"):
        if part:
            screen.show(styled((part, "bold")))
    screen.show(_marked(answer))
    for part in sent(answer):
        screen.show(part)
    if answer.nearest:
        screen.show()
        screen.show(nearest(answer))
    language = of_question(answer.standalone_question)
    for citation in (*answer.citations, *answer.nearest):
        screen.show()
        quoted = on_one_line(citation.quote) not in answer.answer
        show_citation(citation, screen, language, quoted=quoted)


def show_citation(
    citation: Citation, screen: Screen, language: str | None, *, quoted: bool
) -> None:
    """Its title, its day, author and source, and the quote itself where it is to be `quoted`."""
    number = f"[{citation.number}] "
    title = f"bold link {citation.deep_link}" if _linkable(citation.deep_link) else "bold"
    screen.show(styled((number, "cyan"), (citation.title, title)), hanging=len(number))
    if quoted:
        screen.show(f"“{on_one_line(citation.quote)}”", indent=_INDENT)
    for line in _about(citation, language):
        screen.show(styled((line, "dim")), indent=_INDENT)


def _about(citation: Citation, language: str | None) -> Iterator[str]:
    where = citation.url or citation.source
    parts = (*labels(citation, language), citation.published, citation.author, where)
    yield " · ".join(str(part) for part in parts if part)
    yield from beside(citation)


def _marked(answer: Answer) -> "Text":
    text, start, end = answer.answer, answer.marked_start, answer.marked_end
    if start is None or end is None:
        return styled(text)
    return styled(text[:start], (text[start:end], "bold"), text[end:])


def _linkable(address: str | None) -> bool:
    """Whether an address can stand in a link of a terminal, as it is written."""
    return (
        address is not None and address.isascii() and address.isprintable() and " " not in address
    )
