"""The page of one article. Everything that comes from the article is escaped here."""

from html import escape
from urllib.parse import urlencode, urlsplit

from qa.access import PUBLIC, Access
from qa.answer import deep_link
from qa.article import Article
from ui.serve.pages.frame import Visit, frame
from ui.serve.pages.words import Words


def article_html(
    visit: Visit, article: Article, start: int = 0, end: int = 0, *, get_in: str = ""
) -> str:
    """A page with the article, `text[start:end]` marked in it. Who may read but its opening is told
    so, with a link to `get_in`."""
    words, text = visit.words, article.text
    start, end = max(start, 0), max(start, end, 0)
    marked = text[start:end]
    mark = f'<mark id="quote" tabindex="-1">{escape(marked)}</mark>' if marked else ""
    own = ' dir="auto"' + (f' lang="{escape(article.language)}"' if article.language else "")
    begins = _after_headline(article)
    if marked and start < begins:
        begins = 0
    before, after = text[begins : max(start, begins)], text[max(start + len(marked), begins) :]
    main = (
        f'<article class="reading"><header><h1{own}>{escape(article.title)}</h1>'
        f'<p class="about">{about(words, article)}</p>{_correction(words, article)}'
        f'<p class="acts">{_acts(words, article, marked)}</p></header>'
        f'<div class="text"{own}>{escape(before)}{mark}{escape(after)}'
        f"</div>{_closed(words, article, get_in)}</article>"
        f'<p class="beyond"><a href="/articles">{escape(words["back"])}</a></p>'
    )
    return frame(visit, article.title, main)


def _closed(words: Words, article: Article, get_in: str) -> str:
    """What is said of an article of which the rest may not be read."""
    if article.whole is None:
        return ""
    link = f' <a href="{escape(get_in)}">{escape(words["get_in"])}</a>' if get_in else ""
    return f'<p class="notice">{escape(words["closed"])}{link}</p>'


def _after_headline(article: Article) -> int:
    """Where the text begins behind its own headline, which stands over it already."""
    if not article.text.startswith(article.title):
        return 0
    rest = article.text[len(article.title) :]
    return len(article.text) - len(rest.lstrip())


def about(words: Words, article: Article) -> str:
    """Kind, author, day and site, each as it is written."""
    parts = [
        kind_html(words, article.kind),
        access_html(words, article.access),
        f"<bdi>{escape(article.author)}</bdi>" if article.author else "",
        f'<time datetime="{article.published}">{escape(words.day(article.published))}</time>'
        if article.published
        else "",
        f"<bdi>{escape(site(article.url) or article.source)}</bdi>",
    ]
    return " · ".join(part for part in parts if part)


def kind_html(words: Words, kind: str | None) -> str:
    """What an article states to be, unless it is news."""
    if kind in (None, "", "news"):
        return ""
    return f'<span class="kind">{escape(words.texts.get(str(kind), str(kind)))}</span>'


def access_html(words: Words, access: Access) -> str:
    """For whom an article is, unless it is for everybody."""
    return "" if access == PUBLIC else f'<span class="kind">{escape(words[access])}</span>'


def site(address: str | None) -> str:
    """The host of a page, without www; "" for what is no address of the web."""
    try:
        parts = urlsplit(address or "")
    except ValueError:  # such as http://[
        return ""
    return parts.netloc.removeprefix("www.") if is_web(address) else ""


def is_web(address: str | None) -> bool:
    """Whether an address may be linked to: of no other kind that does something when followed."""
    return (address or "").lower().startswith(("http://", "https://"))


def _correction(words: Words, article: Article) -> str:
    if not article.correction:
        return ""
    return (
        f'<p class="notice" dir="auto"><strong>{escape(words["correction"])}:</strong> '
        f"{escape(article.correction)}</p>"
    )


def _acts(words: Words, article: Article, marked: str) -> str:
    ask = f"/?{urlencode({'article': article.id})}"
    acts = [f'<a class="act main" href="{escape(ask)}">{escape(words["ask_article"])}</a>']
    if article.url and is_web(article.url):
        address = deep_link(article.url, marked) if marked else article.url
        acts.append(
            f'<a class="act" rel="noopener nofollow" href="{escape(address)}">'
            f"{escape(words['original'])}</a>"
        )
    return "".join(acts)
