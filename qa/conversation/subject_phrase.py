"""What a question is about, told by its words, as English orders them, without a parser."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qa.conversation.names import is_name
from qa.text.words import ANY_MONTH, ANY_WEEKDAY, common_words

_SUBJECT = 3
"""Words of a subject, the last ones of a longer phrase: English puts its head at the end."""

WORD = re.compile(r"\w+(?:[-'\u2019.]\w+)*|[^\w\s]")

DAY = re.compile(
    rf"\d[\d.,:]*(?:st|nd|rd|th|s)?|{ANY_MONTH}|{ANY_WEEKDAY}|years?|months?|weeks?|days?",
    re.IGNORECASE,
)
"""A word of a date, or a number: nothing that a conversation is about."""

_ASKS_WHAT = re.compile(r"\W*(?:what|whom?|which)\b", re.IGNORECASE)
_AUXILIARY = r"(?:do|does|did|can|could|will|would|should|might)"
_DOES = re.compile(rf"\b{_AUXILIARY}(?: (?:the|a|an|my|your))? $", re.IGNORECASE)
_DOES_NOUN = re.compile(rf"\b{_AUXILIARY} (?!(?:i|you|we|they|he|she|it|there)\b)", re.IGNORECASE)
_INSIDE = (" in ", " at ", " of ", " from ", " near ")
_IS = re.compile(
    r"(?:^\W*|\b(?:why|when|where|how) )(?:is|are|was|were|has|have|had) $", re.IGNORECASE
)
_OBJECT = re.compile(r"\s+(?:the|an?|his|her|its|their|it|him|them)\b")
_PLURAL = re.compile(r"[a-z].*[^\W\d_isu'\u2019]s")
""""Flytraps" cannot follow "did" as its verb; neither can "pass" or "bus", but they are few."""
_POSSESSIVE = re.compile(r".*['\u2019]s?")


@dataclass(frozen=True, slots=True)
class Subject:
    """What a question is about. `fits` says whether the words can stand within a sentence."""

    words: list[str]
    fits: bool = True


NO_SUBJECT = Subject([])


def subject_of(question: str) -> Subject:
    """The phrase that most likely tells what a question is about: the first with a name, else the
    last of several words, else the last that is no verb."""
    found = [phrase for phrase in phrases(question) if not all(map(DAY.fullmatch, phrase))]
    if not found:
        return NO_SUBJECT

    def weight(place: int) -> tuple[bool, int, int]:
        phrase = found[place]
        if any(is_name(word) for word in phrase if not question.startswith(word)):
            return True, 0, -place
        # "Is the ferry still running?" is about the ferry.
        word = phrase[0]
        done = re.search(rf"\b(?:I|you|we|they|he|she) {re.escape(word)}\b", question)
        verb = len(phrase) == 1 and (done is not None or word.endswith(("ing", "ed")))
        return False, 0 if verb else min(len(phrase), 2), place

    chosen = found[max(range(len(found)), key=weight)]
    # "Was Elon Musk delayed" ends, and "who interviewed Elon Musk" begins, with the verb.
    while len(chosen) > 1 and chosen[-1].endswith("ed"):
        chosen.pop()
    before, _, after = question.partition(" ".join(chosen))
    cut = _without_verb(chosen, before, after)
    if not cut.fits:
        return cut
    name = next((place for place, word in enumerate(cut.words) if is_name(word)), 0)
    subject = cut.words[_labelled(cut.words, name) :][-_SUBJECT:]
    # "The interview with Musk" is about the interview, and "the new bridge in Bergen" the bridge.
    first = re.escape(subject[0])
    head = re.search(rf"(?<![\w-])([\w-]+) (between|with|of|by) {first}\b", question)
    if not head and is_name(subject[0]):
        where = rf"(in|at|on|for|from|to|against) {first}\b"
        head = re.search(rf"\b(?:the|an?) ((?:[\w-]+ )?[\w-]+) {where}", question)
    if head and head[1].lower() not in common_words():
        return Subject([*head[1].split(), head[2], *subject])
    return Subject(subject)


def _without_verb(phrase: list[str], before: str, after: str) -> Subject:
    """The phrase without the verb that stands in it behind the subject of "did" or "was"."""
    ends = not after[:1].isspace() or bool(_OBJECT.match(after))
    if does := _DOES.search(before):
        return _subject_behind_does(
            phrase, does[0].lower(), after, ends, bool(_ASKS_WHAT.match(before))
        )
    named = _name_length(phrase)
    # "What did the mayor of Velm promise", "is Ann Lee selling".
    if ends and before.endswith(_INSIDE):
        verb = bool(_DOES_NOUN.search(before))
    else:
        next_word = "".join(phrase[named : named + 1])
        verb = bool(_IS.search(before)) and next_word.endswith(("ing", "ed"))
    return Subject(phrase[:named] if named and verb else phrase)


def _subject_behind_does(
    phrase: list[str], does: str, after: str, ends: bool, what: bool
) -> Subject:
    """Who or what does it, at the beginning of the phrase behind `does`."""
    named = _name_length(phrase)
    # "Arsenal beat" has the verb behind the name; "the Team plan" and "Ann's boat" go on.
    if named and not (does.endswith(" the ") or _POSSESSIVE.fullmatch(phrase[named - 1])):
        return Subject(phrase[:named])
    names = (place for place, word in enumerate(phrase) if place >= named and is_name(word))
    name = next(names, len(phrase))
    if name == len(phrase):
        noun = _subject_in(phrase[named:], does, ends, what)
        return Subject([*phrase[:named], *noun.words] or phrase, noun.fits)
    end = name + _name_length(phrase[name:])
    # "The team leave Berlin" has the verb before the name, and "coach Erik Lund" has none.
    if named or (name > 1 and end == len(phrase) and not re.match(r" [a-z]+\W*$", after)):
        return Subject(phrase[: max(name - 1, named)])
    return Subject(phrase[_labelled(phrase, name) : end])


def _labelled(phrase: Sequence[str], name: int) -> int:
    """Where a name begins: at the word before, if it is a letter, as in "option C"."""
    return name - 1 if name and len(phrase[name]) == 1 else name


def _subject_in(words: list[str], does: str, ends: bool, what: bool) -> Subject:
    """The subject in words behind "did" that also hold the verb, and perhaps its object.

    The verb is among the words if the clause `ends` with them. The object is, unless the question
    asks for it, which `what` says. `fits` is false where nothing tells which word is the verb.
    """
    last = len(words) - 1
    if not ends:
        return Subject(words)
    for place in range(1, last):  # "tram line 9 open", but not "council approve 40 homes"
        if words[place].isdigit() and not _PLURAL.fullmatch(words[place + 1]):
            return Subject(words[: place + 1])
    plural = next((place for place, word in enumerate(words) if _PLURAL.fullmatch(word)), last)
    # Of "did" a first word may be a name that ends in s, "do" has a plural.
    if plural < last and not does.startswith("does") and (plural or does.startswith("do ")):
        return Subject(words[: plural + 1])
    if last == 2 and plural == last and not what:  # "honey contain sugars"
        return Subject(words[:1])
    return Subject(words[:last]) if last < 2 or what else Subject(words, fits=False)


def _name_length(phrase: Sequence[str]) -> int:
    """How many words the name has with which a phrase begins: "Venus flytraps" two."""
    end = 0
    while end < len(phrase) and (is_name(phrase[end]) or (end and phrase[end][0].isdigit())):
        end += 1
    while 0 < end < len(phrase) and _PLURAL.fullmatch(phrase[end]):
        end += 1
    return end


def phrases(question: str) -> Iterator[list[str]]:
    """Runs of words that are not common ones."""
    run: list[str] = []
    for word in WORD.findall(question):
        if word[0].isalnum() and re.split(r"['\u2019]", word.lower())[0] not in common_words():
            run.append(word)
        elif run:
            yield run
            run = []
    if run:
        yield run


def own_words(question: str) -> set[str]:
    return {stem(word) for phrase in phrases(question) for word in phrase}


def stem(word: str) -> str:
    """One form for singular and plural, right or wrong."""
    return word.lower().removesuffix("s")
