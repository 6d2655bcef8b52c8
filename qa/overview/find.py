"""Answers to what is asked for of articles as such: summaries, lists, the latest, a timeline, by
whom and when.

What is shown is made of the articles' own sentences, as any answer is, and of what the library
knows of them: title, author, date and number.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from qa import unsaid
from qa.answer import without_marks
from qa.article import Article, Quote, quotable
from qa.conversation.request import OF_ONE, Kind, Request
from qa.errors.articles import NoSuchArticle
from qa.looking import written
from qa.overview import dated, openings
from qa.overview.about import QUOTING, articles_about, authors, the_article, titled
from qa.overview.timeline import Timeline, timeline
from qa.question import ANYWHERE, Filters, Question
from qa.retrieve import Hit
from qa.store.index import Index
from qa.text.lead import beginning, first_sentence, latest_entry, lead

_LISTED = 10
"""Articles in a list."""

_NEWEST_OF = 20
"""Articles, the nearest to a topic, of which the newest are in a list."""


@dataclass(frozen=True, slots=True)
class Overview:
    """`parts` are the pieces of the answer, each with the quote that it rests on, and `articles`,
    by id, those that the quotes were taken from, as they were then. `hits` are the passages by
    which they were found, if they were looked for."""

    opening: str
    parts: tuple[tuple[str, Quote], ...]
    articles: Mapping[str, Article]
    hits: tuple[Hit, ...] = ()


def respond(
    index: Index, request: Request, question: Question, language: str | None = None
) -> Overview | Timeline | None:
    """What is asked for; None if the articles have none, so that the question is an ordinary one.

    Where nothing tells which article is meant, or which topic, the overview has no parts and asks
    for it in `language`, as far as it is known.
    """
    try:
        if request.kind == "timeline":
            return _timeline(index, request.topic, question, language)
        of_this = request.kind in OF_ONE and not request.topic
        topic = _this(index, question) if of_this else request.topic
        if topic or not of_this:
            return find(index, request.kind, topic, question.filters, language)
    except NoSuchArticle:  # removed between two looks at it
        return None
    asks = index.library.count_articles()
    return Overview(openings.words(language).which, (), {}) if asks else None


def _timeline(
    index: Index, topic: str, question: Question, language: str | None
) -> Overview | Timeline | None:
    """The timeline of a topic, or without one of what the page's article is about."""
    topic = topic.strip(QUOTING)
    if not topic and (shown := index.library.addresses.shown_on(question.page)):
        topic = index.library.article(shown).title
    if topic:
        return timeline(index, topic, question.filters)
    asks = index.library.count_articles()
    return Overview(dated.words(language).which, (), {}) if asks else None


def _this(index: Index, question: Question) -> str:
    """What names "this article": the title of the page's article, the latest answer, or the title
    of the only article."""
    if question.filters.article:
        return index.library.article(question.filters.article).title
    answers = [turn.content for turn in question.history if turn.role == "assistant"]
    answers = [one for one in answers if not (openings.is_which(one) or dated.is_which(one))]
    answers = [one for one in answers if not unsaid.is_unsaid(one)]
    if answers:
        return without_marks(answers[-1])
    articles = index.library.catalogue.summaries(limit=2)
    return articles[0].title if len(articles) == 1 else ""


def find(
    index: Index,
    kind: Kind,
    topic: str,
    filters: Filters = ANYWHERE,
    language: str | None = None,
) -> Overview | None:
    """What is asked for, about `topic`; None if no article is about it. What is not the articles'
    own is said in `language`, as far as it is known."""
    match kind:
        case "list" | "latest" | "oldest" if not topic:
            return _of_all(index, kind, filters, language)
        case "summary" | "author" | "date":
            return _of_one(index, kind, topic, filters, language)
        case "by":
            return _writings(index, topic, filters, language)
        case "about" | "list" | "latest" | "oldest":
            return _of_several(index, kind, topic, filters, language)
        case "timeline":
            return None  # which is made of events, not of articles


def _of_all(index: Index, kind: Kind, filters: Filters, language: str | None) -> Overview | None:
    """The newest article, or the oldest, or as many of the newest as a list has."""
    library, words = index.library, openings.words(language)
    count = library.count_matching(filters)
    if not count:
        return None
    if kind == "list":
        ids = library.catalogue.by_date(filters, _LISTED)
        heads = words.one if count == 1 else words.newest if count > len(ids) else words.all
        articles = [library.article(one) for one in ids]
        return _with_first_sentences(heads.format(count=count), articles)
    (first,) = library.catalogue.by_date(filters, 1, oldest_first=kind == "oldest")
    article = library.article(first)
    if article.published is None:
        return _with_first_sentences(words.undated, [article])
    if kind == "latest":
        return _latest(article, latest_entry(article) or first_sentence(article), language)
    return _oldest(article, language)


def _of_several(
    index: Index, kind: Kind, topic: str, filters: Filters, language: str | None
) -> Overview | None:
    """What is said of those about the topic; a summary only if it is the title of one."""
    topic = topic.strip(QUOTING)
    found = articles_about(index, topic, filters)
    if kind == "about":
        same = titled(topic, found)
        return _summary(same[0]) if len(same) == 1 else None
    if not found:
        return None
    match kind:
        case "latest":
            made = _latest_of(topic, found[:_LISTED], language)
        case "oldest":
            with_day = [article for article, _ in found if article.published] or [found[0][0]]
            made = _oldest(min(with_day, key=lambda one: one.published or date.max), language)
        case _:
            made = _list(topic, found, language)
    return replace(made, hits=tuple(hit for _, hit in found))


def _of_one(
    index: Index, kind: Kind, topic: str, filters: Filters, language: str | None
) -> Overview | None:
    """What an article says, or by whom, or when, it is."""
    article = the_article(index, topic, filters)
    if article is None:
        return None
    if kind == "summary":
        return _summary(article)
    words, author, day = openings.words(language), article.author, article.published
    if kind == "author":
        heads = words.by if author else words.by_nobody
    else:
        heads = words.of_day if day else words.of_no_day
    about = {"author": author, "day": day and written(day, language)}
    return _with_first_sentence(heads.format(title=article.title, **about), article)


def _summary(article: Article) -> Overview:
    quotes = [Quote(article.id, start, end) for start, end in beginning(article)]
    return _made(
        f"{_title_and_date(article)}:",
        [(_on_one_line(article, one), article, one) for one in quotes],
    )


def _list(topic: str, found: Sequence[tuple[Article, Hit]], language: str | None) -> Overview:
    words, count = openings.words(language), len(found)
    heads = words.found_one if count == 1 else words.found
    if count > _LISTED:
        is_dated = any(article.published for article, _ in found)
        heads, count = words.more_newest if is_dated else words.more_nearest, _LISTED
    # Those far behind in a long list name the topic by the way.
    near = found[:_NEWEST_OF]
    shown = sorted(near, key=lambda one: one[0].published or date.min, reverse=True)[:_LISTED]
    return _made(
        heads.format(count=count),
        [
            (_title_and_date(article), article, lead(topic, article, hit.passage))
            for article, hit in shown
        ],
    )


def _latest_of(topic: str, found: Sequence[tuple[Article, Hit]], language: str | None) -> Overview:
    article, hit = max(found, key=lambda one: one[0].published or date.min)
    return _latest(article, latest_entry(article) or lead(topic, article, hit.passage), language)


def _latest(article: Article, quote: Quote, language: str | None) -> Overview:
    words = openings.words(language)
    heads = words.latest if article.published else words.nearest
    opening = heads.format(title=_title_and_date(article))
    return _made(opening, [(_on_one_line(article, quote), article, quote)])


def _oldest(article: Article, language: str | None) -> Overview:
    opening = openings.words(language).oldest.format(title=_title_and_date(article))
    return _with_first_sentence(opening, article)


def _with_first_sentence(opening: str, article: Article) -> Overview:
    quote = first_sentence(article)
    return _made(opening, [(_on_one_line(article, quote), article, quote)])


def _with_first_sentences(opening: str, articles: Sequence[Article]) -> Overview:
    """A list of the articles, each with its first sentence as the quote."""
    return _made(opening, [(_title_and_date(one), one, first_sentence(one)) for one in articles])


def _made(opening: str, shown: Sequence[tuple[str, Article, Quote]]) -> Overview:
    parts = tuple((text, quote) for text, _, quote in shown)
    return Overview(opening, parts, {article.id: article for _, article, _ in shown})


def _writings(index: Index, name: str, filters: Filters, language: str | None) -> Overview | None:
    """What somebody wrote who is the author of articles."""
    named = list(authors(index, name))
    ids = index.library.catalogue.written_by([line for line, _ in named], filters)
    if not ids:
        return None
    words, author = openings.words(language), named[0][1]
    articles = [index.library.article(one) for one in ids[:_LISTED]]
    if len(ids) == 1:
        (article,) = articles
        day = f" ({article.published})" if article.published else ""
        opening = words.wrote_one.format(author=author, title=article.title, day=day)
        return _with_first_sentence(opening, article)
    heads = words.wrote_newest if len(ids) > len(articles) else words.wrote
    return _with_first_sentences(heads.format(author=author, count=len(ids)), articles)


def _on_one_line(article: Article, quote: Quote) -> str:
    """The quote on one line, as long as one may be."""
    start, end = quotable(article.text, quote.start, quote.end)
    return " ".join(article.text[start:end].split())


def _title_and_date(article: Article) -> str:
    return f"{article.title} ({article.published})" if article.published else article.title
