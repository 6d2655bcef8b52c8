"""Tokens that are missing, or open nothing."""

from qa.errors.base import BroadsheetError


class NotAllowed(BroadsheetError):
    code = "not_allowed"
    status = 401

    def __init__(self) -> None:
        super().__init__(
            "this call wants the admin token: send `Authorization: Bearer` with the value of "
            "BROADSHEET_ADMIN_TOKEN, or log in at /login"
        )


class WrongToken(BroadsheetError):
    code = "wrong_token"
    status = 401

    def __init__(self) -> None:
        super().__init__("this is not the admin token: look for BROADSHEET_ADMIN_TOKEN")


class LinkOver(BroadsheetError):
    """A link that logs in who has started the server."""

    code = "link_over"
    status = 401

    def __init__(self) -> None:
        super().__init__(
            "this link was used, or is not for this machine: restart `broadsheet serve` to get "
            "another, or set BROADSHEET_ADMIN_TOKEN"
        )


class SubscriberRefused(BroadsheetError):
    """A token of a subscriber; the message never has any of it."""

    code = "subscriber_refused"
    status = 401

    def __init__(self, problem: str) -> None:
        super().__init__(
            f"this subscriber's token opens nothing ({problem}): the site that made it has to make "
            "another one (docs/access.md)"
        )


class ForSubscribers(BroadsheetError):
    code = "for_subscribers"
    status = 403

    def __init__(self) -> None:
        super().__init__(
            "this is for subscribers: send `Authorization: Bearer` with a subscriber's token, or "
            "open the link by which the paper's own site logs subscribers in"
        )


class SessionOver(BroadsheetError):
    code = "session_over"
    status = 401

    def __init__(self) -> None:
        super().__init__(
            "the session is over, or is not of this page: begin one with POST /embed/session and "
            "send its token as `Authorization: Bearer`"
        )


class MetricsNotAllowed(BroadsheetError):
    code = "not_allowed"
    status = 401

    def __init__(self) -> None:
        super().__init__(
            "the figures of the server want a token: send `Authorization: Bearer` with the value "
            "of BROADSHEET_METRICS_TOKEN"
        )
