"""Broadsheet in another process, asked over HTTP."""

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, nullcontext
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import httpx

from qa.access import EVERYTHING, Access
from qa.answer import Answer
from qa.errors.base import BroadsheetError
from qa.errors.data import DataBusy, Owner, OwnerUnreachable
from qa.errors.usage import BadSetting
from qa.question import Filters, Question
from qa.settings import Settings
from qa.stage import Stage, Told, untold
from qa.store.index import Agreement, Progress, Status, silent
from qa.store.library.catalogue import Listing
from qa.store.library.shares import Share
from qa.store.library.summaries import Summary
from qa.store.library.withheld import Released, Withheld
from qa.store.opening import holding, library_of
from qa.weights import Loading
from ui import wire
from ui.broadsheet import Broadsheet
from ui.found import ArticlePart, Found
from ui.fresh import Visit
from ui.said import Said
from ui.serve.admission.turns import PATIENCE
from ui.served_desk import Editors, ServedDesk

if TYPE_CHECKING:
    from ingest.report import Report

_STARTING = 120
"""Seconds to wait for a server that is starting; loading the models takes about ten."""

_CALL = 60.0
"""Seconds to wait for what takes no language model."""

_PAGE = 500
"""Articles in one page of the list; a server gives no more."""

_SLACK = 20.0
"""Seconds more than an answer should take at most: for retrieval, and for the reader's answer after
a language model has failed."""

_STEP = 600.0
"""Seconds to wait for the next word about an ingest; others may be ingesting at the same time."""


class Refused(BroadsheetError):
    """An error that the running Broadsheet reported."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class NobodyThere(OwnerUnreachable):
    """Nobody took the connection, so nothing was asked yet, and asking elsewhere costs nothing."""


class Client:
    """Does what `Local` does, through the Broadsheet that `owner` describes.

    An answer is waited for as long as `settings` allow a language model, which are taken to be the
    owner's: giving up before would lose the answer that the reader gives in the model's place. A
    `transport` takes the place of the network.
    """

    def __init__(
        self, owner: Owner, settings: Settings, transport: httpx.BaseTransport | None = None
    ) -> None:
        if owner.address is None:
            raise ValueError("the owner does not serve")
        self.address = owner.address
        self._settings = settings
        self._http = httpx.Client(
            base_url=owner.address,
            headers={"Authorization": f"Bearer {owner.token}"},
            timeout=_CALL,
            transport=transport,
            # The owner is on this machine, whatever proxy the environment names.
            trust_env=False,
        )

    def ask(self, question: Question, told: Told = untold) -> Answer:
        body = {
            **wire.asked(question),
            "page": asdict(question.page),
            "named_time": question.named_time,
            "wants": question.wants,
        }
        wait = _longest_answer(question, self._settings)
        for event, data in self._events("/api/ask", body, wait, question.rights):
            match event:
                case "stage":
                    told(Stage.from_dict(data))
                case "done":
                    return Answer.from_dict(data)
        raise OwnerUnreachable(self.address, "it stopped before it had answered")

    def search(self, question: Question, k: int) -> Found:
        body = {**wire.asked(question), "k": k}
        with self._translated():
            asked = self._http.post("/api/search", json=body, headers=wire.header(question.rights))
            return wire.found(self._result(asked))

    def listing(self, containing: str, filters: Filters, limit: int, *, rights: Access) -> Listing:
        wanted = {"q": containing, "limit": limit, **wire.narrowed(filters)}
        with self._translated():
            listed = self._http.get("/api/articles", params=wanted, headers=wire.header(rights))
            values = self._result(listed)
        return Listing(
            total=values["total"],
            articles=[Summary(**wire.dated(one)) for one in values["articles"]],
            authors=[Share(**one) for one in values["authors"]],
            sources=[Share(**one) for one in values["sources"]],
        )

    def part(self, article_id: str, offset: int, *, rights: Access) -> ArticlePart:
        with self._translated():
            path = f"/api/articles/{quote(article_id, safe='')}"
            response = self._http.get(path, headers=wire.header(rights))
            return ArticlePart.of(self._result(response), offset)

    def said(self) -> Said:
        with self._translated():
            return Said.from_dict(self._result(self._http.get("/api/desk/said")))

    def ingest(
        self,
        sources: Sequence[str],
        *,
        base: Path,
        recursive: bool,
        dry_run: bool,
        progress: Progress,
        who: str,
    ) -> "Report":
        body = {
            "sources": list(sources),
            "base": str(base.absolute()),
            "recursive": recursive,
            "dry_run": dry_run,
            "by": who,
        }
        return self._reported("/api/articles", body, progress)

    def refresh(self, *, progress: Progress, who: str) -> "Report":
        return self._reported("/api/refresh", {"by": who}, progress)

    def _reported(self, path: str, body: Mapping[str, Any], progress: Progress) -> "Report":
        """The report at the end of a stream of progress. Raises BadSetting where rules of access
        are set here by which the owner does not close what it reads."""
        with closing(library_of(self._settings)) as library:
            unlike = library.rules.kept.unlike(self._settings.access)
        if unlike:
            problem = (
                f"the Broadsheet at {self.address} keeps other rules: {unlike}. Start it again"
            )
            raise BadSetting("BROADSHEET_ACCESS", f"{problem} with this setting")
        with self._left_alone():
            for event, data in self._events(path, body, _STEP):
                match event:
                    case "progress":
                        progress(Status.from_dict(data))
                    case "report":
                        from ingest.report import Report

                        return Report(**data)
        raise OwnerUnreachable(self.address, "it stopped before it had finished")

    def _events(
        self, path: str, body: Mapping[str, Any], wait: float, rights: Access = EVERYTHING
    ) -> Iterator[tuple[str, Any]]:
        """(event, data) of a call that answers with a stream; `wait` seconds for each at most.
        Raises Refused."""
        accepted = {"Accept": "text/event-stream", **wire.header(rights)}
        stream = self._http.stream("POST", path, json=body, headers=accepted, timeout=wait)
        with self._translated(), stream as response:
            if response.is_error:
                response.read()
                self._result(response)
            for event, data in wire.events(wire.lines(response.iter_text())):
                if event == "error":
                    raise Refused(data["code"], data["message"])
                yield event, data

    def articles(self) -> list[Summary]:
        found: list[Summary] = []
        with self._translated():
            while True:
                page = {"offset": len(found), "limit": _PAGE}
                listed = self._result(self._http.get("/api/articles", params=page))["articles"]
                found += [Summary(**wire.dated(one)) for one in listed]
                if len(listed) < _PAGE:
                    return found

    def remove(self, article_id: str, *, who: str) -> None:
        with self._translated():
            path = f"/api/articles/{quote(article_id, safe='')}"
            self._result(self._http.delete(path, params={"by": who}))

    def unpublish(self, name: str, *, why: str, until: datetime | None, who: str) -> list[Withheld]:
        body = {"article": name, "why": why, "until": until and until.isoformat(), "by": who}
        with self._translated():
            held = self._result(self._http.post("/api/unpublish", json=body))["withheld"]
        return [Withheld.from_dict(one) for one in held]

    def republish(self, name: str, *, why: str, who: str) -> list[Released]:
        body = {"article": name, "why": why, "by": who}
        with self._translated():
            given = self._result(self._http.post("/api/republish", json=body))["released"]
        return [Released(**one) for one in given]

    def sources(self) -> list[Visit]:
        with self._translated():
            told = self._result(self._http.get("/api/desk/sources"))["sources"]
        return [Visit.from_dict(one) for one in told]

    @property
    def editors(self) -> Editors:
        """The editors' desk."""
        return ServedDesk(self._desk_call, self._desk_lines)

    def _desk_call(self, method: str, path: str, **sent: Any) -> Any:
        with self._translated():
            response = self._http.request(method, f"/api/desk/{path}", timeout=_STEP, **sent)
            return self._result(response)

    def _desk_lines(self, path: str, **sent: Any) -> Iterator[str]:
        with (
            self._translated(),
            self._http.stream("GET", f"/api/desk/{path}", timeout=_STEP, **sent) as response,
        ):
            if response.is_error:
                response.read()
                self._result(response)
            yield from wire.lines(response.iter_text())

    def check(self) -> Agreement:
        with self._translated():
            return Agreement(**self._result(self._http.get("/api/check")))

    def close(self) -> None:
        self._http.close()

    @contextmanager
    def _left_alone(self) -> Iterator[None]:
        """Says what becomes of an ingest when who waits for it is stopped."""
        try:
            yield
        except KeyboardInterrupt as stopped:
            stopped.add_note(f"the Broadsheet at {self.address} goes on with it to the end")
            raise

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except (httpx.ConnectError, httpx.ConnectTimeout) as error:
            raise NobodyThere(self.address, str(error) or type(error).__name__) from None
        except httpx.HTTPError as error:
            raise OwnerUnreachable(self.address, str(error) or type(error).__name__) from None

    @staticmethod
    def _result(response: httpx.Response) -> Any:
        """The JSON of a response. Raises Refused for an error, also for one that is not in the
        API's shape, such as the plain text in which a bug is reported."""
        if response.is_success:
            return response.json() if response.content else None
        try:
            error = response.json()["error"]
            refused = Refused(error["code"], error["message"])
        except (ValueError, LookupError, TypeError):
            said = f"the running Broadsheet answers with status {response.status_code}"
            refused = Refused("http_error", f"{said}: look at its messages")
        raise refused


def connect(
    settings: Settings,
    command: str,
    progress: Progress = silent,
    loading: Loading = nullcontext,
    *,
    searching: bool = True,
) -> Broadsheet:
    """Broadsheet over the articles of `settings`: in this process, or in the one that alone has
    their index and serves. Without `searching` nothing is asked, and an index of one process is not
    wanted where the articles are in a database.

    `progress` counts the passages that a crash left to be indexed, and `loading` hears of models
    that this process loads. Waits for a server that is just starting. Raises DataBusy if the owner
    does not serve, OtherLibrary if it has other articles, and what `Local` raises.
    """
    until = time.monotonic() + _STARTING
    while True:
        try:
            hold = holding(settings, command, searching=searching)
        except DataBusy as busy:
            if busy.owner.address is not None:
                return Client(busy.owner, settings)
            if busy.owner.command != "serve" or time.monotonic() > until:
                raise
            time.sleep(0.5)
        else:
            from ui.local import Local

            return Local(settings, hold, progress=progress, loading=loading)


def _longest_answer(question: Question, settings: Settings) -> float:
    """Seconds that an answer may take: those in line, and those of each call of the language model,
    of which a stalled connection may take half as many again (docs/models.md)."""
    calls = 1 + bool(question.history) + settings.general_knowledge
    return PATIENCE + 1.5 * settings.model_timeout * calls + _SLACK
