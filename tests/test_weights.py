from pathlib import Path

import pytest

from qa.reading.reader import open_reader
from qa.store.embed import Embedder
from qa.weights import languages


def test_the_packaged_models_are_for_english() -> None:
    assert Embedder().languages == frozenset({"en"})
    assert open_reader("").languages == frozenset({"en"})


@pytest.mark.parametrize(
    ("card", "expected"),
    [
        ("---\nlanguage: de\n---\n", {"de"}),
        ("---\nlanguage:\n- multilingual\n- en\n- zh-CN\n---\n", {"en", "zh"}),
        ("---\nlanguage: multilingual\n---\n", None),
        ("---\nlicense: mit\n---\n", None),
        ("---\nlanguage: [\n---\n", None),
        ("# No front matter", None),
    ],
)
def test_the_languages_are_those_that_the_card_names(
    tmp_path: Path, card: str, expected: set[str] | None
) -> None:
    (tmp_path / "README.md").write_text(card)
    assert languages(str(tmp_path)) == expected


def test_a_model_that_is_known_to_have_no_card_says_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the hub's cache notes it, where a model was fetched."""
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path))
    commit = "0" * 40
    for file in (f"snapshots/{commit}/config.json", f".no_exist/{commit}/README.md"):
        (tmp_path / "models--some--model" / file).parent.mkdir(parents=True)
        (tmp_path / "models--some--model" / file).touch()
    refs = tmp_path / "models--some--model" / "refs"
    refs.mkdir()
    (refs / "main").write_text(commit)
    assert languages("some/model") is None


@pytest.mark.parametrize("name", ["nobody/no-such-model", "no model: of this name", "/nowhere"])
def test_without_a_card_nothing_is_known(name: str) -> None:
    assert languages(name) is None
