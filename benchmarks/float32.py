"""Broadsheet's command line as on a processor that does not compute in bfloat16.

python -m benchmarks.float32 --data DIRECTORY ingest FOLDER
"""

import torch

from qa import weights


def main() -> None:
    weights.precision = lambda: torch.float32
    from ui.cli import main as broadsheet  # what it imports takes `precision` by name

    broadsheet()


if __name__ == "__main__":
    main()
