import random
import time

import pytest

from qa.text.sentences import Sentences, sentences, statements


def texts(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


def test_sentences_come_without_the_space_around_them() -> None:
    assert texts("  The door jammed.  Nobody was hurt!\n\nWhy?\n") == [
        "The door jammed.",
        "Nobody was hurt!",
        "Why?",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Dr. Ada Bell paid $3.50 on Jan. 5 for it.",
        "The U.S. team met Mr. Oran at 8 p.m. in the hall.",
        "Growth was 2.5 percent, e.g. in timber.",
        "The doors close at 4:30 p.m. ET on Friday.",
        "The tram left the rails at 5 p.m. Monday near the bridge.",
    ],
)
def test_abbreviations_and_numbers_do_not_end_a_sentence(sentence: str) -> None:
    assert texts(sentence + " Then it rained.") == [sentence, "Then it rained."]


def test_an_hour_may_end_a_sentence() -> None:
    assert texts("It closes at 8 p.m. Etta left.") == ["It closes at 8 p.m.", "Etta left."]
    assert texts("Updated at 8 p.m.\n\nMonday was wet.") == ["Updated at 8 p.m.", "Monday was wet."]


def test_a_blank_line_ends_a_sentence() -> None:
    assert texts("A headline without a stop\n\nThe first sentence.") == [
        "A headline without a stop",
        "The first sentence.",
    ]


def test_offsets_count_characters_not_bytes() -> None:
    assert texts("Ćma 😀👩‍👩‍👧 flew. Cafe\u0301 closed.") == [
        "Ćma 😀👩‍👩‍👧 flew.",
        "Cafe\u0301 closed.",
    ]


def test_windows_line_ends_do_not_shift_the_offsets() -> None:
    assert texts("One day.\r\n\r\nAnother day.\r\nA third.") == [
        "One day.",
        "Another day.",
        "A third.",
    ]


@pytest.mark.parametrize("text", ["", " \n\t ", "\r\n\r\n"])
def test_nothing_has_no_sentences(text: str) -> None:
    assert texts(text) == []


def test_no_character_but_white_space_is_lost_in_any_text() -> None:
    chance = random.Random(3)  # noqa: S311
    parts = ["a", "Bé", "e\u0301", "😀", "Mr.", "U.S.", "3.5", ". ", "! ", "?", "“", "”", "\r\n"]
    parts += ["\n\n", " ", "\u00a0", "\u3000", "\u200b", "…", "。", "(", ")", "\t"]
    for _ in range(500):
        text = "".join(chance.choices(parts, k=chance.randrange(60)))
        found = list(sentences(text))
        assert "".join("".join(texts(text)).split()) == "".join(text.split())
        assert found == sorted(found)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Is it new? It is.", ["It is."]),
        ("Removed\n\nThe old importer is gone from this release.", ["The old importer is gone"]),
        ("09:40\n\nThe bridge is closed.", ["The bridge is closed."]),
        ("- Bring a lamp.\n- Bring rope.", ["Bring a lamp.", "Bring rope."]),
        ("Q: Did they listen?\n\nA: Not yet.", ["Not yet."]),
        (
            "3.1 The board met in May.\n\n4) It will meet again.",
            ["The board met in", "It will meet"],
        ),
        ("2.5 million people saw it.", ["2.5 million people saw it."]),
        ("1.5 MW come from the ridge.", ["1.5 MW come from the ridge."]),
        ("1.2 Duties\n\nThe tenant pays the rent on Mondays.", ["The tenant pays"]),
        ("It burned.\n\n  Causes\n\nThe old wires had melted in July.", ["It burned", "The old"]),
        (
            "- pears\n\n- apples\n\nAll of them are grown in the valley.",
            ["pears", "apples", "All of them"],
        ),
        ("Ada Bell\n\nJon Oran\n\nEtta Lind", ["Ada Bell", "Jon Oran", "Etta Lind"]),
        ('He asked "why?" and left.', ['He asked "why?" and left.']),
        ("Who knows?", ["Who knows?"]),
    ],
)
def test_what_tells_nothing_is_no_statement(text: str, told: list[str]) -> None:
    found = [text[start:end] for start, end in statements(text)]
    assert len(found) == len(told)
    assert all(one.startswith(beginning) for one, beginning in zip(found, told, strict=True))


def test_many_blanks_behind_an_hour_take_no_time() -> None:
    began = time.monotonic()
    list(sentences("It closes at 8 p.m." + " " * 20_000 + "x"))
    assert time.monotonic() - began < 2


@pytest.mark.parametrize(
    "head",
    [
        "Beatrice Okafor-Lane, engineer who made bridges sing, dies at 91",
        "By Pete Lomas, at Mill Park",
        "Written by Ada Bell",
    ],
)
def test_headlines_and_bylines_tell_nothing(head: str) -> None:
    text = f"{head}\n\nThe bridge was closed on Monday. Nobody was hurt."
    assert [text[start:end] for start, end in statements(text)] == [
        "The bridge was closed on Monday.",
        "Nobody was hurt.",
    ]


def test_the_title_and_the_place_before_a_story_tell_nothing() -> None:
    head = "Pupil wins. Town is proud\n\n2023-04-30\n\n"
    text = f"{head}NEW YORK. She won. UFO. He lost.\n\nGOAL.\n\nIt rained."
    cut = Sentences(text, "Pupil wins. Town is proud")
    told = [text[start:end] for start, end in cut.told]
    assert told == ["She won.", "UFO.", "He lost.", "GOAL.", "It rained."]
    dated = Sentences("date 2024-08-13 NEW YORK. In 1931 it rained. It stopped.")
    assert len(dated.told) == 2
    assert "NEW YORK." not in [text[start:end] for start, end in Sentences(text).told]


def test_a_score_on_a_line_of_its_own_tells_something() -> None:
    text = "Rovers 3 United 2\n\nThe match was over after an hour, it seemed to most."
    assert text[slice(*statements(text)[0])] == "Rovers 3 United 2"


@pytest.mark.parametrize("piece", ["\u201c", "\u00ab", "`", "![", "<!--", "<?"])
def test_a_long_paragraph_of_marks_takes_no_long_time(piece: str) -> None:
    began = time.process_time()
    list(sentences(piece * (100_000 // len(piece))))
    assert time.process_time() - began < 3


TOLD = "The door of ferry {} jammed at 9.30 a.m. on Monday, it was said."


def test_a_long_text_has_the_sentences_of_its_paragraphs() -> None:
    paragraphs = [" ".join(TOLD.format(n) for n in range(9 * i, 9 * i + 9)) for i in range(60)]
    assert texts("\n\n".join(paragraphs)) == [TOLD.format(number) for number in range(540)]


def test_a_long_paragraph_has_the_sentences_that_it_would_have_alone() -> None:
    assert texts(" ".join(map(TOLD.format, range(540)))) == list(map(TOLD.format, range(540)))


def test_a_sentence_without_an_end_stays_one() -> None:
    endless = "word " * 5_000 + "end."
    assert texts(f"It began. {endless} It ended.") == ["It began.", endless, "It ended."]
