"""What is installed and set, and whether the index agrees with the library."""

import platform
import time
from collections.abc import Collection
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from qa import weights
from qa.access import Rules
from qa.errors.base import BroadsheetError
from qa.errors.library import LibraryDamaged
from qa.errors.shown import without_password
from qa.reading.calibration import tradeoff
from qa.reading.reader import PACKAGED, open_reader
from qa.said.desk import desk_of
from qa.settings import Settings
from qa.store.embed import Embedder
from qa.store.files import FILE, FOLLOWED
from qa.store.index import Progress, silent
from qa.store.library.library import Library
from qa.store.library.rules import KeptRules
from qa.store.opening import library_of
from qa.store.rescue import damage
from qa.writing.llm import LanguageModel
from qa.writing.model import model_of
from ui import engines
from ui.client import Client, connect
from ui.fresh import Visit, freshness

_PACKAGES = (
    "broadsheet",
    "chromadb",
    "gradio",
    "langchain",
    "sentence-transformers",
    "tantivy",
    "torch",
)


_SAID = 40
"""Characters of what a language model says that are shown."""


@dataclass(frozen=True, slots=True)
class Findings:
    """`facts` by name, in the order to be read; `problems` say what is wrong and what to do."""

    facts: dict[str, str]
    problems: list[str]

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)

    def __str__(self) -> str:
        lines = [f"{name:<18} {value}" for name, value in self.facts.items()]
        lines += [f"problem: {problem}" for problem in self.problems] or ["nothing is wrong"]
        return "\n".join(lines)


def examine(settings: Settings, *, ask_model: bool = True, progress: Progress = silent) -> Findings:
    """Look at everything. What is wrong becomes a problem in the findings, not an error.

    With `ask_model` a language model that is set gets a question of three words. `progress` counts
    the passages that were still to be indexed.
    """
    embedder = Embedder(settings.embedding_model)
    read = weights.languages(settings.reader or str(PACKAGED))
    facts = {"Python": platform.python_version()}
    facts |= {package: version(package) for package in _PACKAGES}
    facts |= {
        **_places(settings),
        "embedding model": f"{settings.embedding_model}, {_made_for(embedder.languages)}",
        "answers read by": f"{settings.reader or 'the packaged reader'}, {_made_for(read)}",
        "answers written by": settings.model or "no language model",
        "declines below": _declining(settings),
        "admin token": "set" if settings.admin_token else "not set",
        "webhook": _signed_with(settings),
        "allowed origins": ", ".join(settings.allowed_origins) or "only its own",
    }
    desk = desk_of(settings, embedder)
    facts["said by editors"] = f"{len(desk.entries):,} entries, {desk.file}"
    problems = [f"{desk.file}, {one}" for one in desk.problems]

    def ask() -> None:
        if ask_model and (model := model_of(settings)):
            facts["language model"] = _asked(model)

    for look in (embedder.load, open_reader(settings.reader).load, ask):
        try:
            look()
        except BroadsheetError as error:
            problems.append(str(error))
    try:
        # First, because it brings a library of an older format up to date.
        changing_no_rules = settings.model_copy(update={"access": None})
        with closing(connect(changing_no_rules, "doctor", progress)) as broadsheet:
            if isinstance(broadsheet, Client):
                facts["served at"] = broadsheet.address
            agreement = broadsheet.check()
            looked = [(f"{one.kind} {one.source}", _read(one)) for one in broadsheet.sources()]
        with closing(library_of(settings)) as library:
            if settings.database:
                problems += engines.look(settings, library, facts)
            facts["articles"] = f"{library.count_articles():,}"
            facts["passages"] = f"{library.count_passages():,}"
            facts["languages"] = _counted(library, embedder)
            problems += _access(settings.access, library.rules.kept, facts)
            fresh = freshness(library, settings.refresh)
        facts["newest article"] = str(fresh.newest or "none has a date")
        facts |= looked
        problems += fresh.reasons
        if not settings.database:
            if found := damage(settings.data):
                raise LibraryDamaged(settings.data / FILE, found)
            facts["library"] = "checked, nothing is damaged"
    except BroadsheetError as error:
        return Findings(facts, [*problems, str(error)])
    facts["index"] = "agrees with the library" if agreement.holds else "disagrees"
    problems += [
        f"{count:,} passages {what}: run `broadsheet rebuild`"
        for count, what in (
            (agreement.pending, "are not indexed"),
            (agreement.missing, "are missing from the index"),
            (agreement.surplus, "in the index belong to no article"),
        )
        if count
    ]
    return Findings(facts, problems)


def _access(here: Rules | None, kept: KeptRules, facts: dict[str, str]) -> list[str]:
    """Where the rules that are set here differ from those that the library keeps."""
    since = f", since {_time(kept.since)}" if kept.since else ""
    facts["rules of access"] = f"{kept.rules}{since}"
    if not (unlike := kept.unlike(here)):
        return []
    return [
        f"BROADSHEET_ACCESS is not what the library keeps: {unlike}. What starts next with this "
        "setting changes them for all: set the same everywhere, or nothing here"
    ]


def _read(source: Visit) -> str:
    """When a source was read, and will be."""
    said = f"read {_time(source.seen)}" if source.seen else "never read"
    if source.failures:
        said += f", failed {source.failures:,} times since"
    return f"{said}, next {_time(source.next)}" if source.next else said


def _time(moment: datetime) -> str:
    return f"{moment.astimezone():%Y-%m-%d %H:%M}"


def _places(settings: Settings) -> dict[str, str]:
    if not settings.database:
        return {"data directory": str(settings.data.absolute())}
    own = f"in {str((settings.data / FOLLOWED).absolute())!r}, filled from the database"
    index = without_password(settings.index) if settings.index else own
    return {"articles in": without_password(settings.database), "searched": index}


def _asked(model: LanguageModel) -> str:
    """What the language model says, and after how long. Raises ModelFailed."""
    began = time.perf_counter()
    said = model.write([("user", "Say only: ready")])
    return f"said {said.strip()[:_SAID]!r} after {time.perf_counter() - began:.1f} s"


def _made_for(languages: Collection[str] | None) -> str:
    if languages is None:
        return "its card does not say for which languages"
    return f"for {len(languages)} languages" if len(languages) > 1 else f"for {min(languages)} only"


def _counted(library: Library, embedder: Embedder) -> str:
    """How many articles there are by language, the most first."""
    by_count = sorted(library.languages().items(), key=lambda one: -one[1])
    said = ", ".join(f"{count:,} {language or 'unclear'}" for language, count in by_count)
    if foreign := library.foreign(embedder.languages):
        said += (
            f"; the embedding model was not made for {', '.join(sorted(foreign))}, "
            "docs/models.md says which to set"
        )
    return said


def _signed_with(settings: Settings) -> str:
    if not settings.webhook_secret:
        return "takes nothing"
    count = len(settings.webhook_secret)
    return "signed with one secret" if count == 1 else f"signed with one of {count} secrets"


def _declining(settings: Settings) -> str:
    """The threshold, and what it does where the reader has been measured."""
    model = Path(settings.reader) if settings.reader else PACKAGED
    measured = [row for row in tradeoff(model) if row.threshold <= settings.confidence]
    said = f"confidence {settings.confidence}"
    if not measured:
        return said
    row = measured[-1]
    return (
        f"{said}; on news {row.threshold} declined {row.right:.0%} of the right answers, "
        f"{row.wrong:.0%} of the wrong ones, {row.missing:.0%} of the questions whose article is "
        f"missing and {row.off_topic:.0%} of those off topic"
    )
