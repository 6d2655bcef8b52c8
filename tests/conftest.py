"""What most tests build on."""

import gc
import os
import signal
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree, ignore_patterns, which

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from ingest.files import read as read_found
from ingest.fill import fill
from ingest.gather import found_file
from qa.article import Article
from qa.reading.reader import Reader, open_reader
from qa.store.embed import Embedder
from qa.store.index import Index, open_index
from qa.store.lock import DataLock
from tests.articles import FERRY, ORCHARD
from tests.files import Write
from tests.pages import Site, another_site
from tests.served import Served, hosting, hosting_chat
from ui.garbage import look_rarely

pytest_plugins = ["tests.engines"]

LONG = ("browser", "process", "slow")
"""Marks of tests that take long."""


def pytest_configure() -> None:
    # There is no network here, and asking for it again and again takes minutes.
    os.environ["HF_HUB_OFFLINE"] = "1"
    # Workers, servers and the browser share the cores, and threads that wait for one another take
    # twice as long.
    os.environ["OMP_NUM_THREADS"] = "1"
    # A shell lets what it starts in the background ignore Ctrl-C, and so would the servers that are
    # started and interrupted here.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    look_rarely()


def pytest_collection_finish() -> None:
    # Modules and tests stay to the end, and looking through them for garbage takes long.
    gc.freeze()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks the tests that need a browser or the chat's server, and puts the files that take long
    first, so that no worker is left with one of them at the end."""
    for item in items:
        for fixture, mark in (("browser", "browser"), ("program", "slow")):
            if fixture in getattr(item, "fixturenames", ()):
                item.add_marker(mark)
    long = {item.path for item in items if any(map(item.get_closest_marker, LONG))}
    items.sort(key=lambda item: item.path not in long)


@pytest.fixture(scope="session")
def embedder() -> Embedder:
    """The packaged model, loaded once, when the first test embeds something."""
    return Embedder()


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The packaged reader, loaded once, when it first reads something."""
    return open_reader("")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data directory that does not exist yet."""
    return tmp_path / "data"


@pytest.fixture
def index(data: Path, embedder: Embedder) -> Iterator[Index]:
    """An empty index in `data`."""
    with open_index(DataLock(data, "test"), embedder) as index:
        yield index


@pytest.fixture
def read(tmp_path: Path) -> Write:
    def write_and_read(name: str, content: str | bytes) -> Article:
        raw = content if isinstance(content, bytes) else content.encode()
        (tmp_path / name).write_bytes(raw)
        (one,) = read_found(found_file(tmp_path / name, name))
        return one

    return write_and_read


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder with two articles, one of them in a folder of its own."""
    folder = tmp_path / "news"
    (folder / "farming").mkdir(parents=True)
    (folder / "ferry.txt").write_text(f"Night ferry turns back\n\n{FERRY}\n")
    (folder / "farming" / "orchard.md").write_text(f"# Frost in the Velm valley\n\n{ORCHARD}\n")
    return folder


ADMIN_TOKEN = "of the test server"  # noqa: S105
SAMPLES = Path(__file__).parent.parent / "articles"


@pytest.fixture(scope="session")
def sample_data(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Path:
    """A data directory that holds the sample articles; not to be changed."""
    data = tmp_path_factory.mktemp("samples") / "data"
    with open_index(DataLock(data, "test"), embedder) as index:
        report = fill(index, ["articles"], base=SAMPLES.parent)
    assert report.failed == []
    return data


@pytest.fixture(scope="module")
def samples(sample_data: Path, embedder: Embedder) -> Iterator[Index]:
    """An index of the sample articles; not to be changed."""
    with open_index(DataLock(sample_data, "test"), embedder) as index:
        yield index


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    """Another site, whose pages may use the server."""
    with another_site() as site:
        yield site


@pytest.fixture(scope="session")
def server_settings(site: Site) -> dict[str, str]:
    """Of the two servers below."""
    return {
        "admin_token": ADMIN_TOKEN,
        "allowed_origins": f"https://news.example,{site.origin}",
        "limit_per_address": "1000/minute",
        "limit_per_session": "5/minute",
        "starters": "Why was the interview delayed?|Why did tram line 9 open late?",
    }


@pytest.fixture(scope="session")
def server(
    tmp_path_factory: pytest.TempPathFactory, sample_data: Path, server_settings: dict[str, str]
) -> Iterator[Served]:
    """A server of the sample articles without the chat, in this process; tests may add others."""
    data = copied(sample_data, tmp_path_factory.mktemp("server"))
    with hosting(data, **server_settings) as served:
        yield served


@pytest.fixture(scope="session")
def program(
    tmp_path_factory: pytest.TempPathFactory, sample_data: Path, server_settings: dict[str, str]
) -> Iterator[Served]:
    """A server of the sample articles with the chat, in this process; tests may add others."""
    data = copied(sample_data, tmp_path_factory.mktemp("program"))
    with hosting_chat(data, **server_settings) as served:
        yield served


def copied(sample_data: Path, folder: Path) -> Path:
    """The sample articles in a data directory in `folder` that may be changed."""
    return copytree(sample_data, folder / "data", ignore=ignore_patterns("owner.*"))


# Everything a browser fetches for itself is off, so what it asks for is the page's doing.
BROWSER_ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")


def chromium() -> str:
    """Chromium with all its settings."""
    found = which("chromium") or which("chromium-browser") or which("google-chrome")
    assert found, "no browser: run `make debian`"
    return found


def without_windows() -> str:
    """Chromium that draws pages and nothing around them, which takes a quarter of the processor
    time (docs/decisions.md, "Tests"); where it is not, the whole of it."""
    return which("chromium-headless-shell") or chromium()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    # An answer takes seconds where two processes share two cores with a browser each, and half a
    # minute where others use these cores too.
    expect.set_options(timeout=60_000)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=without_windows(), args=BROWSER_ARGUMENTS
        )
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a visitor who has never been here."""
    page = browser.new_page()
    page.set_default_timeout(60_000)
    yield page
    page.close()


@pytest.fixture(scope="module")
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    """Somebody whose browser has the chat's files from the second page on, which halves what a page
    takes to load."""
    with browser.new_context() as context:
        context.set_default_timeout(60_000)
        yield context


@pytest.fixture
def chat_page(visitor: BrowserContext, program: Served) -> Iterator[Page]:
    """The chat's page, ready to type in; nothing is kept of those before it."""
    page = visitor.new_page()
    page.goto(program.address)
    expect(page.get_by_label("Your question")).to_be_focused()
    yield page
    visitor.set_offline(False)
    for other in visitor.pages:
        if other != page:
            other.close()
    page.unroute_all(behavior="ignoreErrors")
    page.goto(f"{program.address}/api/health")
    page.evaluate("localStorage.clear()")
    page.close()
    visitor.clear_cookies()
    visitor.clear_permissions()
