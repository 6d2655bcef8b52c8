"""What most tests build on."""

import signal
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree, ignore_patterns, which

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from ingest.files import read as read_found
from ingest.fill import fill
from ingest.gather import found_file
from qa.article import Article
from qa.store.embed import Embedder
from qa.store.index import Index, open_index
from qa.store.lock import DataLock
from tests.articles import FERRY, ORCHARD
from tests.files import Write
from tests.pages import Site, another_site
from tests.served import Served, serving


def pytest_configure() -> None:
    # A shell lets what it starts in the background ignore Ctrl-C, and so would the servers that are
    # started and interrupted here.
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def embedder() -> Embedder:
    """The packaged model, loaded once, when the first test embeds something."""
    return Embedder()


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
def server(
    tmp_path_factory: pytest.TempPathFactory, sample_data: Path, site: Site
) -> Iterator[Served]:
    """A running server with the sample articles; tests may add others."""
    data = tmp_path_factory.mktemp("server") / "data"
    copytree(sample_data, data, ignore=ignore_patterns("owner.*"))
    with serving(
        data,
        admin_token=ADMIN_TOKEN,
        allowed_origins=f"https://news.example,{site.origin}",
        limit_per_address="1000/minute",
        limit_per_session="5/minute",
        starters="Why was the interview delayed?|Why did tram line 9 open late?",
    ) as served:
        yield served


# Everything a browser fetches for itself is off, so what it asks for is the page's doing.
BROWSER_ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")


def chromium() -> str:
    found = which("chromium") or which("chromium-browser") or which("google-chrome")
    assert found, "no browser: run `make browser`"
    return found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=BROWSER_ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    page.set_default_timeout(60_000)
    yield page
    page.close()
