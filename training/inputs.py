"""What the model reads in training: a question with one passage, as token ids and a target span."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from training.examples import Asked
from training.twins import Twins

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerBase

LENGTH = 320  # tokens of question and passage together: a 200-word passage fits
QUESTION_LENGTH = 64  # tokens; longer questions lose their end
NULL = 0  # the position of [CLS], which stands for "not in this passage"
DROPPED = 0.15  # of the tokens of a question that loses some
SHORTEST_CUT = 24  # tokens that must be left when an answer's sentence is cut out
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+")


@dataclass(frozen=True, slots=True)
class Input:
    """[CLS] question [SEP] passage [SEP], and the tokens where the answer starts and ends.

    A `twin` has a question that the passage seems to answer and does not.
    """

    ids: list[int]
    passage: int  # where the passage's first token is
    start: int = NULL
    end: int = NULL
    twin: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """One question with its own passage and, for some, with a passage that does not answer it."""

    own: Input
    negative: Input | None


@dataclass(frozen=True, slots=True)
class _Tokens:
    ids: list[int]
    offsets: np.ndarray  # shape (tokens, 2): where each is in the text, in characters


class Inputs:
    """Draws training inputs: another annotator, window and negative each time a question comes."""

    def __init__(
        self,
        tokenizer: "PreTrainedTokenizerBase",
        passages: Sequence[str],
        questions: Sequence[Asked],
        negatives: Sequence[Sequence[int]],
        negative_share: float,
        cut_share: float,
        join_share: float,
        drop_share: float,
        twin_share: float,
    ) -> None:
        """`negative_share` of the answerable questions get a negative. Of these `twin_share` are
        their own passage with a twin of the question, of the others `cut_share` their own passage
        without the answer's sentences, the rest passages that retrieval confuses.
        `join_share` of all passages of answerable questions fill the model's window with part of
        another one that retrieval confuses. `drop_share` of the questions lose some of their
        tokens."""
        self._cls, self._sep = tokenizer.cls_token_id, tokenizer.sep_token_id
        self._texts = passages
        self._passages = _tokenized(tokenizer, passages)
        texts = [question.text for question in questions]
        self._questions = [tokens.ids[:QUESTION_LENGTH] for tokens in _tokenized(tokenizer, texts)]
        self._asked = questions
        self._negatives = negatives
        self._negative_share = negative_share
        self._cut_share = cut_share
        self._join_share = join_share
        self._drop_share = drop_share
        self._twin_share = twin_share
        self._twins = Twins(passages, questions)
        self._tokenizer = tokenizer

    def draw(self, number: int, random: np.random.Generator) -> Group:
        asked = self._asked[number]
        tokens = self._passages[asked.passage]
        question = self._question(number, random)
        if not asked.answers:
            return Group(self._input(question, tokens.ids, None, random), None)
        answer = asked.answers[random.integers(len(asked.answers))]
        others = self._negatives[number]
        joined, span = self._joined(
            question, tokens.ids, _token_span(tokens, answer), others, random
        )
        own = self._input(question, joined, span, random)
        if random.random() >= self._negative_share:
            return Group(own, None)
        if random.random() < self._twin_share and (twin := self._twins.draw(number, random)):
            return Group(own, self._twin(twin, own))
        cut = self._without_answers(asked) if random.random() < self._cut_share else None
        if cut is None:
            if not others:
                return Group(own, None)
            cut = self._passages[random.choice(others)].ids
        cut, _ = self._joined(question, cut, (NULL, NULL), others, random)
        return Group(own, self._input(question, cut, None, random))

    def _twin(self, text: str, own: Input) -> Input:
        """The same window for another question, which it does not answer."""
        ids = self._tokenizer(text, add_special_tokens=False)["input_ids"][:QUESTION_LENGTH]
        window = [self._cls, *ids, *own.ids[own.passage - 1 :]][:LENGTH]
        return Input(window, len(ids) + 2, twin=True)

    def _question(self, number: int, random: np.random.Generator) -> list[int]:
        """The question's tokens, of some questions without those that chance takes."""
        ids = self._questions[number]
        if random.random() >= self._drop_share:
            return ids
        kept = random.random(len(ids)) >= DROPPED
        return [token for token, keep in zip(ids, kept, strict=True) if keep] or ids

    def _joined(
        self,
        question: list[int],
        ids: list[int],
        span: tuple[int, int],
        others: Sequence[int],
        random: np.random.Generator,
    ) -> tuple[list[int], tuple[int, int]]:
        """The passage, for some behind or before as much of one of the `others` as the window has
        room for, and where the span is in it."""
        room = LENGTH - len(question) - 3 - len(ids)
        if random.random() >= self._join_share or room < SHORTEST_CUT or not others:
            return ids, span
        other = self._passages[random.choice(others)].ids
        if random.random() < 0.5:
            return ids + other[:room], span
        before = other[-room:]
        return before + ids, (span[0] + len(before), span[1] + len(before))

    def _input(
        self,
        question: list[int],
        ids: list[int],
        span: tuple[int, int] | None,
        random: np.random.Generator,
    ) -> Input:
        """The question with a window of the passage, at a random place that holds the span."""
        room = LENGTH - len(question) - 3
        first, last = 0, max(0, len(ids) - room)
        if span is not None:
            first, last = max(0, min(span[1] + 1 - room, last)), min(span[0], last)
        offset = int(random.integers(first, max(first, last) + 1))
        start = len(question) + 2
        window = [self._cls, *question, self._sep, *ids[offset : offset + room], self._sep]
        if span is None:
            return Input(window, start)
        # A span longer than the room ends where the window does.
        end = min(span[1] - offset, room - 1)
        return Input(window, start, start + span[0] - offset, start + end)

    def _without_answers(self, asked: Asked) -> list[int] | None:
        """The passage without the sentences that hold an answer; None when that leaves too little
        or when an answer's text is also elsewhere."""
        text, tokens = self._texts[asked.passage], self._passages[asked.passage]
        keep = np.ones(len(tokens.ids), dtype=bool)
        left = []
        for start, end in _sentences(text):
            if any(
                start < answer_end and answer_start < end
                for answer_start, answer_end in asked.answers
            ):
                keep &= (tokens.offsets[:, 0] < start) | (tokens.offsets[:, 0] >= end)
            else:
                left.append(text[start:end])
        rest = " ".join(left).lower()
        if keep.sum() < SHORTEST_CUT or any(text[s:e].lower() in rest for s, e in asked.answers):
            return None
        return [token for token, kept in zip(tokens.ids, keep, strict=True) if kept]


def _tokenized(tokenizer: "PreTrainedTokenizerBase", texts: Sequence[str]) -> list[_Tokens]:
    encoded = tokenizer(
        list(texts), add_special_tokens=False, return_offsets_mapping=True, verbose=False
    )
    return [
        _Tokens(ids, np.asarray(offsets).reshape(-1, 2))
        for ids, offsets in zip(encoded["input_ids"], encoded["offset_mapping"], strict=True)
    ]


def _token_span(tokens: _Tokens, answer: tuple[int, int]) -> tuple[int, int]:
    """The first and the last token that overlap the answer's characters."""
    start, end = answer
    inside = np.flatnonzero((tokens.offsets[:, 1] > start) & (tokens.offsets[:, 0] < end))
    return int(inside[0]), int(inside[-1])


def _sentences(text: str) -> list[tuple[int, int]]:
    """Rough sentences in characters: good enough to cut one out, not to quote it."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    return list(zip([0, *ends], [*ends, len(text)], strict=True))
