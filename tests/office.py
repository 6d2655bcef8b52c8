"""Articles as pandoc and LibreOffice write them, where they are installed."""

import subprocess
from collections.abc import Iterable
from pathlib import Path
from shutil import which

import pytest

SOFFICE = which("soffice") or which("libreoffice")
PANDOC = which("pandoc")

needs_pandoc = pytest.mark.skipif(PANDOC is None, reason="pandoc is not installed")
needs_office = pytest.mark.skipif(
    SOFFICE is None or PANDOC is None, reason="LibreOffice or pandoc is not installed"
)


def pandoc(source: Path, target: Path) -> None:
    """Have pandoc write `source`, in Markdown, as `target`, of the kind that its ending says."""
    assert PANDOC
    subprocess.run([PANDOC, "--standalone", "-o", target, source], check=True, timeout=60)


def office(files: Iterable[Path], kind: str, folder: Path, profile: Path) -> None:
    """Have LibreOffice write each of the files as one of a `kind`, such as "pdf", into `folder`."""
    assert SOFFICE
    home = f"-env:UserInstallation={profile.as_uri()}"
    command: list[str | Path] = [
        SOFFICE,
        home,
        "--headless",
        "--convert-to",
        kind,
        "--outdir",
        folder,
        *files,
    ]
    subprocess.run(command, check=True, timeout=120, capture_output=True)
