"""What the card of a model, the README.md that comes with it, says of the model.

The home of huggingface_hub.
"""

from pathlib import Path

from qa.text.language import code


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
