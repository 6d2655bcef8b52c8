"""Models that cannot be loaded, or give no answer."""

from qa.errors.base import BroadsheetError


class ModelUnusable(BroadsheetError):
    """`kind` is "embedding", "reader" or "language"."""

    code = "model_unusable"

    def __init__(self, kind: str, model: str, problem: str) -> None:
        setting, otherwise = {
            "embedding": ("BROADSHEET_EMBEDDING_MODEL", "use the packaged one"),
            "reader": ("BROADSHEET_READER", "use the packaged one"),
            "language": ("BROADSHEET_MODEL", "have the packaged reader answer"),
        }[kind]
        super().__init__(
            f"cannot load the {kind} model {model!r} ({problem}): check {setting}, or leave it "
            f"unset to {otherwise}"
        )


class ModelFailed(BroadsheetError):
    """A language model gave no answer. The reader answers instead."""

    code = "model_failed"
    status = 502

    def __init__(self, model: str, problem: str) -> None:
        super().__init__(f"the language model {model} gave no answer ({problem})")
