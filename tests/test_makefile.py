"""What `make` does on machines that have Debian's programs to different degrees."""

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

INSTALLED = ("chromium", "soffice", "pandoc", "redis-server", "php")
UPDATE = "update -q"
INSTALL = "install -qy --no-install-recommends chromium-headless-shell"


@pytest.mark.parametrize(
    ("user", "is_known", "has_lists", "done"),
    [
        (0, True, True, [UPDATE, INSTALL]),
        (0, True, False, [UPDATE, UPDATE, INSTALL]),
        (0, False, True, []),
        (0, False, False, [UPDATE]),
        (1000, True, True, []),
        (1000, True, False, []),
    ],
)
def test_the_browser_without_windows_is_installed_where_apt_knows_it_and_that_is_allowed(
    tmp_path: Path, user: int, is_known: bool, has_lists: bool, done: list[str]
) -> None:
    make, programs, lists = shutil.which("make"), tmp_path / "bin", tmp_path / "lists"
    if make is None:
        pytest.skip("no make")
    for folder in (programs, lists):
        folder.mkdir()
    if has_lists:
        (lists / "archive_main_Packages").touch()
    told = tmp_path / "told"
    told.touch()
    stubs = {
        **dict.fromkeys(INSTALLED, ""),
        "id": f"echo {user}",
        "ls": f'exec {shutil.which("ls")} "$@"',
        "apt-get": f'echo "$*" >> {told}; test "$1" = install || : > {lists}/archive_main_Packages',
        "apt-cache": f"{str(is_known).lower()} && ls {lists}/*_Packages",
    }
    for name, script in stubs.items():
        (programs / name).write_text(f"#!/bin/sh\n{script}\n")
        (programs / name).chmod(0o700)
    command = [make, "--silent", "debian", f"APT_LISTS={lists}"]
    subprocess.run(command, cwd=ROOT, env={"PATH": str(programs)}, check=True)
    assert told.read_text().splitlines() == done
