"""The best answer span of a passage, by an extractive question-answering model."""

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from math import ceil, inf
from pathlib import Path
from threading import Lock, Semaphore
from typing import TYPE_CHECKING, Any

from qa import bert
from qa.errors.models import ModelUnusable
from qa.errors.shown import first_line
from qa.reading.plausibility import not_of_another
from qa.text.sentences import BLANK_LINE, Sentences
from qa.weights import Loading, precision

if TYPE_CHECKING:
    from torch import Tensor

_LENGTH = 320
"""Tokens of question and passage together; a 200-word passage fits. As in training."""

_QUESTION = 64
"""Tokens of a question that are read; a longer one is read from its end, where it is asked."""

_STRIDE = 128
"""Tokens that two windows of a longer passage share."""

LONGEST = 30
"""Tokens of an answer. The usual limit for SQuAD (Devlin et al. 2019)."""

_BATCH = 16
_MULTIPLE = 32
"""Windows are padded to a multiple of so many tokens. For every shape that it meets, torch compiles
kernels and keeps them, 2 MB for a shape: without this, memory grows with every question."""
_AT_ONCE = 2
"""Batches read at the same time, of all questions. More would share the same cores, and each takes
memory."""

OUTSIDE = -1
"""In place of a paragraph's number: no answer begins or ends with the token."""

_NULL = 0
"""The position of [CLS], which stands for "not in this passage" (Devlin et al. 2019, SQuAD 2.0)."""


@dataclass(frozen=True, slots=True)
class Span:
    """`text[start:end]` of a passage is its best answer.

    `score` is the sum of its start and end logits, and `margin` how much more likely an answer
    anywhere in the same window is than "not in this passage": see `answerable`. `masses` are, by
    where a sentence of the window begins, the logs of all that speaks for an answer in it.
    """

    start: int
    end: int
    score: float
    margin: float
    masses: Mapping[int, float] = field(default_factory=dict)


class SpanModel:
    """The model in the folder, or of the name, `source`, loaded when it is first needed.

    Any Hugging Face model for extractive question answering with a null position will do.
    """

    def __init__(self, source: str, loading: Loading = nullcontext) -> None:
        self.source = source
        self._told = loading
        self._loaded: tuple[Any, Any] | None = None
        self._loading = Lock()
        self._cutting = Lock()  # a tokenizer keeps the length that it was last asked to cut at
        self._turns = Semaphore(_AT_ONCE)

    def load(self) -> tuple[Any, Any]:
        """Tokenizer and model, in memory from now on. Raises ModelUnusable."""
        with self._loading:
            if self._loaded is None:
                with self._told("the reader"):
                    self._loaded = _load(self.source)
            return self._loaded

    def read(self, question: str, passages: Sequence[Sentences]) -> list[Span]:
        """The best span of each passage: of its windows the one with the highest score."""
        tokenizer, _ = self.load()
        with self._cutting:
            asked = tokenizer(question, add_special_tokens=False)["input_ids"]
            if len(asked) > _QUESTION:
                question = tokenizer.decode(asked[-_QUESTION:])
            windows = tokenizer(
                [question] * len(passages),
                [passage.text for passage in passages],
                truncation="only_second",
                max_length=_LENGTH,
                stride=_STRIDE,
                return_overflowing_tokens=True,
                return_offsets_mapping=True,
            )
        best: dict[int, Span] = {}
        for window, span in self._read_windows(windows, question, passages):
            passage = windows["overflow_to_sample_mapping"][window]
            if passage not in best or span.score > best[passage].score:
                best[passage] = span
        return [best[number] for number in range(len(passages))]

    def _read_windows(
        self, windows: Any, question: str, passages: Sequence[Sentences]
    ) -> Iterator[tuple[int, Span]]:
        """The windows' numbers and spans, windows of one padded length together."""
        import torch

        tokenizer, model = self.load()
        places = [_Places(question, passage) for passage in passages]
        names = [name for name in tokenizer.model_input_names if name in windows]
        for numbers in _batches([len(ids) for ids in windows["input_ids"]]):
            batch = tokenizer.pad(
                {name: [windows[name][number] for number in numbers] for name in names},
                return_tensors="pt",
                pad_to_multiple_of=_MULTIPLE,
            )
            with self._turns, torch.inference_mode():
                output = model(**batch)
            sentences = torch.full(output.start_logits.shape, OUTSIDE)
            paragraphs = torch.full(output.start_logits.shape, OUTSIDE)
            for row, number in enumerate(numbers):
                parts, offsets = windows.sequence_ids(number), windows["offset_mapping"][number]
                passage = places[windows["overflow_to_sample_mapping"][number]]
                told = [
                    passage.sentence(start) if part == 1 else OUTSIDE
                    for part, (start, _) in zip(parts, offsets, strict=True)
                ]
                sentences[row, : len(parts)] = torch.tensor(told)
                paragraphs[row, : len(parts)] = torch.tensor(list(map(passage.paragraph, told)))
            inside = paragraphs != OUTSIDE
            starts, ends = output.start_logits.float(), output.end_logits.float()
            scores, firsts, lasts = best_spans(starts, ends, paragraphs)
            margins = answerable(starts, inside) + answerable(ends, inside)
            for row, number in enumerate(numbers):
                offsets = windows["offset_mapping"][number]
                passage = places[windows["overflow_to_sample_mapping"][number]]
                masses = by_sentence(starts[row], sentences[row])
                masses += by_sentence(ends[row], sentences[row])
                yield (
                    number,
                    Span(
                        start=offsets[firsts[row]][0],
                        end=offsets[lasts[row]][1],
                        score=float(scores[row]),
                        margin=float(margins[row]),
                        masses=dict(zip(passage.begins, masses.tolist(), strict=False)),
                    ),
                )


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """The numbers of the windows to be read together: those that are padded to the same length."""
    by_length: dict[int, list[int]] = defaultdict(list)
    for number, length in enumerate(lengths):
        by_length[ceil(length / _MULTIPLE)].append(number)
    for numbers in by_length.values():
        yield from (numbers[first : first + _BATCH] for first in range(0, len(numbers), _BATCH))


class _Places:
    """Where in a passage an answer to the question may stand."""

    def __init__(self, question: str, passage: Sentences) -> None:
        blank_lines = [line.start() for line in BLANK_LINE.finditer(passage.text)]
        told = not_of_another(question, passage.text, passage.told) or passage.told
        self.begins = [start for start, _ in told]
        self._ends = [end for _, end in told]
        self._paragraphs = [bisect(blank_lines, start) for start in self.begins]

    def sentence(self, place: int) -> int:
        """The number of the sentence at an offset, or `OUTSIDE` where nothing is told."""
        before = bisect(self.begins, place)
        return before - 1 if before and place < self._ends[before - 1] else OUTSIDE

    def paragraph(self, sentence: int) -> int:
        """The number of a sentence's paragraph."""
        return OUTSIDE if sentence == OUTSIDE else self._paragraphs[sentence]


def best_spans(
    starts: "Tensor", ends: "Tensor", paragraphs: "Tensor"
) -> "tuple[Tensor, Tensor, Tensor]":
    """The highest start plus end logit of a span of at most `LONGEST` tokens, and its two tokens.

    All three arguments have shape (windows, tokens), the results (windows,); `paragraphs` are the
    numbers of those in which the tokens stand, or `OUTSIDE`. A span stands in one of them.
    """
    import torch

    inside = paragraphs != OUTSIDE
    never = torch.finfo(starts.dtype).min / 4
    starts, ends = starts.masked_fill(~inside, never), ends.masked_fill(~inside, never)
    tokens = starts.shape[1]
    short = torch.ones(tokens, tokens, dtype=torch.bool).triu().tril(LONGEST - 1)
    allowed = short & (paragraphs[:, :, None] == paragraphs[:, None, :])
    spans = (starts[:, :, None] + ends[:, None, :]).masked_fill(~allowed, 4 * never)
    scores, places = spans.flatten(1).max(dim=1)
    return scores, places // tokens, places % tokens


def by_sentence(logits: "Tensor", sentences: "Tensor") -> "Tensor":
    """The logs of the summed weights of the tokens of each sentence, -inf of one without a token.

    Both arguments have shape (tokens,), the result (sentences,): as many as the last that has one.
    """
    import torch

    inside = sentences != OUTSIDE
    if not inside.any():
        return torch.zeros(0)
    numbers, logits = sentences[inside], logits[inside]
    highest = logits.max()
    weights = torch.zeros(int(numbers.max()) + 1)
    return weights.index_add(0, numbers, (logits - highest).exp()).log() + highest


def answerable(logits: "Tensor", inside: "Tensor") -> "Tensor":
    """The log odds that an answer starts (or, with the logits of ends, that it ends) somewhere in
    the passage, against "not in this passage".

    All places count together: what is said in two places, or could begin at either of two words, is
    no less there (docs/decisions.md, "Not in this passage").

    The arguments have shape (windows, tokens), the result (windows,).
    """
    return logits.masked_fill(~inside, -inf).logsumexp(dim=1) - logits[:, _NULL]


def _load(source: str) -> tuple[Any, Any]:
    """Tokenizer and model; the model gives `start_logits` and `end_logits`."""
    from safetensors import SafetensorError

    folder = Path(source)
    try:
        if config := bert.configured(folder, bert.ANSWERS):
            return bert.tokenizer(folder), bert.Bert(folder, config, precision()).answers
    except (OSError, ValueError, SafetensorError) as error:
        raise ModelUnusable("reader", source, first_line(error)) from error

    from transformers import AutoModelForQuestionAnswering, AutoTokenizer

    try:
        tokenizer = AutoTokenizer.from_pretrained(source)
        model, loading = AutoModelForQuestionAnswering.from_pretrained(
            source, dtype=precision(), output_loading_info=True
        )
    except (OSError, ValueError, SafetensorError) as error:
        raise ModelUnusable("reader", source, first_line(error)) from error
    if missing := sorted(loading["missing_keys"]):
        # They would be drawn by chance, and so would the answers.
        raise ModelUnusable("reader", source, f"it has no {missing[0]}")
    return tokenizer, model.eval()
