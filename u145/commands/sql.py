"""`u145 sql`: ask the current release."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from u145.commands.speaking import Speaker
from u145.errors import UsageError


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
        query: Annotated[str | None, speaker.argument("SQL", "query")] = None,
        file: Annotated[Path | None, speaker.option("--file", "query_file")] = None,
        format_: Annotated[Format, speaker.option("--format", "format")] = Format.TABLE,
        output: Annotated[Path | None, speaker.option("--output", "output")] = None,
        home: Annotated[Path | None, speaker.home] = None,
    ) -> None:
        from u145.releases.answers import answer, open_schemas, write_answer
        from u145.releases.current import connect, current_release

        question = _question(query, file)
        release = current_release(speaker.settings(home).home.folder)
        if release.instead_of:
            speaker.complain(
                "releases.fallback",
                damaged=release.instead_of,
                release=release.release_id,
            )
        with connect(release) as connection:
            open_schemas(connection)
            write_answer(answer(connection, question), format_.value, output)


def _question(query: str | None, file: Path | None) -> str:
    """Return what is asked: the words of the command, or those of a file."""
    if (query is None) == (file is None):
        raise UsageError("sql.one_question")
    if file is None:
        return query or ""
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError("sql.not_read", path=file, reason=error) from error
