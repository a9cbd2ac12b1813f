"""Which file of a release's pages an address leads to, and no other."""

from pathlib import Path

import pytest

from u145.releases.pages import find_page
from u145.settings import Home

RELEASE = "20230930-20261128T203331Z-1e37ed40"


@pytest.fixture
def pages(home: Home) -> Path:
    """Return the pages of a release, with secrets all around them."""
    folder = home.data_docs / RELEASE
    (folder / "validations" / "来电").mkdir(parents=True)
    (folder / "index.html").write_text("index")
    (folder / "validations" / "来电" / "a b.html").write_text("page")
    (folder / "style.CSS").write_text("style")
    (folder / "notes.txt").write_text("secret")
    for secret in (home.data_docs, home.folder, home.data_docs / "other"):
        secret.mkdir(exist_ok=True)
        (secret / "secret.html").write_text("secret")
    (folder / "link.html").symlink_to(home.folder / "secret.html")
    return folder


def test_pages_are_found_with_their_type(home: Home, pages: Path) -> None:
    for path, body, content_type in (
        ("data/index.html", b"index", "text/html; charset=utf-8"),
        ("data/validations/来电/a b.html", b"page", "text/html; charset=utf-8"),
        ("data/style.CSS", b"style", "text/css; charset=utf-8"),
    ):
        page = find_page(home, f"{RELEASE}/{path}")
        assert page is not None
        assert (page.body, page.content_type) == (body, content_type)


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/",
        RELEASE,
        f"{RELEASE}/data",
        f"{RELEASE}/data/",
        f"{RELEASE}/data/validations",
        f"{RELEASE}/data/notes.txt",
        f"{RELEASE}/data/link.html",
        f"{RELEASE}/data/../secret.html",
        f"{RELEASE}/data/../other/secret.html",
        f"{RELEASE}/data/../../secret.html",
        f"{RELEASE}/data/validations/../../secret.html",
        f"{RELEASE}/data//etc/passwd",
        f"{RELEASE}/data/index.html\0.html",
        f"{RELEASE}/dbt/index.html",
        f"{RELEASE}/releases/secret.html",
        "../data/secret.html",
        "./data/secret.html",
        "/data/secret.html",
        "other/../data/secret.html",
        f"20200101/data/../{RELEASE}/index.html",
    ],
)
def test_nothing_else_is_found(home: Home, pages: Path, path: str) -> None:
    assert find_page(home, path) is None
