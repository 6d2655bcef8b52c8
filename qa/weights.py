"""Models as they come: the languages on their card, and the number format they run in.

The home of huggingface_hub.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from qa.text.language import code

if TYPE_CHECKING:
    import torch

Loading = Callable[[str], AbstractContextManager[object]]
"""Called with what is loaded, "the reader" say; its block lasts as long as that takes."""


def languages(model: str) -> frozenset[str] | None:
    """The languages, as ISO 639 codes, that the model in a folder, or of a name, was made for.

    None where no card says so. The card of a model with a name is here once the model is.
    """
    import frontmatter
    from huggingface_hub import try_to_load_from_cache
    from yaml import YAMLError

    card = Path(model) / "README.md"
    try:
        if not card.is_file():
            kept = try_to_load_from_cache(model, "README.md")
            card = Path(kept) if isinstance(kept, str) else card  # else it is known to be missing
        stated = frontmatter.loads(card.read_text("utf-8")).metadata.get("language")
    except (OSError, ValueError, YAMLError):
        return None
    named = [stated] if isinstance(stated, str) else stated
    codes = {code(name) for name in named} if isinstance(named, list) else set()
    return frozenset(one for one in codes if one) or None


def precision() -> "torch.dtype":
    """The number format in which models run fastest here.

    bfloat16 takes half the time of float32 (a cosine of .99995 between the embeddings) where the
    processor computes in it, and is slower than float32 where it does not.
    """
    import torch

    capable = torch.cpu.get_capabilities()
    half = capable.get("avx512_bf16") or capable.get("amx_bf16")
    return torch.bfloat16 if half else torch.float32
