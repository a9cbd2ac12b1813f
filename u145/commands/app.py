"""`u145 app`: the dashboards over the current release."""

import os
import signal
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated

import typer

from u145.commands.speaking import Speaker
from u145.errors import UsageError
from u145.settings import Settings


def register(application: typer.Typer, speaker: Speaker) -> None:
    """Add the command to the application."""

    @application.command("app", help=speaker.help("app"))
    def show(
        home: Annotated[Path | None, speaker.home] = None,
        address: Annotated[str, speaker.option("--address", "address")] = "127.0.0.1",
        port: Annotated[int, speaker.option("--port", "port")] = 8501,
        metrics_port: Annotated[
            int | None, speaker.option("--metrics-port", "metrics_port")
        ] = None,
    ) -> None:
        settings = speaker.settings(home)
        page = settings.project / "dashboards" / "app.py"
        if not page.exists():
            raise UsageError("settings.no_project", path=settings.project)
        docs = os.environ.get("U145_DOCS_URL", "")
        with ExitStack() as beside:
            if metrics_port != 0:
                where = (address, port + 1 if metrics_port is None else metrics_port)
                try:
                    served_at = _serve_beside(beside, settings, where, speaker)
                    docs = docs or f":{served_at}"
                except OSError:
                    # Only a port that was asked for is worth no pages at all.
                    if metrics_port is not None:
                        raise UsageError("app.port_taken", port=where[1]) from None
                    speaker.complain("app.no_metrics", port=where[1])
            speaker.tell("app.opening", address=address, port=port)
            code = _run_pages(settings, page, (address, port), docs)
        raise typer.Exit(code)


def _serve_beside(
    beside: ExitStack, settings: Settings, where: tuple[str, int], speaker: Speaker
) -> int:
    """Serve machines and a release's pages while a child has the dashboards."""
    from u145.health.serving import serving

    address, _ = where
    port = beside.enter_context(serving(settings, *where))
    speaker.tell("app.beside", address=address, port=port)
    return port


def _run_pages(
    settings: Settings, page: Path, where: tuple[str, int], docs: str
) -> int:
    """Run the pages in a child process, and return its exit code."""
    address, port = where
    pages = subprocess.Popen(
        [
            *(sys.executable, "-m", "streamlit", "run", str(page)),
            f"--server.address={address}",
            f"--server.port={port}",
            "--server.headless=true",
            "--browser.gatherUsageStats=false",
            "--client.showErrorDetails=none",
        ],
        cwd=settings.project,
        env={
            **os.environ,
            "U145_HOME": str(settings.home.folder),
            "U145_LANG": settings.language,
            "U145_DOCS_URL": docs,
        },
    )
    # A service manager ends this process; the pages must go with it.
    signal.signal(signal.SIGTERM, lambda *_: pages.terminate())
    try:
        return pages.wait()
    except BaseException:
        pages.terminate()
        raise
