from pathlib import Path

import httpx
import pytest

from qa.settings import Settings
from tests.routes import calls
from tests.served import Served, hosting
from ui.serve.admission.access import known_hosts


def settings(**values: object) -> Settings:
    return Settings(_env_file=None, **values)  # type: ignore[call-arg, arg-type]


def get(server: Served, path: str = "/api/health", **headers: str) -> httpx.Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return httpx.get(server.address + path, headers=named)


@pytest.mark.parametrize("host", ["localhost:7860", "127.0.0.1", "192.0.2.7:7860", "[::1]:80"])
def test_the_server_answers_to_localhost_and_to_addresses_in_figures(
    server: Served, host: str
) -> None:
    assert get(server, host=host).status_code == 200


@pytest.mark.parametrize("host", ["rebound.example", "localhost.evil.example:7860", "[x", ""])
@pytest.mark.parametrize("path", ["/", "/api/health", "/api/articles", "/embed/config"])
def test_the_server_does_not_answer_to_a_name_that_is_not_its_own(
    program: Served, path: str, host: str
) -> None:
    refused = get(program, path, host=host)
    assert refused.status_code == 421
    assert "BROADSHEET_HOSTS" in refused.json()["error"]["message"]


def test_a_server_that_listens_to_others_answers_to_every_name_unless_its_names_are_set() -> None:
    assert known_hosts(settings(host="0.0.0.0")) is None
    named = known_hosts(settings(host="0.0.0.0", hosts=("ask.example.org",)))
    assert named == {"ask.example.org", "localhost", "127.0.0.1", "::1"}


def test_no_route_at_all_answers_a_page_of_another_site(program: Served, tmp_path: Path) -> None:
    """Not even what is public: a page gets /widget.js and /embed as a script and as a frame, for
    which browsers name no origin."""
    found = calls(tmp_path / "data")
    assert {"GET /widget.js", "POST /embed/ask", "GET /config"} <= set(found)
    assert not any(call.startswith("WEBSOCKET") for call in found), "Access looks at HTTP alone"
    with httpx.Client(base_url=program.address, headers={"Origin": "https://evil.example"}) as page:
        for call in found:
            method, path = call.split()
            for asked in (method, "OPTIONS"):
                refused = page.request(asked, path)
                assert refused.status_code == 403, call
                if asked != "HEAD":
                    assert refused.json()["error"]["code"] == "origin_not_allowed", call


@pytest.mark.parametrize("path", ["/", "/api/health", "/embed/config", "/widget.js"])
@pytest.mark.parametrize(
    "origin",
    [
        *("https://evil.example", "http://localhost:1", "null", "x", "file://"),
        # Not quite https://news.example.
        *("http://news.example", "https://news.example:8443", "https://NEWS.example"),
        *("https://news.example.", "https://news.example/", "https://news.example.evil.example"),
        *("https://evil.news.example", "https://news.example@evil.example"),
    ],
)
def test_pages_of_other_sites_get_nothing_but_the_setting_to_change(
    program: Served, path: str, origin: str
) -> None:
    refused = get(program, path, origin=origin)
    assert refused.status_code == 403
    error = refused.json()["error"]
    assert error["code"] == "origin_not_allowed"
    assert origin in error["message"]
    assert "BROADSHEET_ALLOWED_ORIGINS" in error["message"]


def test_a_page_of_another_site_may_read_why_it_is_refused(server: Served) -> None:
    refused = get(server, "/embed/config", origin="https://evil.example")
    assert refused.headers["access-control-allow-origin"] == "*"


def test_the_server_s_own_pages_are_admitted_also_behind_a_proxy(server: Served) -> None:
    assert get(server, origin=server.address).status_code == 200
    proxied = get(server, origin="https://ask.example.org", sec_fetch_site="same-origin")
    assert proxied.status_code == 200


def test_pages_of_an_allowed_site_are_admitted(server: Served) -> None:
    admitted = get(server, origin="https://news.example")
    assert admitted.status_code == 200
    assert admitted.headers["access-control-allow-origin"] == "https://news.example"


def test_what_watches_a_server_may_ask_for_the_head_alone(program: Served) -> None:
    for path in ("/", "/api/health", "/docs", "/demo", "/embed", "/widget.js"):
        response = httpx.head(program.address + path)
        assert (response.status_code, response.content) == (200, b""), path


def test_a_forwarded_host_is_not_heard_where_no_proxy_is_trusted(program: Served) -> None:
    page = httpx.get(program.address, headers={"X-Forwarded-Host": "evil.example"})
    assert page.status_code == 200
    assert "evil.example" not in page.text


def test_an_admin_token_may_have_any_letters(tmp_path: Path) -> None:
    token = "schlüssel"  # noqa: S105
    with hosting(tmp_path / "data", admin_token=token) as served:
        for sent, status in ((token, 200), ("schlussel", 401)):
            headers = {b"Authorization": f"Bearer {sent}".encode()}
            assert httpx.get(f"{served.address}/api/check", headers=headers).status_code == status
