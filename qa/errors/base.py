"""What every problem tells programs."""


class BroadsheetError(Exception):
    """Base of all problems that a person can fix.

    `code` names the problem to programs, `status` is its HTTP status, and `exit_code` what the
    command line returns: 1 for a failure, 2 for wrong usage. `retry_after` is the number of seconds
    after which the same may succeed, or None.
    """

    code = "error"
    status = 500
    exit_code = 1
    retry_after: int | None = None
