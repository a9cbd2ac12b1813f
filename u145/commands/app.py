"""`u145 app`: the dashboards over the current release."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer

from u145.commands.speaking import Speaker
from u145.errors import UsageError


def register(application: typer.Typer, speaker: Speaker) -> None:
    """Add the command to the application."""

    @application.command("app", help=speaker.help("app"))
    def show(
        home: Annotated[Path | None, speaker.home] = None,
        address: Annotated[str, speaker.option("--address", "address")] = "127.0.0.1",
        port: Annotated[int, speaker.option("--port", "port")] = 8501,
    ) -> None:
        settings = speaker.settings(home)
        page = settings.project / "dashboards" / "app.py"
        if not page.exists():
            raise UsageError("settings.no_project", path=settings.project)
        speaker.tell("app.opening", address=address, port=port)
        code = subprocess.run(
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
            },
            check=False,
        ).returncode
        raise typer.Exit(code)
