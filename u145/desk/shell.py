"""A prompt for asking one question after the other."""

import sys
from collections.abc import Callable, Iterator
from contextlib import suppress

from u145.desk.confinement import walls
from u145.desk.desk import Desk
from u145.desk.limits import Limits
from u145.desk.writing import write_answer
from u145.errors import KnownError
from u145.messages import Messages
from u145.releases.pointer import Release

TABLES = """
    select table_schema || '.' || table_name as "table", table_comment as about
    from information_schema.tables order by all
"""
COLUMNS = """
    select column_name as "column", data_type as type, column_comment as about
    from information_schema.columns
    where lower('{name}') in
        (lower(table_name), lower(table_schema || '.' || table_name))
    order by ordinal_position
"""


class Shell:
    """Reads questions from the standard input and writes what the desk answers."""

    def __init__(
        self,
        messages: Messages,
        release: Release,
        limits: Limits,
        read: Callable[[str], str] = input,
    ) -> None:
        self._messages = messages
        self._release = release
        self._desk = Desk(limits)
        self._read = read

    def run(self) -> None:
        """Answer until the end of the input, or `.quit`."""
        with suppress(ImportError):  # a Python built without it has no history
            import readline  # noqa: F401

        about = {"release": self._release.release_id, "as_of": self._release.as_of}
        self._say("sql.shell", **about)
        if not walls().are_whole:
            self._say("sql.no_landlock")
        for question in self._questions():
            try:
                answer = self._desk.answer("", self._release, question)
            except KnownError as error:
                self._say(error.key, **error.values)
                continue
            write_answer(answer, "table", None)
            if answer.cut:
                self._say("sql.cut_rows", rows=answer.row_count)
            seconds = f"{answer.seconds:.1f}"
            self._say("sql.shell_done", rows=answer.row_count, seconds=seconds)

    def _questions(self) -> Iterator[str]:
        lines: list[str] = []
        while True:
            try:
                line = self._read("   ... " if lines else "u145> ")
            except EOFError:
                return
            except KeyboardInterrupt:  # what was begun is dropped
                lines = []
                sys.stderr.write("\n")
                continue
            if not lines and line.strip().startswith("."):
                command, _, name = line.strip().rstrip(";").partition(" ")
                if command in {".quit", ".exit"}:
                    return
                yield from self._command(command, name.strip())
                continue
            if line.strip() or lines:
                lines.append(line)
            if line.rstrip().endswith(";"):
                yield "\n".join(lines)
                lines = []

    def _command(self, command: str, name: str) -> Iterator[str]:
        if command == ".tables":
            yield TABLES
        elif command == ".schema" and name:
            yield COLUMNS.format(name=name.replace("'", "''"))
        else:
            self._say("sql.shell_unknown", name=command)

    def _say(self, key: str, **values: object) -> None:
        sys.stderr.write(self._messages.say(key, **values) + "\n")
        sys.stderr.flush()
