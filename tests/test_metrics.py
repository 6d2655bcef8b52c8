import re
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from prometheus_client.parser import text_string_to_metric_families

from ingest.split import split
from qa.article import Article
from qa.errors.library import LibraryDamaged
from qa.errors.models import ModelFailed
from qa.settings import Settings
from qa.store.lock import DataLock
from tests.conftest import ADMIN_TOKEN, copied
from ui.local import Local
from ui.serve.admission.turns import Turns
from ui.serve.app import build
from ui.serve.routes.metrics import Metrics

TOKEN = "only to be read with"  # noqa: S105


@pytest.fixture(scope="module")
def local(sample_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Local]:
    data = copied(sample_data, tmp_path_factory.mktemp("metrics"))
    settings = Settings(_env_file=None, data=data, metrics_token=TOKEN, admin_token=ADMIN_TOKEN)  # type: ignore[call-arg]
    with closing(Local(settings, DataLock(data, "test"))) as local:
        yield local


def of(text: str) -> dict[str, float]:
    """The value of every line, by its name and labels."""
    return {
        f"{sample.name}{sorted(sample.labels.items())}": sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def read(client: TestClient, token: str = TOKEN) -> tuple[int, str]:
    """Status and text."""
    answer = client.get("/metrics", headers={"Authorization": f"Bearer {token}"})
    return answer.status_code, answer.text


def test_questions_are_counted_by_what_became_of_them(local: Local) -> None:
    client = TestClient(build(local, with_chat=False), base_url="http://localhost")
    for question in ("Why was the interview delayed?", "Who discovered penicillin?"):
        assert client.post("/api/ask", json={"question": question}).status_code == 200
    client.get("/api/articles/none")
    found = of(read(client)[1])
    assert found["broadsheet_questions_total[('outcome', 'answered')]"] == 1
    assert found["broadsheet_questions_total[('outcome', 'declined')]"] == 1
    assert found["broadsheet_questions_total[('outcome', 'failed')]"] == 0
    assert found["broadsheet_answer_seconds_count[]"] == 2
    assert found["broadsheet_step_seconds_count[('step', 'read')]"] == 2
    assert found["broadsheet_responses_total[('status', '404')]"] == 1
    assert found["broadsheet_questions_answering[]"] == 0
    assert found["broadsheet_pending_passages[]"] == 0
    assert found["broadsheet_ready[('part', 'index')]"] == 1
    newest = local.index.library.catalogue.newest()
    assert newest
    day = found["broadsheet_newest_article_timestamp_seconds[]"] / 86400
    assert day == (newest - type(newest)(1970, 1, 1)).days


def test_what_cannot_be_found_yet_is_counted_and_how_long_it_waits(
    data: Path,
) -> None:
    settings = Settings(_env_file=None, data=data)  # type: ignore[call-arg]
    with closing(Local(settings, DataLock(data, "test"))) as local:
        metrics = Metrics(local, Turns(1))
        assert "broadsheet_pending_since" not in metrics.text("").decode()
        article = Article(key="a", source="a", title="Fog", text="The ferry turned back in fog.")
        before = time.time()
        local.index.put(article, split(article))
        found = of(metrics.text("").decode())
        assert found["broadsheet_pending_passages[]"] == 1
        waiting = found["broadsheet_pending_since_timestamp_seconds[]"]
        assert before - 1 <= waiting <= time.time()


def test_who_sends_no_token_for_them_or_a_wrong_one_reads_no_figures(local: Local) -> None:
    client = TestClient(build(local, with_chat=False), base_url="http://localhost")
    assert client.get("/metrics").status_code == 401
    assert read(client, "guessed")[0] == 401
    assert read(client, ADMIN_TOKEN)[0] == 200


def test_the_token_for_figures_changes_no_articles(local: Local) -> None:
    client = TestClient(build(local, with_chat=False), base_url="http://localhost")
    headers = {"Authorization": f"Bearer {TOKEN}"}
    assert client.get("/api/log", headers=headers).status_code == 401


def test_failures_are_counted_by_why_and_those_who_leave_as_stopped(local: Local) -> None:
    metrics = Metrics(local, Turns(1))
    error = ModelFailed("openai:scripted", "it took too long")
    metrics.answer({"seconds": 0.3, "error": error.code})
    metrics.answer({"seconds": 0.3, "stopped": True})
    found = of(metrics.text("").decode())
    assert found["broadsheet_errors_total[('code', 'model_failed')]"] == 1
    assert found["broadsheet_questions_total[('outcome', 'failed')]"] == 1
    assert found["broadsheet_questions_total[('outcome', 'stopped')]"] == 1
    assert found["broadsheet_answer_seconds_count[]"] == 1


def test_without_the_library_the_rest_is_still_told(
    local: Local, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away() -> int:
        raise LibraryDamaged(local.settings.data, "away")

    metrics = Metrics(local, Turns(1))
    monkeypatch.setattr(local.index.library.waiting, "count", away)
    text = metrics.text("library").decode()
    assert "broadsheet_pending_passages" not in text
    assert of(text)["broadsheet_ready[('part', 'library')]"] == 0


def test_every_figure_is_described_in_the_documentation(local: Local) -> None:
    text = Metrics(local, Turns(1)).text("").decode()
    told = (Path(__file__).parent.parent / "docs" / "operation.md").read_text()
    for name in re.findall(r"^# TYPE (broadsheet_\w+)", text, re.MULTILINE):
        assert f"`{name}`" in told or name.endswith("_created"), name
