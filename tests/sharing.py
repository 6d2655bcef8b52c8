"""A program that several processes run at the same time: it puts articles into a library, and does
what is claimed, a little at a time. `python -m tests.sharing ADDRESS NAME`; it prints each passage
that it settles, and with the name "killed" it stops in the midst of its first claim.
"""

import sys
import time

from ingest.split import split
from qa.store.library.library import Library
from tests.articles import FERRY, article

ARTICLES = 12
LEASE = 2.0
"""Seconds."""


def main(address: str, name: str) -> None:
    library = Library(address)
    for number in range(ARTICLES):
        one = article(f"{number}. {FERRY}", key=f"/news/{number}.txt")
        library.put(one, split(one, words=20), name)
    until = time.monotonic() + 50
    while library.waiting.count() and time.monotonic() < until:
        claim = library.waiting.claim(5, LEASE)
        if claim is None:
            time.sleep(0.1)
            continue
        if name == "killed":
            print("claimed", *(one.id for one in claim.passages), flush=True)
            time.sleep(60)
        time.sleep(0.02)  # as long as it would take
        library.waiting.settle(claim)
        print("settled", *(one.id for one in claim.passages), flush=True)
    library.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
