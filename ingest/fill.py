"""The pipeline: sources become articles in the index, with one report at the end."""

import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from ingest.files import Found
from ingest.gather import Gathered, shown, without_file
from ingest.intake import Intake, accounted
from ingest.report import Report
from qa.errors import BadSource
from qa.store.index import Index, Progress, silent
from qa.store.sources import Source


def fill(
    index: Index,
    sources: Sequence[str],
    *,
    base: Path = Path(),
    recursive: bool = True,
    dry_run: bool = False,
    who: str = "",
    progress: Progress = silent,
) -> Report:
    """Ingest files, folders and glob patterns, relative ones from `base`.

    An article whose source is known replaces the older one; one that says the same is skipped. A
    source that cannot be read is reported and the others go on. With `dry_run` nothing is written,
    and the report says what would be. `progress` counts the files that are done: their articles can
    be found, or there are none. The log names `who` did it.
    """
    began = time.perf_counter()
    report = Report()
    gathered = Gathered(base, recursive)
    for source in sources:
        try:
            gathered.add(source)
        except BadSource as error:
            report.fail(error)
    report.failed += gathered.failed
    found = list(gathered.found.values())
    new = keep(index, found, report, dry_run=dry_run, who=who, progress=progress)
    if not dry_run:
        _note_folders(index, gathered, new)
    endings = (shown(path.suffix.lower()) for path in gathered.passed_over)
    kinds = Counter(ending or "without ending" for ending in endings)
    report.passed_over = dict(sorted(kinds.items(), key=lambda kind: (-kind[1], kind[0])))
    report.without_file += without_file(index, gathered)
    report.seconds = round(time.perf_counter() - began, 3)
    return report


def keep(
    index: Index,
    found: Sequence[Found],
    report: Report,
    *,
    dry_run: bool = False,
    who: str = "",
    progress: Progress = silent,
) -> list[str]:
    """Read what was found, from wherever it is, and put it into the index, as `fill` does. The
    report says what became of it. Returns the keys of what brought something new."""
    with accounted(index, report, dry_run):
        intake = Intake(
            index, report, who=who, dry_run=dry_run, total=len(found), progress=progress
        )
        new = [one.known.key for one in found if intake.take(one) & {"added", "updated"}]
        intake.finish()
    return new


def _note_folders(index: Index, gathered: Gathered, new: Sequence[str]) -> None:
    """Keep that the folders were looked at, and which of them brought something new."""
    files = [Path(key) for key in new]
    for folder, name in gathered.looked_in():
        brought = any(folder in file.parents for file in files)
        index.library.sources.saw(Source(str(folder), name, "folder"), brought=brought)
