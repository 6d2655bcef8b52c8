"""What can be asked next, after an answer: questions that were tried before they are shown."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import zip_longest

from qa.answer import Answer
from qa.article import Article
from qa.conversation.names import FULL_NAME, NOBODY
from qa.errors import NoSuchArticle
from qa.overview.who_is import MENTION, unclearness
from qa.question import Question
from qa.store.index import Index
from qa.text.language import of_question

SURE = 0.35
"""The least confidence of an answer whose question is suggested, three times what is asked of one
that somebody has asked himself."""

_ARTICLES = 2
"""Articles of an answer that are asked about."""

_READ = 20_000
"""Characters of an article in which names are looked for."""

_NAMES = 3
"""Names of an article that are asked about."""

_SEVERAL = 2
"""Articles that were not shown yet, from which on a list of them is worth a question."""


@dataclass(frozen=True, slots=True)
class Forms:
    """Questions with a place for a name, or for a headline."""

    said: str
    who: str
    more: str
    about: str


_FORMS_BY_LANGUAGE = {
    "en": Forms("What did {} say?", "Who is {}?", "Which articles are about {}?", "Summarise “{}”"),
    "it": Forms(
        "Che cosa ha detto {}?", "Chi è {}?", "Quali articoli parlano di {}?", "Riassumi “{}”"
    ),
    "de": Forms(
        "Was hat {} gesagt?", "Wer ist {}?", "Welche Artikel handeln von {}?", "Fasse „{}“ zusammen"
    ),
    "fr": Forms("Qu'a dit {} ?", "Qui est {} ?", "Quels articles parlent de {} ?", "Résume « {} »"),
    "es": Forms("¿Qué dijo {}?", "¿Quién es {}?", "¿Qué artículos hablan de {}?", "Resume «{}»"),
    "ar": Forms("ماذا قال {}؟", "من هو {}؟", "ما المقالات عن {}؟", "لخّص «{}»"),
}
"""In the languages of the widget. Which of them a reader can answer is found out by asking it."""

Ask = Callable[[Question], Answer]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A `question`, and whether an answer to it would be `worth` being asked for."""

    question: str
    worth: Callable[[Answer], bool] = lambda _: True


def next_questions(index: Index, answer: Answer, ask: Ask, most: int = 3) -> Iterator[str | None]:
    """At most `most` questions that `ask` answers out of the articles, each with something that was
    not shown yet; None for each that was tried and is none."""
    shown = {one.quote for one in (*answer.citations, *answer.nearest)}
    found = 0
    for candidate in candidates(index, answer):
        tried = ask(Question(candidate.question))
        quotes = {one.quote for one in tried.citations}
        is_new = not quotes <= shown
        if tried.answered and tried.confidence >= SURE and is_new and candidate.worth(tried):
            shown |= quotes
            found += 1
            yield candidate.question
        else:
            yield None
        if found == most:
            return


def candidates(index: Index, answer: Answer) -> list[Candidate]:
    """Questions about the people in the articles of an answer, about what else there is of them,
    and for the whole of the articles; the likeliest first.

    None after an answer that the articles do not give, and none in a language without forms.
    """
    forms = _FORMS_BY_LANGUAGE.get(of_question(answer.standalone_question) or "en")
    if forms is None or not answer.answered:
        return []
    articles = _cited(index, answer)
    seen = {article.id for article in articles}
    names = [name for article in articles for name in _people(article, answer)]
    said = [Candidate(forms.said.format(name)) for name in names]
    who = [Candidate(forms.who.format(name), _tells(name)) for name in names]
    more = [Candidate(forms.more.format(name), _leads_on(seen)) for name in names]
    about = [Candidate(forms.about.format(article.title)) for article in articles]
    # In turn, so that three of them are not of one kind.
    rounds = zip_longest(said, who, more, about)
    return [one for several in rounds for one in several if one]


def _tells(name: str) -> Callable[[Answer], bool]:
    """Whether an answer says who somebody is, rather than naming him."""
    return lambda answer: any(unclearness(one.quote, name) < MENTION for one in answer.citations)


def _leads_on(seen: set[str]) -> Callable[[Answer], bool]:
    """Whether an answer names several articles that were not seen."""
    return lambda answer: len({one.article_id for one in answer.citations} - seen) >= _SEVERAL


def _cited(index: Index, answer: Answer) -> list[Article]:
    """The articles of an answer that are still there, each once."""
    found = []
    for article_id in dict.fromkeys(one.article_id for one in answer.citations):
        try:
            found.append(index.library.article(article_id))
        except NoSuchArticle:
            continue
    return found[:_ARTICLES]


def _people(article: Article, answer: Answer) -> list[str]:
    """The full names whose last word stands alone too, as that of a person does later on; the most
    frequent first, without those that were asked for."""
    text = article.text[:_READ]
    full = Counter(found[0] for found in FULL_NAME.finditer(text) if _within(text, found.start()))
    words = Counter(re.findall(r"\w+", text))
    asked = set(re.findall(r"\w+", answer.standalone_question))
    people: dict[str, str] = {}
    for name, times in full.most_common():
        last = name.split()[-1]
        if words[last] <= times or NOBODY.fullmatch(name):
            continue
        # "Lib Dem MPs", and "Ann Lee's The Ferry".
        if last[1:2].isupper() or any("s" in word.split("'")[1:] for word in name.split()):
            continue
        if not asked.intersection(name.split()):
            people.setdefault(last, name)
    return sorted(people.values(), key=lambda name: -words[name.split()[-1]])[:_NAMES]


def _within(text: str, start: int) -> bool:
    """Whether what starts there stands within a sentence, where its capitals are its own."""
    before = text[max(start - 2, 0) : start]
    return len(before) > 1 and before[1] == " " and (before[0].isalpha() or before[0] == ",")
