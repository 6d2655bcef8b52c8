"""Who may change articles in the browser: by the admin token, by a proxy, by the first link."""

from collections.abc import Iterator
from pathlib import Path
from stat import S_IMODE

import httpx
import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from qa.errors.usage import BadSetting
from qa.settings import read
from qa.store.embed import Embedder
from qa.store.lock import DataLock
from tests.conftest import ADMIN_TOKEN, copied
from tests.served import Served, hosting
from ui.local import Local
from ui.serve.admission.owner import FirstLink
from ui.serve.admission.proxies import Proxies
from ui.serve.app import build

OWN = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def http(server: Served) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server.address, headers=OWN) as client:
        yield client


def login(http: httpx.Client, token: str = ADMIN_TOKEN) -> httpx.Response:
    return http.post("/login", json={"token": token})


def may(http: httpx.Client, **headers: str) -> bool:
    """Whether a change would be admitted: 404 comes behind 401."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return http.delete("/api/articles/none", headers=named).status_code == 404


def test_the_admin_token_opens_the_browsers_way_to_the_admins_calls(http: httpx.Client) -> None:
    assert http.get("/api/me").json() == {"owner": False, "name": None}
    assert not may(http)
    answered = login(http)
    assert answered.status_code == 204
    cookie = answered.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert ADMIN_TOKEN not in cookie
    assert http.get("/api/me").json() == {"owner": True, "name": None}
    assert may(http)
    page = http.get("/articles").text
    assert "Choose files" in page
    assert ADMIN_TOKEN not in page


def test_a_wrong_token_opens_nothing(http: httpx.Client) -> None:
    for wrong in ("", ADMIN_TOKEN[:-1], f"{ADMIN_TOKEN} ", "ä\0"):
        refused = login(http, wrong)
        assert (refused.status_code, "set-cookie" in refused.headers) == (401, False)
    assert not may(http)


def test_a_form_without_scripts_logs_in_and_out(http: httpx.Client) -> None:
    wrong = http.post("/login", data={"token": "guessed"})
    assert wrong.status_code == 401
    assert 'role="alert"' in wrong.text
    answered = http.post("/login", data={"token": ADMIN_TOKEN})
    assert (answered.status_code, answered.headers["location"]) == (303, "/articles")
    assert may(http)
    assert http.post("/logout").status_code == 303
    assert not may(http)


def test_logging_out_ends_the_cookie_wherever_it_was_copied_to(http: httpx.Client) -> None:
    login(http)
    copy = dict(http.cookies.items())
    http.post("/logout")
    with httpx.Client(base_url=http.base_url, headers=OWN, cookies=copy) as other:
        assert not may(other)


@pytest.mark.parametrize(
    "sent",
    [
        {"Sec_Fetch_Site": "same-site"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "none"},
        {"Sec_Fetch_Site": "", "Origin": "https://news.example"},
        {"Sec_Fetch_Site": ""},
    ],
)
def test_no_page_but_the_servers_own_uses_the_login(
    http: httpx.Client, sent: dict[str, str]
) -> None:
    """Not even one of a site that may use the API (news.example)."""
    login(http)
    assert not may(http, **sent)
    refused = http.post("/login", json={"token": ADMIN_TOKEN}, headers={"Sec-Fetch-Site": "none"})
    assert refused.status_code == 403
    http.post("/logout")


@pytest.mark.parametrize(
    ("path", "framed"), [("/articles", False), ("/login", False), ("/embed", True)]
)
def test_no_other_site_may_frame_the_owners_pages(
    http: httpx.Client, path: str, framed: bool
) -> None:
    policy = http.get(path).headers["content-security-policy"]
    assert ("https://news.example" in policy) == framed


def test_a_browser_that_tells_no_site_is_known_by_its_origin(server: Served) -> None:
    """As over plain HTTP in a local network."""
    with httpx.Client(base_url=server.address, headers={"Origin": server.address}) as http:
        login(http)
        assert may(http)
        http.post("/logout")


def test_an_altered_or_older_cookie_is_no_login(http: httpx.Client) -> None:
    login(http)
    ((name, value),) = http.cookies.items()
    for bad in (value[:-2] + "xx", value.partition(".")[0], "", "%C3%A4"):
        with httpx.Client(base_url=http.base_url, headers=OWN) as other:
            assert not may(other, Cookie=f"{name}={bad}")
    http.post("/logout")


@pytest.fixture
def own_data(sample_data: Path, tmp_path: Path) -> Path:
    return copied(sample_data, tmp_path)


def test_tries_to_log_in_are_limited_and_the_secret_is_private(own_data: Path) -> None:
    with (
        hosting(own_data, admin_token=ADMIN_TOKEN) as served,
        httpx.Client(base_url=served.address, headers=OWN) as http,
    ):
        assert login(http).status_code == 204
        key = own_data / "owner.key"
        assert S_IMODE(key.stat().st_mode) == 0o600
        codes = [login(http, f"guess {number}").status_code for number in range(11)]
        assert codes == [401] * 10 + [429]
        assert login(http).json()["error"]["code"] == "too_many_logins"
        assert may(http), "who is logged in stays so"


def test_another_admin_token_ends_every_login_and_a_restart_does_not(own_data: Path) -> None:
    cookies: dict[str, str] = {}
    for token, still in ((ADMIN_TOKEN, False), (ADMIN_TOKEN, True), ("another", False)):
        with (
            hosting(own_data, admin_token=token) as served,
            httpx.Client(base_url=served.address, headers=OWN, cookies=cookies) as http,
        ):
            assert may(http) == still
            if not cookies:
                login(http)
                cookies = dict(http.cookies.items())


def proxied(app: FastAPI, *trusted: str, peer: str = "127.0.0.1") -> TestClient:
    base = "http://127.0.0.1"
    return TestClient(Proxies(app, trusted), base_url=base, client=(peer, 5000), headers=OWN)


@pytest.fixture
def local(own_data: Path, embedder: Embedder, monkeypatch: pytest.MonkeyPatch) -> Iterator[Local]:
    monkeypatch.setenv("BROADSHEET_TRUSTED_PROXIES", "127.0.0.1,10.0.0.0/8")
    monkeypatch.setenv("BROADSHEET_AUTH", "header:X-Forwarded-User")
    monkeypatch.setenv("BROADSHEET_OWNERS", "ann, kim@harbour.example")
    local = Local(read(own_data / "no.env", data=own_data), DataLock(own_data, "test"))
    yield local
    local.close()


@pytest.mark.parametrize(
    ("name", "owner"),
    [("ann", True), ("kim@harbour.example", True), ("Ann", False), ("bob", False)],
)
def test_a_trusted_proxy_names_the_visitor(local: Local, name: str, owner: bool) -> None:
    app = build(local, with_chat=False)
    for peer in ("127.0.0.1", "10.2.3.4"):
        http = proxied(app, "127.0.0.1", "10.0.0.0/8", peer=peer)
        named = {"X-Forwarded-User": name, "X-Forwarded-For": "192.0.2.7"}
        assert http.get("/api/me", headers=named).json() == {"owner": owner, "name": name}
        assert (http.delete("/api/articles/none", headers=named).status_code == 404) == owner
        assert ("Choose files" in http.get("/articles", headers=named).text) == owner


def test_nobody_else_is_believed(local: Local) -> None:
    app = build(local, with_chat=False)
    named = {"X-Forwarded-User": "ann", "X-Forwarded-For": "127.0.0.1"}
    stranger = proxied(app, "127.0.0.1", peer="192.0.2.7")
    assert stranger.get("/api/me", headers=named).json() == {"owner": False, "name": None}
    proxy = proxied(app, "127.0.0.1")
    twice = [("X-Forwarded-User", "ann"), ("X-Forwarded-User", "bob"), *OWN.items()]
    assert proxy.get("/api/me", headers=twice).json() == {"owner": False, "name": None}
    elsewhere = {**named, "Sec-Fetch-Site": "same-site"}
    assert proxy.delete("/api/articles/none", headers=elsewhere).status_code == 401


@pytest.mark.parametrize("proxies", ["", "*"])
def test_a_header_that_anybody_could_send_is_refused_at_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, proxies: str
) -> None:
    monkeypatch.setenv("BROADSHEET_AUTH", "header:X-Forwarded-User")
    monkeypatch.setenv("BROADSHEET_TRUSTED_PROXIES", proxies)
    with pytest.raises(BadSetting, match=r"BROADSHEET_AUTH.*BROADSHEET_TRUSTED_PROXIES"):
        read(tmp_path / "no.env")
    monkeypatch.setenv("BROADSHEET_AUTH", "basic")
    with pytest.raises(BadSetting, match="BROADSHEET_AUTH"):
        read(tmp_path / "no.env")


@pytest.mark.parametrize("proxies", ["proxy.local", "10.0.0.0/40"])
def test_a_proxy_is_named_by_its_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, proxies: str
) -> None:
    monkeypatch.setenv("BROADSHEET_TRUSTED_PROXIES", proxies)
    with pytest.raises(BadSetting, match="BROADSHEET_TRUSTED_PROXIES"):
        read(tmp_path / "no.env")


def test_the_first_link_works_once_and_on_this_machine_alone(
    own_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    local = Local(read(own_data / "no.env", data=own_data), DataLock(own_data, "test"))
    try:
        first = FirstLink()
        app = build(local, with_chat=False, first=first)
        sent = {"link": first.code}
        assert proxied(app, peer="192.0.2.7").post("/login", json=sent).status_code == 401
        http = proxied(app)
        assert http.get("/login").status_code == 200  # looking at the page does not use it
        assert http.post("/login", json={"link": "guessed"}).json()["error"]["code"] == "link_over"
        assert http.post("/login", json=sent).status_code == 204
        assert http.get("/api/me").json()["owner"]
        assert proxied(app).post("/login", json=sent).status_code == 401
        without = build(local, with_chat=False)
        assert proxied(without).post("/login", json=sent).status_code == 401
        assert proxied(without).post("/login", json={"token": ""}).status_code == 401
    finally:
        local.close()
