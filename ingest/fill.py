"""The pipeline: sources become articles in the index, with one report at the end."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from ingest.gather import Gathered, shown, without_file
from ingest.intake import Intake, accounted
from ingest.report import Report, timed
from ingest.visits import ADDRESS, Visits
from ingest.web.fetch import Fetcher
from qa.errors.sources import BadSource
from qa.store.index import Index, Progress, silent
from qa.store.library.sources import Source


def fill(
    index: Index,
    sources: Sequence[str],
    *,
    base: Path = Path(),
    recursive: bool = True,
    dry_run: bool = False,
    fetcher: Fetcher | None = None,
    again: bool = False,
    within: float | None = None,
    who: str = "",
    progress: Progress = silent,
) -> Report:
    """Ingest files, folders and glob patterns, relative ones from `base`, and what `fetcher` finds
    at addresses: pages, and all that feeds and sitemaps name. With `again` every page and feed is
    visited from which articles came before; of the pages as many as can be begun `within` so many
    seconds. The addresses among `sources` are then those that are to be read again and again.

    An article whose source is known replaces the older one; one that says the same is skipped. A
    source that cannot be read is reported and the others go on. With `dry_run` nothing is written,
    and the report says what would be. `progress` counts the files and pages that are done: their
    articles can be found, or there are none. The log names `who` did it.

    A page that its site has removed (410) is taken from readers, one that is not there (404) is
    reported.
    """
    report = Report()
    with timed(report):
        gathered = Gathered(base, recursive)
        for source in sources:
            if not source.startswith(ADDRESS):
                try:
                    gathered.add(source)
                except BadSource as error:
                    report.fail(error)
        report.failed += gathered.failed
        found = list(gathered.found.values())
        addresses = [source for source in sources if source.startswith(ADDRESS)]
        with accounted(index, report, dry_run):
            known = len(index.library.sources.pages()) if again else 0
            total = len(found) + len(addresses) + known
            intake = Intake(index, report, who=who, dry_run=dry_run, total=total, progress=progress)
            new = [one.known.key for one in found if intake.take(one) & {"added", "updated"}]
            if addresses or again:
                fetcher = fetcher or Fetcher()
                expected = addresses if again else ()
                visits = Visits(
                    *(index, intake, report, fetcher), expected=expected, who=who, dry_run=dry_run
                )
                for address in addresses:
                    visits.look(address)
                if again:
                    visits.again(within)
            intake.finish()
        if not dry_run:
            _note_folders(index, gathered, new)
        endings = (shown(path.suffix.lower()) for path in gathered.passed_over)
        kinds = Counter(ending or "without ending" for ending in endings)
        report.passed_over = dict(sorted(kinds.items(), key=lambda kind: (-kind[1], kind[0])))
        report.without_file += without_file(index, gathered)
    return report


def _note_folders(index: Index, gathered: Gathered, new: Sequence[str]) -> None:
    """Keep that the folders were looked at, and which of them brought something new."""
    files = [Path(key) for key in new]
    for folder, name in gathered.looked_in():
        brought = any(folder in file.parents for file in files)
        index.library.sources.saw(Source(str(folder), name, "folder"), brought=brought)
