"""Last step: a checkpoint -> the reader as the product carries it, in half precision.

python -m training.export RUN/checkpoint FOLDER
"""

import argparse
import hashlib
from pathlib import Path

import torch
from transformers import AutoModelForQuestionAnswering, AutoTokenizer

WEIGHTS = "model.safetensors"


def export(checkpoint: Path, folder: Path) -> str:
    """Writes configuration, tokenizer and float16 weights; returns the weights' SHA-256.

    float16 and not bfloat16: as small, with three more bits of precision, and no weight of a
    trained encoder is near its limits. Loaded with `dtype` it becomes whatever runs fastest.
    """
    model = AutoModelForQuestionAnswering.from_pretrained(checkpoint, dtype=torch.float16)
    model.save_pretrained(folder)
    AutoTokenizer.from_pretrained(checkpoint).save_pretrained(folder)
    return hashlib.sha256((folder / WEIGHTS).read_bytes()).hexdigest()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("folder", type=Path, help="the folder to write the reader to")
    arguments = parser.parse_args()
    print(f"{export(arguments.checkpoint, arguments.folder)}  {arguments.folder / WEIGHTS}")


if __name__ == "__main__":
    main()
