"""What a question is understood to ask, before anything is looked for."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from qa.article import Article
from qa.conversation.followup import ANSWERED, resolve
from qa.conversation.intent import QUESTION, Intent
from qa.conversation.named_time import named_time
from qa.conversation.request import NARROWED, OF_ONE, Request, requested
from qa.conversation.smalltalk import reply, without_courtesies
from qa.conversation.terms import terms
from qa.errors.articles import NoSuchArticle
from qa.question import Period, Question, Turn
from qa.store.stores import LibraryStore
from qa.text.language import likeliest, of_question
from qa.text.lead import beginning
from qa.text.words import topic_words

_PAGE = 0.05
"""Weight of the article on whose page a question is asked; the question itself has 1. Chosen in
docs/decisions.md, "The page a question is asked on"."""


_GUESSED = 0.3
"""Probability of a language from which a remark is replied to in it. Below it the detector knows
none of the words."""


@dataclass(frozen=True, slots=True)
class Understood:
    """A question with everything that its words and its conversation tell.

    `text` is the question as it stands alone, and `context` what else is searched with, each with
    its weight. `request` says that an overview is asked for, and `courtesy` is the reply to a
    remark that needs no article. `clear` says that the conversation added nothing. `language` is
    None where it is not clear, and `foreign` says that the reader was not made for it. `prefer` is
    the time that the question names: articles from then go first.
    """

    question: Question
    text: str
    context: tuple[tuple[str, float], ...] = ()
    request: Request | None = None
    courtesy: str | None = None
    clear: bool = True
    language: str | None = None
    foreign: bool = False
    prefer: Period | None = None

    def reworded(self, text: str, intent: Callable[[str], Intent]) -> "Understood":
        """The same question in words that a language model found for it."""
        request = requested(intent(text))
        if request is None and self.question.wants:
            request = Request(self.question.wants, text)
        return replace(self, text=text, request=request)


def understand(
    question: Question,
    library: LibraryStore,
    languages: Collection[str] | None,
    today: date | None = None,
    intent: Callable[[str], Intent] = lambda _: QUESTION,
) -> Understood:
    """`question`, asked of the articles in `library`, for a reader that knows `languages`; None
    stands for all. "Yesterday" is the day before `today`, by default that of the clock. `intent`
    tells what is wanted. Raises NoSuchArticle where it is to look in one that is not
    there."""
    intent = _wanted(question) if question.wants else cache(intent)
    text = without_courtesies(question.text, intent)
    # "Thanks" is one, and so is what stands behind "Thanks for that."
    for remark in dict.fromkeys((question.text, text)):
        kind = intent(remark).kind
        # "How does it work?" may ask about the chat, until something else was spoken of.
        about_it = kind == "able" and terms(remark, question.history)
        if (courtesy := reply(kind, _told_in(remark))) and not about_it:
            return Understood(question, question.text, courtesy=courtesy)
    if question.filters.article and not library.has(question.filters.article):
        raise NoSuchArticle(question.filters.article)
    question = replace(question, text=text)
    language = of_question(question.text)
    day = today or date.today()
    named = named_time(question.text, language, day) if question.named_time else None

    wanted = intent(question.text)
    question, request = _narrowed(question, named, intent)
    question, shown = _on_page(question, request, wanted.kind == "here", library)
    understood = Understood(
        question,
        question.text,
        context=shown,
        request=request,
        language=language,
        foreign=languages is not None and language is not None and language not in languages,
        prefer=named,
    )
    return _resolved(understood)


def _wanted(question: Question) -> Callable[[str], Intent]:
    """Tells of whatever is said that it is what the question wants."""
    return lambda said: Intent(question.wants, "" if question.history else said)


def _told_in(remark: str) -> str | None:
    """The language of a few words, as far as a guess at it goes."""
    language, probability = likeliest(remark)
    return language if probability >= _GUESSED else None


def _narrowed(
    question: Question, named: Period | None, intent: Callable[[str], Intent]
) -> tuple[Question, Request | None]:
    """The question and what it requests. A list, or the latest, "of last week" is of the articles
    from then alone, unless the question's filters say which days to look at."""
    request = requested(intent(question.text))
    if named is None or named.because is None or named.because not in question.text:
        return question, request
    without = requested(intent(" ".join(question.text.replace(named.because, " ").split())))
    if without is None or without.kind not in NARROWED or question.filters.dated:
        return question, request
    filters = replace(question.filters, since=named.since, until=named.until)
    return replace(question, filters=filters), without


def _resolved(understood: Understood) -> Understood:
    """The question with what it lacks from its conversation. A request that names its topic lacks
    nothing, and one of a single article is of the one that was spoken of."""
    request = understood.request
    if request is not None and (request.topic or request.kind in OF_ONE):
        return understood
    history = understood.question.history
    resolved = resolve(understood.text, history)
    topic = resolved.terms
    if request is not None:
        if request.kind in ("latest", "timeline"):
            # "What's the latest?" stands alone, and yet means what is spoken of.
            topic = topic or _asked_last(history)
        between = ", " if request.kind == "timeline" else " "
        request = Request(request.kind, between.join(topic))
    if not topic:
        return understood
    return replace(
        understood,
        text=resolved.text,
        context=(*resolved.context, *understood.context),
        request=request,
        clear=not resolved.terms,
    )


def _asked_last(history: Sequence[Turn]) -> tuple[str, ...]:
    """The words of the latest question that say what it is about."""
    asked = next((turn.content for turn in reversed(history) if turn.role == "user"), "")
    return tuple(sorted(topic_words(asked)))


def _on_page(
    question: Question, request: Request | None, here: bool, library: LibraryStore
) -> tuple[Question, tuple[tuple[str, float], ...]]:
    """The question, and what of the article on its page is also searched with.

    A question about "this article", which `here` says, looks in that article alone. Where only one
    is to be looked in, it is that one.
    """
    article_id = question.filters.article or library.addresses.shown_on(question.page)
    if article_id is None:
        return question, ()
    if here or (request and request.kind in OF_ONE and not request.topic):
        filters = replace(question.filters, article=article_id)
        return replace(question, filters=filters, history=()), ()
    if question.filters.article:
        return question, ()
    try:
        article = library.article(article_id)
    except NoSuchArticle:  # removed between two looks at it
        return question, ()
    # A question that points back points at the page, unless something was said before.
    summary = _summary(article)
    points = not question.history and terms(question.text, [Turn("assistant", summary)])
    return question, ((summary, ANSWERED if points else _PAGE),)


def _summary(article: Article) -> str:
    lead = " ".join(article.text[start:end] for start, end in beginning(article))
    return f"{article.title}. {lead}"
