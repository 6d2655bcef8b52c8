"""The mean of several checkpoints' weights, which is often better than each of them.

python -m training.average AVERAGE RUN/checkpoint RUN/checkpoint...

The checkpoints must come from one another, or from one ancestor with a reader's head (Wortsman et
al. 2022); what is learned from scratch twice cannot be averaged.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from torch import Tensor


def average(states: "Sequence[dict[str, Tensor]]") -> "dict[str, Tensor]":
    """The mean of every weight."""
    return {name: sum(state[name] for state in states) / len(states) for name in states[0]}  # type: ignore[misc]


def main() -> None:
    from transformers import AutoModelForQuestionAnswering, AutoTokenizer

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("average", type=Path, help="the folder to write to")
    parser.add_argument("checkpoints", type=Path, nargs="+")
    arguments = parser.parse_args()
    models = [
        AutoModelForQuestionAnswering.from_pretrained(folder) for folder in arguments.checkpoints
    ]
    models[0].load_state_dict(average([model.state_dict() for model in models]))
    models[0].save_pretrained(arguments.average)
    AutoTokenizer.from_pretrained(arguments.checkpoints[0]).save_pretrained(arguments.average)


if __name__ == "__main__":
    main()
