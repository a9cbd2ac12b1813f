"""`u145 sample`: make a county's exports, of any size."""

from pathlib import Path
from typing import Annotated

import typer

from u145.commands.speaking import Speaker


def register(application: typer.Typer, speaker: Speaker) -> None:
    """Add the command to the application."""

    @application.command("sample", help=speaker.help("sample"))
    def make(
        folder: Annotated[Path, speaker.argument("FOLDER", "folder")],
        seed: Annotated[int, speaker.option("--seed", "seed")] = 145,
        scale: Annotated[float, speaker.option("--scale", "scale", min=0.0)] = 1.0,
    ) -> None:
        from u145.sample import make_sample

        make_sample(folder, seed, scale)
        speaker.tell("sample.made", folder=folder)
