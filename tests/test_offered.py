"""Authors and sources that a question names."""

import httpx
import pytest

from qa.conversation.offered import offered
from qa.store.index import Index
from tests.articles import article, keep
from tests.served import Served


@pytest.fixture
def library(index: Index) -> Index:
    keep(
        index,
        article("One.", key="/1", source="bbc/politics-1.txt", author="Tony Blair"),
        article("Two.", key="/2", source="bbc/tech-2.txt", author="Ann Lee, José Núñez"),
        article("Three.", key="/3", source="articles/3.txt", author="Øre"),
        article("Four.", key="/4", source="x", url="https://www.courier.example/a"),
    )
    return index


@pytest.mark.parametrize(
    ("question", "authors", "sources"),
    [
        ("What did Blair say about the war?", (), ()),
        ("What did Tony Blair say about the war?", ("Tony Blair",), ()),
        ("what has ann lee written with JOSÉ NÚÑEZ?", ("José Núñez", "Ann Lee"), ()),
        ("Was schreibt Øre über die Bahn?", ("Øre",), ()),
        ("Which articles are about Ann Leeds?", (), ()),
        ("What does the BBC say?", (), ("bbc",)),
        ("Articles of www.courier.example on rents", (), ("www.courier.example",)),
        ("BBC?", (), ()),
        ("", (), ()),
    ],
)
def test_whole_names_are_offered(
    library: Index, question: str, authors: tuple[str, ...], sources: tuple[str, ...]
) -> None:
    found = offered(question, library.library)
    assert (found.authors, found.sources) == (authors, sources)


def test_what_all_articles_are_of_is_not_offered(index: Index) -> None:
    keep(index, article("One.", key="/1", source="bbc/1.txt"))
    assert offered("What does the BBC say?", index.library).sources == ()


def test_the_server_says_what_can_be_set(server: Served) -> None:
    with httpx.Client(base_url=server.address, timeout=60) as http:
        name = http.get("/api/articles").json()["authors"][0]["name"]
        found = http.get("/api/filters", params={"question": f"What did {name} write?"}).json()
    assert found == {"authors": [name], "sources": []}
