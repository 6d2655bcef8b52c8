"""Articles that a site sends by itself."""

import json
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.datastructures import Headers
from starlette.testclient import TestClient

from qa.article import article_id
from qa.errors.webhook import NoWebhook
from qa.store.embed import Embedder
from qa.store.library.library import Library
from qa.store.opening import holding
from tests.articles import FERRY, GERMAN, ORCHARD
from tests.deliveries import OTHER, PAGE, SECRET, Site, article, signed
from tests.served import Served, hosting
from tests.shared import settings, told
from ui.local import Local
from ui.serve.admission.signed import Signature
from ui.serve.app import build

TOKEN = "of the owner"  # noqa: S105


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    data = tmp_path_factory.mktemp("webhook") / "data"
    secrets = f"{SECRET},{OTHER}"
    with hosting(
        data, webhook_secret=secrets, admin_token=TOKEN, limit_per_address="1000/minute"
    ) as served:
        yield served


@pytest.fixture
def courier(served: Served) -> Iterator[Site]:
    with httpx.Client(base_url=served.address, timeout=120) as http:
        yield Site(http)


def kept(courier: Site, page: str = PAGE) -> dict[str, Any]:
    found: dict[str, Any] = courier.http.get(f"/api/articles/{article_id(page)}").json()
    return found


def refused(response: httpx.Response) -> tuple[int, str]:
    return response.status_code, response.json()["error"]["code"]


def test_an_article_comes_changes_and_is_answered_from(courier: Site) -> None:
    report = courier.send(article(FERRY, author={"@type": "Person", "name": "Ann Lee"}))
    assert report.status_code == 200
    assert report.json()["added"] == 1
    assert courier.send(article(FERRY, author=[{"name": "Ann Lee"}])).json()["unchanged"] == 1
    changed = article(
        f"<p>{FERRY}</p><script>alert(1)</script><p>All are well.</p>",
        headline="Night ferry &amp; crew back",
        dateModified="2024-05-03T07:00:00+01:00",
        correction="An earlier version named another harbour.",
        inLanguage="en-GB",
    )
    assert courier.send(changed).json()["updated"] == 1
    one = kept(courier)
    assert one["title"] == "Night ferry & crew back"
    assert one["text"].endswith("All are well.")
    assert "alert" not in one["text"]
    assert (one["published"], one["url"], one["language"]) == ("2024-05-03", PAGE, "en")
    assert one["correction"] == "An earlier version named another harbour."
    answer = courier.http.post("/api/ask", json={"question": "Why did the night ferry turn back?"})
    assert answer.json()["citations"][0]["url"] == PAGE


def test_one_delivery_may_hold_many_and_what_of_it_cannot_be_taken_is_told(courier: Site) -> None:
    harbour, orchard = "https://courier.example/harbour", "https://courier.example/orchard?utm_x=1"
    told = courier.send(
        {
            "@graph": [
                article(ORCHARD, **{"@type": ["ReportageNewsArticle", "Thing"]}, url=orchard),
                {"@type": "BlogPosting", "name": "Harbour", "mainEntityOfPage": {"@id": harbour}},
                {"@type": "WebSite", "url": "https://courier.example/"},
            ]
        }
    ).json()
    assert (told["added"], told["updated"]) == (1, 0)
    assert told["failed"] == [{"source": harbour, "error": "there is no article text in it"}]
    assert kept(courier, "https://courier.example/orchard")["text"] == ORCHARD


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"url": None}, "an article has no address"),
        ({"url": "javascript:alert(1)"}, "an article has no address"),
        ({"url": "https://ann:secret@courier.example/a"}, "no address of a page"),
        ({"url": "https:///a"}, "no address of a page"),
        ({"url": "https://courier.example/" + "a" * 3000}, "no address of a page"),
        ({"dateModified": "yesterday"}, "its dateModified 'yesterday' is no moment"),
        ({"dateModified": "2999-01-01"}, "is yet to come"),
        ({"expires": "soon"}, "its expires 'soon' is no moment"),
        ({"creativeWorkStatus": "Spiked"}, "is none of Published, Draft, Incomplete, Obsolete"),
        ({"isAccessibleForFree": "perhaps"}, "isAccessibleForFree 'perhaps' is neither true"),
        ({"articleBody": "<p> </p>"}, "there is no article text in it"),
        ({"@type": "Recipe"}, "there is no article in it"),
    ],
)
def test_what_is_wrong_with_an_article_is_said(
    courier: Site, fields: dict[str, Any], problem: str
) -> None:
    response = courier.send(article(FERRY, **{"url": "https://courier.example/wrong", **fields}))
    assert refused(response) == (422, "bad_source")
    assert problem in response.json()["error"]["message"]
    assert "secret" not in response.text


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"\xff\xfe{}",
        b"[" * 100_000 + b"]" * 100_000,
        b'{"@type": "NewsArticle", "url": ' + b'{"url": ' * 5000 + b"1" + b"}" * 5001,
        b'"NewsArticle"',
    ],
    ids=["cut", "other encoding", "lists in lists", "objects in objects", "text"],
)
def test_what_is_no_json_of_an_article_is_refused(courier: Site, body: bytes) -> None:
    headers = signed(body, f"no-json-{len(body)}")
    response = courier.http.post("/api/articles", content=body, headers=headers)
    assert refused(response) == (422, "bad_source")


def test_of_two_versions_that_come_in_the_wrong_order_the_later_one_stays(courier: Site) -> None:
    page = {"url": "https://courier.example/order"}
    late = article(ORCHARD, dateModified="2024-05-03T09:00:00+01:00", **page)
    early = article(FERRY, dateModified="2024-05-03T07:30:00Z", **page)
    assert courier.send(late).json()["added"] == 1
    told = courier.send(early).json()
    assert told["older"] == [article_id(page["url"])]
    assert "left out, since it was changed at 2024-05-03T07:30:00+00:00" in told["notes"][0]
    assert kept(courier, page["url"])["text"] == ORCHARD


def test_what_its_site_withdraws_is_gone_until_the_site_sends_it_again(courier: Site) -> None:
    page = {"url": "https://courier.example/withdrawn"}
    own = article_id(page["url"])
    courier.send(article(ORCHARD, **page))
    object_ = {"@type": "NewsArticle", "dateModified": "2024-05-03T05:00:00+01:00", **page}
    action = {"@type": "DeleteAction", "object": object_}
    assert courier.send({**action, "endTime": "2024-05-03T10:00:00Z"}).json()["withdrawn"] == [own]
    assert courier.http.get(f"/api/articles/{own}").status_code == 404
    # A version from before, which comes late, does not bring it back.
    assert courier.send(article(FERRY, **page)).json()["older"] == [own]
    again = article(ORCHARD, dateModified="2024-05-03T11:00:00Z", **page)
    assert courier.send(again).json()["added"] == 1
    draft = {**again, "creativeWorkStatus": "Draft", "dateModified": "2024-05-03T12:00:00Z"}
    assert courier.send(draft).json()["withdrawn"] == [own]
    assert courier.send(draft).json().get("withdrawn") is None
    courier.send({**again, "dateModified": "2024-05-03T13:00:00Z"})
    several = {"@type": "DeleteAction", "object": ["https://courier.example/never", page["url"]]}
    assert courier.send(several).json()["withdrawn"] == [own]


def test_what_an_editor_took_back_stays_so_whatever_its_site_sends(courier: Site) -> None:
    page = {"url": "https://courier.example/taken-back"}
    owner = {"Authorization": f"Bearer {TOKEN}"}
    courier.send(article(GERMAN, **page))
    held = courier.http.post("/api/unpublish", json={"article": page["url"]}, headers=owner)
    assert held.status_code == 200, held.text
    action = {"@type": "DeleteAction", "endTime": "2024-05-03T09:00:00Z"}
    courier.send({**action, "object": page["url"]})
    told = courier.send(article(GERMAN, dateModified="2024-05-03T10:00:00Z", **page)).json()
    assert told.get("withheld") == 1, told
    assert courier.http.get(f"/api/articles/{article_id(page['url'])}").status_code == 404


def test_a_file_with_the_same_address_is_not_the_sites(courier: Site, served: Served) -> None:
    page = "https://courier.example/of-a-file"
    file = served.data.parent / "of-a-file.html"
    file.write_text(f'<link rel="canonical" href="{page}"><h1>Frost</h1><p>{ORCHARD}</p>')
    owner = {"Authorization": f"Bearer {TOKEN}"}
    courier.http.post("/api/articles", json={"sources": [str(file)]}, headers=owner)
    assert "withdrawn" not in courier.send({"@type": "DeleteAction", "object": page}).json()
    own = article_id(str(file.resolve()))
    assert courier.http.get(f"/api/articles/{own}").json()["url"] == page


def test_what_is_not_for_free_is_for_subscribers(courier: Site) -> None:
    page = {"url": "https://courier.example/subscribers", "articleBody": f"{ORCHARD} {FERRY}"}
    courier.send(article(FERRY, isAccessibleForFree=False, **page))
    assert "Engineers" not in kept(courier, page["url"])["text"]
    owner = {"Authorization": f"Bearer {TOKEN}"}
    whole = courier.http.get(f"/api/articles/{article_id(page['url'])}", headers=owner).json()
    assert (whole["access"], whole["text"]) == ("subscribers", page["articleBody"])


def post(courier: Site, headers: dict[str, str] | list[tuple[str, str]], body: bytes) -> Any:
    return refused(courier.http.post("/api/articles", content=body, headers=headers))


BODY = json.dumps(article(FERRY, url="https://courier.example/forged")).encode()


def test_a_forged_delivery_is_refused(courier: Site) -> None:
    right = signed(BODY, "forged-1")
    wrong = (401, "wrong_signature")
    assert post(courier, right, BODY + b" ") == wrong
    assert post(courier, right | {"webhook-id": "forged-2"}, BODY) == wrong
    later = str(int(right["webhook-timestamp"]) + 1)
    assert post(courier, right | {"webhook-timestamp": later}, BODY) == wrong
    unknown = "whsec_" + "A" * 40
    assert post(courier, signed(BODY, "forged-3", secret=unknown), BODY) == wrong
    for stated in ("", "v1,", "v1", "v1a," + right["webhook-signature"][3:], "v0,a"):
        assert post(courier, right | {"webhook-signature": stated}, BODY) == wrong
    assert courier.http.get(
        f"/api/articles/{article_id('https://courier.example/forged')}"
    ).is_error


def test_a_delivery_that_was_signed_long_ago_or_is_to_come_is_refused(courier: Site) -> None:
    for seconds in (-301, 302):
        assert post(courier, signed(BODY, "old", seconds=seconds), BODY) == (401, "wrong_time")
    headers = signed(BODY, "old", seconds=-299)
    assert courier.http.post("/api/articles", content=BODY, headers=headers).status_code == 200


@pytest.mark.parametrize("name", ["webhook-id", "webhook-timestamp", "webhook-signature"])
def test_each_header_of_a_signature_stands_there_once(courier: Site, name: str) -> None:
    right = signed(BODY, f"headers-{name}")
    assert post(courier, [*right.items(), (name, right[name])], BODY) == (401, "not_signed")
    del right[name]
    assert post(courier, right, BODY) == (401, "not_signed")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("webhook-id", "a.1"),
        ("webhook-id", "a b"),
        ("webhook-id", "a" * 201),
        ("webhook-timestamp", "1e9"),
        ("webhook-timestamp", "-1"),
        ("webhook-timestamp", "9" * 5000),
    ],
)
def test_id_and_time_cannot_be_taken_for_something_else(
    courier: Site, name: str, value: str
) -> None:
    assert post(courier, signed(BODY, "b") | {name: value}, BODY) == (401, "not_signed")


def test_a_delivery_counts_once(courier: Site, served: Served) -> None:
    body = json.dumps(article(FERRY, url="https://courier.example/once")).encode()
    first = signed(body, "once")
    assert courier.http.post("/api/articles", content=body, headers=first).status_code == 200
    assert post(courier, first, body) == (409, "already_delivered")
    assert post(courier, signed(BODY, "once"), BODY) == (409, "already_delivered")


@pytest.mark.process
def test_a_delivery_that_waits_for_another_process_holds_up_no_other(
    database: str, tmp_path: Path
) -> None:
    own = settings(database, tmp_path / "data", webhook_secret=SECRET)
    body = json.dumps(article(FERRY)).encode()
    with (
        closing(Library(database)) as library,
        closing(Local(own, holding(own, "serve"))) as local,
        TestClient(build(local, with_chat=False), "http://127.0.0.1") as client,
        ThreadPoolExecutor(2) as threads,
    ):
        http: Any = client  # of another httpx than Site's

        def send(delivery_id: str) -> Any:
            headers = signed(body, delivery_id)
            return http.post("/api/articles", content=body, headers=headers)

        assert send("first").json()["added"] == 1
        library.waiting.mark_pending(library.passage_ids())
        claim = library.waiting.claim(10, 60)
        assert claim
        twice = [threads.submit(send, "again") for _ in range(2)]
        time.sleep(0.5)
        other = article(ORCHARD, url="https://courier.example/other")
        assert Site(http).send(other).json()["added"] == 1
        assert told(local.whole, "blossom") == [article_id(other["url"])]
        assert not any(one.done() for one in twice)
        library.waiting.settle(claim)
        answers = [one.result(timeout=30) for one in twice]
        assert sorted(one.status_code for one in answers) == [200, 409]
        assert told(local.whole, "ferry") == [article_id(PAGE)]


def test_a_delivery_of_which_nothing_could_be_taken_may_be_sent_again(courier: Site) -> None:
    page = {"url": "https://courier.example/again"}
    empty, whole = (json.dumps(article(one, **page)).encode() for one in ("", FERRY))
    assert post(courier, signed(empty, "again"), empty) == (422, "bad_source")
    answer = courier.http.post("/api/articles", content=whole, headers=signed(whole, "again"))
    assert answer.json()["added"] == 1


def test_a_secret_can_be_changed_without_a_gap(courier: Site) -> None:
    page = {"url": "https://courier.example/secrets"}
    assert courier.send(article(FERRY, **page), secret=OTHER).status_code == 200
    body = json.dumps(article(ORCHARD, **page)).encode()
    headers = signed(body, "both")
    headers["webhook-signature"] = f"v1,AAAA v1a,BBBB {headers['webhook-signature']}"
    assert courier.http.post("/api/articles", content=body, headers=headers).json()["updated"] == 1


def test_a_body_may_come_in_pieces_and_has_an_end(courier: Site) -> None:
    body = json.dumps(article(ORCHARD, url="https://courier.example/pieces")).encode()
    pieces = iter([body[:40], b"", body[40:]])
    headers = signed(body, "pieces")
    assert courier.http.post("/api/articles", content=pieces, headers=headers).json()["added"] == 1
    large = b" " * 5_000_001
    assert post(courier, signed(large, "large"), large) == (413, "too_large")


def test_the_owner_need_not_sign_and_nobody_else_may_do_without(courier: Site) -> None:
    described = article(FERRY, url="https://courier.example/owners")
    owner = {"Authorization": f"Bearer {TOKEN}"}
    assert courier.http.post("/api/articles", json=described, headers=owner).json()["added"] == 1
    plain = courier.http.post("/api/articles", json=described)
    assert refused(plain) == (401, "not_allowed")
    named = {"Content-Type": "application/ld+json"}
    assert post(courier, named, BODY) == (401, "not_signed")
    assert post(courier, signed(BODY, "owner", secret=OTHER[:-4] + "AAAA") | owner, BODY)[0] == 401


def test_it_stands_in_the_log_and_among_the_sources_that_a_site_sends(courier: Site) -> None:
    owner = {"Authorization": f"Bearer {TOKEN}"}
    courier.send(article(FERRY, url="https://paper.example/logged"))
    newest = courier.http.get("/api/log", headers=owner).json()["entries"][0]
    assert (newest["who"], newest["what"]) == ("webhook", "added")
    (source,) = (
        one
        for one in courier.http.get("/api/health").json()["sources"]
        if one["source"] == "https://paper.example"
    )
    assert (source["kind"], source["failed"]) == ("webhook", None)
    courier.send(article("", url="https://paper.example/logged"))
    told = courier.http.get("/api/desk/sources", headers=owner).json()["sources"][0]
    assert (told["source"], told["articles"], told["failures"]) == ("https://paper.example", 1, 1)
    assert courier.http.get("/api/desk/sources").status_code == 401
    health = courier.http.get("/api/health").json()
    assert any(
        "https://paper.example: there is no article text" in one for one in health["reasons"]
    )


def test_whoever_guesses_is_told_to_wait(tmp_path: Path, embedder: Embedder) -> None:
    settings = {"webhook_secret": SECRET, "limit_per_address": "2/minute"}
    with (
        hosting(tmp_path / "data", **settings) as served,
        httpx.Client(base_url=served.address) as http,
    ):
        courier = Site(http)
        assert [courier.send({}, secret=OTHER).status_code for _ in range(3)] == [401, 401, 429]
        assert courier.send(article(FERRY)).status_code == 200, "who has the secret need not wait"


def test_without_a_secret_nothing_is_taken() -> None:
    with pytest.raises(NoWebhook, match="BROADSHEET_WEBHOOK_SECRET turns that on"):
        Signature(Headers(signed(BODY, "a")), secrets=())
