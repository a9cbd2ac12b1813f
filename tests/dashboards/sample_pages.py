"""What pages over the built sample say, beside what their release holds."""

from html import unescape
from pathlib import Path

from streamlit.testing.v1 import AppTest

from dashboards.reading import read
from tests.dashboards import apps
from tests.dashboards.releases import publish
from u145.releases.current import current_release


def said(app: AppTest) -> str:
    """Return what a page says, one space between its pieces."""
    return " ".join(unescape(apps.words(app)).split())


def ask(home: Path, sql: str) -> list[tuple]:
    """Ask the release of a home, through the connection that the pages have."""
    return [tuple(row.values()) for row in read(current_release(home), sql)]


def change(source: Path, home: Path, *statements: str) -> None:
    """Publish in a home a copy of a release in which something is different."""
    publish(home, source, lambda _: list(statements))
