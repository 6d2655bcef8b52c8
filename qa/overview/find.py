"""Answers to what is asked for of articles as such: summaries, lists, the latest, a timeline, by
whom and when.

What is shown is made of the articles' own sentences, as any answer is, and of what the library
knows of them: title, author, date and number.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from qa import unsaid
from qa.answer import without_marks
from qa.article import Article, Passage, Quote, quotable
from qa.conversation.request import OF_ONE, Kind, Request
from qa.errors.articles import NoSuchArticle
from qa.overview.dated import is_which
from qa.overview.dated import words as timeline_words
from qa.overview.timeline import Timeline, timeline
from qa.question import ANYWHERE, Filters, Question
from qa.retrieve import Hit, by_sentence, search
from qa.store.index import Index
from qa.text.lead import beginning, first_sentence, is_in_title, latest_entry, lead
from qa.text.words import names_topic, words_in, written_out

WHICH = "Which article do you mean? Say what it is about, or its title."

_LISTED = 10
"""Articles in a list."""

_NEWEST_OF = 20
"""Articles, the nearest to a topic, of which the newest are in a list."""

_FOUND = 50
"""Passages among which the articles about something are looked for."""

_ABOUT = 0.42
"""Cosine of a topic to a passage's nearest sentence. From it on the passage is about the topic even
if it does not name it (docs/decisions.md, "What an overview is about")."""

_SAYS = 4
"""Words of a sentence that says something."""

_QUOTING = '"\u201c\u201d\u201e\u00ab\u00bb '
"""What stands around a title."""


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
            return find(index, request.kind, topic, question.filters)
    except NoSuchArticle:  # removed between two looks at it
        return None
    return Overview(WHICH, (), {}) if index.library.count_articles() else None


def _timeline(
    index: Index, topic: str, question: Question, language: str | None
) -> Overview | Timeline | None:
    """The timeline of a topic, or without one of what the page's article is about."""
    topic = topic.strip(_QUOTING)
    if not topic and (shown := index.library.addresses.shown_on(question.page)):
        topic = index.library.article(shown).title
    if topic:
        return timeline(index, topic, question.filters)
    asks = index.library.count_articles()
    return Overview(timeline_words(language).which, (), {}) if asks else None


def _this(index: Index, question: Question) -> str:
    """What names "this article": the title of the page's article, the latest answer, or the title
    of the only article."""
    if question.filters.article:
        return index.library.article(question.filters.article).title
    answers = [turn.content for turn in question.history if turn.role == "assistant"]
    answers = [one for one in answers if not (one == WHICH or is_which(one))]
    answers = [one for one in answers if not unsaid.is_unsaid(one)]
    if answers:
        return without_marks(answers[-1])
    articles = index.library.catalogue.summaries(limit=2)
    return articles[0].title if len(articles) == 1 else ""


def find(index: Index, kind: Kind, topic: str, filters: Filters = ANYWHERE) -> Overview | None:
    """What is asked for, about `topic`; None if no article is about it."""
    match kind:
        case "list" | "latest" | "oldest" if not topic:
            return _of_all(index, kind, filters)
        case "summary" | "author" | "date":
            return _of_one(index, kind, topic, filters)
        case "by":
            return _writings(index, topic, filters)
        case "about" | "list" | "latest" | "oldest":
            return _of_several(index, kind, topic, filters)
        case "timeline":
            return None  # which is made of events, not of articles


def _of_all(index: Index, kind: Kind, filters: Filters) -> Overview | None:
    """The newest article, or the oldest, or as many of the newest as a list has."""
    library = index.library
    count = library.count_matching(filters)
    if not count:
        return None
    if kind == "list":
        ids = library.catalogue.by_date(filters, _LISTED)
        opening = "There is one article" if count == 1 else f"There are {count:,} articles"
        of_them = ". The newest" if count > len(ids) else ""
        return _with_first_sentences(f"{opening}{of_them}:", [library.article(one) for one in ids])
    (first,) = library.catalogue.by_date(filters, 1, oldest_first=kind == "oldest")
    article = library.article(first)
    if article.published is None:
        return _with_first_sentences("The articles are not dated. One of them:", [article])
    if kind == "latest":
        return _latest(article, latest_entry(article) or first_sentence(article))
    return _with_first_sentence(f"The oldest is {_title_and_date(article)}:", article)


def _of_several(index: Index, kind: Kind, topic: str, filters: Filters) -> Overview | None:
    """What is said of those about the topic; a summary only if it is the title of one."""
    topic = topic.strip(_QUOTING)
    found = _articles_about(index, topic, filters)
    if kind == "about":
        titled = _titled(topic, found)
        return _summary(titled[0]) if len(titled) == 1 else None
    if not found:
        return None
    match kind:
        case "latest":
            made = _latest_of(topic, found[:_LISTED])
        case "oldest":
            dated = [article for article, _ in found if article.published] or [found[0][0]]
            oldest = min(dated, key=lambda one: one.published or date.max)
            made = _with_first_sentence(f"The oldest is {_title_and_date(oldest)}:", oldest)
        case _:
            made = _list(topic, found)
    return replace(made, hits=tuple(hit for _, hit in found))


def _of_one(index: Index, kind: Kind, topic: str, filters: Filters) -> Overview | None:
    """What an article says, or by whom, or when, it is."""
    article = _one(index, topic, filters)
    if article is None:
        return None
    if kind == "summary":
        return _summary(article)
    if kind == "author":
        says = f"was written by {article.author}" if article.author else "does not say who wrote it"
    else:
        day = article.published
        says = f"is dated {written_out(day)}" if day else "does not say when it is from"
    return _with_first_sentence(f"“{article.title}” {says}. It begins:", article)


def _one(index: Index, topic: str, filters: Filters) -> Article | None:
    """The article that is asked for: the only one to look in, the one with this title, or the best
    on the topic. What stands in quotation marks is a title."""
    library = index.library
    if filters.article:
        return library.article(filters.article)
    title = topic.strip(_QUOTING)
    if ids := library.catalogue.titled(title, filters):
        return library.article(ids[0])
    found = _articles_about(index, title, filters)
    if title != topic:
        found = [one for one in found if words_in(one[0].title) == words_in(title)]
    best = _titled(title, found) or [article for article, _ in found]
    return best[0] if best else None


def _titled(topic: str, found: Sequence[tuple[Article, Hit]]) -> list[Article]:
    """Those whose title is the topic; or else those with all of its words in their title."""
    same = [article for article, _ in found if words_in(article.title) == words_in(topic)]
    return same or [article for article, _ in found if is_in_title(topic, article)]


def _summary(article: Article) -> Overview:
    quotes = [Quote(article.id, start, end) for start, end in beginning(article)]
    return _made(
        f"{_title_and_date(article)}:",
        [(_on_one_line(article, one), article, one) for one in quotes],
    )


def _list(topic: str, found: Sequence[tuple[Article, Hit]]) -> Overview:
    opening = f"{len(found)} articles were found:"
    if len(found) == 1:
        opening = "One article was found:"
    elif len(found) > _LISTED:
        first = "newest" if any(article.published for article, _ in found) else "nearest"
        opening = f"More than {_LISTED} articles were found. The {first}:"
    # Those far behind in a long list name the topic by the way.
    near = found[:_NEWEST_OF]
    shown = sorted(near, key=lambda one: one[0].published or date.min, reverse=True)[:_LISTED]
    return _made(
        opening,
        [
            (_title_and_date(article), article, lead(topic, article, hit.passage))
            for article, hit in shown
        ],
    )


def _latest_of(topic: str, found: Sequence[tuple[Article, Hit]]) -> Overview:
    article, hit = max(found, key=lambda one: one[0].published or date.min)
    return _latest(article, latest_entry(article) or lead(topic, article, hit.passage))


def _latest(article: Article, quote: Quote) -> Overview:
    opening = "The latest is" if article.published else "The articles are not dated. The nearest is"
    return _made(
        f"{opening} {_title_and_date(article)}:", [(_on_one_line(article, quote), article, quote)]
    )


def _with_first_sentence(opening: str, article: Article) -> Overview:
    quote = first_sentence(article)
    return _made(opening, [(_on_one_line(article, quote), article, quote)])


def _with_first_sentences(opening: str, articles: Sequence[Article]) -> Overview:
    """A list of the articles, each with its first sentence as the quote."""
    return _made(opening, [(_title_and_date(one), one, first_sentence(one)) for one in articles])


def _made(opening: str, shown: Sequence[tuple[str, Article, Quote]]) -> Overview:
    parts = tuple((text, quote) for text, _, quote in shown)
    return Overview(opening, parts, {article.id: article for _, article, _ in shown})


def _articles_about(index: Index, topic: str, filters: Filters) -> list[tuple[Article, Hit]]:
    """The articles about `topic` with their best passages, the best first."""
    best: dict[str, Hit] = {}
    hits = search(index, topic, _FOUND, filters, fold=True)
    for hit, told in by_sentence(index, topic, hits):
        named = names_topic(f"{hit.passage.title} {hit.passage.text}", topic)
        if named or _nearness(hit.passage, told) >= _ABOUT:
            best.setdefault(hit.passage.article_id, hit)
    return [(index.library.article(article_id), hit) for article_id, hit in best.items()]


def _nearness(passage: Passage, told: Sequence[tuple[tuple[int, int], float]]) -> float:
    """The cosine of the nearest sentence that says something: "NEW YORK." before a story is near to
    every place."""
    saying = (
        cosine for (start, end), cosine in told if len(passage.text[start:end].split()) >= _SAYS
    )
    return max(saying, default=0.0)


def _writings(index: Index, name: str, filters: Filters) -> Overview | None:
    """What somebody wrote who is the author of articles."""
    named = list(_authors(index, name))
    ids = index.library.catalogue.written_by([line for line, _ in named], filters)
    if not ids:
        return None
    articles = [index.library.article(one) for one in ids[:_LISTED]]
    author = named[0][1]
    if len(ids) == 1:
        (article,) = articles
        day = f" ({article.published})" if article.published else ""
        return _with_first_sentence(f"{author} wrote “{article.title}”{day}. It begins:", article)
    newest = ". The newest" if len(ids) > len(articles) else ""
    return _with_first_sentences(f"{author} wrote {len(ids):,} articles{newest}:", articles)


def _authors(index: Index, name: str) -> Iterator[tuple[str, str]]:
    """The authors of articles, as these name them, among whom one has all words of `name`; and how
    that one is written."""
    asked = set(words_in(name))
    for line in index.library.catalogue.authors():
        for author in line.split(", "):
            if asked and asked <= set(words_in(author)):
                yield line, author
                break


def _on_one_line(article: Article, quote: Quote) -> str:
    """The quote on one line, as long as one may be."""
    start, end = quotable(article.text, quote.start, quote.end)
    return " ".join(article.text[start:end].split())


def _title_and_date(article: Article) -> str:
    return f"{article.title} ({article.published})" if article.published else article.title
