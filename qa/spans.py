"""Spans of OpenTelemetry around the steps of an answer. They go nowhere until somebody collects
them, as `ui.tracing` does; nothing of a question, an answer or an article stands in them."""

from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from typing import TypeVar

from opentelemetry import trace

Piece = TypeVar("Piece")


def _tracer() -> trace.Tracer:
    return trace.get_tracer("broadsheet")


@contextmanager
def span(name: str) -> Iterator[trace.Span]:
    """The span `name`, of whichever one is open here, until the block ends."""
    with _within(_tracer().start_span(name), last=True) as opened:
        yield opened


def spanned(name: str, growing: Generator[Piece, None, None]) -> Generator[Piece, None, None]:
    """What is `growing`, made within the span `name`. It is not open between two pieces, where the
    thread may do something else."""
    opened = _tracer().start_span(name)
    try:
        with closing(growing):
            while True:
                with _within(opened):
                    try:
                        piece = next(growing)
                    except StopIteration:
                        return
                yield piece
    finally:
        opened.end()


@contextmanager
def _within(opened: trace.Span, *, last: bool = False) -> Iterator[trace.Span]:
    """While `opened` is the span that is open here. An error is told by its kind alone: its message
    may say what was asked."""
    with trace.use_span(
        opened, end_on_exit=last, record_exception=False, set_status_on_exception=False
    ):
        try:
            yield opened
        except Exception as error:
            opened.set_status(trace.StatusCode.ERROR, type(error).__name__)
            raise
