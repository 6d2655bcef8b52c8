"""A server that cannot start, is not ready, or is stopping."""

from qa.errors.base import BroadsheetError


class PortInUse(BroadsheetError):
    code = "port_in_use"

    def __init__(self, host: str, port: int, problem: str) -> None:
        super().__init__(
            f"cannot listen on port {port} of {host} ({problem}): stop the program that uses it, "
            "or choose another with --port"
        )


class NotReady(BroadsheetError):
    """`what` is the part that cannot be used, such as "library"."""

    code = "not_ready"
    status = 503
    retry_after = 5

    def __init__(self, what: str) -> None:
        super().__init__(
            f"the {what} cannot be used at the moment; `broadsheet doctor` on the server says why"
        )


class Stopping(BroadsheetError):
    code = "stopping"
    status = 503
    retry_after = 5

    def __init__(self) -> None:
        super().__init__(
            f"this server is about to stop and takes nothing more: try again in {self.retry_after} "
            "seconds"
        )
