"""The pages about the models: dbt's own, of this build, and asking nobody."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.dashboards.browsing import CHROMIUM
from tests.refresh.conftest import Run, deliver
from u145.settings import Home

pytestmark = pytest.mark.slow


def release_of(home: Path) -> str:
    name: str = json.loads((home / "CURRENT").read_text())["release_id"]
    return name


def catalog_of(page: str) -> dict[str, Any]:
    """Return the catalog inside a page."""
    start = page.index("catalog:{") + len("catalog:")
    catalog: dict[str, Any]
    catalog, _ = json.JSONDecoder().raw_decode(page, start)
    return catalog


def test_a_release_has_the_catalog_that_dbt_would_write(
    first_refresh: Path, tmp_path: Path
) -> None:
    home = Home(first_refresh / "home")
    page = home.dbt_docs / release_of(home.folder) / "index.html"
    ours = catalog_of(page.read_text(encoding="utf-8"))
    copy = tmp_path / "build"
    shutil.copytree(home.build, copy)
    subprocess.run(
        [sys.executable, "-c", "from dbt.cli.main import cli; cli()", "--quiet"]
        + ["docs", "generate", "--no-compile"]
        + ["--target-path", str(copy / "target"), "--log-path", str(copy / "logs")],
        cwd=first_refresh / "project",
        env={
            **os.environ,
            "U145_RAW": str(home.raw),
            "U145_DATABASE": str(copy / "u145.duckdb"),
        },
        check=True,
    )
    theirs = json.loads((copy / "target" / "catalog.json").read_text())
    assert ours["nodes"].keys() == theirs["nodes"].keys()
    assert {"model.u145.fct_events", "model.u145.dim_as_of"} <= ours["nodes"].keys()
    for name, node in theirs["nodes"].items():
        for part in ("metadata", "columns"):
            assert ours["nodes"][name][part] == node[part]


def test_pages_that_cannot_be_written_stop_nothing(run: Run, refreshed: Path) -> None:
    before = release_of(refreshed)
    shutil.rmtree(refreshed / "dbt_docs")
    (refreshed / "dbt_docs").write_text("a file where the folder should be")
    deliver(refreshed, "来电2023年9月.csv", "3,停水")
    done = run("refresh")
    assert done.returncode == 0, done.stderr
    assert "pages about its models were not made" in done.stdout
    assert release_of(refreshed) != before
    # What is wrong is in the history, and the run is none the less published.
    steps = run(
        "sql",
        "select outcome from operations.mart_refresh_runs order by started_at",
        *("--format", "csv"),
    )
    assert steps.stdout.split()[1:] == ["published", "published"]


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")
def test_the_page_asks_nobody_and_draws_the_lineage(
    first_refresh: Path, browser: Browser
) -> None:
    home = Home(first_refresh / "home")
    index = home.dbt_docs / release_of(home.folder) / "index.html"
    page = browser.new_page()
    asked: list[str] = []
    wrong: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: wrong.append(message.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    address = index.as_uri()
    page.goto(f"{address}#!/model/model.u145.fct_events")
    page.get_by_role("heading", name="fct_events").wait_for()
    assert "event_no" in page.inner_text("body")
    page.click(".launcher-btn a, .launcher-btn .btn")
    page.locator(".launcher-window canvas").first.wait_for()
    assert {one.partition("#")[0] for one in asked} == {address}
    assert wrong == []
    # Nor could it: as dbt's own script would, if it counted its readers.
    with page.expect_event("requestfailed") as refused:
        page.evaluate("""() => {
            const script = document.createElement('script');
            script.src = 'https://d1fc8wv8zag5ca.cloudfront.net/2.9.0/sp.js';
            document.head.append(script);
        }""")
    assert refused.value.failure == "csp"
    page.close()
