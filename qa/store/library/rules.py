"""The rules of access, which a library keeps for all who put articles into it."""

import json
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from sqlalchemy import delete, insert, select
from sqlalchemy.engine import Connection

from qa.access import NO_RULES, Rules, allows
from qa.article import Article
from qa.errors.library import LibraryDamaged
from qa.store.files import FILE
from qa.store.tables.schema import SHARED

_NAME = "access rules"
_ROW = SHARED.c.name == _NAME


@dataclass(frozen=True, slots=True)
class KeptRules:
    """The `rules` that hold `since` a moment; where they never were set there are none, since None.

    `enforced` says that they were also had hold of the articles that had been put before.
    """

    rules: Rules = NO_RULES
    enforced: bool = True
    since: datetime | None = None

    def after(self, rules: Rules | None) -> Rules | None:
        """The rules to be enforced once `rules` are set, or these again with None; None where they
        are. A relative folder stays closed wherever a process with the same rule was before."""
        now = self.rules if rules is None else rules.also_at(self.rules)
        return None if self.enforced and now == self.rules else now

    def unlike(self, here: Rules | None) -> str:
        """Where rules that are set somewhere differ from these, in words; "" where they do not."""
        if here is None or (here := here.also_at(self.rules)) == self.rules:
            return ""
        return f"only here {here.but(self.rules)}, only there {self.rules.but(here)}"


def kept_rules(connection: Connection) -> KeptRules:
    """Raises LibraryDamaged."""
    row = connection.execute(select(SHARED.c.value, SHARED.c.since).where(_ROW)).first()
    return KeptRules() if row is None else replace(_read(row.value), since=row.since)


def keep_rules(connection: Connection, kept: KeptRules) -> None:
    """Keep rules in place of others. Meanwhile nobody else writes an article."""
    value = json.dumps({"rules": kept.rules.to_list(), "enforced": kept.enforced})
    forget_rules(connection)
    connection.execute(insert(SHARED).values(name=_NAME, value=value, since=kept.since))


def forget_rules(connection: Connection) -> None:
    connection.execute(delete(SHARED).where(_ROW))


def copy_rules(connection: Connection, to: Connection) -> None:
    """Keep the rules of one library in another too, whose own are not enforced any more if there
    are more of them; nobody uses the other meanwhile."""
    kept, there = kept_rules(connection), kept_rules(to)
    rules = kept.rules | there.rules
    since = max((one.since for one in (kept, there) if one.since is not None), default=None)
    if since is not None:
        keep_rules(to, KeptRules(rules, kept.enforced and rules == kept.rules, since))


def ruled(connection: Connection, article: Article) -> Article:
    """An article with the access that it states, or that the rules give it if that is stricter."""
    access = kept_rules(connection).rules.access(article.key, article.source, article.url)
    return article if allows(article.access, access) else replace(article, access=access)


def changed(before: Rules, now: Rules, closed: int, left: int) -> str:
    """What a change of rules did, in words: it `closed` so many articles, and `left` so many closed
    that only a rule of before names."""
    told = [
        f"{what}: {rules}"
        for what, rules in (("came", now.but(before)), ("went", before.but(now)))
        if rules
    ]
    told.append(f"articles that they close: {closed:,}")
    if left:
        told.append(f"articles that stay closed until they are ingested again: {left:,}")
    return f"rules of access, kept in the library; {'; '.join(told)}"


@lru_cache(maxsize=8)
def _read(value: str) -> KeptRules:
    try:
        read = json.loads(value)
        return KeptRules(Rules.from_list(read["rules"]), bool(read["enforced"]))
    except (ValueError, TypeError, KeyError):
        raise LibraryDamaged(Path(FILE), f"{value!r} stands for rules of access") from None
