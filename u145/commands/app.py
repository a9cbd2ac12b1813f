"""`u145 app`: the dashboards over the current release."""

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
        from u145.access.gate import Gate
        from u145.web.server import serve
        from u145.web.signing_in import is_loopback, load_sign_in

        settings = speaker.settings(home)
        if not (settings.project / "dashboards" / "app.py").exists():
            raise UsageError("settings.no_project", path=settings.project)
        sign_in = load_sign_in(settings.project)
        if sign_in is None and not is_loopback(address):
            raise UsageError("access.needs_sign_in", address=address)
        gate = Gate(settings, needs_sign_in=sign_in is not None)
        with ExitStack() as beside:
            if metrics_port != 0:
                _serve_beside(beside, settings, (address, port, metrics_port), speaker)
            shown = sign_in.address if sign_in else f"http://{address}:{port}"
            speaker.tell("app.opening", address=shown)
            speaker.tell("access.signed_in" if sign_in else "access.local")
            serve(gate, sign_in, (address, port))


def _serve_beside(
    beside: ExitStack,
    settings: Settings,
    where: tuple[str, int, int | None],
    speaker: Speaker,
) -> None:
    """Serve machines while the dashboards are served."""
    from u145.health.serving import serving

    address, pages_port, asked = where
    port = pages_port + 1 if asked is None else asked
    try:
        served_at = beside.enter_context(serving(settings, address, port))
    except OSError:
        # Only a port that was asked for is worth no pages at all.
        if asked is not None:
            raise UsageError("app.port_taken", port=port) from None
        speaker.complain("app.no_metrics", port=port)
        return
    speaker.tell("app.beside", address=address, port=served_at)
