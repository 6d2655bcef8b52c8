"""How surely a question means what some examples mean. training/said.py makes the weights."""

from collections.abc import Sequence
from functools import cache, cached_property
from pathlib import Path

from qa.said.entry import CLOSENESS
from qa.said.evidence import Centre, evidence
from qa.said.wording import Wording
from qa.store.embed import Array

WEIGHTS = Path(__file__).with_name("said.safetensors")

_CENTRE = "centre."


class Head:
    """The head in `file`, read when it is first needed."""

    def __init__(self, file: Path = WEIGHTS) -> None:
        self._file = file

    @cached_property
    def _tensors(self) -> dict[str, Array]:
        from safetensors.numpy import load_file

        return load_file(self._file)

    @cached_property
    def centre(self) -> Centre:
        return Centre(
            {
                name.removeprefix(_CENTRE): tensor
                for name, tensor in self._tensors.items()
                if name.startswith(_CENTRE)
            }
        )

    def margin(self, asked: Wording, examples: Sequence[Wording], closeness: str) -> float:
        """How far the evidence is above what is wanted for a `closeness`; below 0 it is not
        enough."""
        rows = evidence(asked, examples, self.centre)
        score = float((rows @ self._tensors["weights"]).max() + self._tensors["bias"][0])
        return score - float(self._tensors["least"][CLOSENESS.index(closeness)])


@cache
def packaged() -> Head:
    return Head()
