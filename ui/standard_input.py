"""What comes by standard input is kept in a file, and is an article as it is from there on."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from qa.errors.sources import BadSource
from qa.store import private

_STEP = 1_000_000


@contextmanager
def in_file(
    sources: Sequence[str], stream: BinaryIO, folder: Path, *, dry_run: bool
) -> Iterator[list[str]]:
    """`sources`, with a file in `folder` in place of "-". The folder is one that only who runs
    Broadsheet can read. The same content is the same file, and so the same article. After a
    `dry_run` it is removed.

    Raises BadSource if nothing comes in, or it cannot be kept.
    """
    if "-" not in sources:
        yield list(sources)
        return
    is_new, path = _keep(stream, folder)
    try:
        yield [str(path) if source == "-" else source for source in sources]
    finally:
        if dry_run and is_new:
            path.unlink(missing_ok=True)


def _keep(stream: BinaryIO, folder: Path) -> tuple[bool, Path]:
    """Whether the file is a new one, and the file."""
    found = sha256()
    aside = folder / "stdin.new"
    try:
        private.make_folder(folder)
        aside.unlink(missing_ok=True)
        with open(aside, "xb", opener=private.opener) as file:
            while part := stream.read(_STEP):
                found.update(part)
                file.write(part)
        path = folder / f"stdin-{found.hexdigest()[:16]}"
        is_new = not path.exists()
        if not aside.stat().st_size:
            raise BadSource("-", "nothing came by standard input")
        aside.replace(path)
    except OSError as error:
        raise BadSource("-", error.strerror or str(error)) from None
    finally:
        aside.unlink(missing_ok=True)
    return is_new, path.absolute()
