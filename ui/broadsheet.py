"""What a Broadsheet does, whether it runs in this process or in another one."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from qa.access import Access
from qa.answer import Answer
from qa.question import Filters, Question
from qa.stage import Told, untold
from qa.store.index import Agreement, Progress
from qa.store.library.catalogue import Listing
from qa.store.library.summaries import Summary
from qa.store.library.withheld import Released, Withheld
from ui.found import ArticlePart, Found
from ui.fresh import Visit
from ui.said import Said

if TYPE_CHECKING:
    from ingest.report import Report
    from ui.served_desk import Editors


class Broadsheet(Protocol):
    """`Local` is the one in this process, `Client` the one in another."""

    def ask(self, question: Question, told: Told = untold) -> Answer:
        """The answer. How far it has come is `told` meanwhile."""
        ...

    def search(self, question: Question, k: int) -> Found:
        """The `k` passages nearest to the question. Raises NoSuchArticle, or Refused with its code,
        where it is to look in one that is not there; so does `part`."""
        ...

    def listing(self, containing: str, filters: Filters, limit: int, *, rights: Access) -> Listing:
        """At most `limit` articles, the newest first, whose title, source or address has the words
        `containing`, of those that are there for somebody with these `rights`."""
        ...

    def part(self, article_id: str, offset: int, *, rights: Access) -> ArticlePart:
        """The text of an article from `offset` on. Raises BadRequest where there is none."""
        ...

    def ingest(
        self,
        sources: Sequence[str],
        *,
        base: Path,
        recursive: bool,
        dry_run: bool,
        progress: Progress,
        who: str,
    ) -> "Report":
        """Keep the articles of `sources`. Relative ones start from the folder `base`. Here and
        below the log names `who` did it."""
        ...

    def refresh(self, *, progress: Progress, who: str) -> "Report":
        """Visit every page and feed again from which articles came."""
        ...

    def sources(self) -> Sequence[Visit]:
        """Where articles come from, and how reading it goes."""
        ...

    def articles(self) -> Sequence[Summary]:
        """All articles without their texts, the newest first."""
        ...

    def remove(self, article_id: str, *, who: str) -> None:
        """Remove an article everywhere. Raises NoSuchArticle, or Refused with its code."""
        ...

    def unpublish(
        self, name: str, *, why: str, until: datetime | None, who: str
    ) -> Sequence[Withheld]:
        """Take the articles with this id, address or source from readers until the moment `until`,
        or for good. Raises NoSuchArticle and IsOver, or Refused with their code."""
        ...

    def republish(self, name: str, *, why: str, who: str) -> Sequence[Released]:
        """Give them back. Raises NotWithheld and NoSuchArticle, or Refused with their code."""
        ...

    def said(self) -> Said:
        """What the editors say themselves, what is wrong with it, and what it has caught."""
        ...

    @property
    def editors(self) -> "Editors":
        """The editors' desk."""
        ...

    def check(self) -> Agreement:
        """How the index and the library disagree."""
        ...

    def close(self) -> None:
        """Let others have what it holds."""
        ...
