from pathlib import Path

import pytest

from qa.access import Rules
from qa.settings import Settings
from qa.store.embed import Embedder
from qa.store.index import open_index
from qa.store.lock import DataLock
from tests.articles import FERRY, GERMAN, article, keep
from tests.models import bilingual
from tests.provider import Reply, providing, saying
from ui.doctor import examine

pytestmark = pytest.mark.slow


def test_the_languages_of_models_and_articles_are_told(data: Path, embedder: Embedder) -> None:
    with open_index(DataLock(data, "test"), embedder) as index:
        keep(index, article(language="en"), article(GERMAN, key="/faehre", language="de"))
    facts = examine(Settings(data=data)).facts
    assert facts["embedding model"] == "all-MiniLM-L6-v2, for en only"
    assert facts["answers read by"] == "the packaged reader, for en only"
    assert facts["languages"].startswith("1 de, 1 en; the embedding model was not made for de")


def test_rules_of_access_that_differ_are_told_and_not_set(data: Path, embedder: Embedder) -> None:
    rules = Rules.of("/board/=internal")
    with open_index(DataLock(data, "test"), embedder, rules=rules):
        pass
    for _ in range(2):
        findings = examine(Settings(data=data, access=Rules.of("/news/=internal")))
        assert findings.facts["rules of access"].startswith("/board/=internal, since 20")
        (problem,) = findings.problems
        assert "only here /news/=internal, only there /board/=internal" in problem


def test_a_model_for_the_languages_of_the_articles_is_enough(tmp_path: Path) -> None:
    model, data = bilingual(tmp_path / "model"), tmp_path / "data"
    with open_index(DataLock(data, "test"), Embedder(model)) as index:
        keep(index, article(GERMAN, language="de"))
    facts = examine(Settings(data=data, embedding_model=model)).facts
    assert facts["embedding model"].endswith(", for 2 languages")
    assert facts["languages"] == "1 de"


def test_models_that_cannot_be_loaded_are_problems(data: Path) -> None:
    problems = examine(Settings(data=data, reader="no/reader", embedding_model="no/model")).problems
    embedding, reader = problems
    assert "'no/model'" in embedding
    assert "'no/reader'" in reader


def test_the_language_model_is_asked_for_a_word(data: Path) -> None:
    with providing(saying("ready")) as provider:
        settings = Settings(data=data, model="openai:scripted", model_url=provider.url)
        assert examine(settings).facts["language model"].startswith("said 'ready' after 0.")
        assert "language model" not in examine(settings, ask_model=False).facts
    assert len(provider.asked) == 1


@pytest.mark.parametrize(
    ("status", "problem"), [(401, "not accept the key"), (404, "does not know it")]
)
def test_what_is_wrong_with_the_language_model_is_a_problem_without_the_key(
    data: Path, monkeypatch: pytest.MonkeyPatch, status: int, problem: str
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-secret-key")
    with providing(lambda _: Reply(status=status)) as provider:
        settings = Settings(data=data, model="openai:scripted", model_url=provider.url)
        findings = examine(settings)
    assert problem in findings.problems[0]
    assert "secret" not in str(findings)


def test_a_damaged_library_is_a_problem_that_says_what_to_do(
    data: Path, embedder: Embedder
) -> None:
    with open_index(DataLock(data, "test"), embedder) as index:
        keep(index, article(FERRY * 200))
    findings = examine(Settings(data=data))
    assert findings.facts["library"] == "checked, nothing is damaged"
    file = data / "library.sqlite3"
    middle = file.stat().st_size // 2
    file.write_bytes(file.read_bytes()[:middle] + bytes(8192) + file.read_bytes()[middle + 8192 :])
    (problem,) = examine(Settings(data=data)).problems
    assert "library.sqlite3' is damaged" in problem
    assert "`broadsheet articles export FILE`" in problem
