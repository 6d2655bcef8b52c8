# ruff: noqa: E501 - HTML, as sites write it
"""How pages of news sites are built: the same story in the ways of many."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from html import escape

from tests.newsstories import Story

Style = Callable[[Story, str], str]
"""A page with a story, for its address."""

_MENU = """<nav class="main-nav"><ul><li><a href="/">Home</a></li><li><a href="/local">Local</a></li>
<li><a href="/sport">Sport</a></li><li><a href="/culture">Culture</a></li>
<li><a href="/subscribe">Subscribe</a></li></ul></nav>"""
_COOKIES = """<div id="cookie-banner" class="cookie-consent" role="dialog"><p>We and our partners use
cookies to store information on your device and to show you personalised content.</p>
<button>Accept all</button> <button>Reject</button></div>"""
_SHARE = """<div class="share-buttons"><a href="#">Share on Facebook</a> <a href="#">Tweet</a>
<a href="#">Email this article</a></div>"""
_RELATED = """<aside class="related"><h3>Related articles</h3><ul>
<li><a href="/a">Mayor opens the new swimming pool</a> <time datetime="2025-02-02">2 February 2025</time></li>
<li><a href="/b">Tram drivers vote for a strike</a> <time datetime="2025-01-30">30 January 2025</time></li>
<li><a href="/c">What the new market hall will cost</a></li></ul></aside>"""
_NEWSLETTER = """<div class="newsletter-signup"><h4>Sign up for our newsletter</h4>
<form><input type="email" placeholder="Your address"><button>Sign up</button></form></div>"""
_FOOTER = """<footer><p>&copy; 2025 The Velm Courier. All rights reserved.</p>
<ul><li><a href="/imprint">Imprint</a></li><li><a href="/privacy">Privacy</a></li></ul></footer>"""


def _day(story: Story, form: str = "%-d %B %Y") -> str:
    return (story.published or date(2024, 1, 1)).strftime(form)


def _at(story: Story, clock: str = "T09:15:00+01:00", days: int = 0) -> str:
    return str((story.published or date(2024, 1, 1)) + timedelta(days=days)) + clock


def _text(story: Story, tag: str = "p") -> str:
    return "\n".join(f"<{tag}>{escape(one)}</{tag}>" for one in story.paragraphs)


def _page(story: Story, head: str, body: str) -> str:
    return (
        f'<!DOCTYPE html>\n<html lang="{story.language}"><head><meta charset="utf-8">'
        f"<title>{escape(story.title)} - The Velm Courier</title>\n{head}\n</head>"
        f"<body>\n{body}\n</body></html>"
    )


def _ld(value: object, before: str = "", after: str = "") -> str:
    told = json.dumps(value, ensure_ascii=False)
    return f'<script type="application/ld+json">{before}{told}{after}</script>'


def _news(story: Story, address: str, **more: object) -> dict[str, object]:
    return {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "mainEntityOfPage": address,
        "headline": story.title,
        "datePublished": _at(story),
        "dateModified": _at(story, days=20),
        "author": {"@type": "Person", "name": story.author},
        "publisher": {"@type": "Organization", "name": "The Velm Courier"},
    } | more


def json_ld(story: Story, address: str) -> str:
    body = f"""{_COOKIES}{_MENU}<main><article><h1>{escape(story.title)}</h1>
<p class="byline">By <a href="/authors/x">{story.author}</a></p>{_SHARE}
<div class="article-body">{_text(story)}</div></article>{_RELATED}</main>{_FOOTER}"""
    return _page(story, _ld(_news(story, address)), body)


def graph(story: Story, address: str) -> str:
    """As plug-ins for search engines write it."""
    news = _news(story, address, author={"@id": "/#/person/1"})
    nodes = [
        {"@type": "WebSite", "@id": "/#website", "name": "The Velm Courier"},
        news | {"@type": "Article", "isPartOf": {"@id": address}},
        {"@type": "WebPage", "@id": address, "datePublished": _at(story), "name": story.title},
        {"@type": "Person", "@id": "/#/person/1", "name": story.author},
    ]
    head = _ld({"@context": "https://schema.org", "@graph": nodes})
    body = f"""<header class="site-header">{_MENU}</header><article class="post type-post hentry">
<header class="entry-header"><h1 class="entry-title">{escape(story.title)}</h1></header>
<div class="entry-content">{_text(story)}</div></article>{_NEWSLETTER}{_FOOTER}"""
    return _page(story, head, body)


def cdata(story: Story, address: str) -> str:
    head = _ld(_news(story, address), "\n//<![CDATA[\n", "\n//]]>\n")
    body = f"""{_MENU}<div id="content"><h1>{escape(story.title)}</h1><div class="story">{_text(story)}
</div></div>{_RELATED}{_FOOTER}"""
    return _page(story, head, body)


def open_graph(story: Story, address: str) -> str:
    head = f"""<meta property="og:type" content="article">
<meta property="og:title" content="{escape(story.title)}">
<meta property="og:site_name" content="The Velm Courier"><meta property="og:url" content="{address}">
<meta property="article:published_time" content="{_at(story)}">
<meta property="article:modified_time" content="{_at(story, days=30)}">
<meta name="author" content="{story.author}"><link rel="canonical" href="{address}">"""
    body = f"""{_COOKIES}{_MENU}<div class="wrapper"><div class="col-main"><h1>{escape(story.title)}</h1>
<div class="text">{_text(story)}</div>{_SHARE}</div><div class="col-side">{_RELATED}</div></div>
{_FOOTER}"""
    return _page(story, head, body)


def microdata(story: Story, address: str) -> str:
    body = f"""{_MENU}<div itemscope itemtype="https://schema.org/NewsArticle">
<meta itemprop="mainEntityOfPage" content="{address}">
<h1 itemprop="headline">{escape(story.title)}</h1>
<span itemprop="author" itemscope itemtype="https://schema.org/Person">By
<span itemprop="name">{story.author}</span></span>
<meta itemprop="datePublished" content="{_at(story)}">
<meta itemprop="dateModified" content="{_at(story, days=9)}">
<div itemprop="articleBody">{_text(story)}</div></div>{_NEWSLETTER}{_FOOTER}"""
    return _page(story, "", body)


def bare(story: Story, _: str) -> str:
    body = f"""<h1>{escape(story.title)}</h1><p>By {story.author} | {_day(story)}</p>{_text(story)}
<hr><p><a href="/">Back to the front page</a></p>"""
    return _page(story, "", body)


def amp(story: Story, address: str) -> str:
    head = f"""<script async src="https://cdn.ampproject.org/v0.js"></script>
<link rel="canonical" href="{address}"><style amp-boilerplate>body{{visibility:hidden}}</style>
{_ld(_news(story, address))}"""
    body = f"""<amp-sidebar id="sidebar" layout="nodisplay">{_MENU}</amp-sidebar><article>
<h1>{escape(story.title)}</h1><amp-img src="/i.jpg" width="600" height="400" alt=""></amp-img>
<section>{_text(story)}</section></article><amp-ad width="300" height="250"></amp-ad>{_FOOTER}"""
    return _page(story, head, body).replace("<html ", "<html amp ", 1)


def blogger(story: Story, address: str) -> str:
    body = f"""<div class="main section"><div class="blog-posts hfeed"><div class="date-outer">
<h2 class="date-header"><span>{_day(story, "%A, %B %-d, %Y")}</span></h2><div class="date-posts">
<div class="post-outer"><div class="post hentry" itemscope itemtype="http://schema.org/BlogPosting">
<h3 class="post-title entry-title" itemprop="name">{escape(story.title)}</h3>
<div class="post-body entry-content" itemprop="description articleBody">{_text(story)}</div>
<div class="post-footer"><span class="post-author vcard">Posted by <span class="fn">{story.author}
</span></span> <span class="post-timestamp">at <a class="timestamp-link" href="{address}">
<abbr class="published" itemprop="datePublished" title="{_at(story)}">9:15 AM</abbr></a></span></div>
</div></div></div></div></div></div><div class="sidebar"><h2>Blog Archive</h2><ul>
<li><a href="/2025/02/">February 2025</a> (3)</li></ul></div>"""
    return _page(story, "", body)


def wordpress(story: Story, address: str) -> str:
    body = f"""<div id="page" class="site"><header id="masthead">{_MENU}</header><main id="main">
<article id="post-12" class="post-12 post type-post status-publish format-standard hentry">
<header class="entry-header"><h1 class="entry-title">{escape(story.title)}</h1><div class="entry-meta">
<span class="posted-on">Posted on <a href="{address}" rel="bookmark">
<time class="entry-date published" datetime="{_at(story)}">{_day(story, "%B %-d, %Y")}</time>
<time class="updated" datetime="{_at(story, days=40)}">1 June 2025</time></a></span>
<span class="byline"> by <span class="author vcard"><a class="url fn n" href="/author/x">{story.author}
</a></span></span></div></header><div class="entry-content">{_text(story)}</div>
<footer class="entry-footer">Posted in <a href="/category/local">Local</a></footer></article>
<div id="comments" class="comments-area"><h2>2 thoughts</h2><ol><li><p>What about the cyclists, who
nobody ever asks when something like this is decided?</p><time datetime="2025-03-01">1 March 2025</time>
</li></ol></div></main></div>{_FOOTER}"""
    return _page(story, '<meta name="generator" content="WordPress 6.6">', body)


def paywall(story: Story, address: str) -> str:
    """Two paragraphs for everybody, and the rest for subscribers."""
    part = {"isAccessibleForFree": False, "cssSelector": ".paywall", "@type": "WebPageElement"}
    head = _ld(_news(story, address, isAccessibleForFree=False, hasPart=part))
    body = f"""{_COOKIES}{_MENU}<article><h1>{escape(story.title)}</h1><div class="article__content">
{_text(story)}</div><div class="paywall-overlay"><h2>Continue reading with a subscription</h2>
<p>From 1 euro a month. Cancel at any time.</p><a href="/subscribe">Subscribe now</a></div></article>
{_FOOTER}"""
    return _page(story, head, body)


def dateless(story: Story, _: str) -> str:
    body = f"""{_MENU}<article><h1>{escape(story.title)}</h1><p class="author">{story.author}</p>
{_text(story)}</article>{_RELATED}{_FOOTER}"""
    return _page(story, "", body)


def updated_trap(story: Story, _: str) -> str:
    body = f"""{_MENU}<main><article><h1>{escape(story.title)}</h1><div class="article-meta">
<span>Published: {_day(story)}</span><br><span>Last updated: 3 May 2025, 10:12</span></div>{_text(story)}
</article></main>{_RELATED}{_FOOTER}"""
    return _page(story, '<meta http-equiv="last-modified" content="2025-05-03">', body)


def tables(story: Story, _: str) -> str:
    """As pages were built around the year 2000."""
    body = f"""<table width="800" border="0"><tr><td colspan="2"><font size="2"><a href="/">Home</a> |
<a href="/local">Local</a> | <a href="/sport">Sport</a></font></td></tr><tr><td width="150" valign="top">
<a href="/archive">Archive</a><br><a href="/ads">Advertise</a></td><td valign="top">
<h1>{escape(story.title)}</h1><p><font size="1">{_day(story, "%B %-d, %Y")}</font></p>{_text(story)}
</td></tr></table>"""
    return _page(story, "", body)


def dublin_core(story: Story, _: str) -> str:
    head = f"""<meta name="DC.title" content="{escape(story.title)}">
<meta name="DC.creator" content="{story.author}">
<meta name="DC.date.issued" content="{story.published}">"""
    body = f"""{_MENU}<div class="content"><h1>{escape(story.title)}</h1>{_text(story)}</div>{_FOOTER}"""
    return _page(story, head, body)


def semantic(story: Story, _: str) -> str:
    body = f"""<header>{_MENU}</header><main><article><header><h1>{escape(story.title)}</h1>
<p>{story.author}, <time datetime="{_at(story, "T23:40:00-05:00")}">{_day(story)}, 11.40 pm</time></p>
</header>{_text(story)}</article><section>{_RELATED}</section></main>{_FOOTER}"""
    return _page(story, "", body)


def script_built(story: Story, address: str) -> str:
    """As frameworks write it: names that say nothing, and all once more as data."""
    data = json.dumps({"props": {"story": {"title": story.title, "body": story.text}}})
    body = f"""<div id="__next"><div class="css-1x2y3"><div class="css-9q8w7">{_MENU}</div>
<div class="css-a1b2c3"><h1 class="css-h1h1">{escape(story.title)}</h1><div class="css-d4">
{_text(story)}</div></div></div></div><script id="__NEXT_DATA__" type="application/json">{data}</script>
{_FOOTER}"""
    head = f"""<meta property="og:url" content="{address}">
<meta property="article:published_time" content="{_at(story, "T08:15:00.000Z")}">"""
    return _page(story, head, body)


def divisions(story: Story, address: str) -> str:
    body = f"""{_MENU}<div class="article"><div class="headline"><h1>{escape(story.title)}</h1></div>
<div class="copy">{_text(story, "div")}</div></div>{_NEWSLETTER}{_FOOTER}"""
    return _page(story, _ld(_news(story, address)), body)


def broken_up(story: Story, address: str) -> str:
    """By an advertisement, a picture, a heading and a recommendation."""
    paragraphs = [f"<p>{escape(one)}</p>" for one in story.paragraphs]
    paragraphs.insert(1, '<div class="ad-slot" id="div-gpt-ad-1"><span>Advertisement</span></div>')
    paragraphs.insert(3, '<figure><img data-src="/i.jpg" alt=""></figure><h2>What comes next</h2>')
    paragraphs.insert(4, '<div class="read-more"><a href="/a">Read more: the new pool</a></div>')
    body = f"""{_COOKIES}{_MENU}<main><article><h1>{escape(story.title)}</h1>
<div class="meta"><time datetime="{_at(story)}">3 months ago</time></div>
{"".join(paragraphs)}</article></main>{_RELATED}{_FOOTER}"""
    return _page(story, f'<link rel="canonical" href="{address}">', body)


def without_heading(story: Story, address: str) -> str:
    head = f"""<meta property="og:site_name" content="The Velm Courier">
<meta property="article:published_time" content="{_at(story)}">"""
    return _page(story, head, f"{_MENU}<article>{_text(story)}</article>{_FOOTER}")


_MONTHS = {
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
}


def localised(story: Story, _: str) -> str:
    """The day is told in the language of the page, to its readers alone."""
    day = story.published or date(2024, 1, 1)
    month = _MONTHS[story.language].split()[day.month - 1]
    told = {
        "de": f"Veröffentlicht am {day.day}. {month} {day.year}, 10:12 Uhr",
        "fr": f"Publié le {day.day} {month} {day.year} à 10h12",
    }[story.language]
    body = f"""{_MENU}<main><h1>{escape(story.title)}</h1><p class="date">{told}</p>{_text(story)}
</main>{_FOOTER}"""
    return _page(story, "", body)


STYLES: tuple[Style, ...] = (
    *(json_ld, graph, cdata, open_graph, microdata, bare, amp, blogger, wordpress, paywall),
    *(dateless, updated_trap, tables, dublin_core, semantic, script_built, divisions, broken_up),
    without_heading,
)
