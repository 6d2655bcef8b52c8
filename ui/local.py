"""Broadsheet in this process: the index, and the chain over it."""

from collections.abc import Generator, Iterator, Sequence
from contextlib import closing, nullcontext
from dataclasses import fields, replace
from datetime import date, datetime, timedelta
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, cast

from langchain_core.runnables import RunnableConfig

from qa.access import EVERYTHING, PUBLIC, Access
from qa.answer import Answer
from qa.article import digest
from qa.conversation.followup import resolve
from qa.desk.desk import EditorsDesk
from qa.desk.keeping import Keeping
from qa.errors.articles import NoSuchArticle
from qa.evaluation.known_answers import Case
from qa.evaluation.outcomes import Outcome, Recorder, outcomes
from qa.question import Filters, Question
from qa.retrieve import Hit, search
from qa.said.desk import desk_of
from qa.said.entry import BLOCKED
from qa.settings import Settings
from qa.spans import spanned
from qa.stage import Told, listener, untold
from qa.store.answers.recent import RecentAnswers
from qa.store.embed import Embedder
from qa.store.index import Agreement, Index, Progress, Status, silent
from qa.store.library.catalogue import Listing
from qa.store.library.shared import Shared
from qa.store.library.summaries import Summary
from qa.store.library.withheld import Released, Withheld
from qa.store.opening import index_of
from qa.store.private import make_folder
from qa.store.stores import Hold
from qa.suggest import next_questions
from qa.text.language import of_question
from qa.weights import Loading
from ui import log
from ui.chains import Chains
from ui.found import ArticlePart, Found, FoundPassage
from ui.fresh import Freshness, Visit, freshness, visits
from ui.said import Said, said

if TYPE_CHECKING:
    from ingest.delivery import Delivery
    from ingest.report import Report
    from ingest.web.fetch import Fetcher


class Local:
    """Uses the articles until closed, and closes `hold` then. Raises what `index_of` raises.

    `index` is what everybody may see of them, and `whole` all.
    """

    def __init__(
        self,
        settings: Settings,
        hold: Hold,
        *,
        anew: bool = False,
        progress: Progress = silent,
        loading: Loading = nullcontext,
    ) -> None:
        if settings.log:
            log.start()
        self.settings = settings
        self.heard: log.Heard = log.unheard
        self.every: timedelta | None = None
        """How often this process visits the sources by itself."""
        embedder = Embedder(settings.embedding_model, loading)
        self.whole = index_of(settings, hold, embedder, anew=anew, progress=progress)
        self.index = self.whole.seen_by(PUBLIC)
        self.desk = desk_of(settings, embedder)
        self._chains = Chains(settings, self.whole, self.desk, loading)
        self._fetching = Lock()
        self._fetcher: Fetcher | None = None
        days, library = settings.keep_questions, self.whole.library
        self.keeping = Keeping(library.asked, library.shared, embedder, days) if days else None

    @property
    def shared(self) -> Shared | None:
        """What other processes know of this one; None where no other has the same library."""
        return self.whole.library.shared if self.settings.database else None

    @property
    def recent(self) -> RecentAnswers | None:
        """The recent answers of all servers; None where there is but one."""
        return self.whole.library.recent if self.settings.database else None

    @property
    def fetcher(self) -> "Fetcher":
        """What fetches for all threads, so that it leaves a site its pauses and stops in all. It is
        made when it is first wanted."""
        from ingest.web.fetch import Fetcher

        with self._fetching:
            if self._fetcher is None:
                self._fetcher = Fetcher(self.settings.fetch_hosts)
            return self._fetcher

    @property
    def answerer(self) -> str:
        return self._chains.answerer

    def next_questions(self, answer: Answer, rights: Access) -> Iterator[str | None]:
        """What somebody with these `rights` can ask after an `answer`, as `qa.suggest` tries it; it
        takes a moment for each question that is tried."""
        self.whole.settle()

        def ask(question: Question) -> Answer:
            return self._chains.reading.invoke(replace(question, rights=rights))

        return next_questions(self.whole.seen_by(rights), answer, ask)

    @cached_property
    def editors(self) -> EditorsDesk:
        """The editors' desk. Its tests are asked of the reader, which costs nothing."""
        settle = self.keeping.settle if self.keeping else None
        days = self.settings.keep_questions
        return EditorsDesk(self.whole.library, days, self._read, settle)

    def _read(self, question: Question) -> Answer:
        return self._chains.reading.invoke(question)

    def warm(self) -> None:
        """Load the models, so that the first question need not wait for them."""
        self._chains.warm()

    def ask(self, question: Question, told: Told = untold) -> Answer:
        *_, answer = self.stream(question, told, way="command line")
        return answer

    def stream(
        self, question: Question, told: Told = untold, *, way: str = "", **about: str
    ) -> Generator[Answer, None, None]:
        """The answer as it grows; the last one is the answer. How far it has come is `told` between
        two. The log is told what is known `about` it, such as its id and the site that asks; `way`
        is the way by which the question came."""
        growing = spanned("answer", self._growing(question, told))
        text = self.settings.log_text
        answer = log.told(growing, question, text=text, heard=self.heard, **about)
        if self.keeping is None:
            return answer
        origin = about.get("origin") or way
        return self.keeping.once_whole(answer, question, about.get("answer_id"), origin)

    def _growing(self, question: Question, told: Told) -> Generator[Answer, None, None]:
        listening = RunnableConfig(callbacks=[listener(told)])
        stream = self._chains.usual.stream(question, listening)
        growing = cast("Generator[Answer, None, None]", stream)
        answer: Answer | None = None
        with closing(growing):
            for answer in growing:
                yield answer
        if answer and answer.editors:
            self.whole.library.catches.add(answer.editors.entry)

    def search(self, question: Question, k: int) -> Found:
        """The `k` passages nearest to the question. Raises NoSuchArticle where it is to look in one
        that is not there. Of what the editors have blocked there are none."""
        self.whole.settle()
        index = self.whole.seen_by(question.rights)
        if (only := question.filters.article) and not index.library.has(only):
            raise NoSuchArticle(only)
        resolved = resolve(question.text, question.history)
        met = self.desk.met(resolved.text, of_question(resolved.text), date.today())
        if met and met.entry.kind == BLOCKED:
            return Found(resolved.text, ())
        hits = search(index, resolved.text, k, question.filters, resolved.context)
        return Found(resolved.text, tuple(self._found(index, hit) for hit in hits))

    def _found(self, index: Index, hit: Hit) -> FoundPassage:
        passage, article = hit.passage, index.library.article(hit.passage.article_id)
        return FoundPassage(
            passage_id=passage.id,
            article_id=passage.article_id,
            title=article.title,
            source=article.source,
            published=article.published,
            text=passage.text,
            start=passage.start,
            end=passage.end,
            score=round(hit.score, 4),
            kind=article.kind,
            access=article.access,
        )

    def kept(self, cases: Sequence[Case]) -> Path:
        """The file in the data directory that keeps what was asked of an evaluation; another one
        when articles, models, questions or Broadsheet itself are."""
        models = (self.settings.embedding_model, self.settings.reader, self.settings.model)
        ours = (version("broadsheet"), repr([field.name for field in fields(Outcome)]))
        state = digest(self.whole.library.digest(), *models, *ours, repr(cases))[:16]
        make_folder(self.settings.data)  # articles in a database need none
        return self.settings.data / f"evaluation-{state}.jsonl"

    def evaluate(self, cases: Sequence[Case], kept: Path, progress: Progress) -> list[Outcome]:
        """Ask all of `cases`, with nothing declined, that the file `kept` does not hold yet."""
        recorder = Recorder(self._chains.reader)
        chain = self._chains.measured(recorder)
        found: list[Outcome] = []
        progress(Status(0, len(cases)))
        owned = [replace(one, question=replace(one.question, rights=EVERYTHING)) for one in cases]
        for outcome in outcomes(chain, recorder, self.whole.library, owned, kept):
            found.append(outcome)
            progress(Status(len(found), len(cases)))
        return found

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
        from ingest.fill import fill  # which takes time to import, and no question needs

        return fill(
            self.whole,
            sources,
            base=base,
            recursive=recursive,
            dry_run=dry_run,
            fetcher=self.fetcher,
            who=who,
            progress=progress,
        )

    def refresh(
        self,
        *,
        progress: Progress,
        who: str,
        sources: Sequence[str] = (),
        within: float | None = None,
    ) -> "Report":
        """As `Broadsheet.refresh`; and ingest what else is named in `sources`. `within` as in
        `fill`."""
        from ingest.fill import fill

        return fill(
            self.whole,
            sources,
            fetcher=self.fetcher,
            again=True,
            within=within,
            who=who,
            progress=progress,
        )

    def deliver(self, body: bytes, *, who: str) -> "Delivery":
        """Take the articles that a site sent; they are found once the delivery is finished. Raises
        BadSource for what holds none."""
        from ingest.delivery import deliver

        return deliver(self.whole, body, who=who)

    def listing(self, containing: str, filters: Filters, limit: int, *, rights: Access) -> Listing:
        self.whole.settle()
        catalogue = self.whole.library.seen_by(rights).catalogue
        return catalogue.page(limit=limit, containing=containing, filters=filters)

    def part(self, article_id: str, offset: int, *, rights: Access) -> ArticlePart:
        self.whole.settle()
        library = self.whole.library.seen_by(rights)
        return ArticlePart.of(library.article(article_id).to_dict(), offset)

    def articles(self) -> list[Summary]:
        self.whole.settle()
        return self.whole.library.catalogue.summaries()

    def said(self) -> Said:
        return said(self.desk, self.whole.library.catches.all(), date.today())

    def freshness(self, *, public: bool = False) -> Freshness:
        self.whole.settle()
        library = self.index.library if public else self.whole.library
        return freshness(library, self.settings.refresh, public=public)

    def sources(self) -> list[Visit]:
        return visits(self.whole.library, self.every)

    def remove(self, article_id: str, *, who: str) -> None:
        self.whole.remove(article_id, who)

    def unpublish(self, name: str, *, why: str, until: datetime | None, who: str) -> list[Withheld]:
        return self.whole.withhold(name, why=why, until=until, who=who)

    def republish(self, name: str, *, why: str, who: str) -> list[Released]:
        return self.whole.release(name, why=why, who=who)

    def check(self) -> Agreement:
        return self.whole.check()

    def close(self) -> None:
        if self.keeping:
            self.keeping.close()
        self.whole.close()
