"""Why a delivery of the webhook is refused."""

from qa.errors.base import BroadsheetError

_SETTING = "BROADSHEET_WEBHOOK_SECRET"


class NoWebhook(BroadsheetError):
    code = "no_webhook"
    status = 403

    def __init__(self) -> None:
        super().__init__(f"this server takes no deliveries: {_SETTING} turns that on")


class Unsigned(BroadsheetError):
    """`header` is what is missing, or stands twice."""

    code = "not_signed"
    status = 401

    def __init__(self, header: str, problem: str) -> None:
        super().__init__(
            f"{header}: {problem}; a delivery is signed with webhook-id, webhook-timestamp and "
            "webhook-signature, each once, as standardwebhooks.com says"
        )


class WrongSignature(BroadsheetError):
    code = "wrong_signature"
    status = 401

    def __init__(self) -> None:
        super().__init__(
            f"the signature does not fit: sign “id.timestamp.body”, with the very bytes that are "
            f"sent, with the {_SETTING} of this server"
        )


class WrongTime(BroadsheetError):
    """`seconds` is how long ago the delivery was signed, less than 0 for a time to come."""

    code = "wrong_time"
    status = 401

    def __init__(self, seconds: int, tolerance: int) -> None:
        away = f"{seconds:,} seconds ago" if seconds > 0 else f"in {-seconds:,} seconds"
        super().__init__(
            f"the delivery was signed {away} by this server's clock, and {tolerance} are allowed: "
            "sign each try anew, and look at both clocks"
        )


class AlreadyDelivered(BroadsheetError):
    code = "already_delivered"
    status = 409

    def __init__(self, delivery_id: str) -> None:
        super().__init__(
            f"the delivery {delivery_id!r} has come before, and counts once: send no more of it, "
            "and give another article, or another version, an id of its own"
        )
