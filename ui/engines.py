"""What several servers share, looked at: the database, the index beside it, the limits."""

from contextlib import closing

from qa.errors.base import BroadsheetError
from qa.errors.shown import without_password
from qa.settings import Settings
from qa.store.library.library import Library

_SKEW = 5.0
"""Seconds by which two clocks may differ: what is due comes so much too late or too early."""


def look(settings: Settings, library: Library, facts: dict[str, str]) -> list[str]:
    """What is wrong with what the servers of these `settings` share. What is right goes into
    `facts`. Raises LibraryAway."""
    problems: list[str] = []
    for one in (_database, _index, _limits, _secret):
        try:
            problems += one(settings, library, facts)
        except BroadsheetError as error:
            problems.append(str(error))
    return problems


def _database(settings: Settings, library: Library, facts: dict[str, str]) -> list[str]:
    host = library.host()
    facts["database"] = f"PostgreSQL {host.version} at {without_password(settings.database)}"
    waiting, since = library.waiting.count(), library.waiting.since()
    facts["to be indexed"] = f"{waiting:,} passages" + (
        f", the first since {since.astimezone():%Y-%m-%d %H:%M}" if since else ""
    )
    facts["workers"] = ", ".join(host.claims) or "none has anything to do"
    problems = []
    if waiting and not host.claims:
        problems.append(
            f"{waiting:,} passages wait and nobody indexes them: start `broadsheet worker`"
        )
    if host.late:
        problems.append(
            f"{', '.join(host.late)} did not finish in time: another worker does it; look why"
        )
    if abs(host.skew) > _SKEW:
        problems.append(
            f"the database's clock is {host.skew:+.0f} s from this machine's: set both by NTP"
        )
    return problems


def _index(settings: Settings, library: Library, facts: dict[str, str]) -> list[str]:
    if not settings.index:
        return []
    from qa.store.passages.milvus import Milvus
    from qa.store.passages.networked import MilvusPassages
    from qa.store.passages.probe import probe

    there = (settings.index, settings.index_token, settings.index_consistency)
    with closing(Milvus(*there)) as milvus, closing(Milvus(*there)) as other:
        facts["search engine"] = f"Milvus {milvus.version()} at {milvus.address}"
        if not library.index_name:
            return ["nothing is indexed there yet: run `broadsheet rebuild`"]
        passages = MilvusPassages(milvus, library.index_name, library)
        facts["collection"] = (
            f"{library.index_name}, {passages.count():,} passages, vectors of {passages.dimension} "
            "numbers"
        )
        late = probe(milvus, other, library)
    facts["consistency"] = f"{settings.index_consistency}; {_found(late)}"
    if late is None:
        return ["new articles are missing from answers: look at the log of the search engine"]
    if late and settings.index_consistency == "strong":
        return [
            "the search engine does not keep to strong consistency, so that an article may be "
            "missing from answers right after it was put: look at its version and its load"
        ]
    return []


def _found(late: float | None) -> str:
    """What became of a passage that was written on trial, and removed."""
    if late is None:
        return "what was written was never found by another connection"
    after = f"after {late:.1f} s" if late else "at once"
    return f"what was written was found by another connection {after}"


def _limits(settings: Settings, library: Library, facts: dict[str, str]) -> list[str]:
    from ui.serve.admission.limits import Limits

    if not settings.limits:
        facts["limits"] = "counted by each server for itself"
        return []
    Limits(settings).close()
    facts["limits"] = f"counted in {without_password(settings.limits)}"
    return []


def _secret(settings: Settings, library: Library, facts: dict[str, str]) -> list[str]:
    facts["shared secret"] = "set" if settings.secret else "not set"
    if settings.secret:
        return []
    return [
        "each server signs sessions with a secret of its own, so that another refuses them: set "
        "BROADSHEET_SECRET to the same on all (`openssl rand -hex 32` makes one)"
    ]
