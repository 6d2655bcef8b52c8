"""A question in a conversation becomes one that stands alone, without a language model.

A question that points back ("Why did it stop?") or says too little to be searched for ("And the
cost?") gets the subject of the conversation: the pronoun is replaced, or the subject is added in
parentheses; "there" becomes the place. The answers before are searched with too, at a lower
weight. A question that stands alone is left as it is, so that a change of subject leaves the old
one behind.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qa.language import of_question
from qa.question import Turn
from qa.smalltalk import without_thanks
from qa.words import common_words

ENOUGH = 3
"""Words of its own with which a question that points nowhere is taken to stand alone."""

_TOLD = 2
"""The same, after "tell me about"."""

ANSWERED = 0.2
"""Weight of the latest answer beside the question's 1; tuned, like the decay, on half of the
conversations that benchmarks/followups.py reads. Earlier questions have none: beside the subject
they only lead away from what is asked (at a weight of .3, .56 instead of .60 on CAsT)."""

DECAY = 0.6
"""What the weight of an answer is multiplied by for each answer that came after it."""

_TURNS = 4
"""Answers that are searched with; those before weigh next to nothing."""

_SUBJECT = 3
"""Words of a subject, the last ones of a longer phrase: English puts its head at the end."""

_WORD = re.compile(r"\w+(?:[-'\u2019.]\w+)*|[^\w\s]")

_POINTS = re.compile(
    r"\b(it|they|them|he|him|she|this|these|those|that|one|ones)\b"
    r"(?! (?:type|kind|way|day|week|month|year)s?\b)",
    re.IGNORECASE,
)
_OWNS = re.compile(r"\b(its|their|theirs|his|her|hers)\b", re.IGNORECASE)
_PERSONAL = re.compile(r"\b(he|him|his|she|her|hers)\b", re.IGNORECASE)
_THERE = re.compile(
    r"(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )(?<!\bbe )(?<!\bbeen )\bthere\b"
    r"(?! (?:is|are|was|were|be|been|has|have|had|will|would)\b)(?!')",
    re.IGNORECASE,
)
"""A place; "is there a plan?" has none."""
_PLACE = re.compile(r"\b(?:in|at|to|from|near|around|of|on) ((?:the )?[A-Z]\w+(?: [A-Z]\w+)*)")
_WITHIN = re.compile(r"\b(?:in|at|near) ([A-Z]\w+(?: [A-Z]\w+)*)")
_ASKS_WHO = re.compile(r"\W*who\b", re.IGNORECASE)
_ASKS_WHERE = re.compile(r"\W*where\b", re.IGNORECASE)
_DOES = re.compile(
    r"\b(?:do|does|did|can|could|will|would|should|might)(?: (?:the|a|an|my|your))? $",
    re.IGNORECASE,
)
_OBJECT = re.compile(r"\s+(?:the|an?|his|her|its|their|it|him|them)\b")
_NAME = r"(?:the )?[A-Z][\w'\u2019-]+(?: [A-Z][\w'\u2019-]+)*"
_ONLY_NAMES = re.compile(
    r"\W*(?i:and|but|or|what|how)\b\W+(?:what |how )?"
    rf"(?:(?:about|in|on|for|at|of|with|to|from|by) )?({_NAME})\W*"
)
_NAMED = re.compile(rf"(?<=[\w,] ){_NAME}")
_FULL_NAME = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+)+\b")

_RELATIVE = re.compile(r"(?<=[a-z] )that(?= [a-z])", re.IGNORECASE)
""""the company that makes them": this "that" points at its own sentence."""

_TURNS_TO = re.compile(r"\b(about|regarding)\b", re.IGNORECASE)
_TELL = re.compile(
    r"\W*(?:\w+\W+){0,3}tell me (?:\w+ )?about (?!the\b)(.+)", re.IGNORECASE | re.DOTALL
)
""""Tell me more about solar panels" says all; "about the panels" are some that were spoken of."""

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Resolved:
    """`text` stands alone. `context` are earlier answers to search with, each with its weight."""

    text: str
    context: tuple[tuple[str, float], ...] = ()


def resolve(question: str, history: Sequence[Turn]) -> Resolved:
    """`question` as it is to be searched for and read, after `history`."""
    asked = [without_thanks(turn.content) for turn in history if turn.role == "user"]
    # What points back, and at what, is known of English.
    if not asked or stands_alone(question) or of_question(question) not in ("en", None):
        return Resolved(question)
    # "Oh, almonds? How are they grown?" asks one thing, and what is before it may say of what.
    asks_last = question.rstrip().endswith("?")
    *remarks, given = _SENTENCE.split(question) if asks_last else [question]
    *asked, question = _in_full([*asked, given])
    if place := _place(history):
        question = _THERE.sub(f"in {place}", question)
    subject: list[str] = []
    for earlier in asked:
        subject = _subject_after(earlier, subject)
    for remark in remarks:
        subject = _subject_of_remark(remark) or subject
    answered = [turn.content for turn in history if turn.role == "assistant"]
    if _PERSONAL.search(question):
        # Nothing but a person can be "he", and nobody is in one; if none is known it stays.
        places = {
            word for said in asked for place in _WITHIN.findall(said) for word in place.split()
        }
        named = [word for word in subject if _is_name(word) and word not in places]
        told = _person(answered)
        asks_who = asked and _ASKS_WHO.match(asked[-1])
        subject = (told if asks_who else []) or named or told
    if not stands_alone(question) and (question == given or _pointer(question)):
        question = _with_subject(question, subject, asked)
    return Resolved(" ".join([*remarks, question]), tuple(_weighted(answered)))


def stands_alone(question: str) -> bool:
    """Whether a question points at nothing outside itself and says enough to be searched for."""
    if points_back(question):
        return False
    told = _TELL.match(question)
    if told and len(_own_words(told[1])) >= _TOLD:
        return True
    return len(_own_words(question)) >= ENOUGH


def points_back(said: str) -> bool:
    """Whether a word of it stands for something said before."""
    return bool(_pointer(said) or _THERE.search(said))


def _in_full(questions: Sequence[str]) -> list[str]:
    """The questions; one that only names another thing ("And in Norway?") as the one before it,
    with that name in the place of its last."""
    full: list[str] = []
    for question in questions:
        named = _ONLY_NAMES.fullmatch(question)
        if named and named[1].lower() in common_words():  # "But Why?"
            named = None
        places = list(_NAMED.finditer(full[-1])) if named and full else []
        if named and places:
            start, end = places[-1].span()
            full.append(full[-1][:start] + named[1] + full[-1][end:])
        else:
            full.append(question)
    return full


def _subject_after(question: str, subject: list[str]) -> list[str]:
    """What the conversation is about once `question` was asked, and was about `subject` before."""
    new = _subject(question)
    if not subject or stands_alone(question):
        return new or subject
    if _pointer(question):
        return subject
    return new if _names(new, question) or _TURNS_TO.search(question) else subject


def _subject_of_remark(remark: str) -> list[str]:
    """What a sentence before a question is about, if it says so: "Great answer." does not."""
    new = _subject(remark)
    says = not _pointer(remark) and (remark.endswith("?") or _names(new, remark))
    return new if says else []


def _names(subject: Sequence[str], question: str) -> bool:
    """Whether a name is in the subject; the first word of a question has its capital anyway."""
    return any(_is_name(word) for word in subject) and not question.startswith(subject[0])


def _place(history: Sequence[Turn]) -> str | None:
    """Where the conversation is: the last place that was asked about, or told to "where?"."""
    last = None
    for turn in history:
        if turn.role == "user":
            where = bool(_ASKS_WHERE.match(turn.content))
            if _THERE.search(turn.content):
                continue
        elif not where:
            continue
        found = _PLACE.search(turn.content)
        named = [word for word in _subject(turn.content) if _is_name(word)]
        last = found[1] if found else " ".join(named) or last
    return last


def _person(answers: Sequence[str]) -> list[str]:
    """The full name with which the latest answer begins, or which is the only name in it."""
    said = answers[-1] if answers else ""
    first = _FULL_NAME.match(said)
    names = [first[0]] if first else sorted({found[0] for found in _NAMED.finditer(said)})
    return names[0].split() if len(names) == 1 and _FULL_NAME.fullmatch(names[0]) else []


def _with_subject(question: str, subject: Sequence[str], asked: Sequence[str]) -> str:
    own = _own_words(question)
    missing = " ".join(word for word in subject if _stem(word) not in own)
    if not missing:
        return question
    if place := _pointer(question):
        instead = f"the {missing}" if any(f"the {missing}" in one for one in asked) else missing
        if _OWNS.fullmatch(place[0]):
            instead += "'" if instead.endswith("s") else "'s"
        return question[: place.start()] + instead + question[place.end() :]
    words, end = re.fullmatch(r"(.*?)([\s?.!]*)", question, re.DOTALL).groups()  # type: ignore[union-attr]
    return f"{words} ({missing}){end.strip()}"


def _pointer(question: str) -> re.Match[str] | None:
    """The first word of the question that points at something said before."""
    hidden = _RELATIVE.sub("____", question)
    found = [match for match in (_POINTS.search(hidden), _OWNS.search(hidden)) if match]
    return min(found, key=lambda match: match.start(), default=None)


def _subject(question: str) -> list[str]:
    """The phrase that most likely tells what a question is about: the first with a name, else the
    last of several words, else the last that is no verb."""
    phrases = list(_phrases(question))
    if not phrases:
        return []

    def weight(place: int) -> tuple[bool, int, int]:
        phrase = phrases[place]
        if any(_is_name(word) for word in phrase if not question.startswith(word)):
            return True, 0, -place
        # "Is the ferry still running?" is about the ferry.
        verb = len(phrase) == 1 and phrase[0].endswith(("ing", "ed"))
        return False, 0 if verb else min(len(phrase), 2), place

    chosen = phrases[max(range(len(phrases)), key=weight)]
    # "Was Elon Musk delayed" ends, and "who interviewed Elon Musk" begins, with the verb.
    while len(chosen) > 1 and chosen[-1].endswith("ed"):
        chosen.pop()
    # "How did snowboarding begin" and "What did Musk blame it on", too.
    before, _, after = question.partition(" ".join(chosen))
    verb = not after[:1].isspace() or _OBJECT.match(after)
    if len(chosen) > 1 and _DOES.search(before) and verb:
        chosen.pop()
    name = next((place for place, word in enumerate(chosen) if word[0].isupper()), 0)
    subject = chosen[name:][-_SUBJECT:]
    # "The interview with Musk" is about the interview, and "the new bridge in Bergen" the bridge.
    first = re.escape(subject[0])
    head = re.search(rf"([\w-]+) (between|with|of|by) {first}\b", question)
    if not head and _is_name(subject[0]):
        where = rf"(in|at|on|for|from|to|against) {first}\b"
        head = re.search(rf"\b(?:the|an?) ((?:[\w-]+ )?[\w-]+) {where}", question)
    if head and head[1].lower() not in common_words():
        return [*head[1].split(), head[2], *subject]
    return subject


def _phrases(question: str) -> Iterator[list[str]]:
    """Runs of words that are not common ones."""
    run: list[str] = []
    for word in _WORD.findall(question):
        if word[0].isalnum() and re.split(r"['\u2019]", word.lower())[0] not in common_words():
            run.append(word)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _own_words(question: str) -> set[str]:
    return {_stem(word) for phrase in _phrases(question) for word in phrase}


def _stem(word: str) -> str:
    """One form for singular and plural, right or wrong."""
    return word.lower().removesuffix("s")


def _is_name(word: str) -> bool:
    return word[0].isupper() or word[0].isdigit()


def _weighted(answers: Sequence[str]) -> Iterator[tuple[str, float]]:
    for age, text in enumerate(reversed(answers[-_TURNS:])):
        yield text, ANSWERED * DECAY**age
