"""Pages over the built sample, as it is or with something changed."""

import re
import shutil
from html import unescape
from pathlib import Path

import duckdb
from streamlit.testing.v1 import AppTest

from dashboards.reading import read
from tests.dashboards.fixture_release import point_at
from u145.releases.current import current_release

DASHBOARDS = Path(__file__).parents[2] / "dashboards"
SCREENS = next(
    folder for folder in ("screens", "pages") if (DASHBOARDS / folder).is_dir()
)
CHINESE = re.compile(r"[\u3400-\u9fff]+")


def open_page(path: str, **address: str) -> AppTest:
    """Open a page in a session of its own."""
    app = AppTest.from_file(str(DASHBOARDS / "app.py"), default_timeout=60)
    app.run()  # Streamlit learns the pages in the first run.
    app.switch_page(f"{SCREENS}/{path}.py")
    for name, value in address.items():
        app.query_params[name] = value
    return app.run()


def words(app: AppTest) -> str:
    """Return what a page says, one space between its pieces."""
    assert not app.exception
    html = " ".join(element.proto.body for element in app.get("html"))
    html = re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def source(app: AppTest) -> str:
    """Return the HTML of a page."""
    assert not app.exception
    return " ".join(element.proto.body for element in app.get("html"))


def ask(home: Path, sql: str) -> list[tuple]:
    """Ask the release of a home, through the connection that the pages have."""
    return [tuple(row.values()) for row in read(current_release(home), sql)]


def change(warehouse: Path, home: Path, sql: str) -> None:
    """Publish in a home a copy of a release in which something is different."""
    (home / "releases").mkdir(parents=True)
    copy = home / "releases" / f"{home.name}.duckdb"
    shutil.copy(warehouse, copy)
    with duckdb.connect(str(copy)) as connection:
        connection.execute(sql)
    point_at(home, copy, warned=0)
