"""The program as people run it: as processes of their own."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

BROADSHEET = str(Path(sys.executable).with_name("broadsheet"))


@dataclass(frozen=True, slots=True)
class Served:
    """A running `broadsheet serve`."""

    address: str
    data: Path
    process: subprocess.Popen[str]


def run(*arguments: str | Path, cwd: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """`broadsheet ARGUMENTS...` in the folder `cwd`, with the given settings."""
    return subprocess.run(
        [BROADSHEET, *map(str, arguments)],
        cwd=cwd,
        env=environment(**settings),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


@contextmanager
def serving(data: Path, **settings: str) -> Iterator[Served]:
    """`broadsheet serve` on a free port, until the block ends."""
    process = subprocess.Popen(
        [BROADSHEET, "--data", str(data), "serve", "--port", str(free_port())],
        cwd=data.parent,
        env=environment(**settings),
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield Served(_address(process), data, process)
    finally:
        process.terminate()
        process.wait(timeout=60)
        if process.stderr:
            process.stderr.close()


def environment(**settings: str) -> dict[str, str]:
    ours = {f"BROADSHEET_{name.upper()}": value for name, value in settings.items()}
    others = {name: v for name, v in os.environ.items() if not name.startswith("BROADSHEET_")}
    return others | ours


def free_port() -> int:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
        return port


def _address(process: subprocess.Popen[str]) -> str:
    """The address in the line with which the server says that it is ready."""
    said = []
    for line in process.stderr or ():
        said.append(line)
        if found := re.search(r"the chat is at (\S+)", line):
            return found[1]
    raise AssertionError("the server did not start:\n" + "".join(said))
