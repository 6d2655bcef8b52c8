"""The rules of access of a library, and having them hold."""

from logging import getLogger

from sqlalchemy import Engine, select

from qa.access import PUBLIC, Rules, allows
from qa.store.library.history import Clock, note, note_version
from qa.store.library.records import spans_of, writing, writing_rules
from qa.store.library.rewriting import rewrite
from qa.store.library.rules import (
    KeptRules,
    changed,
    forget_rules,
    keep_rules,
    kept_rules,
    ruled,
)
from qa.store.library.withheld import BY_ITSELF
from qa.store.tables.rows import article_of, whole_articles
from qa.store.tables.schema import ARTICLES

_LOGGER = getLogger(__name__)

_AT_ONCE = 10_000
"""Rows that are in memory where all are read one after the other."""


class Rulebook:
    """The rules of the library behind `engine`: who may read at most what any process puts there.
    What they close is logged by the time of `clock`."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock

    @property
    def kept(self) -> KeptRules:
        """The rules of access that hold of what any process puts here."""
        with self._engine.connect() as connection:
            return kept_rules(connection)

    def enforce(self, rules: Rules | None = None, who: str = BY_ITSELF) -> int:
        """Keep `rules` of access in place of those of before, which stay with None, and have them
        hold of articles that were put before; how many they have closed. A change is logged. What
        no rule closes any more is opened by putting it again.
        """
        if self.kept.after(rules) is None:
            return 0  # without waiting for those who write
        with writing_rules(self._engine) as connection:
            before = kept_rules(connection)
            kept = before.after(rules)
            if kept is None:
                return 0  # another process has enforced them meanwhile
            since = before.since if kept == before.rules else self._clock()
            keep_rules(connection, KeptRules(kept, enforced=False, since=since))
        closed, left = self._close(kept, before.rules, who)
        with writing_rules(self._engine) as connection:
            if kept_rules(connection).rules == kept:  # else another process has set others
                keep_rules(connection, KeptRules(kept, since=since))
        _LOGGER.warning("%s", changed(before.rules, kept, closed, left))
        return closed

    def forget(self) -> None:
        """Keep no rules, as if there never had been any. No article is opened by that."""
        with writing_rules(self._engine) as connection:
            forget_rules(connection)

    def _close(self, rules: Rules, before: Rules, who: str) -> tuple[int, int]:
        """How many articles the `rules` have closed, and how many are as closed as only those of
        `before` wanted."""
        columns = (ARTICLES.c.id, ARTICLES.c.key, ARTICLES.c.source, ARTICLES.c.url)
        query = select(*columns, ARTICLES.c.access)
        open_ones: list[str] = []
        left = 0
        with self._engine.connect() as connection:
            for row in connection.execution_options(yield_per=_AT_ONCE).execute(query):
                names, access = (row.key, row.source, row.url), row.access or PUBLIC
                wanted = rules.access(*names)
                if not allows(access, wanted):
                    open_ones.append(row.id)
                elif not allows(wanted, access):
                    left += allows(before.access(*names), access)
        return sum(self._close_one(one, who) for one in open_ones), left

    def _close_one(self, article_id: str, who: str) -> bool:
        """Whether the rules have closed an article, and not another process."""
        with writing(self._engine, article_id) as connection:
            one = ARTICLES.c.id == article_id
            row = connection.execute(whole_articles(connection).where(one)).first()
            if row is None:
                return False
            before = article_of(row)
            article = ruled(connection, before)
            if article == before:
                return False
            rewrite(connection, article, spans_of(connection, article))
            time, why = self._clock(), f"{article.access} by a rule"
            note(connection, time, who, "updated", article, why)
            note_version(connection, time, article)
        return True
