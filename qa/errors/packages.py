"""Packages that are not installed."""

from qa.errors.base import BroadsheetError


class LanguageModelMissing(BroadsheetError):
    """The provider's package is not installed. `extra` is ours that installs it, if there is one,
    and `problem` what LangChain says otherwise."""

    code = "model_missing"

    def __init__(self, model: str, extra: str | None, problem: str) -> None:
        advice = installing(extra) if extra else problem
        super().__init__(f"the language model {model!r} needs a package that is missing: {advice}")


class ToolsMissing(BroadsheetError):
    """The package with which `broadsheet mcp` speaks is not installed."""

    code = "tools_missing"

    def __init__(self) -> None:
        super().__init__(f"`broadsheet mcp` needs a package that is missing: {installing('mcp')}")


class ScaleMissing(BroadsheetError):
    """The packages with which a `setting` for several servers works are not installed."""

    code = "scale_missing"

    def __init__(self, setting: str) -> None:
        super().__init__(f"{setting} needs a package that is missing: {installing('scale')}")


class MetricsMissing(BroadsheetError):
    """The package that writes the figures of the server is not installed."""

    code = "metrics_missing"
    status = 501

    def __init__(self) -> None:
        super().__init__(f"/metrics needs a package that is missing: {installing('metrics')}")


def installing(extra: str) -> str:
    """How the packages of one of our extras are installed, in a sentence."""
    return f"run `.venv/bin/pip install --editable '.[{extra}]'` in the folder of Broadsheet"
