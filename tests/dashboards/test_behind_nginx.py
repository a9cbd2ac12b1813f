"""Several processes behind the nginx file that is deployed are one place to visit."""

import re
import subprocess
from collections.abc import Iterator
from contextlib import AsyncExitStack, contextmanager, suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from websockets.exceptions import ConnectionClosed

from tests.access.conftest import ROLES, SECRET, Pages, provider
from tests.dashboards.browsing import CHROMIUM, address_of, running, serving, settle
from tests.dashboards.proxying import DEPLOYED, NGINX, behind_nginx, free_port
from tests.dashboards.sessions import in_a_loop_of_its_own, visiting
from u145.access.people import Entry, People

__all__ = ["provider"]  # a fixture

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(NGINX is None, reason="no nginx on this machine"),
]
PEOPLE = 16
WHO = ROLES[1]


@contextmanager
def two(
    home: Path, port: int, **environment: str
) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """Run two servers behind nginx, and yield one process and the common address."""
    address = f"http://localhost:{port}"
    asked = {"U145_ADDRESS": address, **environment}
    with (
        running(home, **asked) as (process, one),
        serving(home, **asked) as other,
        behind_nginx([one, other], port),
    ):
        yield process, address


def test_nginx_takes_the_deployed_file_as_it_is(tmp_path: Path) -> None:
    keys = [tmp_path / "tls.key", tmp_path / "tls.crt"]
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1"]
        + ["-subj", "/CN=u145.example", "-keyout", keys[0], "-out", keys[1]],
        check=True,
        capture_output=True,
    )
    text = DEPLOYED.read_text(encoding="utf-8").replace("/etc/u145", str(tmp_path))
    around = f"pid {tmp_path}/pid; events {{}} http {{\n{text}\n}}\n"
    (tmp_path / "nginx.conf").write_text(around, encoding="utf-8")
    done = subprocess.run(
        [str(NGINX), "-t", "-c", tmp_path / "nginx.conf"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


async def visit_twice(
    address: str, process: subprocess.Popen[bytes]
) -> tuple[int, int]:
    """Visit, kill a process, and visit again.

    Returns:
        Whose process went on, and who could visit again.
    """
    async with AsyncExitStack() as tabs:
        visitors = [
            await tabs.enter_async_context(visiting(address, cookie=way(number)))
            for number in range(PEOPLE)
        ]
        for visitor in visitors:
            await visitor.open("strategy", kind="standard")
            assert not visitor.failure
        process.kill()
        staying = 0
        for visitor in visitors:
            with suppress(ConnectionClosed):
                await visitor.rerun()
                staying += 1
    again = 0
    for number in range(PEOPLE):
        async with visiting(address, cookie=way(number)) as visitor:
            await visitor.open("strategy", kind="standard")
            again += not visitor.failure
    return staying, again


def way(number: int) -> str:
    """Return a cookie by which nginx chooses a process."""
    return f"u145_way={number:032x}"


def test_a_browser_stays_with_its_process_and_survives_it(sample_home: Path) -> None:
    with two(sample_home, free_port()) as (process, address):
        staying, again = in_a_loop_of_its_own(visit_twice(address, process))
    assert 0 < staying < PEOPLE  # both processes had some
    assert again == PEOPLE


@pytest.fixture
def signing(sample_home: Path, provider: str, tmp_path: Path) -> Iterator[Pages]:
    """Serve the sample to one who signs in, from two processes."""
    home = tmp_path / "home"
    subprocess.run(["cp", "-a", str(sample_home), str(home)], check=True)
    people = People(people=[Entry(email=f"{WHO}@county.gov.cn", role=WHO, unit=None)])
    text = people.model_dump_json(exclude_none=True)
    (home / "access.yml").write_text(text, encoding="utf-8")
    known = {
        "U145_OIDC_METADATA_URL": f"{provider}/.well-known/openid-configuration",
        "U145_OIDC_CLIENT_ID": "u145",
        "U145_OIDC_CLIENT_SECRET": "of the pages",
        "U145_COOKIE_SECRET": SECRET,
    }
    with two(home, free_port(), **known) as (_, address):
        yield Pages(address, home)


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")
def test_sign_in_downloads_and_sign_out_work_through_it(
    signing: Pages, browser: Browser
) -> None:
    page = signing.sign_in(browser, WHO, "changes")
    ways = {one["name"]: one["value"] for one in page.context.cookies()}
    assert re.fullmatch(r"[0-9a-f]{32}", ways["u145_way"])
    for _ in range(4):  # a file lies in the process of the session alone
        with page.expect_download() as download:
            page.get_by_role("button", name="CSV").first.click()
        assert Path(download.value.path()).stat().st_size > 100
    copied = page.context.cookies()
    page.locator("a.sign-out").click()
    page.wait_for_url("**/end_session**", wait_until="commit")
    page.context.close()
    kept = [one for one in copied if one["name"] != "u145_way"]
    for number in range(4):  # whichever process is asked now
        chosen = {"name": "u145_way", "value": f"{number:032x}", "url": signing.address}
        thief = browser.new_context()
        thief.add_cookies([*kept, chosen])  # type: ignore[list-item]
        opened = thief.new_page()
        opened.goto(address_of(signing.address, ""))
        settle(opened)
        assert "登录已过期" in opened.locator("[data-testid=stMain]").inner_text()
        thief.close()
