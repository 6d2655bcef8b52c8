"""Work on files of strangers in a process of its own, which may take so much time and memory.

Libraries for office files and PDF take minutes, or all memory, over files that were made for it, or
that are damaged. Nothing but a process of its own can be stopped in the middle of that.
"""

import atexit
import json
import os
import subprocess
import sys
import time
from functools import cache
from importlib import import_module
from pathlib import Path
from threading import Lock, Timer
from typing import Any, BinaryIO, cast

from ingest.found import TOO_DEEP
from qa.errors.shown import first_line
from qa.errors.sources import BadSource

_SECONDS = 300.0
"""That one file may take (docs/decisions.md, "Files: what is read of them")."""

_MEMORY = 2_000_000_000
"""Bytes of address space; where the system counts none, such as Windows, only time is limited."""

_IDLE = 60.0
"""Seconds after which a process that has nothing to do ends."""

_KEPT = (
    *("PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "LANG", "LC_ALL", "PYTHONHOME"),
    *("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"),
)
"""What it is told of the environment, in which keys of language models and tokens stand too."""

_FILES = 200
"""That one process reads before another takes its place: libraries keep what they have read."""

_LARGEST = 200_000_000
"""Bytes of what is handed back."""


class Aside:
    """A process that does one thing after the other, and is started again after it was ended."""

    def __init__(self, seconds: float = _SECONDS, memory: int = _MEMORY) -> None:
        self.seconds = seconds
        self.memory = memory
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._files = 0
        self._used = 0.0

    def run(self, task: str, raw: bytes, source: str) -> Any:
        """What the function `task`, named as "module:function", makes of the bytes of a file.

        Raises BadSource with the reason if it raises anything, or takes too much.
        """
        with self._lock:
            try:
                answer = self._asked(task, raw)
            except BaseException:  # Ctrl-C too: what it would answer is no longer waited for
                self._end()
                raise
            if answer is None:
                self._end()
        if answer is None:
            raise BadSource(source, f"reading it took more than {self._limits()}")
        if "problem" in answer:
            raise BadSource(source, answer["problem"])
        return answer["result"]

    def close(self) -> None:
        with self._lock:
            self._end()

    def _limits(self) -> str:
        return f"{self.seconds:.0f} seconds or {self.memory // 1_000_000:,} MB of memory"

    def _asked(self, task: str, raw: bytes) -> dict[str, Any] | None:
        """What the process answers; None if it ended over it."""
        process = self._ready()
        timer = Timer(self.seconds, process.kill)
        timer.daemon = True
        timer.start()
        try:
            _send(cast(BinaryIO, process.stdin), task.encode(), raw)
            answer = _received(cast(BinaryIO, process.stdout))
        except (OSError, EOFError):
            return None
        finally:
            timer.cancel()
        self._used = time.monotonic()
        return cast(dict[str, Any], json.loads(answer))

    def _ready(self) -> "subprocess.Popen[bytes]":
        idle = time.monotonic() - self._used
        if self._files >= _FILES or idle > _IDLE / 2:  # before it ends, so that none is asked then
            self._end()
        if self._process is None:
            self._process, self._files = _started(self.memory), 0
        self._files += 1
        return self._process

    def _end(self) -> None:
        if self._process is None:
            return
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:  # what it did not take cannot be written any more
                    continue
        self._process.wait()
        self._process = None


@cache
def _shared() -> Aside:
    aside = Aside()
    atexit.register(aside.close)
    return aside


def run_aside(task: str, raw: bytes, source: str) -> Any:
    """`Aside.run` in the one process that all readers share."""
    return _shared().run(task, raw, source)


def _started(memory: int) -> "subprocess.Popen[bytes]":
    home = str(Path(__file__).parent.parent)
    path = os.pathsep.join(filter(None, [home, os.environ.get("PYTHONPATH", "")]))
    kept = {name: value for name, value in os.environ.items() if name.upper() in _KEPT}
    return subprocess.Popen(  # noqa: S603 - ourselves
        [sys.executable, "-P", "-m", "ingest.aside", str(memory)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=kept | {"PYTHONPATH": path},
    )


def _send(stream: BinaryIO, *parts: bytes) -> None:
    for part in parts:
        stream.write(len(part).to_bytes(8, "big"))
        stream.write(part)
    stream.flush()


def _received(stream: BinaryIO) -> bytes:
    """Raises EOFError."""
    size = int.from_bytes(_exactly(stream, 8), "big")
    return _exactly(stream, size)


def _exactly(stream: BinaryIO, size: int) -> bytes:
    raw = stream.read(size)
    if len(raw) < size:
        raise EOFError
    return raw


def _answer(task: str, raw: bytes) -> bytes:
    """What the task makes of the bytes, or a problem, in JSON. Raises MemoryError."""
    module, _, name = task.partition(":")
    function = getattr(import_module(module), name)
    try:
        answer = {"result": function(raw)}
    except BadSource as error:
        answer = {"problem": error.problem}
    except MemoryError:
        raise
    except RecursionError:
        answer = {"problem": TOO_DEEP}
    # Over damaged files libraries raise whatever there is, their own asserts included.
    except Exception as error:  # noqa: BLE001
        answer = {"problem": f"it cannot be read ({first_line(error)})"}
    told = json.dumps(answer).encode("ascii")
    if len(told) > _LARGEST:
        return json.dumps({"problem": "there is more text in it than is read of one file"}).encode()
    return told


def _limit_memory(most: int) -> None:
    try:
        import resource
    except ImportError:  # there is none on Windows
        return
    try:
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    except (ValueError, OSError):  # macOS refuses some limits
        return


def _serve() -> None:
    """Answer what comes in until nothing more does."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for who started this process
    _limit_memory(int(sys.argv[1]))
    asked, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a library that prints something does not answer by it
    while True:
        idle = Timer(_IDLE, os._exit, [0])
        idle.daemon = True
        idle.start()
        try:
            task = _received(asked).decode()
            idle.cancel()
            raw = _received(asked)
        except EOFError:
            return
        try:
            answer = _answer(task, raw)
        except MemoryError:
            os._exit(1)  # at once: even an error's message takes memory
        _send(answers, answer)


if __name__ == "__main__":
    _serve()
