"""What can be asked next, after an answer: questions that were tried before they are shown."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import zip_longest

from qa.answer import Answer
from qa.article import Article
from qa.errors.articles import NoSuchArticle
from qa.question import Question
from qa.store.index import Index
from qa.text.language import of_question
from qa.text.words import JOINED as WORD

SURE = 0.35
"""The least confidence of an answer whose question is suggested, three times what is asked of one
that somebody has asked himself."""

_ARTICLES = 2
"""Articles of an answer that are asked about."""

_READ = 20_000
"""Characters of an article in which names are looked for."""

_NAMES = 3
"""Names of an article that are asked about."""

_LONGEST = 4
"""Words in a name."""

_SHORTLY = 2
"""Times that the last word of a person's name stands alone in an article."""

_OWNING = ("'s", "\u2019s")
"""What stands behind it is another's, as in "Ann Lee's The Ferry"."""

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
    articles = _cited(index, answer)[:_ARTICLES]
    seen = {one.article_id for one in answer.citations}
    names = list(dict.fromkeys(name for article in articles for name in _people(article)))
    asked = set(WORD.findall(answer.standalone_question))
    others = [name for name in names if not asked & set(name.split())]
    said = [Candidate(forms.said.format(name), _names_him(index, name)) for name in names]
    who = [Candidate(forms.who.format(name), _names_him(index, name)) for name in others]
    more = [Candidate(forms.more.format(name), _leads_on(index, name, seen)) for name in names]
    about = [Candidate(forms.about.format(article.title)) for article in articles]
    # In turn, so that three of them are not of one kind.
    rounds = zip_longest(said, who, more, about)
    return [one for several in rounds for one in several if one]


def _names_him(index: Index, name: str) -> Callable[[Answer], bool]:
    return lambda answer: bool(_naming(index, name, answer))


def _leads_on(index: Index, name: str, seen: set[str]) -> Callable[[Answer], bool]:
    """Whether an answer shows several articles with the name that were not seen."""
    return lambda answer: len(_naming(index, name, answer) - seen) >= _SEVERAL


def _naming(index: Index, name: str, answer: Answer) -> set[str]:
    """The articles of an answer that have the last word of a name."""
    articles = _cited(index, answer)
    return {article.id for article in articles if _last(name) in WORD.findall(article.text)}


def _cited(index: Index, answer: Answer) -> list[Article]:
    """The articles of an answer that are still there, each once."""
    found = []
    for article_id in dict.fromkeys(one.article_id for one in answer.citations):
        try:
            found.append(index.library.article(article_id))
        except NoSuchArticle:
            continue
    return found


def _people(article: Article) -> list[str]:
    """The full names whose last word stands alone too, as that of a person does later on; the most
    frequent first."""
    full, alone = Counter[str](), Counter[str]()
    for run, own in _runs(article.text[:_READ]):
        if len(run) == 1:
            alone[run[0]] += 1
        elif own and len(run) <= _LONGEST:
            full[" ".join(run)] += 1
    people: dict[str, str] = {}
    for name, _ in full.most_common():
        words = name.split()
        # Not "Lib Dem MPs" or "US Congress", and not who is not named shortly too.
        has_capitals = any(word[1:2].isupper() for word in words)
        if alone[words[-1]] >= _SHORTLY and not has_capitals:
            people.setdefault(words[-1], name)
    return sorted(people.values(), key=lambda name: -alone[_last(name)])[:_NAMES]


def _runs(text: str) -> Iterator[tuple[list[str], bool]]:
    """Words with capitals in a row, and whether the first of them stands within a sentence, where
    its capital is its own."""
    run: list[str] = []
    own, end = True, 0
    for found in WORD.finditer(text):
        word, between = found[0], text[end : found.start()]
        end = found.end()
        is_name = word[0].isupper() and not word.endswith(_OWNING)
        if run and (between != " " or not is_name):
            yield run, own
            run = []
        if is_name:
            own = own if run else between in (" ", ", ")
            run.append(word)
    if run:
        yield run, own


def _last(name: str) -> str:
    return name.rsplit(maxsplit=1)[-1]
