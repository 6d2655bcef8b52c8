"""What is asked of the editors' desk and cannot be done."""

from qa.errors.base import BroadsheetError


class NoSuchQuestion(BroadsheetError):
    code = "no_such_question"
    status = 404

    def __init__(self, answer_id: str) -> None:
        super().__init__(
            f"no question {answer_id!r:.80} is kept: `broadsheet desk` lists those that are, for "
            "as many days as BROADSHEET_KEEP_QUESTIONS says"
        )


class NoSuchTest(BroadsheetError):
    code = "no_such_test"
    status = 404

    def __init__(self, test_id: str) -> None:
        super().__init__(f"there is no test {test_id!r:.80}: `broadsheet desk tests` lists them")


class NoSuchGroup(BroadsheetError):
    code = "no_such_group"
    status = 404

    def __init__(self, group_id: str) -> None:
        super().__init__(
            f"there is no group {group_id!r:.80} of questions in this period: `broadsheet desk` "
            "lists those that there are"
        )


class BadTest(BroadsheetError):
    """A test that cannot be made."""

    code = "bad_test"
    status = 422

    def __init__(self, problem: str) -> None:
        super().__init__(f"this makes no test: {problem}")


class NoTests(BroadsheetError):
    code = "no_tests"

    def __init__(self) -> None:
        super().__init__(
            "the desk has no tests: make one with `broadsheet desk accept ID`, or name a file of "
            "questions"
        )
