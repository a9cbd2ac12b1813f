"""`u145 sql` and `u145 shell`: ask the current release."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from u145.commands.speaking import Speaker
from u145.errors import KnownError, UsageError

if TYPE_CHECKING:  # what asks is loaded when something is asked
    from u145.releases.pointer import Release


class Format(StrEnum):
    """How an answer is written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    PARQUET = "parquet"


def register(application: typer.Typer, speaker: Speaker) -> None:
    """Add the commands to the application."""
    _register_sql(application, speaker)
    _register_shell(application, speaker)


def _register_sql(application: typer.Typer, speaker: Speaker) -> None:
    @application.command("sql", help=speaker.help("sql"))
    def ask(
        query: Annotated[str | None, speaker.argument("SQL", "query")] = None,
        file: Annotated[Path | None, speaker.option("--file", "query_file")] = None,
        format_: Annotated[Format, speaker.option("--format", "format")] = Format.TABLE,
        output: Annotated[Path | None, speaker.option("--output", "output")] = None,
        timeout: Annotated[
            int | None, speaker.option("--timeout", "timeout", min=1)
        ] = None,
        max_rows: Annotated[
            int | None, speaker.option("--max-rows", "max_rows", min=0)
        ] = None,
        home: Annotated[Path | None, speaker.home] = None,
    ) -> None:
        from u145.desk.desk import Desk
        from u145.desk.limits import load_limits
        from u145.desk.writing import write_answer

        question = _question(query, file)
        release = opened_release(speaker, home)
        limits = load_limits().within(timeout)
        if max_rows is None:  # on a screen as on a page; a file is whole
            is_shown = format_ == Format.TABLE and output is None
            max_rows = limits.rows if is_shown else 0
        answer = Desk(limits).answer("", release, question, max_rows)
        write_answer(answer, format_.value, output)
        if answer.cut == "bytes":
            raise KnownError(
                "sql.cut_bytes", rows=answer.row_count, mb=limits.result_mb
            )
        if answer.cut:
            speaker.complain("sql.cut_rows", rows=answer.row_count)


def _register_shell(application: typer.Typer, speaker: Speaker) -> None:
    @application.command("shell", help=speaker.help("shell"))
    def shell(
        timeout: Annotated[
            int | None, speaker.option("--timeout", "timeout", min=1)
        ] = None,
        home: Annotated[Path | None, speaker.home] = None,
    ) -> None:
        from u145.desk.limits import load_limits
        from u145.desk.shell import Shell

        release = opened_release(speaker, home)
        Shell(speaker.messages, release, load_limits().within(timeout)).run()


def opened_release(speaker: Speaker, home: Path | None) -> "Release":
    """Return the current release; say so when it is not the one that should be."""
    from u145.releases.current import current_release

    release = current_release(speaker.settings(home).home.folder)
    if release.instead_of:
        speaker.complain(
            "releases.fallback", damaged=release.instead_of, release=release.release_id
        )
    return release


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
