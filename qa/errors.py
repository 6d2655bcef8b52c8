"""One class per problem that a person can fix; each builds its own message.

A message says what is wrong, with which value, and what to run or change. Anything that is not a
`BroadsheetError` is a bug and shows its traceback.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Owner:
    """The process that holds a data directory.

    `address` is None unless it serves; `token` admits to its admin calls.
    """

    command: str
    pid: int
    address: str | None
    token: str = field(repr=False)


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


def first_line(error: Exception) -> str:
    """What an error says first, or what it is where it says nothing."""
    return next(iter(str(error).strip().splitlines()), type(error).__name__)


def without_password(address: str) -> str:
    """`address` as a message may show it: scheme, host, port and path.

    An address that cannot be taken apart for certain keeps its scheme alone, since any other part
    of it may be one of the password.
    """
    scheme, mark, rest = address.partition("://")
    try:
        parts = urlsplit(address)
        _ = parts.port  # raises ValueError
    except ValueError:
        return f"{scheme}://…" if mark else "…"
    if not mark or "@" in rest.removeprefix(parts.netloc):
        return f"{scheme}://…" if mark else "…"
    named, at, host = parts.netloc.rpartition("@")
    return f"{scheme}://{named and '***'}{at}{host}{parts.path}"


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


class ReportUnwritable(BroadsheetError):
    code = "report_unwritable"
    exit_code = 2

    def __init__(self, path: Path, problem: str) -> None:
        super().__init__(
            f"cannot write the report {str(path)!r} ({problem}): name a file in a folder that you "
            "can write to"
        )


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


class BadSource(BroadsheetError):
    """One source that cannot be ingested; the others go on."""

    code = "bad_source"
    status = 422

    def __init__(self, source: str, problem: str) -> None:
        super().__init__(f"{source}: {problem}")
        self.source = source
        self.problem = problem


class Missing(BadSource):
    """A page that is not there (404); it may come back."""

    code = "missing_source"


class Gone(BadSource):
    """A page that is not there and will not be again (410)."""

    code = "gone_source"


class Refused(BadSource):
    """An address that is not opened: it is not public, or its site asks not to."""

    code = "refused_source"


class Busy(BadSource):
    """A site that asks to come back later: after `retry_after` seconds, if it says when."""

    code = "busy_source"

    def __init__(self, source: str, problem: str, retry_after: int | None) -> None:
        super().__init__(source, problem)
        self.retry_after = retry_after


class NoSuchArticle(BroadsheetError):
    code = "no_such_article"
    status = 404

    def __init__(self, article_id: str) -> None:
        super().__init__(
            f"no article has the id {article_id!r}: `broadsheet articles list` shows the ids"
        )


class AmbiguousId(BroadsheetError):
    """The beginning of several ids; `found` has some of them, each with its article's title."""

    code = "ambiguous_id"
    status = 409
    exit_code = 2

    def __init__(self, beginning: str, found: Sequence[tuple[str, str]]) -> None:
        named = "; ".join(f"{article_id} ({title})" for article_id, title in found)
        super().__init__(f"several ids begin with {beginning!r}, write more of it: {named}")


class NoArticles(BroadsheetError):
    code = "no_articles"
    status = 409

    def __init__(self, library: str) -> None:
        super().__init__(
            f"there are no articles in {library!r} yet: `broadsheet ingest FOLDER` adds some"
        )


class NotWithheld(BroadsheetError):
    """An article that is to be given back to readers, and was never taken from them."""

    code = "not_withheld"
    status = 409

    def __init__(self, article_id: str) -> None:
        super().__init__(
            f"the article {article_id!r} is not withheld: `broadsheet articles list --withheld` "
            "shows those that are"
        )


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


class DataUnusable(BroadsheetError):
    code = "data_unusable"

    def __init__(self, data: Path, problem: str) -> None:
        super().__init__(
            f"cannot use the data directory {str(data)!r} ({problem}): make it a folder that you "
            "can write to, or choose another with --data or BROADSHEET_DATA"
        )


class LibraryDamaged(BroadsheetError):
    code = "library_damaged"

    def __init__(self, file: Path, problem: str) -> None:
        super().__init__(
            f"the library {str(file)!r} is damaged ({problem}): put a backup into a new data "
            "directory as library.sqlite3; without one, `broadsheet articles export FILE` saves "
            "what can be read, and your sources can be ingested into a new data directory"
        )


class LibraryUnreadable(BroadsheetError):
    code = "library_unreadable"

    def __init__(self, file: Path) -> None:
        super().__init__(
            f"nothing can be read of the library {str(file)!r}: put a backup into a new data "
            "directory as library.sqlite3, or ingest your sources into a new data directory"
        )


class LibraryLost(BroadsheetError):
    """`problem` says what has become of the library."""

    code = "library_lost"

    def __init__(self, file: Path, problem: str) -> None:
        super().__init__(
            f"the library {str(file)!r} {problem}, and beside it are indexes that were made from "
            "one: put a backup into a new data directory as library.sqlite3, or ingest your "
            f"sources again after you removed {str(file.parent)!r}; nothing was changed"
        )


class LibraryAway(BroadsheetError):
    """`library` is the address of a database without a password."""

    code = "library_away"
    status = 503
    retry_after = 5

    def __init__(self, library: str, problem: str) -> None:
        super().__init__(
            f"the library at {library} cannot be reached ({problem}): look whether PostgreSQL runs "
            "there, and check BROADSHEET_DATABASE"
        )


class LibraryUnwritable(BroadsheetError):
    """`library` is the address of a database without a password."""

    code = "library_unwritable"
    status = 503
    retry_after = 30

    def __init__(self, library: str, problem: str) -> None:
        super().__init__(
            f"the library at {library} takes no change at the moment ({problem}): questions are "
            "answered; give its PostgreSQL room, or the right to write, and try again"
        )


class LibraryUnsuited(BroadsheetError):
    """`library` is the address of a database without a password."""

    code = "library_unsuited"

    def __init__(self, library: str, problem: str) -> None:
        super().__init__(
            f"the database at {library} cannot hold a library ({problem}): name another one in "
            "BROADSHEET_DATABASE, made with `createdb --encoding UTF8 --template template0 NAME` "
            "in PostgreSQL 13 or later"
        )


class NoLibrary(BroadsheetError):
    code = "no_library"

    def __init__(self, file: Path) -> None:
        super().__init__(
            f"there is no library {str(file)!r}: name the data directory that has one with --data "
            "or BROADSHEET_DATA"
        )


class FileUnwritable(BroadsheetError):
    """A file of the user's choice that is to be made."""

    code = "file_unwritable"
    exit_code = 2

    def __init__(self, path: Path, problem: str) -> None:
        super().__init__(
            f"cannot write {str(path)!r} ({problem}): name a new file in a folder that you can "
            "write to"
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


class LibraryBusy(BroadsheetError):
    """Another process does `what` only one may do at a time; `library` shows no password."""

    code = "library_busy"
    status = 409

    def __init__(self, library: str, what: str, holder: str) -> None:
        super().__init__(
            f"the library at {library} is in use by {holder}, and only one {what} may run at a "
            "time: wait until it has finished, then run this again"
        )


class LibraryMoved(BroadsheetError):
    """A library that is no longer the one in use. Both places show no password."""

    code = "library_moved"

    def __init__(self, library: str, place: str) -> None:
        setting = "BROADSHEET_DATABASE" if "://" in place else "BROADSHEET_DATA"
        super().__init__(
            f"the library at {library} was moved to {place}: set {setting} to it; what was put "
            f"there since comes back with `broadsheet move --to {library}`"
        )


class LibraryUnfinished(BroadsheetError):
    """A copy of a library that was cut short; `library` shows no password."""

    code = "library_unfinished"

    def __init__(self, library: str) -> None:
        super().__init__(
            f"the library at {library} is a copy that was cut short: run the `broadsheet move` "
            "again that began it, which copies the rest"
        )


class NotMoved(BroadsheetError):
    """A library that stays where it is. Both places show no password."""

    code = "not_moved"

    def __init__(self, place: str, problem: str) -> None:
        super().__init__(
            f"cannot move the library to {place}: {problem}; nothing was changed there"
        )


class MoveUnfinished(BroadsheetError):
    """A library of which a copy was made that is not the same."""

    code = "move_unfinished"

    def __init__(self, place: str) -> None:
        super().__init__(
            f"the library was changed while it was copied to {place}: stop whoever adds articles, "
            "and run the same command again, which copies the rest"
        )


class OwnerUnreachable(BroadsheetError):
    code = "owner_unreachable"

    def __init__(self, address: str, problem: str) -> None:
        super().__init__(
            f"the running Broadsheet at {address} does not answer ({problem}): look at its "
            "messages, and restart it if needed"
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


class OtherModel(BroadsheetError):
    code = "other_model"

    def __init__(self, built: str, wanted: str) -> None:
        super().__init__(
            f"the index was built with the embedding model {built!r}, and the setting asks for "
            f"{wanted!r}: run `broadsheet rebuild` to build it anew, or set "
            f"BROADSHEET_EMBEDDING_MODEL back"
        )


class OtherSchema(BroadsheetError):
    code = "other_schema"

    def __init__(self, home: Path | str, found: int, wanted: int) -> None:
        helps = (
            "use the Broadsheet that wrote it, or choose another folder with --data"
            if found > wanted
            else "`broadsheet serve` brings it up to date"
        )
        super().__init__(
            f"the library in {without_password(str(home))!r} has format {found}, this Broadsheet "
            f"reads format {wanted}: {helps}"
        )


class ModelUnusable(BroadsheetError):
    """`kind` is "embedding", "reader" or "language"."""

    code = "model_unusable"

    def __init__(self, kind: str, model: str, problem: str) -> None:
        setting, otherwise = {
            "embedding": ("BROADSHEET_EMBEDDING_MODEL", "use the packaged one"),
            "reader": ("BROADSHEET_READER", "use the packaged one"),
            "language": ("BROADSHEET_MODEL", "have the packaged reader answer"),
        }[kind]
        super().__init__(
            f"cannot load the {kind} model {model!r} ({problem}): check {setting}, or leave it "
            f"unset to {otherwise}"
        )


def installing(extra: str) -> str:
    """How the packages of one of our extras are installed, in a sentence."""
    return f"run `.venv/bin/pip install --editable '.[{extra}]'` in the folder of Broadsheet"


class LanguageModelMissing(BroadsheetError):
    """The provider's package is not installed. `extra` is ours that installs it, if there is one,
    and `problem` what LangChain says otherwise."""

    code = "model_missing"

    def __init__(self, model: str, extra: str | None, problem: str) -> None:
        advice = installing(extra) if extra else problem
        super().__init__(f"the language model {model!r} needs a package that is missing: {advice}")


class ToolsMissing(BroadsheetError):
    """The package with which `broadsheet mcp` speaks is not installed."""

    code = "tools_missing"

    def __init__(self) -> None:
        super().__init__(f"`broadsheet mcp` needs a package that is missing: {installing('mcp')}")


class ScaleMissing(BroadsheetError):
    """The packages with which a `setting` for several servers works are not installed."""

    code = "scale_missing"

    def __init__(self, setting: str) -> None:
        super().__init__(f"{setting} needs a package that is missing: {installing('scale')}")


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


class ModelFailed(BroadsheetError):
    """A language model gave no answer. The reader answers instead."""

    code = "model_failed"
    status = 502

    def __init__(self, model: str, problem: str) -> None:
        super().__init__(f"the language model {model} gave no answer ({problem})")


class PortInUse(BroadsheetError):
    code = "port_in_use"

    def __init__(self, host: str, port: int, problem: str) -> None:
        super().__init__(
            f"cannot listen on port {port} of {host} ({problem}): stop the program that uses it, "
            "or choose another with --port"
        )


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


class TooManyLogins(BroadsheetError):
    code = "too_many_logins"
    status = 429

    def __init__(self, retry_after: int) -> None:
        super().__init__(f"too many tries to log in: try again in {retry_after} seconds")
        self.retry_after = retry_after


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


class SessionOver(BroadsheetError):
    code = "session_over"
    status = 401

    def __init__(self) -> None:
        super().__init__(
            "the session is over, or is not of this page: begin one with POST /embed/session and "
            "send its token as `Authorization: Bearer`"
        )


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


class Stopping(BroadsheetError):
    code = "stopping"
    status = 503
    retry_after = 5

    def __init__(self) -> None:
        super().__init__(
            f"this server is about to stop and takes nothing more: try again in {self.retry_after} "
            "seconds"
        )


class NotReady(BroadsheetError):
    """`what` is the part that cannot be used, such as "library"."""

    code = "not_ready"
    status = 503
    retry_after = 5

    def __init__(self, what: str) -> None:
        super().__init__(
            f"the {what} cannot be used at the moment; `broadsheet doctor` on the server says why"
        )


class MetricsNotAllowed(BroadsheetError):
    code = "not_allowed"
    status = 401

    def __init__(self) -> None:
        super().__init__(
            "the figures of the server want a token: send `Authorization: Bearer` with the value "
            "of BROADSHEET_METRICS_TOKEN"
        )


class MetricsMissing(BroadsheetError):
    """The package that writes the figures of the server is not installed."""

    code = "metrics_missing"
    status = 501

    def __init__(self) -> None:
        super().__init__(f"/metrics needs a package that is missing: {installing('metrics')}")
