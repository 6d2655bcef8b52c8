"""Too many questions or logins, and where they are counted."""

from qa.errors.base import BroadsheetError


class TooManyQuestions(BroadsheetError):
    """`whose` is "address", "session" or "site"; `limit` is what the setting says."""

    code = "too_many_questions"
    status = 429

    def __init__(self, whose: str, limit: str, retry_after: int) -> None:
        super().__init__(
            f"too many questions from this {whose} ({limit}): ask again in {retry_after} seconds, "
            f"or raise BROADSHEET_LIMIT_PER_{whose.upper()}"
        )
        self.retry_after = retry_after


class TooManyLogins(BroadsheetError):
    code = "too_many_logins"
    status = 429

    def __init__(self, retry_after: int) -> None:
        super().__init__(f"too many tries to log in: try again in {retry_after} seconds")
        self.retry_after = retry_after


class StillAnswering(BroadsheetError):
    code = "still_answering"
    status = 429
    retry_after = 2

    def __init__(self, at_once: int) -> None:
        super().__init__(
            f"{at_once} questions of this visitor are being answered: wait until one is done"
        )


class TooBusy(BroadsheetError):
    code = "too_busy"
    status = 503

    def __init__(self, retry_after: int) -> None:
        super().__init__(
            f"too many questions are waiting to be answered: ask again in {retry_after} seconds"
        )
        self.retry_after = retry_after


class LimitsAway(BroadsheetError):
    """The Redis in which servers count together; `address` shows no password."""

    code = "limits_away"
    status = 503
    retry_after = 5

    def __init__(self, address: str, problem: str) -> None:
        super().__init__(
            f"the Redis at {address} cannot be reached ({problem}): start it, or correct "
            "BROADSHEET_LIMITS; without it each server counts for itself"
        )
