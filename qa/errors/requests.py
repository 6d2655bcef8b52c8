"""Requests over HTTP that are refused for their form, or for where they come from."""

from qa.errors.base import BroadsheetError


class BadRequest(BroadsheetError):
    """A request over HTTP that is not what the call takes; `where` names the part."""

    code = "bad_request"
    status = 422

    def __init__(self, where: str, problem: str) -> None:
        super().__init__(f"{where}: {problem}")


class TooLarge(BroadsheetError):
    code = "too_large"
    status = 413

    def __init__(self, most: int) -> None:
        super().__init__(f"the request is too large: send at most {most:,} bytes")


class TooSlow(BroadsheetError):
    code = "too_slow"
    status = 408

    def __init__(self) -> None:
        super().__init__("the request did not come to its end in time: send all of it at once")


class HostNotKnown(BroadsheetError):
    code = "host_not_known"
    status = 421

    def __init__(self, host: str) -> None:
        super().__init__(
            f"this server is not known as {host!r}: ask it at its own address, or add the name to "
            "BROADSHEET_HOSTS and restart `broadsheet serve`"
        )


class OriginNotAllowed(BroadsheetError):
    code = "origin_not_allowed"
    status = 403

    def __init__(self, origin: str | None) -> None:
        super().__init__(
            f"pages of {origin!r} may not use this server: add the site to "
            "BROADSHEET_ALLOWED_ORIGINS and restart `broadsheet serve`"
            if origin
            else "this call is for pages in a browser, which send an Origin: programs use /api/ask"
        )
