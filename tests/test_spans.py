"""The packaged reader model, as it is shipped."""

from hashlib import file_digest
from math import e, inf, log
from pathlib import Path
from shutil import copytree

import pytest
import torch

from qa.errors.models import ModelUnusable
from qa.reading.calibration import Calibration
from qa.reading.reader import PACKAGED
from qa.reading.spans import OUTSIDE, SpanModel, answerable, by_sentence
from qa.store.embed import packaged_folder
from qa.text.sentences import Sentences


@pytest.fixture(scope="module")
def model() -> SpanModel:
    return SpanModel(str(PACKAGED))


TEXT = (
    "The night ferry turned back on Monday because its bow door refused to close. "
    "Ninety passengers slept in the terminal, and captain Ada Bell apologised to them."
)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("When did the ferry turn back?", "Monday"),
        ("How many passengers slept in the terminal?", "Ninety"),
        ("Who is the captain?", "Ada Bell"),
    ],
)
def test_the_answer_is_found(model: SpanModel, question: str, answer: str) -> None:
    span = model.read(question, [Sentences(TEXT)])[0]
    assert answer in TEXT[span.start : span.end]
    assert span.margin > 0


def test_what_a_passage_does_not_say_scores_below_not_here(model: SpanModel) -> None:
    assert model.read("Who composed the opera?", [Sentences(TEXT)])[0].margin < 0


def test_the_odds_of_an_answer_are_those_of_all_its_places_together() -> None:
    logits = torch.tensor([[1.0, 9.0, 2.0, 2.0]])  # "not here", a word of the question, two places
    inside = torch.tensor([[False, False, True, True]])
    assert answerable(logits, inside).item() == pytest.approx(log(2 * e**2 / e))


def test_a_sentence_has_the_weight_of_all_its_tokens() -> None:
    logits = torch.tensor([9.0, log(2), log(3), 9.0, log(4)])
    masses = by_sentence(logits, torch.tensor([OUTSIDE, 0, 0, OUTSIDE, 2]))
    assert masses.tolist() == pytest.approx([log(5), -inf, log(4)])


def test_most_speaks_for_an_answer_in_the_sentence_that_gives_it(model: SpanModel) -> None:
    (span,) = model.read("Who apologised to the passengers?", [Sentences(TEXT)])
    first, second = (span.masses[start] for start in sorted(span.masses))
    assert first < second
    assert second >= span.score


def test_an_answer_stands_in_one_paragraph(model: SpanModel) -> None:
    text = "By Ada Bell\n\nThe night ferry turned back because its bow door refused to close."
    cut = text.index("\n\n")
    for question in (
        "What happened to the ferry?",
        "Who turned back?",
        "Who wrote that it turned?",
    ):
        span = model.read(question, [Sentences(text)])[0]
        assert span.end <= cut or span.start > cut


@pytest.mark.parametrize(
    "heads",
    ["Who is the captain of the ferry?\n\n", "The captain of the ferry\n\n", "08:15\n\n"],
)
def test_neither_a_heading_nor_a_question_is_an_answer(model: SpanModel, heads: str) -> None:
    for question in ("Who is the captain of the ferry?", "What is this about?", "When was it?"):
        assert model.read(question, [Sentences(heads + TEXT)])[0].start >= len(heads)


def test_passages_are_read_each_for_itself(model: SpanModel) -> None:
    question, other = "Who is the captain?", "The orchard lost its blossom to the frost."
    together = model.read(question, [Sentences(other), Sentences(TEXT)])
    alone = [model.read(question, [Sentences(text)])[0] for text in (other, TEXT)]
    assert [(span.start, span.end) for span in together] == [(s.start, s.end) for s in alone]


def test_an_answer_at_the_end_of_a_long_passage_is_found(model: SpanModel) -> None:
    long = "The harbour was quiet and the gulls slept on the roofs of the sheds. " * 60 + TEXT
    span = model.read("Who is the captain?", [Sentences(long)])[0]
    assert "Ada Bell" in long[span.start : span.end]


def test_a_question_longer_than_the_window_is_read_from_its_end(model: SpanModel) -> None:
    question = "I have read a lot about boats lately. " * 200 + "Who is the captain?"
    span = model.read(question, [Sentences(TEXT)])[0]
    assert 0 <= span.start < span.end <= len(TEXT)


def test_a_model_that_is_not_there_is_named() -> None:
    with pytest.raises(ModelUnusable, match=r"'no/such/folder'.*BROADSHEET_READER"):
        SpanModel("no/such/folder").load()


def test_a_model_that_was_not_made_for_reading_is_refused() -> None:
    with pytest.raises(ModelUnusable, match=r"no qa_outputs.*BROADSHEET_READER"):
        SpanModel(str(packaged_folder())).load()


def test_a_model_that_was_cut_short_is_named(tmp_path: Path) -> None:
    model = tmp_path / "model"
    copytree(PACKAGED, model)
    weights = (model / "model.safetensors").read_bytes()
    (model / "model.safetensors").write_bytes(weights[:1000])
    with pytest.raises(ModelUnusable, match="BROADSHEET_READER"):
        SpanModel(str(model)).load()


def test_a_calibration_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "calibration.json").write_text('{"weight": 0.04}')
    with pytest.raises(ModelUnusable, match=r"calibration\.json.*BROADSHEET_READER"):
        Calibration.beside(tmp_path)


def test_the_weights_are_those_of_the_model_card() -> None:
    with (PACKAGED / "model.safetensors").open("rb") as file:
        checksum = file_digest(file, "sha256").hexdigest()
    assert checksum in (PACKAGED / "README.md").read_text()
