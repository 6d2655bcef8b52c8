"""What came by the webhook, and counts once."""

from datetime import UTC, datetime
from pathlib import Path

from qa.store.library.library import Library
from tests.clock import Clock


def test_a_delivery_is_remembered_for_a_week_by_whoever_has_the_library(home: Path | str) -> None:
    clock = Clock(datetime(2026, 3, 1, 12, tzinfo=UTC))
    first, second = Library(home, clock=clock), Library(home, clock=clock)
    assert not second.deliveries.has("a")
    assert first.deliveries.keep("a")
    assert second.deliveries.has("a")
    assert not second.deliveries.keep("a")
    clock.go(hours=7 * 24 + 1)
    assert first.deliveries.keep("b")
    assert not second.deliveries.has("a")
    first.close()
    second.close()
