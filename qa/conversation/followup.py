"""A question in a conversation becomes one that stands alone, without a language model.

A question that points back ("Why did it stop?") or says too little to be searched for ("And the
cost?") gets the subject of the conversation: the pronoun is replaced, or the subject is added in
parentheses; "there" becomes the place. The answers before are searched with too, at a lower
weight. A question that stands alone is left as it is, so that a change of subject leaves the old
one behind.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from qa.conversation.names import (
    CAPITAL,
    NAME,
    NAMED,
    NAMES,
    NOBODY,
    PLACE,
    WITHIN,
    is_name,
    person_in,
)
from qa.conversation.smalltalk import without_thanks
from qa.conversation.subject_phrase import (
    DAY,
    NO_SUBJECT,
    WORD,
    Subject,
    own_words,
    phrases,
    stem,
    subject_of,
)
from qa.question import Turn
from qa.text.language import of_question
from qa.text.words import ANY_MONTH, ANY_WEEKDAY, common_words

ENOUGH = 3
"""Words of its own with which a question that points nowhere is taken to stand alone."""

_ENOUGH_TOLD = 2
"""The same, after "tell me about"."""

ANSWERED = 0.2
"""Weight of the latest answer beside the question's 1; tuned, like the decay, on half of the
conversations that benchmarks/followups.py reads. Earlier questions have none: beside the subject
they only lead away from what is asked (at a weight of .3, .56 instead of .60 on CAsT)."""

DECAY = 0.6
"""What the weight of an answer is multiplied by for each answer that came after it."""

_TURNS = 4
"""Answers that are searched with; those before weigh next to nothing."""

_READ = 2000
"""Characters of a turn that are looked at for what it speaks of: as many as a question has."""

_POINTS = re.compile(
    r"\b(it|they|them|he|him|she|this|these|those|that|one|ones)\b"
    r"(?! (?:type|kind|way|day|week|month|year)s?\b)",
    re.IGNORECASE,
)
_OWNS = re.compile(r"\b(its|their|theirs|his|her|hers)\b", re.IGNORECASE)
_HER = re.compile(
    r"her(?=\W*$|[,;.?!]| (?:after|and|as|at|because|before|but|by|during|for|from|if|in|into|of|on"
    r"|or|that|to|when|where|while|who|with)\b(?!-))",
    re.IGNORECASE,
)
""""Who voted for her?", where nothing is hers."""

_PERSONAL = re.compile(r"\b(he|him|his|she|her|hers)\b", re.IGNORECASE)
_THERE = re.compile(
    r"(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )(?<!\bbe )(?<!\bbeen )\bthere\b"
    r"(?! (?:is|are|was|were|be|been|has|have|had|will|would)\b)(?!')",
    re.IGNORECASE,
)
"""A place; "is there a plan?" has none."""
_ASKS_WHO = re.compile(r"\W*who\b", re.IGNORECASE)
_ASKS_WHERE = re.compile(r"\W*where\b", re.IGNORECASE)

_WHERE = (" in ", " at ", " near ", " on ")
_RELATIVE_DATE = r"(?i:last|this|next) (?i:year|month|week|season)"
_WHEN = r"(?i:in|on|since|during|for|by|until)"
_WHOLE_DATE = (
    rf"(?:(?:\d{{1,2}} )?{ANY_MONTH} )?(?:1[5-9]|20)\d\d|(?:\d{{1,2}} )?{ANY_MONTH}|{ANY_WEEKDAY}"
    rf"|{_RELATIVE_DATE}"
)
_DATE = re.compile(rf"(?:\b({_WHEN}) )?\b({_WHOLE_DATE})\b")

_GOES_ON = r"\W*(?i:and|but|or|(?:and )?(?:what|how) about)\b\W+"
_OF = r"(?:(?:in|on|for|at|of|with|to|from|by) )?"
_ONLY_NAMES = re.compile(
    rf"\W*(?i:and|but|or|what|how)\b\W+(?:what |how )?(?:about |{_OF})({NAME})\W*"
)
_ONLY_DATE = re.compile(rf"{_GOES_ON}(?:({_WHEN}) )?({_WHOLE_DATE})\W*")
_LABEL = rf"(?:{CAPITAL}+|\d[\w.]*|one|two|three|four|five|six|seven|eight|nine|ten)"
_ONLY_LABEL = re.compile(rf"{_GOES_ON}{_OF}(?:the )?([^\W\d_]+) ({_LABEL})\W*")
""""And option B?", "What about phase two?"."""
_ONLY_WHERE = re.compile(
    rf"{_GOES_ON}(in|at|from|to|near) (?!(?:spring|summer|autumn|fall|winter|night|home|advance"
    r"|detail|future|general|particular|practice|principle|return|theory|total)\b)([a-z]\w+)\W*"
)
""""and in norway?", as many write who are in a hurry."""

_RELATIVE = re.compile(r"(?<=[a-z] )that(?= [a-z])", re.IGNORECASE)
""""the company that makes them": this "that" points at its own sentence."""

_TURNS_TO = re.compile(r"\b(about|regarding)\b", re.IGNORECASE)
_TELL = re.compile(
    r"\W*(?:\w+\W+){0,3}tell me (?:\w+ )?about (?!the\b)(.+)", re.IGNORECASE | re.DOTALL
)
""""Tell me more about solar panels" says all; "about the panels" are some that were spoken of."""

_KEPT = re.compile(
    r"\b(?:sa(?:y|ys|id|ying)|tells?|told|thinks?|thought|means?|meant|claim(?:s|ed)?"
    r"|believed?|believes)(?: (?:you|me|us|him|her|them))? that\b(?!\s+\w)"
    r"|\b(?:is|was) that(?= (?:all|correct|right|so|true|wrong)\b)"
    r"|\bthat(?= (?:is|was) (?:all|correct|right|so|true|wrong)\b)"
    r"|\b(?:the other|another) ones?\b|\bthe other(?=\W*$)"
    r"|\bare you (?:certain|serious|sure)\b"
    r"|\b(?:is|was) it (?:raining|snowing|(?:possible|necessary)(?= to\b)"
    r"|(?:true|clear|certain|likely|possible)(?: that\b|(?=\W*$)))"
    r"|\b(?:does|did|do|will|would|has|had) it (?:take|taken|cost)(?=(?: \w+)? to \w+ \w)"
    r"|\b(?:is|was) it(?= (?-i:[A-Z])\w+(?: (?-i:[A-Z])\w+)* (?:who|that|which)\b)",
    re.IGNORECASE,
)
""""Who said that?", "What about the other one?", "Is it true that ...?": these do not mean the
subject."""
_COUNTS = re.compile(r"\b(?:which|each|every|no|any) ones?\b|\bones? (?:of|more)\b", re.IGNORECASE)
_DETERMINES = re.compile(
    r"(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )\b(?:this|that|these|those) ([\w-]+)",
    re.IGNORECASE,
)
""""This style" has its noun already."""

_WHAT_IS = re.compile(r"\W*what(?:'s|\u2019s| is| was) (?:an? )?(?=\w)", re.IGNORECASE)
_ASKS_WHO_IS = re.compile(
    r"\W*(?:what|who|which)(?:'s|\u2019s| is| are| was| were)\b", re.IGNORECASE
)
_ASKS = re.compile(
    r"\W*(?:who|whom|whose|what|when|where|why|how|which|do|does|did|has|have|had|can|could|will"
    r"|would|should|is|are|was|were|(?:please )?(?:tell|give|show|explain|describe))\b",
    re.IGNORECASE,
)
_DEFINITE = re.compile(r"(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )\bthe (?=\w)", re.IGNORECASE)

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Resolved:
    """`text` stands alone. `context` are earlier answers to search with, each with its weight."""

    text: str
    context: tuple[tuple[str, float], ...] = ()


def resolve(question: str, history: Sequence[Turn]) -> Resolved:
    """`question` as it is to be searched for and read, after `history`."""
    turns = [replace(turn, content=turn.content[:_READ]) for turn in history]
    asked = [without_thanks(turn.content) for turn in turns if turn.role == "user"]
    # What points back, and at what, is known of English.
    if not asked or stands_alone(question) or of_question(question) not in ("en", None):
        return Resolved(question)
    # "Oh, almonds? How are they grown?" asks one thing, and what is before it may say of what.
    asks_last = question.rstrip().endswith("?")
    *remarks, given = _SENTENCE.split(question) if asks_last else [question]
    *asked, question = _in_full([*asked, given])
    if place := _place(turns):
        question = _THERE.sub(f"in {place}", question)
    known: set[str] = set()
    subject = NO_SUBJECT
    full = iter(asked)
    for turn in turns:
        if turn.role == "user":
            subject = _subject_after(next(full), subject, known)
        known |= {stem(word) for word in WORD.findall(turn.content)}
    for remark in remarks:
        subject = _subject_of_remark(remark) or subject
    context = tuple(_weighted([turn.content for turn in history if turn.role == "assistant"]))
    if not remarks and question == given and _turns_away(question, known):
        return Resolved(question, context)
    if _PERSONAL.search(question):
        subject = _who(subject, asked, [turn.content for turn in turns if turn.role == "assistant"])
    completed = question != given and not _ONLY_DATE.fullmatch(given)
    if not stands_alone(question) and (_pointer(question) or not completed):
        question = _with_subject(question, subject, asked)
    return Resolved(" ".join([*remarks, question]), context)


def stands_alone(question: str) -> bool:
    """Whether a question points at nothing outside itself and says enough to be searched for."""
    if points_back(question):
        return False
    told = _TELL.match(question)
    if told and (len(own_words(told[1])) >= _ENOUGH_TOLD or NAMED.search(question, told.start(1))):
        return True
    return len(own_words(question)) >= ENOUGH


def points_back(said: str) -> bool:
    """Whether a word of it stands for something said before."""
    return bool(_pointer(said) or _THERE.search(said))


def _in_full(questions: Sequence[str]) -> list[str]:
    """The questions; one that only names another thing ("And in Norway?") as the one before it,
    with that name in the place of its last."""
    full: list[str] = []
    for question in questions:
        full.append(_completed(question, full[-1]) if full else question)
    return full


def _completed(question: str, before: str) -> str:
    """`before` with what `question` names in the place of its like, if it does nothing else."""
    if dated := _ONLY_DATE.fullmatch(question):
        return _with_date(before, dated[1], dated[2]) or question
    places: list[re.Match[str]] = []
    labelled = _ONLY_LABEL.fullmatch(question)
    if labelled and labelled[1].lower() in common_words():  # "the other one", "the EU"
        labelled = None
    if labelled:
        like = rf"\b(?i:{labelled[1]}) (?:{_LABEL})\b"
        new, places = f"{labelled[1]} {labelled[2]}", list(re.finditer(like, before))
    elif where := _ONLY_WHERE.fullmatch(question):
        new = f"{where[1]} {where[2]}"
        if where[2] not in common_words():
            places = list(re.finditer(rf"\b{where[1]} (?:{NAMES}|[a-z]+(?=\W*$))", before))
    if not places and (named := _ONLY_NAMES.fullmatch(question)):
        new = named[1]
        if new.lower() not in common_words():  # "But Why?"
            places = list(NAMED.finditer(before))
    if labelled and not places:  # after "How much does it cost?"
        pointer = _replaceable(before)
        places = [pointer] if pointer and not _OWNS.fullmatch(pointer[0]) else []
    if not places:
        return question
    return before[: places[-1].start()] + new + before[places[-1].end() :]


def _with_date(question: str, preposition: str | None, date: str) -> str | None:
    """`question` of another date; None where it has several, or "last year" cannot stand."""
    relative = re.fullmatch(_RELATIVE_DATE, date)
    usual = "on" if re.match(rf"\d\d? |{ANY_WEEKDAY}", date) else "in"
    new = date if relative else f"{preposition or usual} {date}"
    dates = list(_DATE.finditer(question))
    if not dates:
        words, end = _ended(question)
        return f"{words} {new}{end}"
    old = dates[0]
    adverbial = old[1] or re.fullmatch(_RELATIVE_DATE, old[2])
    if len(dates) > 1 or (relative and not adverbial):
        return None
    # "The 2023 election" becomes "the 2022 election".
    return question[: old.start()] + (new if adverbial else date) + question[old.end() :]


def _ended(question: str) -> tuple[str, str]:
    """The words of a question, and the signs with which it ends."""
    words = question.rstrip(" \t\n?.!")
    return words, "".join(question[len(words) :].split())


def _subject_after(question: str, subject: Subject, known: Collection[str]) -> Subject:
    """What the conversation is about once `question` was asked, and was about `subject` before."""
    new = subject_of(question)
    if not subject.words or stands_alone(question) or _turns_away(question, known):
        return new if new.words else subject
    if _pointer(question):
        return subject
    return new if _names(new, question) or _TURNS_TO.search(question) else subject


def _subject_of_remark(remark: str) -> Subject | None:
    """What a sentence before a question is about, if it says so: "Great answer." does not."""
    new = subject_of(remark)
    says = not _pointer(remark) and (remark.endswith("?") or _names(new, remark))
    return new if says and new.words else None


def _names(subject: Subject, question: str) -> bool:
    """Whether a name is in the subject; the first word of a question has its capital anyway."""
    words = subject.words
    return any(is_name(word) for word in words) and not question.startswith(words[0])


def _turns_away(question: str, known: Collection[str]) -> bool:
    """Whether it names something of which nobody spoke, `known` being all words that were said."""
    goes_on = re.match(_GOES_ON, question) or not _ASKS.match(question)
    if goes_on or points_back(question):
        return False
    return any(
        not any(stem(word) in known for word in words)
        for words in (*_new_names(question), *_defined(question), *_definite(question))
    )


def _new_names(question: str) -> Iterator[list[str]]:
    """The words of its names; "What are the best slopes in Seattle?" is not about Seattle."""
    for found in NAMED.finditer(question):
        if not question[: found.start()].endswith(_WHERE):
            yield from phrases(found[0])


def _defined(question: str) -> Iterator[list[str]]:
    """The words that "What is a glacier?" wants to be explained."""
    if what := _WHAT_IS.match(question):
        asked, _ = _ended(question[what.end() :])
        yield from (phrase for phrase in phrases(asked) if " ".join(phrase) == asked)


def _definite(question: str) -> Iterator[list[str]]:
    """The phrases after "the". Those of "Who was the leader?" and of "the first cheque" need
    something said before; "Who escaped from the zoo?" does not."""
    if _ASKS_WHO_IS.match(question):
        return
    for found in _DEFINITE.finditer(question):
        noun = next(phrases(question[found.end() :]), [])
        if noun and question.startswith(noun[0], found.end()):
            yield noun


def _place(history: Sequence[Turn]) -> str | None:
    """Where the conversation is: the last place that was asked about, or told to "where?"."""
    last, where = None, False
    for turn in history:
        if turn.role == "user":
            where = bool(_ASKS_WHERE.match(turn.content))
            if _THERE.search(turn.content):
                continue
        elif not where:
            continue
        found = PLACE.search(turn.content)
        named = [word for word in subject_of(turn.content).words if is_name(word)]
        last = found[1] if found else " ".join(named) or last
    return last


def _who(subject: Subject, asked: Sequence[str], answers: Sequence[str]) -> Subject:
    """Who "he" is. Nothing but a person can be, and nobody is in one; if none is known it stays."""
    places = {word for said in asked for place in WITHIN.findall(said) for word in place.split()}
    named = [word for word in subject.words if is_name(word) and word not in places]
    if NOBODY.fullmatch(" ".join(named)):
        named = []
    told = person_in(answers, places)
    asks_who = asked and _ASKS_WHO.match(asked[-1])
    return Subject((told if asks_who else []) or named or told)


def _with_subject(question: str, subject: Subject, asked: Sequence[str]) -> str:
    own = own_words(question)
    missing = " ".join(word for word in subject.words if stem(word) not in own)
    if all(map(DAY.fullmatch, missing.split())):
        return question
    place = _replaceable(question)
    if place and subject.fits:
        definite = any(f"the {missing}" in one for one in asked)
        # "A new one" has its article.
        the = definite and not place[0].lower().startswith("one")
        instead = f"the {missing}" if the else missing
        if _OWNS.fullmatch(place[0]) and not _HER.match(question, place.start()):
            instead += "'" if instead.endswith("s") else "'s"
        return question[: place.start()] + instead + question[place.end() :]
    if not place and _KEPT.search(question):
        return question
    words, end = _ended(question)
    return f"{words} ({missing}){end}"


def _pointer(question: str) -> re.Match[str] | None:
    """The first word of the question that points at something said before."""
    hidden = _RELATIVE.sub("____", question)
    found = [match for match in (_POINTS.search(hidden), _OWNS.search(hidden)) if match]
    return min(found, key=lambda match: match.start(), default=None)


def _replaceable(question: str) -> re.Match[str] | None:
    """The first word of the question that the subject can stand in the place of."""
    for pattern in (_KEPT, _COUNTS, _DETERMINES):
        question = pattern.sub(_hidden, question)
    return _pointer(question)


def _hidden(found: re.Match[str]) -> str:
    """Signs that point nowhere, but for "does that happen", in which no noun follows."""
    pronoun = found.re is _DETERMINES and found[1].lower() in common_words()
    return found[0] if pronoun else "_" * len(found[0])


def _weighted(answers: Sequence[str]) -> Iterator[tuple[str, float]]:
    for age, text in enumerate(reversed(answers[-_TURNS:])):
        yield text, ANSWERED * DECAY**age
