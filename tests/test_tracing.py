from collections.abc import Generator, Iterator

import pytest
from opentelemetry import trace
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from qa.chain import build
from qa.errors.models import ModelFailed
from qa.errors.usage import BadSetting
from qa.question import Question
from qa.reading.reader import Reader
from qa.settings import THRESHOLD
from qa.spans import spanned
from qa.store.index import Index
from tests.served import awaited
from ui import tracing

ASKED = Question("Why was the interview delayed?")


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> Iterator[InMemorySpanExporter]:
    """Where the spans of a test go."""
    exporter = InMemorySpanExporter()
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    monkeypatch.setattr(trace, "get_tracer", provider.get_tracer)
    yield exporter
    provider.shutdown()


def under(spans: tuple[ReadableSpan, ...], name: str) -> set[str]:
    """The names of the spans within the one called `name`."""
    (one,) = (span for span in spans if span.name == name)
    assert one.context
    return {
        span.name for span in spans if span.parent and span.parent.span_id == one.context.span_id
    }


def test_the_steps_of_an_answer_are_spans_within_that_of_the_answer(
    samples: Index, reader: Reader, sent: InMemorySpanExporter
) -> None:
    def growing() -> Generator[object, None, None]:
        yield from build(samples, reader, THRESHOLD).stream(ASKED)

    list(spanned("answer", growing()))
    spans = sent.get_finished_spans()
    assert under(spans, "answer") == {"understand", "find", "read", "write"}
    assert "interview" not in "".join(span.to_json() for span in spans)


def test_who_awaits_an_answer_has_them_too(
    samples: Index, reader: Reader, sent: InMemorySpanExporter
) -> None:
    awaited(build(samples, reader, THRESHOLD).ainvoke(ASKED))
    names = {span.name for span in sent.get_finished_spans()}
    assert names == {"understand", "find", "read", "write"}


def test_a_span_ends_with_what_fails_and_tells_no_more_than_its_kind(
    sent: InMemorySpanExporter,
) -> None:
    def failing() -> Generator[str, None, None]:
        yield "a piece"
        raise ModelFailed("openai:scripted", "of a question that is nobody's business")

    with pytest.raises(ModelFailed):
        list(spanned("write", failing()))
    (span,) = sent.get_finished_spans()
    assert (span.status.is_ok, span.status.description) == (False, "ModelFailed")
    assert "business" not in span.to_json()


def test_no_span_is_open_between_two_pieces(sent: InMemorySpanExporter) -> None:
    pieces = spanned("write", (piece for piece in "ab"))
    next(pieces)
    assert not trace.get_current_span().get_span_context().is_valid
    pieces.close()
    assert len(sent.get_finished_spans()) == 1


@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:4317", "OTEL_SDK_DISABLED": "true"},
        {"OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:4317", "OTEL_TRACES_EXPORTER": "none"},
    ],
)
def test_without_an_endpoint_nothing_is_sent(environment: dict[str, str]) -> None:
    tracing.start(environment)
    assert isinstance(trace.get_tracer_provider(), trace.ProxyTracerProvider)


def test_a_protocol_that_is_not_there_is_refused() -> None:
    environment = {
        "OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:4318",
        "OTEL_EXPORTER_OTLP_PROTOCOL": "http/json",
    }
    with pytest.raises(BadSetting, match=r"OTEL_EXPORTER_OTLP_PROTOCOL.*http/json.*grpc"):
        tracing.start(environment)
