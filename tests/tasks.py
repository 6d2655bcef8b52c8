"""What processes are given to do in tests of them."""

import os
import sys
import time


def sleep(_raw: bytes) -> None:
    time.sleep(60)


def fill_memory(_raw: bytes) -> int:
    return len(bytearray(4_000_000_000))


def leave(_raw: bytes) -> None:
    os._exit(3)


def fail(_raw: bytes) -> None:
    raise KeyError("the library's own fault")


def size(raw: bytes) -> int:
    print("said by a library")
    return len(raw)


def environment(_raw: bytes) -> list[str]:
    return list(os.environ)


def process(_raw: bytes) -> int:
    return os.getpid()


def loaded(raw: bytes) -> list[str]:
    """The modules that are loaded after a PDF file was read."""
    from ingest.pdf.paragraphs import read_pdf

    read_pdf(raw)
    return sorted({name.partition(".")[0] for name in sys.modules})
