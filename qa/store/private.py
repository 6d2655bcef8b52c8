"""Files and folders of the data directory, which only the user who runs Broadsheet may read.

The umask of the process stays as it is, because a library shares it with whatever uses it. Each
file gets its mode where it is made. Chroma and tantivy make files of their own, which lie in
folders made here.
"""

import os
from pathlib import Path


def make_folder(path: Path) -> None:
    """Make the folder `path`, if it is missing."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)


def make_file(path: Path) -> None:
    """Make an empty file `path`, if it is missing, for a vendor to fill."""
    if not path.exists():
        path.touch(mode=0o600)


def opener(path: str, flags: int) -> int:
    """For `open`, so that a file is private from its first byte."""
    return os.open(path, flags, 0o600)


def replace(path: Path, content: bytes) -> None:
    """Make `content` the file `path`. Whoever reads it meanwhile gets the old or the new one."""
    aside = path.with_suffix(".new")
    aside.unlink(missing_ok=True)
    with open(aside, "xb", opener=opener) as file:
        file.write(content)
    aside.replace(path)
