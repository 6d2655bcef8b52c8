"""Sources that cannot be read."""

from qa.errors.base import BroadsheetError


class BadSource(BroadsheetError):
    """One source that cannot be ingested; the others go on."""

    code = "bad_source"
    status = 422

    def __init__(self, source: str, problem: str) -> None:
        super().__init__(f"{source}: {problem}")
        self.source = source
        self.problem = problem


class Missing(BadSource):
    """A page that is not there (404); it may come back."""

    code = "missing_source"


class Gone(BadSource):
    """A page that is not there and will not be again (410)."""

    code = "gone_source"


class Refused(BadSource):
    """An address that is not opened: it is not public, or its site asks not to."""

    code = "refused_source"


class Busy(BadSource):
    """A site that asks to come back later: after `retry_after` seconds, if it says when."""

    code = "busy_source"

    def __init__(self, source: str, problem: str, retry_after: int | None) -> None:
        super().__init__(source, problem)
        self.retry_after = retry_after
