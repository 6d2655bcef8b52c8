"""Answers, and links to them, that are not kept."""

from qa.errors.base import BroadsheetError


class NoSuchAnswer(BroadsheetError):
    code = "no_such_answer"
    status = 404

    def __init__(self, answer_id: str) -> None:
        super().__init__(
            f"no recent answer has the id {answer_id!r}: send the X-Answer-Id that came with it"
        )


class NoSuchLink(BroadsheetError):
    code = "no_such_link"
    status = 404

    def __init__(self, kept_id: str) -> None:
        super().__init__(
            f"no answer is kept as {kept_id!r}: it may be older than a year; ask the question again"
        )


class NoLinks(BroadsheetError):
    code = "no_links"
    status = 404

    def __init__(self) -> None:
        super().__init__(
            "this server keeps no answers to link to: BROADSHEET_PERMALINKS turns that on"
        )
