"""Where in the index to look, as a search engine can take it."""

from dataclasses import dataclass
from datetime import date

MOST = 5_000
"""Articles that are named to an engine over a network. Where more are meant it looks at all of the
days, deeper, and the library says which of what it finds is meant."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Passages of articles published from `since` to `until`, both included, and only of those with
    the ids `articles`. None sets no limit. A passage without a day is in no period.

    With `loose` it also holds passages that are not meant: whoever searches leaves them out.
    """

    since: date | None = None
    until: date | None = None
    articles: frozenset[str] | None = None
    loose: bool = False

    @property
    def dated(self) -> bool:
        return self.since is not None or self.until is not None

    @property
    def everywhere(self) -> bool:
        """Whether it holds all passages."""
        return not self.dated and self.articles is None


EVERYWHERE = Scope()
