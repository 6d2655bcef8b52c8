"""Which entry a question meets: exactly, by a topic that it names, or by what it means."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

import numpy as np

from qa.said.entry import Entry
from qa.said.head import Head, packaged
from qa.said.wording import Wording
from qa.store.embed import Array, Embedder
from qa.store.passages.stems import spoken, telling
from qa.text.language import detect, of_question
from qa.text.words import words_in

_CANDIDATES = 6
"""Groups of examples, the nearest, that are looked at closely."""

_FAR = 0.3
"""Cosine, without what all questions of a language have in common, below which no group is looked
at: most questions are no editor's, and cost no more than this look."""

_WORDS = 5000
"""Words whose vectors are kept."""

_LONGEST = 300
"""Characters; what is longer is a story, and meets no example. It still names topics."""

_EXACT = 1000.0
_NAMED = 100.0
"""Margins of a question that is an example itself, and of one that names a topic; the head's are
below 50."""


@dataclass(frozen=True, slots=True)
class _Group:
    """The examples of an entry in one language, and those `unlike` it."""

    entry: Entry
    language: str | None
    examples: tuple[Wording, ...]
    unlike: tuple[Wording, ...]


class Matcher:
    """Matches against `entries`. `known` are vectors of texts that need not be computed again."""

    def __init__(
        self,
        entries: Sequence[Entry],
        embedder: Embedder,
        known: Mapping[str, Array] | None = None,
        head: Head | None = None,
    ) -> None:
        self._embedder = embedder
        self._head = head or packaged()
        self._words: dict[str, Array] = {}
        texts = [text for one in entries for text in (*one.questions, *one.unlike)]
        self.vectors = self._computed(texts, known or {})
        """Of the examples, by their texts."""
        self._entries = entries
        self._exact = {_plain(text): one for one in entries for text in one.questions}
        self._groups = [group for one in entries for group in self._grouped(one)]
        self._topics = [(one, *topic) for one in entries for topic in _topics(one)]
        self._read()
        centre = self._head.centre
        own = [
            centre.of(np.stack([one.vector for one in group.examples]), group.language)
            for group in self._groups
        ]
        self._matrix: Array = np.concatenate(own) if own else np.zeros((0, 0), np.float32)
        counts = [len(group.examples) for group in self._groups]
        self._starts = np.cumsum([0, *counts[:-1]])
        self._languages = sorted({group.language or "" for group in self._groups})
        self._rows = np.array(
            [
                self._languages.index(group.language or "")
                for group in self._groups
                for _ in group.examples
            ]
        )

    def best(self, texts: Sequence[str], day: date) -> tuple[Entry, str | None] | None:
        """The entry that one of the `texts` meets on a `day`, the surest, with the language of the
        examples that it is like. Raises ModelUnusable."""
        found = [one for text in texts for one in self._met(text, day)]
        if not found:
            return None
        _, entry, language = max(found, key=lambda one: one[0])
        return entry, language

    def _met(self, text: str, day: date) -> Iterator[tuple[float, Entry, str | None]]:
        """The entries that are met, each with its margin."""
        exact = self._exact.get(_plain(text))
        if exact and exact.is_awake(day):
            yield _EXACT, exact, of_question(text)
        yield from self._named(text, day)
        if not self._groups or len(text) > _LONGEST:
            return
        vector = self._embedder.question(text)
        for group in self._near(vector, day):
            asked = Wording(text, group.language, vector, self._meanings)
            margin = self._head.margin(asked, group.examples, group.entry.closeness)
            if margin >= 0 and not self._is_unlike(asked, group):
                yield margin, group.entry, group.language

    def _named(self, text: str, day: date) -> Iterator[tuple[float, Entry, str | None]]:
        told: dict[str, set[str]] = {}
        for entry, language, stems in self._topics:
            if language not in told:
                told[language] = set(telling(text, language))
            if stems <= told[language] and entry.is_awake(day):
                yield _NAMED + len(stems), entry, None

    def _near(self, vector: Array, day: date) -> Iterator[_Group]:
        """The groups that are nearest, of entries that are awake."""
        centre = self._head.centre
        own = np.stack([centre.of(vector[None], one or None)[0] for one in self._languages])
        cosines = np.einsum("ij,ij->i", self._matrix, own[self._rows])
        nearest = np.maximum.reduceat(cosines, self._starts)
        count = 0
        for place in np.argsort(-nearest):
            group = self._groups[place]
            if count == _CANDIDATES or nearest[place] < _FAR:
                return
            if group.entry.is_awake(day):
                count += 1
                yield group

    def _is_unlike(self, asked: Wording, group: _Group) -> bool:
        """Whether it is nearer to what the entry is not for than to what it is for."""
        if not group.unlike:
            return False
        closeness = group.entry.closeness
        return self._head.margin(asked, group.unlike, closeness) > self._head.margin(
            asked, group.examples, closeness
        )

    def _grouped(self, entry: Entry) -> Iterator[_Group]:
        usual = detect(" ".join(entry.questions))
        by_text = {text: of_question(text) or usual for text in (*entry.questions, *entry.unlike)}

        def language(text: str) -> str:
            return by_text[text] or ""

        for spoken_in, own in groupby(sorted(entry.questions, key=language), key=language):
            unlike = [text for text in entry.unlike if language(text) == spoken_in]
            yield _Group(
                entry,
                spoken_in or None,
                tuple(self._worded(text, spoken_in or None) for text in own),
                tuple(self._worded(text, spoken_in or None) for text in unlike),
            )

    def _worded(self, text: str, language: str | None) -> Wording:
        return Wording(text, language, self.vectors[text], self._meanings)

    def _read(self) -> None:
        """Have what is compared of the examples ready before somebody waits for it."""
        wordings = [one for group in self._groups for one in (*group.examples, *group.unlike)]
        known = [word for one in wordings for word in words_in(one.text)]
        if new := list(dict.fromkeys(known))[:_WORDS]:
            self._words.update(zip(new, self._embedder.texts(new), strict=True))
        for one in wordings:
            one.prepare()

    def _computed(self, texts: Sequence[str], known: Mapping[str, Array]) -> dict[str, Array]:
        new = [text for text in dict.fromkeys(texts) if text not in known]
        found = dict(zip(new, self._embedder.texts(new), strict=True)) if new else {}
        return {text: known[text] if text in known else found[text] for text in texts}

    def _meanings(self, words: Sequence[str]) -> Array:
        known = self._words  # another thread may begin a new one meanwhile
        if len(known) + len(words) > _WORDS:
            known = self._words = {}
        if new := [word for word in words if word not in known]:
            known.update(zip(new, self._embedder.texts(new), strict=True))
        own = [known[word] for word in words]
        return np.stack(own) if own else np.zeros((0, self._embedder_size), np.float32)

    @property
    def _embedder_size(self) -> int:
        return next(iter(self.vectors.values())).shape[0] if self.vectors else 1


def _topics(entry: Entry) -> Iterator[tuple[str, set[str]]]:
    """The stems that name each topic, and the rules by which they are stemmed."""
    for topic in entry.topics:
        rules = spoken(detect(topic) or detect(" ".join((*entry.topics, *entry.questions))))
        if stems := set(telling(topic, rules)):
            yield rules, stems


def _plain(text: str) -> str:
    return " ".join(words_in(text))
