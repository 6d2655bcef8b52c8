"""Time and memory of ingesting a folder of text files, beside the LangChain quickstart.

    python -m benchmarks.ingest FOLDER [--pairs 3] [--float32]

Each run is a process of its own, from start to end, on an empty directory; the two take turns. With
--float32 it is as on a processor that does not compute in bfloat16; the quickstart never does.
"""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

PYTHON = [sys.executable, "-m"]
OURS = ["--data", "{out}", "ingest"]
BROADSHEET = [str(Path(sys.executable).with_name("broadsheet")), *OURS]
FLOAT32 = [*PYTHON, "benchmarks.float32", *OURS]
QUICKSTART = [*PYTHON, "benchmarks.quickstart", "{out}"]


@dataclass(frozen=True, slots=True)
class Run:
    """What a process took: seconds on the clock and of its processors, and at most how many MB of
    memory."""

    seconds: float
    processor: float
    peak: float

    def __str__(self) -> str:
        return f"{self.seconds:7.1f} s, {self.processor:7.1f} s of processors, {self.peak:6.0f} MB"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pairs", type=int, default=3)
    parser.add_argument("--float32", action="store_true")
    options = parser.parse_args()
    ratio, of_processor = ratios(options.folder, options.pairs, float32=options.float32)
    print(f"median of {options.pairs} pairs: {ratio:.3f}, of processor time {of_processor:.3f}")


def ratios(folder: Path, pairs: int, *, float32: bool) -> tuple[float, float]:
    """Our time as a share of the quickstart's, on the clock and of the processors: the medians of
    interleaved pairs, each of which is printed."""
    shares = []
    for _ in range(pairs):
        ours, theirs = (
            _ingested(command, folder)
            for command in (FLOAT32 if float32 else BROADSHEET, QUICKSTART)
        )
        print(f"Broadsheet {ours}\nquickstart {theirs}", flush=True)
        shares.append((ours.seconds / theirs.seconds, ours.processor / theirs.processor))
        print(f"ratio {shares[-1][0]:.3f}, of processor time {shares[-1][1]:.3f}", flush=True)
    clock, processor = (statistics.median(one) for one in zip(*shares, strict=True))
    return clock, processor


def _ingested(command: Sequence[str], folder: Path) -> Run:
    with tempfile.TemporaryDirectory() as out:
        return timed([*(part.format(out=out) for part in command), str(folder.absolute())])


def timed(command: Sequence[str]) -> Run:
    """What a command takes, which must succeed."""
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command[0]} failed with exit code {process.returncode}")
    return Run(seconds, usage.ru_utime + usage.ru_stime, peak_megabytes(usage))


def peak_megabytes(usage: resource.struct_rusage) -> float:
    """Linux counts in kilobytes, macOS in bytes."""
    return usage.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)


if __name__ == "__main__":
    main()
