"""What is read of pages and files: text, title, date and author, beside trafilatura alone.

    python -m benchmarks.pages text FOLDER
    python -m benchmarks.pages cases FOLDER

`text` takes a folder in the form of scrapinghub's article-extraction-benchmark: pages as
NAME.html.gz, and ground-truth.json with `articleBody` and `url` of each. The figures are that
benchmark's. A text is the bag of its runs of four words. Of a page, tp runs stand in both texts,
fp only in ours, fn only in the true one. Precision is the mean of tp / (tp + fp) over the pages,
recall that of tp / (tp + fn), and F1 the harmonic mean of the two. A date is known where the page's
address names year, month and day.

`cases` takes a folder with expected.json: a list of objects with `file` and what is expected of it.
`contains` and `not_contains` are pieces of the text, `same_line` lists of pieces of one line, and
`title`, `author`, `date` (ISO 8601, or null) and `lang` the article's own.
"""

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import mean
from typing import Any

from trafilatura import extract

from ingest.files import Found, read
from ingest.html.page import read_page
from qa.article import Article
from qa.errors.sources import BadSource

_RUN = 4


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("what", choices=["text", "cases"])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--each", action="store_true", help="a line for each page")
    given = parser.parse_args()
    if given.what == "cases":
        _report_cases(given.folder)
    else:
        _report_pages(given.folder, each=given.each)


@dataclass(frozen=True, slots=True)
class Page:
    """A page with its true text, and its day where it is known."""

    name: str
    raw: bytes
    address: str
    text: str
    published: date | None


@dataclass(frozen=True, slots=True)
class Score:
    """Runs of words of one page, each as a share of all that stand in either text."""

    both: float
    ours: float
    true: float

    @property
    def precision(self) -> float:
        return self.both / (self.both + self.ours) if self.both + self.ours else 0.0

    @property
    def recall(self) -> float:
        return self.both / (self.both + self.true) if self.both + self.true else 1.0


def score(true: str, found: str) -> Score:
    expected, runs = _runs(true), _runs(found)
    both = (expected & runs).total()
    ours, missed = runs.total() - both, expected.total() - both
    every = both + ours + missed or 1
    return Score(both / every, ours / every, missed / every)


def overall(scores: list[Score]) -> tuple[float, float, float]:
    """F1, precision and recall. A page without text counts for recall alone, as there."""
    precision = mean(one.precision for one in scores if one.both + one.ours)
    recall = mean(one.recall for one in scores)
    return 2 * precision * recall / (precision + recall), precision, recall


def _runs(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return Counter(
        tuple(words[at : at + _RUN]) for at in range(max(1, len(words) - _RUN + 1)) if words
    )


def load(folder: Path) -> Iterator[Page]:
    known: dict[str, dict[str, str]] = json.loads((folder / "ground-truth.json").read_text())
    for name, page in known.items():
        raw = gzip.decompress((folder / f"{name}.html.gz").read_bytes())
        yield Page(name, raw, page["url"], page["articleBody"], _day_of(page["url"]))


def _day_of(address: str) -> date | None:
    found = re.search(r"/(20\d\d)/(\d\d?|[a-z]{3})/(\d\d?)(?=/)", address)
    if found is None:
        return None
    year, month, day = found.groups()
    short = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
    return date(int(year), int(month) if month.isdecimal() else short.index(month) + 1, int(day))


def _ours(page: Page) -> Article:
    return next(read_page(page.raw, Article(page.name, page.name, "", "", url=page.address)))


def _theirs(page: Page, **settings: bool) -> str:
    text: str | None = extract(page.raw, include_comments=False, **settings)  # type: ignore[arg-type]
    return text or ""


_PLAIN: dict[str, Callable[[Page], str]] = {
    "trafilatura": _theirs,
    "trafilatura, precision": lambda page: _theirs(page, favor_precision=True),
    "trafilatura, recall": lambda page: _theirs(page, favor_recall=True),
}


def _report_pages(folder: Path, *, each: bool) -> None:
    pages = list(load(folder))
    ours = [_ours(page) for page in pages]
    texts = {"broadsheet": [article.text for article in ours]}
    texts |= {name: list(map(way, pages)) for name, way in _PLAIN.items()}
    print(f"{len(pages)} pages{'':<18} F1   precision  recall")
    scores = {
        name: [score(page.text, text) for page, text in zip(pages, found, strict=True)]
        for name, found in texts.items()
    }
    for name, found in scores.items():
        print(f"{name:<24}" + "".join(f"{value:10.4f}" for value in overall(found)))
    dated = [(page, article.published) for page, article in zip(pages, ours, strict=True)]
    days = [(page.published, day) for page, day in dated if page.published]
    right = sum(known == day for known, day in days)
    wrong = sum(day is not None and known != day for known, day in days)
    print(f"dates: {len(days)} known, {right} right, {wrong} wrong")
    print(f"       {sum(day is not None for _, day in dated)} found of {len(pages)}")
    left_out = [article.left_out for article in ours]
    print(f"more than half left out: {sum(share > 0.5 for share in left_out)}")
    if each:
        for page, article, mine, plain in zip(pages, ours, *list(scores.values())[:2], strict=True):
            print(
                f"{page.name[:8]} {mine.precision:.3f} {mine.recall:.3f} "
                f"({plain.precision:.3f} {plain.recall:.3f}) {article.left_out:.2f} "
                f"{article.published} {article.title!r} {article.author!r} {article.origins}"
            )


def _report_cases(folder: Path) -> None:
    cases = json.loads((folder / "expected.json").read_text())
    failed = {case["file"]: wrong for case in cases if (wrong := list(_wrong(folder, case)))}
    for name, wrong in failed.items():
        print(f"{name}: {'; '.join(wrong)}")
    print(f"{len(cases) - len(failed)} of {len(cases)} as expected")


def _wrong(folder: Path, case: dict[str, Any]) -> Iterator[str]:
    """What is not as it is expected of a file."""
    file = folder / case["file"]
    found = Found(Article(str(file), file.name, "", ""), file.suffix, file.read_bytes)
    try:
        article = next(read(found))
    except BadSource as error:
        yield str(error)
        return
    lines = article.text.split("\n")
    yield from (f"lacks {one!r}" for one in case.get("contains", ()) if one not in article.text)
    yield from (f"has {one!r}" for one in case.get("not_contains", ()) if one in article.text)
    for together in case.get("same_line", ()):
        if not any(all(one in line for one in together) for line in lines):
            yield f"not in one line: {together}"
    is_ours = {
        "title": article.title,
        "author": article.author,
        "date": article.published and article.published.isoformat(),
        "lang": article.language,
    }
    for name, value in is_ours.items():
        if name in case and case[name] != value:
            yield f"{name} {value!r}, not {case[name]!r}"


if __name__ == "__main__":
    main()
