"""A question in a conversation becomes one that stands alone, without a language model.

What was said before and belongs to the question stands behind it in parentheses: "How long did it
last (Elon Musk, interview)?". The answers before are searched with too, at a lower weight. A
question that stands alone is left as it is, so that a change of subject leaves the old one behind.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qa.conversation.terms import terms
from qa.question import Turn
from qa.unsaid import is_unsaid

ANSWERED = 0.2
"""Weight of the latest answer beside the question's 1; tuned, like the decay, on half of the
conversations that benchmarks/followups.py reads. Earlier questions have none: beside the subject
they only lead away from what is asked (at a weight of .3, .56 instead of .60 on CAsT)."""

DECAY = 0.6
"""What the weight of an answer is multiplied by for each answer that came after it."""

_TURNS = 4
"""Answers that are searched with; those before weigh next to nothing."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """`text` stands alone: the question and the `terms` of its conversation that belong to it.
    `context` are earlier answers to search with, each with its weight."""

    text: str
    context: tuple[tuple[str, float], ...] = ()
    terms: tuple[str, ...] = ()


def resolve(question: str, history: Sequence[Turn]) -> Resolved:
    """`question` as it is to be searched for and read, after `history`. Raises ModelUnusable."""
    told = [turn for turn in history if not is_unsaid(turn.content)]
    found = terms(question, told)
    if not found:
        return Resolved(question)
    answers = [turn.content for turn in told if turn.role == "assistant"]
    return Resolved(_with(question, found), tuple(_weighted(answers)), found)


def _with(question: str, found: Sequence[str]) -> str:
    asked = question.rstrip()
    end = asked[-1:] if not asked[-1:].isalnum() else ""
    return f"{asked.removesuffix(end).rstrip()} ({', '.join(found)}){end}"


def _weighted(answers: Sequence[str]) -> Iterator[tuple[str, float]]:
    for age, text in enumerate(reversed(answers[-_TURNS:])):
        yield text, ANSWERED * DECAY**age
