"""Made-up turns of short conversations, in the languages of `conversations.json`."""

import json
import random
import re
from pathlib import Path
from typing import Any

from qa.question import Turn
from qa.text.words import WORD
from training.turns import Asked, key

PIECES = Path(__file__).with_name("conversations.json")
"""For each language pieces of conversations. `{X}` is what is spoken of, `{Y}` another such thing
or a place, and words in brackets belong to a later question that says no more than "why?"."""

_MARKED = re.compile(r"\[([^\]\d][^\]]*)\]")

_KINDS = {"person": 2.5, "who": 2.5, "thing": 2.5, "bare": 2, "swap": 1.3, "alone": 2.5}
"""What a question may be of, and how often: somebody spoken of, somebody that an answer named,
something spoken of; a bare "why?", the same of another place, or something else."""

_SUBJECTS = {"person": "person", "who": "person", "thing": "thing", "swap": "place"}

_FULL_NAME = 0.7
_IN_HURRY = 0.15  # without capitals and the sign at the end
_SUBJECT_BEFORE = 0.35
_ANSWERED = 0.85
_ASKED_BETWEEN = 0.4
_PREPARED = 0.6  # of those that stand alone


def made_up(number: int, seed: int) -> list[Asked]:
    """`number` turns in each language."""
    chance = random.Random(seed)  # noqa: S311
    languages = json.loads(PIECES.read_text(encoding="utf-8"))
    names = languages.pop("names")
    return [
        _Conversation(language, languages[language], names, chance).turn()
        for language in languages
        for _ in range(number)
    ]


class _Conversation:
    def __init__(
        self, language: str, pieces: dict[str, Any], names: dict[str, Any], chance: random.Random
    ) -> None:
        self._language = language
        self._pieces = pieces
        self._names = names
        self._chance = chance

    def turn(self) -> Asked:
        kinds, often = tuple(_KINDS), tuple(_KINDS.values())
        kind = self._chance.choices(kinds, often)[0]
        subject = _SUBJECTS.get(kind) or self._chance.choice(("person", "thing"))
        history: list[Turn] = []
        if self._chance.random() < _SUBJECT_BEFORE:
            asked, _ = self._something()
            history += [Turn("user", asked), self._answer(self._name())]
        about, of_it = self._named(subject)
        who = about if subject == "person" else self._name()
        told: list[str] = []
        if kind == "who":
            place = self._chance.choice(self._names["places"])
            pair = self._chance.choice(self._pieces["who"])
            first, given = (one.replace("{Y}", place) for one in pair)
            history.append(Turn("user", self._hurried(first)))
            history.append(Turn("assistant", given.replace("{X}", about)))
        else:
            first, told = self._asked(subject, about)
            history.append(Turn("user", self._hurried(first)))
            if self._chance.random() < _ANSWERED:
                history.append(self._answer(who))
        if kind in ("person", "thing") and self._chance.random() < _ASKED_BETWEEN:
            later = self._chance.choice([*self._pieces[f"of_{kind}"], *self._pieces["bare"]])
            history += [Turn("user", later), self._answer(who)]
        question, belong = self._question(kind, subject, about, of_it, told)
        lacks = {key(word) for word in WORD.findall(" ".join(belong)) if len(word) > 1}
        has = {key(word) for word in WORD.findall(question)}
        question = self._hurried(question)
        return Asked(f"made up, {self._language}", question, tuple(history), frozenset(lacks - has))

    def _question(
        self, kind: str, subject: str, about: str, of_it: list[str], told: list[str]
    ) -> tuple[str, list[str]]:
        """A question, and what it lacks."""
        match kind:
            case "alone" if self._chance.random() < _PREPARED:
                return self._chance.choice(self._pieces["alone"]), []
            case "alone":
                return self._something()[0], []
            case "bare":
                return self._chance.choice(self._pieces["bare"]), [*of_it, *told]
            case "swap":
                others = [place for place in self._names["places"] if place != about]
                question = self._chance.choice(self._pieces["swap"])
                return question.replace("{Y}", self._chance.choice(others)), told
        return self._chance.choice(self._pieces[f"of_{subject}"]), of_it

    def _something(self) -> tuple[str, list[str]]:
        """A question on anything, as `_asked`."""
        subject = self._chance.choice(("person", "thing", "place"))
        return self._asked(subject, self._named(subject)[0])

    def _named(self, subject: str) -> tuple[str, list[str]]:
        """Somebody or something to speak of, and what later questions of it lack."""
        match subject:
            case "person":
                one = self._name()
            case "thing":
                one = self._chance.choice(self._pieces["things"])
                return _MARKED.sub(r"\1", one), _MARKED.findall(one)
            case _:
                one = self._chance.choice(self._names["places"])
        return one, [one]

    def _asked(self, subject: str, of: str) -> tuple[str, list[str]]:
        """A question, and what else a bare "why?" behind it lacks."""
        one = self._chance.choice(self._pieces[subject])
        return _MARKED.sub(r"\1", one.replace("{X}", of)), _MARKED.findall(one)

    def _answer(self, who: str) -> Turn:
        return Turn("assistant", self._chance.choice(self._pieces["answers"]).replace("{X}", who))

    def _name(self) -> str:
        last = str(self._chance.choice(self._names["last"]))
        whole = self._chance.random() < _FULL_NAME
        return f"{self._chance.choice(self._names['first'])} {last}" if whole else last

    def _hurried(self, question: str) -> str:
        in_hurry = self._chance.random() < _IN_HURRY
        return question.lower().rstrip("?.! ") if in_hurry else question
