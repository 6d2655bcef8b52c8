import json
from datetime import date
from typing import Any

import pytest

from ingest.files import read
from ingest.found import Found
from qa.article import Article
from qa.errors.sources import BadSource
from qa.store.index import Index
from qa.store.rescue import export
from tests.articles import FERRY, ORCHARD, article, keep
from tests.test_tables import KNOWN, articles


def from_json(value: Any, kind: str = ".json") -> list[Article]:
    found, problems = articles(json.dumps(value), kind)
    assert problems == []
    return found


NEWS = {
    "@type": "NewsArticle",
    "headline": "Night ferry turns back",
    "articleBody": FERRY,
    "datePublished": "2024-08-13T10:00:00Z",
    "dateModified": "2024-08-20",
    "author": [{"@type": "Person", "name": "Ada Bell"}, {"name": "Bo Lind"}],
    "mainEntityOfPage": {"@id": "https://news.example/ferry"},
    "url": "https://news.example/ferry",
    "inLanguage": "en",
}


@pytest.mark.parametrize(
    "value",
    [
        NEWS,
        [NEWS],
        {"status": "ok", "totalResults": 1, "articles": [NEWS]},
        {"response": {"docs": [NEWS], "pages": [1, 2]}},
        {"@graph": [{"@type": "WebSite", "name": "News"} | NEWS]},
        {"hits": {"hits": [{"_id": "1", "_source": NEWS}]}},
        {"data": {"article": NEWS}},
    ],
)
def test_articles_are_found_in_lists_and_objects(value: object) -> None:
    (one,) = from_json(value)
    assert (one.title, one.text) == ("Night ferry turns back", FERRY)
    assert (one.published, one.author) == (date(2024, 8, 13), "Ada Bell, Bo Lind")
    assert one.url == "https://news.example/ferry"


def test_what_wordpress_gives_is_read() -> None:
    post = {
        "id": 5,
        "date": "2024-08-13T10:00:00",
        "title": {"rendered": "Ferry &#8211; back"},
        "content": {"rendered": f"<p>{FERRY}</p>", "protected": False},
        "link": "https://news.example/5",
    }
    (one,) = from_json([post])
    assert (one.key, one.title, one.text) == ("/news/list#5", "Ferry \u2013 back", FERRY)


def test_an_item_without_a_text_is_told_and_the_others_go_on() -> None:
    found, problems = articles(json.dumps([{"title": "A"}, NEWS, 7, {"text": " "}]), ".json")
    assert len(found) == 1
    assert problems[0].startswith("item 1: no column holds the text of articles ('title')")
    assert problems[1:] == [
        "item 3 is no object with the fields of an article",
        "item 4: it has no text",
    ]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("{", "it is no JSON"),
        ("7", "it is neither an object with the fields of an article nor a list"),
        ('["a"]', "it is neither an object with the fields of an article nor a list"),
        ('{"name": "x", "version": 2}', "no column holds the text of articles ('name', 'version')"),
    ],
)
def test_json_without_articles_is_refused(content: str, problem: str) -> None:
    with pytest.raises(BadSource) as refused:
        articles(content, ".json")
    assert refused.value.problem.startswith(problem)


def test_each_line_is_an_article_and_a_broken_one_is_told_by_its_number() -> None:
    lines = [json.dumps(NEWS), "{broken", "", json.dumps({"title": "Frost", "text": ORCHARD})]
    found, problems = articles("\n".join(lines), ".jsonl")
    assert [one.title for one in found] == ["Night ferry turns back", "Frost"]
    assert len(problems) == 1
    assert problems[0].startswith("line 2 is no JSON (")


def test_separators_within_a_text_end_no_line() -> None:
    text = f"{FERRY}\u2028{ORCHARD}"
    line = json.dumps({"title": "Both", "text": text}, ensure_ascii=False)
    found, problems = articles(f"{line}\n", ".jsonl")
    assert ([one.text for one in found], problems) == ([f"{FERRY}\n{ORCHARD}"], [])


def test_what_was_exported_is_read_back_as_it_was(index: Index) -> None:
    kept = [
        article(published=date(2024, 8, 13), author="By Ada Bell", url="https://news.example/1"),
        article(f"<p>{ORCHARD}</p> &amp;\n\nMore.", key="/news/b.html", title="A < B &amp; C"),
        article("Za \u200e\u05d0", key="https://news.example/3", source="feed", language="he"),
    ]
    keep(index, *kept)
    file = index.hold.data / "articles.jsonl"
    export(index.hold.data, file)
    found = list(read(Found(KNOWN, ".jsonl", lambda: file.open("rb"))))
    before = [index.library.article(one.id) for one in kept]
    assert sorted(found, key=lambda one: one.key) == sorted(before, key=lambda one: one.key)


def test_an_exported_article_that_was_damaged_is_told() -> None:
    line = {"key": 1, "source": "a", "title": "A", "text": "B", "version": "c"}
    found, problems = articles(json.dumps(line), ".jsonl")
    assert (found, problems) == ([], ["line 1: its “key” is no text"])
