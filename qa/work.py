"""What is known of a question so far; every step of the chain adds to it."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from qa.answer import Editors, Usage
from qa.conversation.understand import Understood
from qa.reading.premise import Premise
from qa.reading.reader import NOTHING_READ, Reading
from qa.retrieve import Hit

UNMEASURED = 0.5
"""The confidence of an answer that no reader has judged: that of a coin."""


@dataclass(frozen=True, slots=True)
class Work:
    """`reader` is the name of the reader. `premise` is what the question wrongly takes for granted.
    `failure` says why the language model is not asked again,
    and `usage` adds up what it was asked. `said` is what the editors say to the question, and
    `is_said` that nothing else is to be answered."""

    asked: Understood
    reader: str
    usage: Usage = field(default_factory=Usage)
    timings_ms: Mapping[str, int] = field(default_factory=dict)
    hits: Sequence[Hit] = ()
    reading: Reading = NOTHING_READ
    premise: Premise | None = None
    failure: str | None = None
    said: Editors | None = None
    is_said: bool = False

    def after(self, step: str, began: float, **found: Any) -> "Work":
        """The work with what a `step` found that `began` at that time.perf_counter()."""
        milliseconds = round(1000 * (time.perf_counter() - began))
        return replace(self, timings_ms={**self.timings_ms, step: milliseconds}, **found)

    def answers(self, threshold: float) -> bool:
        """Whether the reader found an answer, and is sure enough of it."""
        return bool(self.reading.quotes) and self.reading.confidence >= threshold
