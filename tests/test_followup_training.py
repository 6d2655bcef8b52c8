"""What the head for follow-ups is trained on, and that it learns."""

import json
from pathlib import Path

import pytest

from qa.question import Turn
from qa.text.words import WORD
from training.followups import Lower, chances, learn, measured, with_readers_layers
from training.made_up import PIECES, made_up
from training.term_head import open_head
from training.turns import Asked, by_hand, changes, key, keys, tenth


def test_what_belongs_to_a_question_is_what_its_rewrite_adds(tmp_path: Path) -> None:
    told = {
        "set": "ours",
        "conversation": "one",
        "history": [{"role": "user", "content": "Who is Ann Lee?"}],
        "question": "What did she bake in the fire of Velm?",
        "rewrite": "What did Ann Lee, the baker, bake in the fires of Velm?",
    }
    (tmp_path / "turns.jsonl").write_text(json.dumps(told))
    ((conversation, asked),) = by_hand(tmp_path / "turns.jsonl")
    assert (conversation, asked.history) == ("one", (Turn("user", "Who is Ann Lee?"),))
    assert asked.belong == {"ann", "lee", "baker"}
    assert {tenth(str(number)) for number in range(200)} == set(range(10))


def test_a_change_of_subject_lacks_nothing(tmp_path: Path) -> None:
    questions = ["Why did he leave the city of Oslo?", "When did Ann Lee leave for Oslo?", "Why?"]
    asked = [{"id": text, "question": text, "answers": []} for text in questions]
    data = {"data": [{"title": "Velm", "paragraphs": [{"context": "Velm.", "qas": asked}]}]}
    (tmp_path / "others.json").write_text(json.dumps(data))
    before = [
        Asked("ours", "Who is Petr Novak?", (), frozenset()),
        Asked("ours", "Why?", (Turn("user", "Who is Noor?"),), frozenset({"noor"})),
    ]
    made = changes(before, tmp_path / "others.json", 40, seed=1)
    assert {one.question for one in made} == {questions[1], "Who is Petr Novak?"}
    assert not any(one.belong for one in made)
    assert all(one.history for one in made)


def test_what_a_made_up_question_lacks_was_said_before_and_not_in_it() -> None:
    turns = made_up(80, seed=2)
    for one in turns:
        said = {key(word) for turn in one.history for word in WORD.findall(turn.content)}
        assert one.belong <= said - keys(one.question)
        assert not set("{}") & set(one.question + str(one.history))
    assert {one.kind for one in turns} == {f"made up, {name}" for name in languages()}
    alone = sum(not one.belong for one in turns) / len(turns)
    assert 0.1 < alone < 0.4


def test_every_language_has_the_same_kinds_of_pieces() -> None:
    kinds = {name: set(pieces) for name, pieces in languages().items()}
    assert set(kinds) >= {"en", "de", "fr", "es", "it"}
    assert len({frozenset(one) for one in kinds.values()}) == 1


def languages() -> dict[str, dict[str, object]]:
    pieces: dict[str, dict[str, object]] = json.loads(PIECES.read_text(encoding="utf-8"))
    return {name: one for name, one in pieces.items() if name != "names"}


@pytest.mark.slow
def test_a_head_learns_and_can_be_opened_again(tmp_path: Path) -> None:
    lower = Lower()
    examples = lower.examples(made_up(6, seed=3))
    sure = learn(with_readers_layers(lower.config), examples, examples, 8, tmp_path)
    found = measured(examples, chances(open_head(tmp_path, lower.config), examples), sure)
    assert min(found.recall, found.precision) > 0.5
