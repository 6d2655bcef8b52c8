"""The data directory, and who holds it."""

from dataclasses import dataclass, field
from pathlib import Path

from qa.errors.base import BroadsheetError


@dataclass(frozen=True, slots=True)
class Owner:
    """The process that holds a data directory.

    `address` is None unless it serves; `token` admits to its admin calls. `library` says where the
    articles are that it uses: "" for those in the directory itself, the place of their database, or
    None where an older version did not write it.
    """

    command: str
    pid: int
    address: str | None
    token: str = field(repr=False)
    library: str | None = None


class DataUnusable(BroadsheetError):
    code = "data_unusable"

    def __init__(self, data: Path, problem: str) -> None:
        super().__init__(
            f"cannot use the data directory {str(data)!r} ({problem}): make it a folder that you "
            "can write to, or choose another with --data or BROADSHEET_DATA"
        )


class DataBusy(BroadsheetError):
    code = "data_busy"
    status = 409

    def __init__(self, data: Path, owner: Owner) -> None:
        advice = (
            f"stop it, or use it at {owner.address}"
            if owner.address
            else "wait until it has finished, then run this again"
        )
        super().__init__(
            f"the data directory {str(data)!r} is in use by {_owner_name(owner)}: {advice}"
        )
        self.owner = owner


class OtherLibrary(BroadsheetError):
    """Who holds the data directory has other articles than those that are wanted of `library`."""

    code = "other_library"
    status = 409

    def __init__(self, data: Path, owner: Owner, library: str) -> None:
        advice = f"set BROADSHEET_DATABASE to {owner.library}" if owner.library else "unset it"
        super().__init__(
            f"the data directory {str(data)!r} is in use by {_owner_name(owner)} for the articles "
            f"in {owner.library or 'it'}, but BROADSHEET_DATABASE is {library or 'not set'}: "
            f"{advice}, or choose another directory with --data or BROADSHEET_DATA"
        )


class OwnerUnreachable(BroadsheetError):
    code = "owner_unreachable"

    def __init__(self, address: str, problem: str) -> None:
        super().__init__(
            f"the running Broadsheet at {address} does not answer ({problem}): look at its "
            "messages, and restart it if needed"
        )


def _owner_name(owner: Owner) -> str:
    """The owner as a message names it.

    Process number 0 stands for an owner that did not write who it is. A program that uses
    `open_chain` is named as it is; a command of ours with `broadsheet` before it.
    """
    if not owner.pid:
        return "another process"
    is_ours = not owner.command.startswith("a ")
    command = f"`broadsheet {owner.command}`" if is_ours else owner.command
    return f"{command} (process {owner.pid})"
