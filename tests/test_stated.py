from datetime import date

import pytest

from tests.markup import linked, read

THE_DAY = date(2024, 8, 13)
NEWS = {"@type": "NewsArticle", "datePublished": "2024-08-13T00:10:00Z"}
OTHER = {"@type": "NewsArticle", "headline": "Another", "datePublished": "2011-01-01"}


@pytest.mark.parametrize(
    "described",
    [
        linked(NEWS),
        linked({"@graph": [{"@type": "WebPage", "datePublished": "2011-01-01"}, NEWS]}),
        linked({"@type": "ItemList", "itemListElement": [OTHER]}, NEWS),
        linked([NEWS | {"@type": ["Article", "ReportageNewsArticle"], "comment": [OTHER]}]),
        linked({"@type": "WebPage", "mainEntity": NEWS}),
        linked({"@type": "LiveBlogPosting", "liveBlogUpdate": [OTHER], **NEWS}),
        linked([OTHER, NEWS | {"headline": "Ferry turns back"}]),
        linked(NEWS | {"datePublished": {"@type": "Date", "@value": "2024-08-13"}}),
        linked(NEWS).replace("{", "<!-- {", 1).replace("</", "--></"),
        '<script type="application/ld+json">{broken</script>' + linked(NEWS),
    ],
)
def test_the_date_is_that_of_the_article_among_what_is_described(described: str) -> None:
    assert read(head=described, before="<h1>Ferry turns back</h1>").published == THE_DAY


def test_an_article_described_with_another_address_and_headline_is_another() -> None:
    here, there = "https://news.example/ferry", "https://news.example/other"
    described = linked([OTHER | {"url": there}, NEWS | {"url": here}])
    assert read(head=f'<link rel="canonical" href="{here}">{described}').published == THE_DAY


@pytest.mark.parametrize(
    "name",
    [
        *('property="article:published_time"', 'property="og:published_time"', 'name="date"'),
        *('name="DC.date.issued"', 'name="parsely-pub-date"', 'name="sailthru.date"'),
        *('name="pubdate"', 'itemprop="datePublished"', 'name="citation_publication_date"'),
        *('name="published_at"', 'name="x-first-published"', 'name="dc.date"'),
    ],
)
def test_meta_tags_of_every_kind_state_the_date(name: str) -> None:
    assert read(head=f'<meta {name} content="2024-08-13">').published == THE_DAY


@pytest.mark.parametrize("day", ["1969-07-20", "1994-12-31", "2031-01-02"])
def test_the_date_may_be_long_ago_or_to_come(day: str) -> None:
    assert str(read(head=f'<meta name="date" content="{day}">').published) == day


@pytest.mark.parametrize(
    "byline",
    [
        '<time datetime="2024-08-13T10:00Z">3 hours ago</time>',
        '<div><a rel="author">Jane Doe</a> <time datetime="2024-08-13">Aug 13</time></div>',
        '<p class="byline">By Jane Doe, <time>13 August 2024</time></p>',
        '<div><span>Jane Doe</span><span class="date">13 August 2024</span></div>',
        "<ul><li>Jane Doe</li><li><time>13 August 2024</time></li></ul>",
        "<p>Published <time>13 August 2024</time> Updated <time>15 August 2024</time></p>",
        '<div>Updated <time>15 August 2024</time></div><time class="published">13 August 2024'
        "</time>",
        '<span itemprop="datePublished" content="2024-08-13">today</span>',
        '<abbr class="published" title="2024-08-13">today</abbr>',
        '<time class="entry-date published updated" datetime="2024-08-13">today</time>',
        '<p><!-- by --> <b>By Jane Doe</b> | <time datetime="2024-08-13">today</time></p>',
        "<p>13. August 2024</p>",
        "<div class='date'><i class='icon'></i> 13.08.2024</div>",
        "<p><span>Le </span><time>13 août 2024</time></p>",
        "<p class='byline'><a href='/a'>Jane Doe</a> - <time>13 August 2024</time></p>",
        "<p class='byline'>By <a>Jane Doe</a> &nbsp;on&nbsp;<time>13 August 2024</time></p>",
        "<p>By Jane Doe, Bo Ek <span>on Tuesday, August 13th, 2024 at 11:08 a.m.</span></p>",
        "<span>| 13/08/2024 a les 10:19h</span>",
        "<p>2024年8月13日 14时20分</p>",
        "<p>13 Αυγούστου 2024</p>",
        "<p>2024. augusztus 13.</p>",
        "<p>Par Jane Doe. Publié le 13 août 2024 à 14h20, mis à jour le 14 août 2024</p>",
        '<time itemprop="dateModified" datetime="2024-08-14">13/08/2024 1:57 | X 14/08/2024</time>',
        '<time class="updated">14 August 2024</time><time class="published">13 August 2024</time>',
    ],
)
def test_a_date_beside_the_heading_is_the_articles(byline: str) -> None:
    assert read(before=f"<h1>Ferry turns back</h1>{byline}").published == THE_DAY


def test_a_date_before_the_heading_in_its_header_is_the_articles() -> None:
    header = '<header><time datetime="2024-08-13">today</time><h1>Ferry turns back</h1></header>'
    assert read(before=header).published == THE_DAY


@pytest.mark.parametrize(
    "above",
    [
        "<h3 class='kicker'>13.08.2024</h3>",
        "<div><i class='icon-calendar'></i> 13 August 2024</div>",
    ],
)
def test_a_date_right_above_the_heading_is_the_articles(above: str) -> None:
    assert read(before=f"<div>{above}<h1>Ferry turns back</h1></div>").published == THE_DAY


def test_a_date_in_the_heading_is_the_articles_where_a_program_marks_it_first() -> None:
    day = '<time datetime="2024-08-13">13 August</time>'
    assert read(before=f"<h1>{day} Ferry turns back</h1>").published == THE_DAY
    assert read(before=f"<h1>Ferry turned back on {day}</h1>").published is None


@pytest.mark.parametrize(
    ("stated", "shown", "day"),
    [
        ("2024-08-14T03:30:00Z", "<time>August 13, 2024 10:30 p.m.</time>", 13),
        ("2024-08-14T03:30:00Z", "<time datetime='2024-08-14T03:30Z'>August 13, 2024</time>", 13),
        ("2024-08-14T03:30:00+02:00", "<time>August 13, 2024</time>", 14),
        ("2024-08-14T03:30:00Z", "<time>August 11, 2024</time>", 14),
        ("2024-08-13T23:30:00-05:00", "", 13),
        ("2024-08-13T22:06:08:684Z", "", 13),
        ("2024-13-08T22:06:08Z", "", None),
    ],
)
def test_the_day_is_that_of_the_pages_own_time_zone(
    stated: str, shown: str, day: int | None
) -> None:
    head = linked({"@type": "NewsArticle", "datePublished": stated})
    published = read(head=head, before=f"<h1>Ferry</h1>{shown}").published
    assert published == (date(2024, 8, day) if day else None)


def test_the_address_names_the_day_where_nothing_else_does() -> None:
    link = '<link rel="canonical" href="https://news.example/2024/08/13/ferry">'
    one = read(head=link)
    assert (one.published, one.origins.published) == (THE_DAY, "address")
    for path in ("2024/08/ferry", "2024/13/08/ferry", "v/1024/08/13/ferry"):
        assert read(head=link.replace("2024/08/13/ferry", path)).published is None


@pytest.mark.parametrize(
    "script",
    [
        "<![CDATA[{}]]>",
        "//<![CDATA[\n{}\n//]]>",
        "/* x */ {};",
        "<!-- {} -->",
    ],
)
@pytest.mark.parametrize(
    "form",
    [
        '{"@type": "NewsArticle", "datePublished": "2024-08-13", "author": {"name": "Ada Bell"}}',
        '{"@type": "NewsArticle", "datePublished": "2024-08-13", "author": {"name": "Ada Bell",},}',
        '{"@type": "NewsArticle", "datePublished": "2024-08-13", "author": ["Ada Bell" , ]}',
        '{"@type": "Article", "datePublished": "2024-08-13", "author": "Ada Bell"}'.replace(
            '"', "&quot;"
        ),
    ],
)
def test_json_ld_is_read_as_people_write_it(script: str, form: str) -> None:
    one = read(head=f'<script type="application/ld+json">{script.replace("{}", form)}</script>')
    assert (one.published, one.author) == (THE_DAY, "Ada Bell")
    assert one.origins.published == "JSON-LD datePublished"


def test_a_date_that_is_marked_as_published_may_stand_below_the_story() -> None:
    mark = '<footer><time class="entry-date published" datetime="2024-08-13">x</time></footer>'
    assert read(before="<h1>Ferry</h1>", after=mark).published == THE_DAY


@pytest.mark.parametrize(
    "parts",
    [
        {"head": '<meta name="date" content="05/08/2024">'},
        {"head": '<meta property="article:modified_time" content="2024-08-13">'},
        {"head": linked({"@type": "WebPage", "datePublished": "2024-08-13"})},
        {"head": linked({"@type": "ItemList", "itemListElement": [OTHER]})},
        {"head": linked(["[" * 90, {"@type": "Event", "startDate": "2024-08-13"}])},
        {"footer": "Last updated 1 January 2019"},
        {"footer": "Last updated <time>1 January 2019</time>"},
        {"top": '<header><time datetime="2026-11-25">today</time></header>'},
        {"before": "<div>Updated <time>13 August 2024</time></div>"},
        {"before": "<div><span>Last updated</span> <time>13 August 2024</time></div>"},
        {"before": '<time class="updated" datetime="2024-08-13">13 August 2024</time>'},
        {"before": '<div>Born <time datetime="1950-08-13">13 August</time></div>'},
        {"before": "<p>Notre-Dame burned on <time>15 April 2019</time>.</p>"},
        {"before": "<h2><time>15 April 2019</time></h2>"},
        {"before": "<h2>15 April 2019</h2>"},
        {"before": "<dl><dt>When</dt><dd>15 April 2019</dd></dl>"},
        {"before": '<time itemprop="dateModified" datetime="2024-08-13">13 August 2024</time>'},
        {"head": linked({"@type": "NewsArticle", "dateModified": "2024-08-13"})},
        {"head": '<meta name="last-published" content="yesterday">'},
        {"before": "<ul><li><time>15 April 2019</time> Notre-Dame burns</li></ul>"},
        {"after": "<p>On <time>15 April 2019</time></p>"},
        {"after": '<div class="comments"><p>Ann <time datetime="2020-01-01">then</time></p></div>'},
        {
            "after": '<div class="related"><article><h3>Other</h3><time class="published" '
            'datetime="2020-01-01">then</time></article></div>'
        },
    ],
)
def test_a_date_of_something_else_is_not_the_articles(parts: dict[str, str]) -> None:
    parts = parts | {"before": "<h1>Ferry turns back</h1>" + parts.get("before", "")}
    assert read(**parts).published is None


def test_marks_within_a_word_do_not_part_it() -> None:
    heading = "<h1>Sky<wbr>hook <b>F</b>erry<br>back<script>x</script><!-- y --></h1>"
    assert read(before=heading).title == "Skyhook Ferry back"


@pytest.mark.parametrize(
    "head",
    [
        linked({"@type": "LiveBlogPosting", "liveBlogUpdate": [OTHER]}) + linked(OTHER["@type"]),
        '<meta property="og:title" content="Ferry turns back">' + linked([OTHER]),
        linked(OTHER | {"headline": "Ferry turns back"}),
    ],
)
def test_the_title_is_not_that_of_something_on_the_page(head: str) -> None:
    assert read(head=head, before="<h1>Ferry turns back</h1>").title == "Ferry turns back"
