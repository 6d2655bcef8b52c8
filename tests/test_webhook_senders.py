"""The lines that sites send their articles with, run against a server."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from shutil import which
from typing import Any

import httpx
import pytest

from qa.article import article_id
from tests.articles import FERRY, ORCHARD
from tests.deliveries import OTHER, SECRET, article
from tests.served import Served, environment, hosting

DEPLOY = Path(__file__).parent.parent / "deploy"
STUB = Path(__file__).parent / "wordpress" / "stub.php"

POST = {
    "ID": 7,
    "post_title": "Ferry & harbour",
    "post_name": "ferry",
    "post_content": FERRY,
    "post_date": "2024-05-03T06:30:00Z",
    "post_modified": "2024-05-03T06:30:00Z",
}
PAGE = "https://wordpress.example/2024/05/ferry/"

needs_curl = pytest.mark.skipif(
    which("curl") is None or which("openssl") is None, reason="there is no curl, or no openssl"
)
needs_php = pytest.mark.skipif(which("php") is None, reason="there is no PHP: `make debian`")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with hosting(tmp_path_factory.mktemp("senders") / "data", webhook_secret=SECRET) as served:
        yield served


def wordpress(served: Served, *steps: Any, secret: str = SECRET) -> Any:
    """What WordPress sends while it does these steps, and in how many seconds it tries again."""
    plugin = DEPLOY / "wordpress" / "broadsheet.php"
    own = {"BROADSHEET_URL": served.address, "BROADSHEET_SECRET": secret}
    command = ["php", str(STUB), str(plugin), json.dumps(steps)]
    done = subprocess.run(command, env=environment() | own, capture_output=True, check=True)
    assert done.stderr == b""
    return json.loads(done.stdout)


def shown(served: Served, page: str) -> dict[str, Any] | None:
    found = httpx.get(f"{served.address}/api/articles/{article_id(page)}")
    return found.json() if found.status_code == 200 else None


@needs_php
def test_wordpress_sends_what_is_published_changed_and_withdrawn(served: Served) -> None:
    (sent,) = wordpress(served, ["save", POST], ["cron"])["sent"]
    assert (sent["status"], sent["said"]["added"]) == (200, 1)
    kept = shown(served, PAGE)
    assert kept is not None
    assert (kept["title"], kept["author"], kept["url"]) == ("Ferry & harbour", "Ann Lee", PAGE)
    assert kept["text"] == FERRY
    change = {"ID": 7, "post_content": ORCHARD, "post_modified": "2024-05-03T07:00:00Z"}
    done = wordpress(served, ["save", POST], ["save", change], ["cron"])
    assert [one["said"]["updated"] for one in done["sent"]] == [1, 0]
    # In the trash it has another address.
    (_, sent) = wordpress(served, ["save", POST | change], ["cron"], ["trash", 7], ["cron"])["sent"]
    assert sent["said"]["withdrawn"] == [article_id(PAGE)]
    assert shown(served, PAGE) is None


@needs_php
def test_wordpress_keeps_drafts_pages_and_what_has_a_password_to_itself(served: Served) -> None:
    secret = [
        POST | {"ID": 1, "post_status": "draft"},
        POST | {"ID": 2, "post_type": "page"},
        POST | {"ID": 3, "post_password": "velm"},
    ]
    assert wordpress(served, *(["save", one] for one in secret), ["cron"])["sent"] == []


@needs_php
def test_wordpress_moves_what_has_another_address_and_deletes_for_good(served: Served) -> None:
    post = POST | {"ID": 8, "post_name": "old", "post_content": ORCHARD}
    moved = {"ID": 8, "post_name": "new", "post_modified": "2024-05-03T07:00:00Z"}
    wordpress(served, ["save", post], ["cron"], ["save", moved], ["cron"])
    old, new = (PAGE.replace("ferry", name) for name in ("old", "new"))
    assert shown(served, old) is None
    assert shown(served, new) is not None
    wordpress(served, ["save", post | moved], ["cron"], ["delete", 8], ["cron"])
    assert shown(served, new) is None


@needs_php
def test_wordpress_tries_again_later_and_not_for_ever(served: Served) -> None:
    post = POST | {"ID": 9, "post_name": "again"}
    done = wordpress(served, ["save", post], ["away", 1], ["cron"])
    assert 55 <= done["pauses"][0] <= 60
    done = wordpress(served, ["save", post], ["away", 2], *[["cron"]] * 3)
    assert len({one["id"] for one in done["sent"]}) == 1, "a delivery keeps its id"
    assert (done["sent"][-1]["said"]["added"], done["pauses"]) == (1, [])
    tried = wordpress(served, ["save", post], *[["cron"]] * 9, secret=OTHER)
    assert [one["status"] for one in tried["sent"]] == [401] * 8
    assert tried["pauses"] == []
    empty = wordpress(served, ["save", post | {"post_content": ""}], ["cron"])
    assert (empty["sent"][0]["status"], empty["pauses"]) == (422, [])


@needs_curl
def test_a_static_site_sends_all_its_articles_in_one_file(served: Served, tmp_path: Path) -> None:
    pages = [f"https://static.example/{name}/" for name in ("ferry", "orchard")]
    texts = (FERRY, ORCHARD)
    listed = [article(text, url=page) for text, page in zip(texts, pages, strict=True)]
    file = tmp_path / "articles.jsonld"
    file.write_text(json.dumps({"@context": "https://schema.org", "@graph": listed}))

    def send(secret: str) -> subprocess.CompletedProcess[bytes]:
        own = {"WEBHOOK_URL": served.address, "WEBHOOK_SECRET": secret}
        command = ["sh", str(DEPLOY / "send-articles.sh"), str(file)]
        return subprocess.run(command, env=environment() | own, capture_output=True, check=False)

    assert json.loads(send(SECRET).stdout)["added"] == 2
    assert json.loads(send(SECRET).stdout)["unchanged"] == 2
    refused = send(OTHER)
    assert refused.returncode != 0
    assert b"wrong_signature" in refused.stdout


def test_the_lines_in_the_documentation_send_an_article(served: Served) -> None:
    text = (DEPLOY.parent / "docs" / "webhook.md").read_text()
    lines = text.partition("```python\n")[2].partition("```")[0]
    described = article(f"{ORCHARD} {FERRY}", url="https://lines.example/")
    told: dict[str, Any] = {"article": described, "secret": SECRET, "address": served.address}
    exec(lines, told)  # noqa: S102
    assert told["report"]["added"] == 1
