"""How long the list of articles takes to be narrowed, sorted and counted.

    python -m benchmarks.listing [--articles 100000] [--data DIR]

A library is filled with articles of 500 words by three hundred authors on forty sites, unless DIR
holds one already. Reported is the processor time of one page of each list the first time, and
again, when its counts are known.
"""

import argparse
import random
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from qa.article import Article
from qa.question import Filters
from qa.store.library.library import Library
from qa.store.library.records import write, writing

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def fill(library: Library, count: int) -> None:
    chance = random.Random(1)  # noqa: S311
    words = ["".join(chance.choices(_LETTERS, k=chance.randint(3, 9))) for _ in range(5000)]
    with writing(library._engine) as connection:
        for number in range(count):
            url = f"https://{words[chance.randrange(40)]}.example/{number}"
            one = Article(
                key=url,
                source=url,
                title=" ".join(chance.choices(words, k=8)).capitalize(),
                text=" ".join(chance.choices(words, k=500)),
                published=date(2020, 1, 1) + timedelta(days=chance.randrange(2000)),
                author=words[chance.randrange(300)].title(),
                url=url,
                language="en",
            )
            write(connection, one, [])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--data", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        library = Library(given.data or Path(folder))
        if not library.count_articles():
            fill(library, given.articles)
        author = library.catalogue.page().authors[0].name
        source = library.catalogue.page().sources[0].name
        lists = {
            "all, by day": ("", Filters()),
            "of an author": ("", Filters(author=author)),
            "of a source": ("", Filters(source=source)),
            "of two years": ("", Filters(date(2022, 1, 1), date(2023, 12, 31))),
            "with some letters": ("ar", Filters()),
            "with what nobody wrote": ("zzzqq", Filters()),
        }
        for name, (containing, filters) in lists.items():
            library.catalogue._counted.clear()
            took = []
            for _ in range(2):
                began = time.process_time()
                found = library.catalogue.page(containing=containing, filters=filters)
                took.append(1000 * (time.process_time() - began))
            print(
                f"{name:<24} {found.total:>8,} articles {took[0]:6.0f} ms {took[1]:6.0f} ms again"
            )
        library.close()


if __name__ == "__main__":
    main()
