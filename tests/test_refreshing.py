"""A server that reads its sources again by itself."""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from ingest.web.fetch import Fetcher
from qa.settings import Settings
from qa.store.lock import DataLock
from tests.newssite import news_site
from tests.newsstories import english
from ui.local import Local
from ui.serve.beside.refreshing import refreshing

pytestmark = pytest.mark.slow


def until(true: Callable[[], bool], seconds: float = 20.0) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.05)


def test_the_feeds_of_the_settings_are_read_and_what_happened_is_said(data: Path) -> None:
    said: list[str] = []
    with news_site(is_empty=True) as site:
        site.print_story("/1", english(1))
        settings = Settings(data=data, feeds=(site.origin + "/rss.xml",), fetch_hosts=(site.host,))
        local = Local(settings, DataLock(data, "test"))
        with refreshing(local, said.append):
            until(lambda: bool(said))
        assert said == ["1 added, 0 updated"]
        assert [row.title for row in local.articles()] == [english(1).title]
        assert [one.who for one in local.index.library.history.log()] == ["serve"]
        assert local.freshness().seen
        local.close()


def test_a_server_that_is_stopped_does_not_wait_for_a_slow_site(data: Path) -> None:
    with news_site(is_empty=True) as site:
        address = site.print_story("/1", english(1))
        site.replies["/1"] = replace(site.reply("/1"), seconds=5.0)
        settings = Settings(data=data, feeds=(address,), fetch_hosts=(site.host,))
        local = Local(settings, DataLock(data, "test"))
        with refreshing(local, print):
            until(lambda: "/1" in site.paths())
            began = time.monotonic()
        assert time.monotonic() - began < 3
        local.close()


def test_without_feeds_and_without_a_time_nothing_is_read(data: Path) -> None:
    local = Local(Settings(data=data), DataLock(data, "test"))
    with refreshing(local, print):
        assert local._fetcher is None
    local.close()


def test_threads_that_fetch_at_once_have_one_fetcher_which_is_stopped_for_all(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Slow(Fetcher):
        def __init__(self, hosts: Sequence[str]) -> None:
            time.sleep(0.2)
            super().__init__(hosts)

    monkeypatch.setattr("ingest.web.fetch.Fetcher", Slow)
    local = Local(Settings(data=data), DataLock(data, "test"))
    with ThreadPoolExecutor(2) as threads:
        first, second = threads.map(lambda _: local.fetcher, range(2))
    assert first is second
    local.close()
