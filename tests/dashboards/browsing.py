"""The dashboards in a real browser: a server of their own, and Debian's Chromium."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
SIZES = {"phone": (390, 844), "laptop": (1366, 768), "wall": (1920, 1080)}
MAIN = "document.querySelector('[data-testid=stMain]')"
PATIENCE = 60_000  # ms; a first page on a busy machine
# The last run of the script is over, and what it drew is drawn, at this size.
SETTLED = """() => {
    const app = document.querySelector('[data-testid=stApp]');
    if (!app || app.dataset.testScriptState !== 'notRunning') return false;
    if (!document.querySelector('.u145.top, .u145.state, .stPlotlyChart')) return false;
    if (document.querySelector('[data-stale=true]')) return false;
    // What the browser still has to fetch before it can draw a figure.
    if (document.querySelector('[data-testid=stSkeleton]')) return false;
    const charts = [...document.querySelectorAll('.stPlotlyChart')];
    const pictures = [...document.images];
    const isDrawn = pictures.every((picture) => picture.complete) && charts.every(
        (chart) => {
            const drawn = chart.querySelector('.main-svg');
            const box = chart.getBoundingClientRect();
            return drawn
                && Math.abs(drawn.getBoundingClientRect().width - box.width) < 2;
        }
    );
    // On a busy machine a script is over before all that it sent is in the page.
    const size = document.getElementsByTagName('*').length;
    const still = window.standing || {};
    const frames = isDrawn && still.size === size ? still.frames + 1 : 0;
    window.standing = { size, frames };
    return frames >= 5;
}"""
PAINTED = """() => new Promise((done) => requestAnimationFrame(
    () => requestAnimationFrame(() => done(true))))"""


@contextmanager
def serving(
    home: Path, app: Path | None = None, host: str = "127.0.0.1", **environment: str
) -> Iterator[str]:
    """Run a server over a home, and yield its address; see `running`."""
    with running(home, app, host, **environment) as (_, address):
        yield address


@contextmanager
def running(
    home: Path, app: Path | None = None, host: str = "127.0.0.1", **environment: str
) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """Run a server over a home, and yield its process and its address.

    Without `app` it is ours, with all that stands before the pages; `host` is the
    name by which browsers ask for it.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    ours = ["u145", "app", "--metrics-port", "0", "--port", port]
    another = ["streamlit", "run", str(app), "--server.port", port]
    address = f"http://{host}:{port}"
    server = subprocess.Popen(
        [sys.executable, "-m", *(another if app else ours)],
        cwd=ROOT,
        env={
            **os.environ,
            "U145_HOME": str(home),
            "U145_ADDRESS": address,
            **environment,
        },
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_until_healthy(f"{address}/_stcore/health")
        yield server, address
    finally:
        server.terminate()
        server.wait(20)


def wait_until_healthy(address: str) -> None:
    """Wait until a server answers."""
    deadline = time.monotonic() + 60
    while True:
        try:
            with urllib.request.urlopen(address, timeout=1):
                return
        except OSError:
            assert time.monotonic() < deadline, "the server did not start"
            # There is nothing to listen to before the port is open.
            time.sleep(0.1)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start Debian's Chromium without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


def address_of(server: str, path: str, **asked: str) -> str:
    """Return the address of a page on a server."""
    return f"{server}/{path}?{urlencode(asked)}"


def settle(page: Page) -> None:
    """Wait until a page stands still: its script over, its charts drawn."""
    page.wait_for_function(SETTLED, timeout=PATIENCE)
    page.evaluate(PAINTED)


def resize(page: Page, width: int, height: int) -> None:
    """Give a page another size, and wait until it is drawn at that size."""
    page.set_viewport_size({"width": width, "height": height})
    page.wait_for_function(f"innerWidth === {width} && innerHeight === {height}")
    page.evaluate(PAINTED)
    settle(page)


def picture(page: Page, file: Path, most: int = 6000) -> None:
    """Save the whole page at its width; Streamlit scrolls inside the window."""
    size = page.viewport_size
    assert size
    content = page.evaluate(f"{MAIN}.scrollHeight")
    if content > size["height"]:
        resize(page, size["width"], min(content, most))
    file.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=file)
    if content > size["height"]:
        resize(page, size["width"], size["height"])
