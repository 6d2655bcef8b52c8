"""A clock that goes when it is told to."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(slots=True)
class Clock:
    time: datetime

    def __call__(self) -> datetime:
        return self.time

    def go(self, *, hours: float) -> None:
        self.time += timedelta(hours=hours)
