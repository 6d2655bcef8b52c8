"""What the reader makes of the spans it is given, with a model whose spans are known."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from ingest.split import split
from qa.article import LONGEST_QUOTE, Quote
from qa.reading.calibration import Calibration, Evidence
from qa.reading.reader import NOTHING_READ, ExtractiveReader
from qa.reading.spans import Span
from qa.retrieve import Hit
from qa.text.sentences import Sentences
from tests.articles import article


class Marked:
    """Takes what stands between angle brackets for the answer; the more exclamation marks a
    passage has, the surer it is."""

    def __init__(self) -> None:
        self.read_so_far = 0

    def load(self) -> None: ...

    def read(self, question: str, passages: Sequence[Sentences]) -> list[Span]:
        self.read_so_far += len(passages)
        return [
            Span(text.index("<"), text.index(">") + 1, score, score - 1)
            for text in [passage.text for passage in passages]
            for score in [float(text.count("!"))]
        ]


PLAIN = Calibration(weight=1.0, lead=0.0, bias=0.0, margin=1.0, cosine=0.0, share=0.0)
READER = ExtractiveReader(Marked(), PLAIN)


def hits(*texts: str) -> list[Hit]:
    return [
        Hit(split(article(text, key=f"/{number}"))[0], score=0.0, cosine=0.5)
        for number, text in enumerate(texts)
    ]


def quoted(texts: Sequence[str], quotes: Sequence[Quote]) -> list[str]:
    ids = [article(text, key=f"/{number}").id for number, text in enumerate(texts)]
    return [texts[ids.index(quote.article_id)][quote.start : quote.end] for quote in quotes]


def test_the_surest_passage_comes_first_and_its_whole_sentence_is_quoted() -> None:
    texts = ["It was <red>.", "Look! Listen! Ann Lee saw a <blue> boat, they said. Nobody knew."]
    reading = READER.read("Which?", hits(*texts))
    assert quoted(texts, reading.quotes) == ["Ann Lee saw a <blue> boat, they said."]
    assert reading.short_answer == "<blue>"


class Weighed(Marked):
    """Says besides how much speaks for an answer in each sentence: as many as it has plus signs."""

    def read(self, question: str, passages: Sequence[Sentences]) -> list[Span]:
        return [
            replace(
                span,
                masses={
                    start: float(passage.text.count("+", start, end)) for start, end in passage.told
                },
            )
            for span, passage in zip(super().read(question, passages), passages, strict=True)
        ]


@pytest.mark.parametrize(
    ("behind", "with_it"),
    [("So was + the bank.", True), ("So was the bank.", False), ("\n\nSo was + it.", False)],
)
def test_an_account_has_the_sentence_behind_if_about_as_much_speaks_for_an_answer_in_it(
    behind: str, with_it: bool
) -> None:
    told = "The <bath> was in the way of the tram +++++."
    texts = [f"{told} {behind} So was +++++ the mill."]
    reader = ExtractiveReader(Weighed(), PLAIN)
    (quote,) = quoted(texts, reader.read("Why was the tram late?", hits(*texts)).quotes)
    assert quote == (f"{told} {behind}" if with_it else told)
    (quote,) = quoted(texts, reader.read("Which?", hits(*texts)).quotes)
    assert quote == told


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The museum was shut in May. It is <not open>.", None),
        ("The museum was shut in May.\n\nIt is <not open>.", "It is <not open>."),
        ("Is the museum open? It is <not>.", "It is <not>."),
        (
            "It was shut. The museum is <not open> to anybody.",
            "The museum is <not open> to anybody.",
        ),
    ],
)
def test_a_sentence_of_few_words_is_quoted_with_the_one_before(text: str, quote: str) -> None:
    reading = READER.read("Is the museum open?", hits(text))
    assert quoted([text], reading.quotes) == [quote or text]


@pytest.mark.parametrize(
    ("text", "end", "answer"),
    [
        ("It opens at 11 a.m. on Fridays.", "a.m", "It opens at 11 a.m."),
        ("Write to press@oran.example for more.", "press@oran", "Write to press@oran.example"),
        ("It was on 2024-08-13, they say.", "2024-08", "It was on 2024-08-13"),
        ("It ended. Nobody came.", "ended", "It ended"),
    ],
)
def test_an_answer_does_not_end_within_a_word(text: str, end: str, answer: str) -> None:
    class Short(Marked):
        def read(self, question: str, passages: Sequence[Sentences]) -> list[Span]:
            return [Span(0, text.index(end) + len(end), 1.0, 1.0)]

    reading = ExtractiveReader(Short(), PLAIN).read("When?", hits(text))
    assert reading.short_answer == answer


def test_passages_that_say_the_same_are_quoted_too_and_others_not() -> None:
    texts = [
        "It is <blue>!!!! Ok.",
        "The boat was <dark blue>!!! Yes.",
        "It was <red>!! No.",
        "Maybe <blue>",
    ]
    reading = READER.read("Which?", hits(*texts))
    assert quoted(texts, reading.quotes) == ["It is <blue>!!!!", "The boat was <dark blue>!!!"]


def test_one_sentence_in_two_articles_is_quoted_once() -> None:
    texts = ["It is <blue>!!", "It is <blue>!!"]
    assert len(READER.read("Which?", hits(*texts)).quotes) == 1


def test_at_most_three_are_quoted() -> None:
    texts = [f"Witness {number} said <blue>!!" for number in range(5)]
    reading = READER.read("Which?", hits(*texts))
    assert len(reading.quotes) == 3


def test_of_each_near_article_the_best_sentence_is_shown() -> None:
    text = "It may be <red>!! " + "Nobody knew. " * 100 + "In the end it may be <blue>!!!"
    passages = [Hit(one, score=0.0, cosine=0.5) for one in split(article(text, key="/long"))]
    reading = READER.read("Which?", [*passages, *hits("Or <green>!", "Or not <green>.")])
    assert [quote.article_id for quote in reading.nearest] == [
        article(text, key="/long").id,
        article("Or <green>!", key="/0").id,
    ]
    first = reading.nearest[0]
    assert text[first.start : first.end] == "In the end it may be <blue>!!!"


def test_confidence_grows_with_the_margin() -> None:
    unsure, sure = (
        READER.read("Which?", hits(text)).confidence for text in ("<a> is it", "<a> is it!!!!")
    )
    assert unsure == pytest.approx(0.269, abs=0.001)
    assert sure == pytest.approx(0.953, abs=0.001)


def test_the_first_passage_of_an_article_leads() -> None:
    text = "The boat is <red>. " + "Nobody knew why. " * 70 + "The boat is <blue>."
    first, last = split(article(text))
    found = [Hit(passage, score=0.0, cosine=0.5) for passage in (last, first)]
    assert READER.read("Which?", found).short_answer == "<blue>"
    leading = ExtractiveReader(Marked(), replace(PLAIN, lead=0.5))
    assert leading.read("Which?", found).short_answer == "<red>"


def share(*texts: str) -> float:
    _, evidence = READER.weigh("Which?", hits(*texts))
    return evidence.share


def test_the_share_falls_with_other_answers_and_not_with_the_same_one() -> None:
    assert share("It is <blue>!!") == 1
    assert share("It is <blue>!!", "It is <red>!!") == pytest.approx(0.5)
    assert share("It is <blue>!!", "They say it is <blue>!!") == 1


def test_the_share_counts_in_the_confidence() -> None:
    by = replace(PLAIN, margin=0.0, bias=-1.0, share=2.0)
    assert by.probability(Evidence(5.0, 0.5, 1.0)) == pytest.approx(0.731, abs=0.001)
    assert by.probability(Evidence(5.0, 0.5, 0.5)) == pytest.approx(0.5)


def test_reading_ends_when_no_other_passage_can_be_expected_to_catch_up() -> None:
    clear, model = ["It is <blue>!!"] + [f"Or <{number}>" for number in range(30)], Marked()
    told: list[tuple[int, int]] = []
    reading = ExtractiveReader(model, PLAIN).read(
        "Which?", hits(*clear), lambda *far: told.append(far)
    )
    assert model.read_so_far == 3
    assert told == [(0, 6)]
    assert len(reading.ranked) == 31
    unclear, model = [f"Or <{number}>" for number in range(30)], Marked()
    told.clear()
    ExtractiveReader(model, PLAIN).read("Which?", hits(*unclear), lambda *far: told.append(far))
    assert model.read_so_far == 6
    assert told == [(0, 6), (3, 6)]


def test_the_passages_that_promise_most_are_read_first() -> None:
    beginnings = hits("It was <blue>.", "It was <red>.")
    rest = [replace(hit, passage=replace(hit.passage, start=99)) for hit in hits(*["<No>"] * 30)]
    leading = ExtractiveReader(Marked(), replace(PLAIN, lead=0.5))
    ranked, _ = leading.weigh("Which?", [*rest, *beginnings])
    assert [one.hit for one in ranked[:2]] == beginnings


def test_what_was_not_read_stands_before_what_was_read_in_vain() -> None:
    found = hits("It is <blue>!!", *(f"Or <{number}>" for number in range(5)))
    ranked = READER.read("Which?", found).ranked
    assert list(ranked) == [found[0], *found[3:], *found[1:3]]


def test_without_passages_there_is_nothing() -> None:
    assert READER.read("Which?", []) is NOTHING_READ


def test_a_span_across_two_sentences_is_quoted_with_both() -> None:
    text = "First one. Second one. Third one."
    start, end = Sentences(text).around(text.index("one. Sec"), text.index("d one"))
    assert text[start:end] == "First one. Second one."


def test_a_reason_is_not_looked_for_in_the_next_paragraph_nor_where_it_is_said() -> None:
    for text in (
        "A <lamp> failed.\n\nThe council will spend a million on pipes next year.",
        "It failed because of <a lamp>. The council will spend a million on pipes.",
    ):
        reading = READER.read("Why did it fail?", hits(text))
        assert quoted([text], reading.quotes) == [text[: text.index(".") + 1]]


def test_an_answer_about_another_year_is_less_sure() -> None:
    text = "The profit in 2023 was <4 million>!!"
    sure = READER.read("What was the profit in 2023?", hits(text)).confidence
    unsure = READER.read("What was the profit in 2021?", hits(text)).confidence
    assert unsure < 0.5 * sure


def test_a_word_that_is_longer_than_any_answer_is_none() -> None:
    reading = READER.read("Which?", hits(f"It was <{'x' * 60_000}>!!"))
    assert (reading.quotes, reading.short_answer, reading.confidence) == ((), None, 0.0)


def test_a_sentence_without_end_is_quoted_around_the_answer() -> None:
    words = " ".join(["x" * 60] * 60)
    text = f"{words} <the end>!! {words}"
    (quote,) = READER.read("Where?", hits(text)).quotes
    assert quote.end - quote.start <= LONGEST_QUOTE
    assert "<the end>" in text[quote.start : quote.end]


@pytest.mark.parametrize(
    ("before", "told", "with_it"),
    [
        ("The harbour bought two boats.", "The first was <red> and cost too much.", True),
        ("Ann Lee runs the harbour.", "She said that it was <red> in the morning.", True),
        ("Anna Lind leitet den Hafen.", "Sie sagte, das Boot sei morgens <rot> gewesen.", True),
        ("The harbour bought two boats.", "The ferry Aurora was <red> in the morning.", False),
    ],
)
def test_a_sentence_that_leans_on_the_one_before_is_quoted_with_it(
    before: str, told: str, with_it: bool
) -> None:
    for between in (" ", "\n\n"):
        texts = [f"{before}{between}{told} Nobody knew why it was so."]
        (quote,) = quoted(texts, READER.read("Which?", hits(*texts)).quotes)
        assert quote == (f"{before}{between}{told}" if with_it else told)


def test_an_account_quotes_what_else_its_article_says_and_a_fact_does_not() -> None:
    text = "It was late because of <fog>!!! " + "Nobody knew. " * 100 + "The door was <bent>!!!"
    passages = [Hit(one, score=0.0, cosine=0.5) for one in split(article(text, key="/long"))]
    elsewhere = hits("The other boat was <red>!!!")
    account = READER.read("Why was the ferry late?", [*passages, *elsewhere])
    assert {quote.article_id for quote in account.quotes} == {article(text, key="/long").id}
    assert len(account.quotes) == 2
    assert len(READER.read("Who won?", [*passages, *elsewhere]).quotes) == 1


@pytest.mark.parametrize(
    ("told", "short"),
    [
        ('He blamed a "<massive" attack> on it.', '"<massive" attack>'),
        ("He blamed an attack (<called> huge) on it.", "<called>"),
        ("He blamed <it (a huge attack>) on them.", "<it (a huge attack>)"),
        ("Er nannte es \u201e<riesig\u201c und neu> dabei.", "\u201e<riesig\u201c und neu>"),
    ],
)
def test_a_short_answer_has_both_its_quotation_marks(told: str, short: str) -> None:
    assert READER.read("Which?", hits(told)).short_answer == short
