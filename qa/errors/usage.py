"""What somebody has set, asked or named wrongly."""

from datetime import datetime
from pathlib import Path

from qa.errors.base import BroadsheetError


class BadSetting(BroadsheetError):
    code = "bad_setting"
    exit_code = 2

    def __init__(self, name: str, problem: str) -> None:
        super().__init__(f"setting {name}: {problem}; see .env.example for every setting")


class BadQuestion(BroadsheetError):
    code = "bad_question"
    status = 422
    exit_code = 2


class BadQuestions(BroadsheetError):
    """A file of questions, or of floors, to evaluate with."""

    code = "bad_questions"
    exit_code = 2

    def __init__(self, path: Path, problem: str) -> None:
        super().__init__(
            f"{path}: {problem}; `broadsheet evaluate --help` says what it should hold"
        )


class BadHistory(BroadsheetError):
    code = "bad_history"
    status = 422
    exit_code = 2

    def __init__(self, problem: str) -> None:
        super().__init__(
            f"cannot read the history of the conversation: {problem}; send the latest turns, each "
            'as {"role": "user" or "assistant", "content": TEXT}'
        )


class BadDate(BroadsheetError):
    code = "bad_date"
    status = 422
    exit_code = 2

    def __init__(self, name: str, value: object) -> None:
        super().__init__(f"{name} {value!r} is not a date: write it as 2024-08-13")


class IsOver(BroadsheetError):
    """A moment that has to be one to come."""

    code = "is_over"
    status = 422
    exit_code = 2

    def __init__(self, name: str, value: datetime) -> None:
        over = f"{name} {value.astimezone():%Y-%m-%d %H:%M} is over"
        super().__init__(f"{over}: name a moment to come, or leave it out")


class FileUnwritable(BroadsheetError):
    """A file of the user's choice that is to be made."""

    code = "file_unwritable"
    exit_code = 2

    def __init__(self, path: Path, problem: str) -> None:
        super().__init__(
            f"cannot write {str(path)!r} ({problem}): name a new file in a folder that you can "
            "write to"
        )


class ReportUnwritable(BroadsheetError):
    code = "report_unwritable"
    exit_code = 2

    def __init__(self, path: Path, problem: str) -> None:
        super().__init__(
            f"cannot write the report {str(path)!r} ({problem}): name a file in a folder that you "
            "can write to"
        )
