"""Several servers that search one Milvus, over one library in PostgreSQL."""

from contextlib import ExitStack, closing
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from ingest.split import split
from qa.access import EVERYTHING, PUBLIC, SUBSCRIBERS, Access
from qa.errors.index import EngineUnusable
from qa.question import Filters
from qa.retrieve import search
from qa.store.index import Index
from qa.store.opening import holding, index_of
from qa.store.passages.milvus import Milvus
from tests.articles import FERRY, ORCHARD, article, keep
from tests.engines import MilvusLite
from tests.served import run
from tests.shared import SECRET, Cheap, opened, settings, told
from ui.local import Local
from ui.serve.app import build

pytestmark = [pytest.mark.process, pytest.mark.slow]


@pytest.fixture
def engine(milvus: str, database: str) -> str:
    """The address of a Milvus that holds nothing."""
    with closing(Milvus(milvus)) as server:
        for name in server.names():
            server.drop(name)
    return milvus


def test_what_is_put_taken_back_and_rebuilt_is_so_on_every_server(
    database: str, engine: str, tmp_path: Path
) -> None:
    with ExitStack() as machines:

        def machine(command: str) -> Index:
            own = tmp_path / f"{command} {len(list(tmp_path.iterdir()))}"
            own.mkdir()
            index = opened(database, own / "data", Cheap(), command, engine=engine)
            assert not (own / "data").exists()  # it needs no folder
            return machines.enter_context(index)

        a, b, worker = machine("serve"), machine("serve"), machine("worker")
        keep(a, article(FERRY))
        assert told(b, "ferry") == [article(FERRY).id]
        orchard = article(ORCHARD, key="/orchard")
        a.put(orchard, split(orchard))
        assert worker.work_off()
        assert told(b, "blossom") == [orchard.id]
        b.withhold(article(FERRY).id)
        found = search(a, "What happened to the ferry?", 5)
        assert [hit.passage.article_id for hit in found] == [orchard.id]
        b.release(article(FERRY).id)
        assert a.check().holds

        own, embedder = settings(database, tmp_path / "anew", index=engine), Cheap()
        with index_of(own, holding(own, "rebuild"), embedder, anew=True) as anew:
            assert anew.check().holds
        assert embedder.embedded == 0
        for server in (a, b):
            assert told(server, "ferry") == [article(FERRY).id]
        with closing(Milvus(engine)) as there:
            assert there.names() == ["passages_2"]

        told_of = {"database": database, "index": engine, "secret": SECRET}
        done = run("doctor", "--no-model", cwd=tmp_path, **told_of)
        assert "passages_2, 2 passages" in done.stdout
        assert "strong; what was written was found by another connection at once" in done.stdout
        assert done.returncode == 0, done.stdout
        with closing(Milvus(engine)) as there:
            assert there.names() == ["passages_2"]
        assert b.check().holds


def test_who_may_read_less_is_shown_less_of_what_the_engine_finds(
    database: str, engine: str, tmp_path: Path
) -> None:
    paid = replace(article(ORCHARD, key="/orchard"), access=SUBSCRIBERS)
    closed = [
        replace(article(f"{FERRY} Note {number}.", key=f"/board/{number}"), access=EVERYTHING)
        for number in range(30)
    ]
    with opened(database, tmp_path / "own", Cheap(), "serve", engine=engine) as server:
        keep(server, article(FERRY), paid, *closed)

        def shown(rights: Access, question: str, k: int) -> set[str]:
            hits = search(server.seen_by(rights), question, k)
            return {hit.passage.article_id for hit in hits}

        assert shown(PUBLIC, "What happened to the ferry?", 1) == {article(FERRY).id}
        assert len(shown(EVERYTHING, "What happened to the ferry?", 40)) == 32
        later = "What do the growers of the valley fear of the harvest?"
        (opening,) = search(server.seen_by(PUBLIC), later, 40, Filters(article=paid.id))
        assert "harvest" not in opening.passage.text
        found = search(server.seen_by(SUBSCRIBERS), later, 40, Filters(article=paid.id))
        assert any("harvest" in hit.passage.text for hit in found)


def test_a_library_that_is_indexed_elsewhere_is_not_searched_before_a_rebuild(
    database: str, engine: str, tmp_path: Path
) -> None:
    with opened(database, tmp_path / "own", Cheap(), "serve") as server:
        keep(server, article(FERRY))
    with pytest.raises(EngineUnusable, match="broadsheet rebuild"):
        opened(database, tmp_path / "a", Cheap(), "serve", engine=engine)
    own = settings(database, tmp_path / "a", index=engine)
    with index_of(own, holding(own, "rebuild"), Cheap(), anew=True) as index:
        assert told(index, "ferry") == [article(FERRY).id]


def test_a_question_while_the_engine_is_away_is_told_so_and_never_that_nothing_was_found(
    database: str, engine: str, milvus_started: MilvusLite | None, tmp_path: Path
) -> None:
    if milvus_started is None:
        pytest.skip("a real Milvus is not stopped here")
    own = settings(database, tmp_path / "own", index=engine)
    with closing(Local(own, holding(own, "serve"))) as local:
        keep(local.index, article(FERRY))
        client = TestClient(build(local, with_chat=False), "http://127.0.0.1")
        milvus_started.stop()
        try:
            refused = client.post("/api/ask", json={"question": "What did they find?"})
        finally:
            milvus_started.start()
            milvus_started.wait()
        assert refused.status_code == 503
        assert refused.json()["error"]["code"] == "engine_away"
        assert int(refused.headers["Retry-After"]) > 0
        assert told(local.index, "ferry") == [article(FERRY).id]


def test_what_the_engine_lost_is_counted(database: str, engine: str, tmp_path: Path) -> None:
    with opened(database, tmp_path / "own", Cheap(), "worker", engine=engine) as worker:
        keep(worker, article(FERRY))
        worker.passages.change([], worker.library.passage_ids())  # as a backup that is put back
        assert worker.lost() == len(split(article(FERRY)))
        assert not worker.check().holds
