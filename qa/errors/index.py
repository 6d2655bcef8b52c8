"""The index, where it cannot be used."""

from qa.errors.base import BroadsheetError


class OtherModel(BroadsheetError):
    code = "other_model"

    def __init__(self, built: str, wanted: str) -> None:
        super().__init__(
            f"the index was built with the embedding model {built!r}, and the setting asks for "
            f"{wanted!r}: run `broadsheet rebuild` to build it anew, or set "
            f"BROADSHEET_EMBEDDING_MODEL back"
        )


class EngineAway(BroadsheetError):
    """`engine` is an address without a token."""

    code = "engine_away"
    status = 503
    retry_after = 5

    def __init__(self, engine: str, problem: str) -> None:
        super().__init__(
            f"the search engine at {engine} cannot be reached ({problem}): look whether it runs, "
            "and check BROADSHEET_INDEX"
        )


class EngineUnusable(BroadsheetError):
    """`engine` is an address without a token."""

    code = "engine_unusable"
    status = 503

    def __init__(self, engine: str, problem: str) -> None:
        super().__init__(
            f"the search engine at {engine} cannot be used ({problem}): run `broadsheet doctor`; "
            "`broadsheet rebuild` fills it anew from the library"
        )


class ClaimLost(BroadsheetError):
    """What was to be indexed took so long that another has taken it."""

    code = "claim_lost"
    status = 409

    def __init__(self) -> None:
        super().__init__(
            "another worker has taken over passages that this one was indexing: nothing is lost, "
            "and this one goes on with others"
        )
