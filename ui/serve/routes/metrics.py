"""What Prometheus reads: what became of questions, and how far the index is behind the articles.
The home of prometheus_client, which an extra installs."""

import secrets
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, time
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Request, Response
from starlette.concurrency import run_in_threadpool
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from qa.errors.base import BroadsheetError
from qa.errors.packages import MetricsMissing
from qa.errors.tokens import MetricsNotAllowed
from ui.local import Local
from ui.serve.admission.turns import Turns
from ui.serve.admission.visitor import bearer, is_admin
from ui.serve.routes.health import Health

if TYPE_CHECKING:
    from prometheus_client.core import GaugeMetricFamily

_OUTCOMES = ("answered", "declined", "stopped", "failed")
"""What becomes of a question. It is stopped where nobody waits for the answer any more."""

_SECONDS = (0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)
"""Upper ends of the classes of the times, for quotes by the reader as for a language model."""


class Metrics:
    """Counts what `local` answers and what the server responds, from when it is made."""

    def __init__(self, local: Local, turns: Turns) -> None:
        from prometheus_client import (
            CONTENT_TYPE_LATEST,
            CollectorRegistry,
            Counter,
            Gauge,
            Histogram,
            ProcessCollector,
            generate_latest,
        )

        self.content_type: str = CONTENT_TYPE_LATEST
        own = self._own = CollectorRegistry()
        self._written = generate_latest
        ProcessCollector(registry=own)
        self._questions = Counter(
            "broadsheet_questions", "Questions, by what became of them.", ["outcome"], registry=own
        )
        for outcome in _OUTCOMES:  # a rate wants them to be there before the first
            self._questions.labels(outcome)
        self._errors = Counter(
            "broadsheet_errors", "Questions that failed, by why.", ["code"], registry=own
        )
        self._seconds = Histogram(
            "broadsheet_answer_seconds",
            "How long answers took that somebody waited for.",
            buckets=_SECONDS,
            registry=own,
        )
        self._steps = Histogram(
            "broadsheet_step_seconds",
            "How long the steps of answers took.",
            ["step"],
            buckets=_SECONDS,
            registry=own,
        )
        self._responses = Counter(
            "broadsheet_responses", "HTTP responses, by their status.", ["status"], registry=own
        )
        waiting = "broadsheet_questions_waiting", "Questions that wait for their turn."
        Gauge(*waiting, registry=own).set_function(lambda: turns.waiting)
        answering = "broadsheet_questions_answering", "Questions that are being answered."
        Gauge(*answering, registry=own).set_function(lambda: turns.answering)
        self._ready = Gauge(
            "broadsheet_ready", "Whether library and index can be used.", ["part"], registry=own
        )
        own.register(_Articles(local))
        local.heard = self.answer

    def answer(self, line: Mapping[str, Any]) -> None:
        """Count an answer of which the log is told `line`."""
        if "stopped" in line:
            self._questions.labels("stopped").inc()
            return
        self._seconds.observe(line["seconds"])
        if "error" in line:
            self._questions.labels("failed").inc()
            self._errors.labels(line["error"]).inc()
            return
        self._questions.labels("answered" if line.get("answered") else "declined").inc()
        for step, milliseconds in line.get("timings_ms", {}).items():
            if step != "total":
                self._steps.labels(step).observe(milliseconds / 1000)

    def response(self, status: int) -> None:
        self._responses.labels(str(status)).inc()

    def text(self, missing: str) -> bytes:
        """All of it, where what `Health` found to be `missing` cannot be used."""
        for part in ("library", "index"):
            self._ready.labels(part).set(part != missing)
        written: bytes = self._written(self._own)
        return written


class _Articles:
    """What is known of the articles each time that somebody reads it; nothing where the library
    cannot be read."""

    def __init__(self, local: Local) -> None:
        self._local = local

    def collect(self) -> Iterator["GaugeMetricFamily"]:
        from prometheus_client.core import GaugeMetricFamily

        library = self._local.index.library
        try:
            pending, newest = library.waiting.count(), library.catalogue.newest()
            waiting_since = library.waiting.since()
        except BroadsheetError:
            return
        yield GaugeMetricFamily(
            "broadsheet_pending_passages", "Passages that cannot be found yet.", pending
        )
        if waiting_since:
            yield GaugeMetricFamily(
                "broadsheet_pending_since_timestamp_seconds",
                "Since when the passage waits that cannot be found for longest.",
                waiting_since.timestamp(),
            )
        if newest:
            yield GaugeMetricFamily(
                "broadsheet_newest_article_timestamp_seconds",
                "When the day of the newest article began, in UTC.",
                _began(newest),
            )


def _began(day: date) -> float:
    return datetime.combine(day, time(), UTC).timestamp()


def opened(local: Local, turns: Turns) -> Metrics | None:
    """Counts from now on; None where the package is not installed. Raises MetricsMissing where the
    settings have a token for what there is not."""
    if find_spec("prometheus_client"):
        return Metrics(local, turns)
    if local.settings.metrics_token:
        raise MetricsMissing
    return None


def routes(local: Local, health: Health, metrics: Metrics | None) -> APIRouter:
    """The route /metrics, for who sends the token for it, and for the owner."""
    router = APIRouter(include_in_schema=False)
    token = local.settings.metrics_token.encode()

    @router.get("/metrics")
    async def read(request: Request) -> Response:
        # Not for everybody on this machine: a proxy that stands here would let the world in.
        sent = bearer(request).encode("latin-1")
        if not (token and secrets.compare_digest(sent, token)) and not is_admin(local, request):
            raise MetricsNotAllowed
        if metrics is None:
            raise MetricsMissing
        missing = await health.missing()
        text = await run_in_threadpool(metrics.text, missing)
        return Response(text, media_type=metrics.content_type)

    return router


class Counted:
    """Tells `count` the status of every response."""

    def __init__(self, app: ASGIApp, count: Callable[[int], None]) -> None:
        self._app, self._count = app, count

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_and_count(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._count(message["status"])
            await send(message)

        await self._app(scope, receive, send_and_count)
