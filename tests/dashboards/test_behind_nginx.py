"""Several processes behind the nginx file that is deployed are one place to visit."""

import asyncio
import re
import subprocess
from collections.abc import Iterator
from contextlib import AsyncExitStack, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from websockets.exceptions import ConnectionClosed

from tests.access.conftest import ROLES, SECRET, Pages, provider
from tests.dashboards.browsing import CHROMIUM, address_of, running, serving, settle
from tests.dashboards.proxying import DEPLOYED, NGINX, behind_nginx, free_port
from tests.dashboards.sessions import visiting
from u145.access.people import Entry, People

__all__ = ["provider"]  # a fixture

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(NGINX is None, reason="no nginx on this machine"),
]
PEOPLE = 16


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


def test_a_browser_stays_with_its_process_and_survives_it(sample_home: Path) -> None:
    async def visit(address: str, process: subprocess.Popen[bytes]) -> tuple[int, int]:
        async with AsyncExitStack() as tabs:
            visitors = [
                await tabs.enter_async_context(
                    visiting(address, cookie=f"u145_way={number:032x}")
                )
                for number in range(PEOPLE)
            ]
            for visitor in visitors:
                await visitor.open("strategy", kind="standard")
                assert not visitor.failure
            process.kill()
            staying = 0
            for visitor in visitors:
                try:
                    await visitor.rerun()
                    staying += 1
                except ConnectionClosed:
                    pass
        again = 0
        for number in range(PEOPLE):
            cookie = f"u145_way={number:032x}"
            async with visiting(address, cookie=cookie) as visitor:
                await visitor.open("strategy", kind="standard")
                again += not visitor.failure
        return staying, again

    with two(sample_home, free_port()) as (process, address):
        staying, again = asyncio.run(visit(address, process))
    assert 0 < staying < PEOPLE  # both processes had some
    assert again == PEOPLE


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")
def test_sign_in_downloads_and_sign_out_work_through_it(
    sample_home: Path, provider: str, browser: Browser, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    subprocess.run(["cp", "-a", str(sample_home), str(home)], check=True)
    people = People(
        people=[Entry(email=f"{ROLES[1]}@county.gov.cn", role=ROLES[1], unit=None)]
    )
    text = people.model_dump_json(exclude_none=True)
    (home / "access.yml").write_text(text, encoding="utf-8")
    known = {
        "U145_OIDC_METADATA_URL": f"{provider}/.well-known/openid-configuration",
        "U145_OIDC_CLIENT_ID": "u145",
        "U145_OIDC_CLIENT_SECRET": "of the pages",
        "U145_COOKIE_SECRET": SECRET,
    }
    with two(home, free_port(), **known) as (_, address):
        pages = Pages(address, home)
        page = pages.sign_in(browser, ROLES[1], "changes")
        ways = [
            one["value"] for one in page.context.cookies() if one["name"] == "u145_way"
        ]
        assert re.fullmatch(r"[0-9a-f]{32}", ways[0])
        for _ in range(4):  # a file lies in the process of the session alone
            with page.expect_download() as download:
                page.get_by_role("button", name="CSV").first.click()
            assert Path(download.value.path()).stat().st_size > 100
        copied = page.context.cookies()
        page.locator("a.sign-out").click()
        page.wait_for_url("**/end_session**", wait_until="commit")
        page.context.close()
        for number in range(4):  # whichever process is asked now
            thief = browser.new_context()
            kept = [one for one in copied if one["name"] != "u145_way"]
            way = {"name": "u145_way", "value": f"{number:032x}", "url": pages.address}
            thief.add_cookies([*kept, way])  # type: ignore[list-item]
            opened = thief.new_page()
            opened.goto(address_of(pages.address, ""))
            settle(opened)
            assert "登录已过期" in opened.locator("[data-testid=stMain]").inner_text()
            thief.close()
