"""The PostgreSQL server that has a library: what it is, and what it lets be done."""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Engine, func, select, text

from qa.store.tables.schema import CLAIMS, STALE


@dataclass(frozen=True, slots=True)
class Host:
    """`version` as it is written for people. `skew` is by how many seconds its clock is before this
    machine's. `claims` are the names of those who index something, the one that is over first
    first, and `late` those of them whose time is over; `stale` counts what is to be dropped."""

    version: str
    skew: float
    claims: tuple[str, ...]
    late: tuple[str, ...]
    stale: int


def look_at(engine: Engine) -> Host:
    """Raises LibraryAway, and LibraryUnwritable where nothing can be written."""
    with engine.connect() as connection:
        version = connection.execute(select(func.current_setting("server_version"))).scalar_one()
        now = connection.execute(select(func.clock_timestamp())).scalar_one()
        skew = (now - datetime.now(UTC)).total_seconds()
        until = func.min(CLAIMS.c.until)
        named = select(CLAIMS.c.name, until.label("until")).group_by(CLAIMS.c.name).order_by(until)
        claims = connection.execute(named).all()
        stale = connection.execute(select(func.count()).select_from(STALE)).scalar_one()
        connection.execute(text("UPDATE about SET format = format"))  # and it is taken back
        connection.rollback()
    return Host(
        version=version.split()[0],
        skew=skew,
        claims=tuple(row.name for row in claims),
        late=tuple(row.name for row in claims if row.until < now),
        stale=stale,
    )
