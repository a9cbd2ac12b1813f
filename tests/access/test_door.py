"""What answers without a sign-in, and what every answer says to a browser."""

import http.client
import json
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from dashboards.registry import PAGES
from tests.access.conftest import Pages
from tests.conftest import Command
from tests.dashboards.browsing import serving

pytestmark = pytest.mark.slow
# Everything the server answers, and how, to somebody who has not signed in.
OPEN = {
    "/": 200,
    "/_stcore/health": 200,
    "/_stcore/host-config": 200,
    "/favicon.png": 200,
    "/auth/login": 302,
    "/oauth2callback": 302,
    **{f"/{entry.path}": 200 for entry in PAGES},
}
CLOSED = {
    "/_stcore/metrics": 404,
    "/_stcore/agent/openapi.json": 404,
    "/_stcore/agent/": 404,
    "/_stcore/script-health-check": 404,
    "/_stcore/upload_file/x/y": 404,
    "/_stcore/allowed-message-origins": 401,
    "/_stcore/bidi-components/u145/x.js": 401,
    "/_stcore/": 401,
    "/media/0123456789abcdef.csv": 401,
    "/component/u145/index.html": 401,
    "/app/static/access.yml": 401,
    "/docs/20230930-x/data/index.html": 401,
    "/metrics": 401,
    "/healthz": 401,
    "/nothing": 401,
    "/CURRENT": 401,
    "/access.yml": 401,
    "/releases/x.duckdb": 401,
    "/release/x.duckdb": 401,
    "/.streamlit/secrets.toml": 401,
    "/..%2f..%2faccess.yml": 401,
    "//_stcore/metrics": 401,
    "/_stcore/health/../metrics": 400,
}


def ask(
    pages: Pages, path: str, method: str = "GET", **headers: str
) -> tuple[int, dict[str, str], str]:
    """Return status, headers and body, of exactly the path that is given."""
    where = urlsplit(pages.address)
    connection = http.client.HTTPConnection(where.hostname or "", where.port)
    connection.request(method, path, headers=headers)
    answer = connection.getresponse()
    body = answer.read().decode("utf-8", "replace")
    found = {name.lower(): value for name, value in answer.getheaders()}
    connection.close()
    return answer.status, found, body


@pytest.mark.parametrize(("path", "status"), [*OPEN.items(), *CLOSED.items()])
def test_what_answers_without_a_sign_in(pages: Pages, path: str, status: int) -> None:
    found, headers, body = ask(pages, path)
    assert found == status
    if path in CLOSED:
        assert len(body) < 30
    assert str(pages.home) not in body
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "http" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE"])
def test_no_page_takes_a_file(pages: Pages, method: str) -> None:
    assert ask(pages, "/_stcore/upload_file/x/y", method)[0] == 404


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "", "[::"])
def test_another_hosts_name_is_not_ours(pages: Pages, host: str) -> None:
    assert ask(pages, "/", Host=host)[0] in (400, 421)
    # A probe asks by the address of a container.
    assert ask(pages, "/_stcore/health", Host="10.1.2.3:8501")[0] == 200


UPGRADE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
}


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        ("", 101),
        ("own", 101),
        ("https://evil.example", 403),
        ("null", 403),
        ("http://[", 403),
        ("http://localhost", 403),  # another port is another's page
        ("http://localhost.evil.example", 403),
    ],
)
def test_a_strange_page_opens_no_connection(
    pages: Pages, origin: str, status: int
) -> None:
    headers = dict(UPGRADE)
    if origin:
        headers["Origin"] = pages.address if origin == "own" else origin
    where = urlsplit(pages.address)
    connection = http.client.HTTPConnection(where.hostname or "", where.port)
    connection.request("GET", "/_stcore/stream", headers=headers)
    assert connection.getresponse().status == status
    connection.close()


def test_a_cookie_of_ones_own_making_opens_nothing(pages: Pages) -> None:
    forged = json.dumps({"is_logged_in": True, "email": "office@county.gov.cn"})
    for value in (forged, "a.b.c", "=", "x" * 9000):
        status, _, _ = ask(
            pages, "/docs/x/data/index.html", Cookie=f"_streamlit_user={value}"
        )
        assert status in (401, 400, 431)


def test_the_way_back_after_a_sign_in_leads_nowhere_else(pages: Pages) -> None:
    _, headers, _ = ask(pages, "/unit?unit=u_market&next=//evil.example")
    cookie = headers["set-cookie"].partition(";")[0]
    assert cookie.startswith("u145_return=/unit")
    for hostile in ("//evil.example", "https://evil.example", "/\\evil.example"):
        _, headers, _ = ask(pages, "/oauth2callback", Cookie=f"u145_return={hostile}")
        assert "evil" not in headers["location"]


@pytest.mark.parametrize("address", ["0.0.0.0", "192.0.2.7", "::", "county.example"])
def test_without_sign_in_it_opens_to_this_machine_only(
    u145: Command, sample_home: Path, address: str
) -> None:
    done = u145("app", "--home", sample_home, "--address", address)
    assert done.returncode == 2
    assert "set up sign-in first" in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        ("U145_OIDC_CLIENT_SECRET", "U145_OIDC_CLIENT_SECRET"),
        ("U145_COOKIE_SECRET", "U145_COOKIE_SECRET"),
        ("U145_ADDRESS", "U145_ADDRESS"),
    ],
)
def test_half_a_sign_in_is_none(
    u145: Command, sample_home: Path, missing: str, said: str
) -> None:
    whole = {
        "U145_OIDC_METADATA_URL": "http://127.0.0.1:9/x",
        "U145_OIDC_CLIENT_ID": "u145",
        "U145_OIDC_CLIENT_SECRET": "hidden-word",
        "U145_COOKIE_SECRET": "hidden-word" * 4,
        "U145_ADDRESS": "http://localhost:1",
    }
    done = u145("app", "--home", sample_home, **{**whole, missing: ""})
    assert done.returncode == 2
    assert said in done.stderr
    assert "hidden-word" not in done.stderr + done.stdout
    short = {**whole, "U145_COOKIE_SECRET": "hidden-word"}
    done = u145("app", "--home", sample_home, **short)
    assert done.returncode == 2
    assert "too short" in done.stderr
    assert "hidden-word" not in done.stderr + done.stdout


def test_a_local_user_reads_documents_and_nothing_beside_them(
    sample_home: Path,
) -> None:
    release = next((sample_home / "data_docs").iterdir()).name
    with serving(sample_home, host="localhost") as address:
        local = Pages(address, sample_home)
        for kind in ("data", "dbt"):
            path = f"/docs/{release}/{kind}/index.html"
            status, headers, body = ask(local, path)
            assert (status, headers["content-type"]) == (
                200,
                "text/html; charset=utf-8",
            )
            # A document's scripts are no part of the pages, and ask nobody.
            assert headers["content-security-policy"].startswith("sandbox ")
            assert "allow-same-origin" not in headers["content-security-policy"]
            assert "<html" in body
        for outside in ("../../CURRENT", "..%2f..%2fCURRENT", "%2e%2e/%2e%2e/CURRENT"):
            assert ask(local, f"/docs/{release}/data/{outside}")[0] in (400, 404)
        # The name of another host leads to this machine, but not to these pages.
        assert ask(local, "/", Host="rebound.example")[0] == 421
        assert ask(local, "/_stcore/metrics")[0] == 404
