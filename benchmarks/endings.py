"""Ingests that end at random moments: what is lost, doubled, or cannot be opened.

    python -m benchmarks.endings WORKDIR [ROUNDS]

Each round changes some of 60 files and of 60 pages of a site on this machine, begins `broadsheet
ingest` of all of them, and ends it: by kill -9, by a site that sends nothing any more, or by a disk
that takes no more (the longest file is limited). After each round the library is looked through,
and at the end everything is ingested once more and compared with what was written.
"""

import os
import random
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from functools import partial
from pathlib import Path
from resource import RLIMIT_FSIZE, setrlimit

from qa.errors.articles import NoSuchArticle
from qa.store.embed import Embedder
from qa.store.index import open_index
from qa.store.library.library import Library
from qa.store.lock import DataLock
from tests.newssite import NewsSite, Reply, news_site

BROADSHEET = Path(sys.executable).with_name("broadsheet")

FILES = 60
CHANGED = 15
"""Files, and as many pages, that each round changes."""

ENDINGS = ("killed", "killed", "killed", "site fails", "disk full")


def write(folder: Path, number: int, edition: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    lines = [f"Sentence {line} of report {number} is of edition {edition}." for line in range(40)]
    text = f"Report {number}, edition {edition}\n\n{' '.join(lines)}\n"
    (folder / f"report-{number}.txt").write_text(text)


def change(folder: Path, site: NewsSite, edition: int, chance: random.Random) -> None:
    for number in chance.sample(range(FILES), CHANGED):
        write(folder, number, edition)
    for path in chance.sample(sorted(site.printed), CHANGED):
        site.change(path, f"The paper printed edition {edition} that day.")


def begin(
    work: Path, site: NewsSite, most: int | None = None, data: str = "data"
) -> subprocess.Popen[bytes]:
    """`broadsheet ingest` of all; no file may become longer than `most` bytes."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith("BROADSHEET_")}
    limit = partial(setrlimit, RLIMIT_FSIZE, (most, most)) if most else None
    return subprocess.Popen(
        [BROADSHEET, "--data", data, "ingest", "reports", f"{site.origin}/rss.xml"],
        cwd=work,
        env=ours | {"BROADSHEET_FETCH_HOSTS": site.host},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        preexec_fn=limit,  # noqa: PLW1509
    )


def end(how: str, work: Path, site: NewsSite, chance: random.Random, whole: float) -> str:
    """Begin an ingest, which takes about `whole` seconds, and end it. Returns how it ended."""
    most = chance.randrange(20_000, 3_000_000) if how == "disk full" else None
    process = begin(work, site, most)
    if how == "killed":
        time.sleep(chance.uniform(0, whole))
        process.kill()
    elif how == "site fails":
        time.sleep(chance.uniform(0, whole))
        site.replies |= {path: Reply(status=500) for path in site.printed}
    _, said = process.communicate()
    site.replies.clear()
    if b"Traceback" in said:
        print(said.decode()[-2000:])
    return "traceback" if b"Traceback" in said else f"exit {process.returncode}"


def complaints(data: Path, before: Counter[str]) -> tuple[list[str], Counter[str]]:
    """What is wrong after a round, and the sources that the library has."""
    if not (data / "library.sqlite3").exists():
        return [], before
    with closing(Library(data, reading=True)) as library:
        rows = library.catalogue.summaries()
        for row in rows:
            try:
                library.article(row.id)
            except NoSuchArticle:
                return [f"{row.source} cannot be read"], before
    sources = Counter(row.source for row in rows)
    wrong = [f"{source} is there {n} times" for source, n in sources.items() if n > 1]
    return wrong + [f"{source} is lost" for source in before - sources], sources


def differences(work: Path, site: NewsSite) -> list[str]:
    """What the index holds that was not written last, or does not hold."""
    wrong = []
    with open_index(DataLock(work / "data", "benchmark"), Embedder()) as index:
        texts = {
            row.source: index.library.article(row.id).text
            for row in index.library.catalogue.summaries()
        }
        for number in range(FILES):
            written = (work / "reports" / f"report-{number}.txt").read_text()
            if texts.get(f"reports/report-{number}.txt") != written.strip():
                wrong.append(f"report {number} is not of its last edition")
        for path, page in site.printed.items():
            (article_id,) = index.library.addresses.named(site.origin + path) or [""]
            text = index.library.article(article_id).text if article_id else ""
            last = page.story.paragraphs[-1]
            if page.style.__name__ != "paywall" and last not in text:
                wrong.append(f"{path} lacks its last sentence")
        if len(texts) != FILES + len(site.printed):
            wrong.append(f"{len(texts)} articles instead of {FILES + len(site.printed)}")
        if not index.check().holds:
            wrong.append(f"the index disagrees: {index.check()}")
    return wrong


def main(work: Path, rounds: int) -> None:
    chance = random.Random(20)  # noqa: S311
    endings: Counter[str] = Counter()
    wrong: list[str] = []
    with news_site() as site:
        for number in range(FILES):
            write(work / "reports", number, 0)
        sources: Counter[str] = Counter()
        began = time.monotonic()
        begin(work, site, data="whole").communicate()
        whole = time.monotonic() - began
        print(f"a whole ingest takes {whole:.1f} s")
        for edition in range(1, rounds + 1):
            change(work / "reports", site, edition, chance)
            how = chance.choice(ENDINGS)
            ended = end(how, work, site, chance, whole)
            endings[f"{how}: {ended}"] += 1
            found, sources = complaints(work / "data", sources)
            wrong += [f"round {edition} ({how}): {one}" for one in found]
            print(f"round {edition}: {how}, {ended}, {sum(sources.values())} articles", flush=True)
        process = begin(work, site)
        print(process.communicate()[1].decode()[-500:])
        wrong += differences(work, site)
    for ending, count in sorted(endings.items()):
        print(f"{count:4}  {ending}")
    print("\n".join(wrong) or f"{rounds} rounds: nothing is lost, doubled or unopenable")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 100)
