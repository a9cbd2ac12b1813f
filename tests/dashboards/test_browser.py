"""The cockpit in a real browser: fits, asks nobody, breaks nowhere."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
SIZES = {"phone": (390, 844), "laptop": (1366, 768), "wall": (1920, 1080)}
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
MAIN = "document.querySelector('[data-testid=stMain]')"

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine"),
]


@pytest.fixture(scope="module")
def served(made_release):
    """Return the address of a server over the made release."""
    home, _ = made_release
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "dashboards/app.py"]
    server = subprocess.Popen(
        [*command, f"--server.port={port}"],
        cwd=ROOT,
        env={**os.environ, "U145_HOME": str(home)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_until_healthy(f"{address}/_stcore/health")
        yield address
    finally:
        server.terminate()
        server.wait(10)


def _wait_until_healthy(address: str) -> None:
    deadline = time.monotonic() + 60
    while True:
        try:
            with urllib.request.urlopen(address, timeout=1):
                return
        except OSError:
            assert time.monotonic() < deadline, "the server did not start"
            # There is nothing to listen to before the port is open.
            time.sleep(0.1)


@pytest.fixture(scope="module")
def browser():
    """Return a headless Chromium."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("size", SIZES)
def test_the_cockpit_fits_and_asks_nobody(
    served, browser, language, size, record_property
):
    width, height = SIZES[size]
    page = browser.new_page(viewport={"width": width, "height": height})
    foreign, errors = [], []
    page.on("request", lambda request: foreign.append(request.url))
    page.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{served}/?lang={language}")
    page.wait_for_selector(".u145.lists", timeout=60_000)
    page.wait_for_selector(".js-plotly-plot .main-svg", timeout=60_000)
    page.wait_for_function("document.querySelectorAll('img.spark').length === 9")

    assert page.locator(".tile").count() == 9
    allowed = (served, served.replace("http", "ws"), "data:", "blob:")
    assert [url for url in foreign if not url.startswith(allowed)] == []
    assert errors == []
    assert page.evaluate(f"{MAIN}.scrollWidth") <= width
    if size != "phone":
        assert page.evaluate(f"{MAIN}.scrollHeight") <= height
    pictures = os.environ.get("U145_SCREENSHOTS")
    if pictures:
        Path(pictures).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=f"{pictures}/cockpit-{language}-{size}.png")
    page.close()
