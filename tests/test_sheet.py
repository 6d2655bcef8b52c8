"""desk.yaml is checked as a whole, and what is wrong in it is named with its line."""

from datetime import date
from pathlib import Path

import pytest

from qa.said.sheet import Sheet, sheet

EXAMPLE = Path(__file__).parent.parent / "docs" / "desk.example.yaml"


def problems(text: str | bytes) -> list[str]:
    read = sheet(text.encode() if isinstance(text, str) else text)
    assert read.problems
    assert not read.entries
    return [str(one) for one in read.problems]


def test_the_example_of_the_documentation_is_right_and_has_every_key() -> None:
    from qa.said.sheet import KEYS

    read = sheet(EXAMPLE.read_bytes())
    assert read.problems == ()
    late, medical, vote = read.entries
    assert (late.kind, medical.kind, vote.kind) == ("pinned", "blocked", "referral")
    assert late.is_awake(date(2026, 11, 1))
    assert late.is_awake(date(2027, 3, 31))
    assert not late.is_awake(date(2026, 10, 31))
    assert not late.is_awake(date(2027, 4, 1))
    assert late.text("de").startswith("Das tut uns leid")
    assert late.text("fr") == late.text("en")
    assert medical.text("fr") == medical.text(None) == medical.texts[""]
    assert vote.answers_too
    assert not late.answers_too
    written = EXAMPLE.read_text("utf-8")
    assert all(f"{key}:" in written for keys in KEYS.values() for key in keys)


def test_an_empty_file_has_no_entries_and_no_problems() -> None:
    assert sheet(b"") == sheet(b"# nothing yet\n") == sheet(b"pinned:\n") == Sheet()


ENTRY = """pinned:
  - name: late
    questions:
      - Where is my paper?
    text: It comes.
"""


@pytest.mark.parametrize(
    ("added", "line", "told"),
    [
        ("    form: 2026-11-01\n", 6, "'form' is no key of an entry: did you mean `from`?"),
        ("    colour: red\n", 6, "known are `name`"),
        ("    until: 30.11.2026\n", 6, "`until` is '30.11.2026', and that is no day"),
        ("    from: 2026-12-01\n    until: 2026-11-01\n", 7, "before `from` 2026-12-01"),
        ("    text: Twice.\n", 6, "`text` is written twice"),
        ("    link: javascript:alert(1)\n", 6, "does not begin with https:// or http://"),
        ("    link: https://editor:secret@example.org/\n", 6, "a name or a password"),
        ("    link: https:///path\n", 6, "names no site"),
        ("    closeness: near\n", 6, "write one of `strict`, `usual`, `wide`"),
        ("    by:\n", 6, "`by` is empty"),
        ("    not: Where?\n", 6, "is a list: begin each of its items with `- `"),
        ("    topics: [papers]\n", 6, "'topics' is no key of an entry"),
        ("  - name: late\n    questions: [Why]\n    text: So.\n", 6, "the entry in line 2"),
        ("  - name: other\n    questions: [where is my PAPER]\n    text: A.\n", 6, "of 'late' too"),
        ("  - name: other\n    text: A.\n", 6, "the entry has no `questions`"),
        ("  - name: other\n    questions: ['?!']\n    text: A.\n", 7, "has no word in it"),
        ("  - questions: [Why]\n    text: So.\n", 6, "the entry has no `name`"),
        ("  - name: other\n    questions: [Why]\n", 6, "the entry has no `text`"),
        ("blockd: []\n", 6, "'blockd' is no key of the file: did you mean `blocked`?"),
        ("    by: Ann: editor\n", 6, "this is not YAML (mapping values are not allowed"),
        ("    by: &ann Ann\n    until: *ann\n", 7, "`*ann` is not read"),
        ("    by: !!python/object/apply:os.system [ls]\n", 6, "the tag"),
        ("---\npinned: []\n", 6, "a second document"),
        ("    link: " + "[" * 50_000, 6, "nested too deep"),
    ],
)
def test_a_problem_names_its_line_its_value_and_what_to_do(
    added: str, line: int, told: str
) -> None:
    found = problems(ENTRY + added)
    assert any(one.startswith(f"line {line}: ") and told in one for one in found), found


def test_all_problems_are_told_at_once_in_the_order_of_their_lines() -> None:
    text = ENTRY + "    until: soon\n  - name: other\n    form: 1\n"
    assert [one.partition(":")[0] for one in problems(text)] == [
        *("line 6", "line 7", "line 7", "line 8")
    ]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"pinned:\n  - name: \xff\n", "line 2: this is not UTF-8"),
        (b"pinned:\n  - name: a\x00\n", "line 2: a sign that cannot be printed"),
        (b"# " + b"x" * 1_000_001, "line 1: the file has 1,000,003 bytes"),
        (b"a: &a [x]\nb: &b [*a, *a]\n", "line 2: `*a` is not read"),
        (b"- pinned\n", "line 1: the file has keys: `pinned`, `blocked`, `referrals`"),
    ],
)
def test_what_is_no_desk_at_all_is_refused_without_being_built(content: bytes, told: str) -> None:
    (found,) = problems(content)
    assert found.startswith(told)


def test_of_very_many_problems_the_first_are_told() -> None:
    assert len(problems("x: 1\n" * 5000)) == 100
