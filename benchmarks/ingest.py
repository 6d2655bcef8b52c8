"""Time and memory of ingesting a folder of text files, beside the LangChain quickstart.

    python -m benchmarks.ingest FOLDER [--pairs 3]

Each run is a process of its own, from start to end, on an empty directory; the two take turns.
"""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROGRAMS = {
    "Broadsheet": [str(Path(sys.executable).with_name("broadsheet")), "--data", "{out}", "ingest"],
    "quickstart": [sys.executable, "-m", "benchmarks.quickstart", "{out}"],
}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pairs", type=int, default=3)
    options = parser.parse_args()
    ratios = []
    for _ in range(options.pairs):
        seconds = {}
        for name, command in PROGRAMS.items():
            with tempfile.TemporaryDirectory() as out:
                seconds[name], peak = timed(
                    [part.format(out=out) for part in command] + [str(options.folder.absolute())]
                )
            print(f"{name:<11} {seconds[name]:7.1f} s   peak {peak:6.0f} MB", flush=True)
        ratios.append(seconds["Broadsheet"] / seconds["quickstart"])
        print(f"ratio {ratios[-1]:.3f}", flush=True)
    print(f"median ratio of {len(ratios)} pairs: {statistics.median(ratios):.3f}")


def timed(command: list[str]) -> tuple[float, float]:
    """(wall seconds, peak resident memory in MB) of a command, which must succeed."""
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command[0]} failed with exit code {process.returncode}")
    return seconds, peak_megabytes(usage)


def peak_megabytes(usage: resource.struct_rusage) -> float:
    """Linux counts in kilobytes, macOS in bytes."""
    return usage.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)


if __name__ == "__main__":
    main()
