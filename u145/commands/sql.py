"""`u145 sql`: ask the current release."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from u145.commands.speaking import Speaker


class Format(StrEnum):
    """How an answer is written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    PARQUET = "parquet"


def register(application: typer.Typer, speaker: Speaker) -> None:
    """Add the command to the application."""

    @application.command("sql", help=speaker.help("sql"))
    def ask(
        query: Annotated[str, speaker.argument("SQL", "query")],
        format_: Annotated[Format, speaker.option("--format", "format")] = Format.TABLE,
        output: Annotated[Path | None, speaker.option("--output", "output")] = None,
        home: Annotated[Path | None, speaker.home] = None,
    ) -> None:
        from u145.releases.answers import answer, open_schemas, write_answer
        from u145.releases.current import connect, current_release

        release = current_release(speaker.settings(home).home.folder)
        if release.instead_of:
            speaker.complain(
                "releases.fallback",
                damaged=release.instead_of,
                release=release.release_id,
            )
        with connect(release) as connection:
            open_schemas(connection)
            write_answer(answer(connection, query), format_.value, output)
