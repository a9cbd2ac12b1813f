"""Pages without a browser: run in this process, read as text."""

import re
from html import unescape
from pathlib import Path

from streamlit.testing.v1 import AppTest

from dashboards.registry import HOME

DASHBOARDS = Path(__file__).parents[2] / "dashboards"
APP = DASHBOARDS / "app.py"
CHINESE = r"[\u3400-\u9fff]+"


def open_page(path: str = HOME, **address: str) -> AppTest:
    """Open a page in a session of its own."""
    app = AppTest.from_file(str(APP), default_timeout=60)
    app.query_params.update(address)
    if path == HOME:
        return app.run()
    # Streamlit learns the pages in the first run.
    app.run()
    app.switch_page(f"screens/{path}.py")
    app.query_params = dict(address)
    return app.run()


def text(app: AppTest) -> str:
    """Return the HTML of a page; nothing of it may have failed unframed."""
    assert not app.exception
    html = " ".join(element.proto.body for element in app.get("html"))
    return re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)


def words(app: AppTest) -> str:
    """Return the words of a page without their HTML, one space between them."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", text(app))).split())
