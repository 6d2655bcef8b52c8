"""The owner's desk in a browser."""

from collections.abc import Iterator

import httpx
import pytest

from qa.store.embed import Embedder
from qa.store.index import open_index
from qa.store.lock import DataLock
from tests.articles import FERRY, ORCHARD, article, keep
from tests.conftest import ADMIN_TOKEN
from tests.served import Served, hosting

TEXT = f"Night ferry turns back\n\n{FERRY}\n\n{ORCHARD}"
ADMIN = {"Authorization": f"Bearer {ADMIN_TOKEN}"}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Served]:
    data = tmp_path_factory.mktemp("desk") / "data"
    with open_index(DataLock(data, "test"), embedder) as index:
        keep(index, article(TEXT, key="/news/ferry.txt"))
    with hosting(data, admin_token=ADMIN_TOKEN) as served:
        yield served


def test_a_visitor_is_sent_to_log_in(desk: Served) -> None:
    for part in ("", "/tests", "/said", "/sources"):
        answered = httpx.get(f"{desk.address}/desk{part}")
        assert (answered.status_code, answered.headers["location"]) == (303, "/login")


def test_the_sentences_of_an_article_come_with_their_places_and_to_the_owner_alone(
    desk: Served,
) -> None:
    (one,) = httpx.get(f"{desk.address}/api/articles").json()["articles"]
    address = f"{desk.address}/api/desk/articles/{one['id']}"
    assert httpx.get(address).status_code == 401
    paragraphs = httpx.get(address, headers=ADMIN).json()["paragraphs"]
    assert [len(paragraph) for paragraph in paragraphs] == [1, 3, 3]
    for sentence in (one for paragraph in paragraphs for one in paragraph):
        assert TEXT[sentence["start"] : sentence["end"]] == sentence["text"]
