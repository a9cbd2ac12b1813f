"""The ground that hostile statements are played on, and what must not happen."""

import base64
import contextlib
import os
import secrets
import socket
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb

from u145.desk.answer import Answer
from u145.messages import Messages
from u145.releases.pointer import Checks, Release

SPEAKERS = (Messages("zh"), Messages("en"))


class Ground:
    """A home with two releases, canaries beside it, and a socket that listens.

    Args:
        folder: An empty folder for all of it.
    """

    def __init__(self, folder: Path) -> None:
        self.token = secrets.token_hex(6)
        self.word = f"canary{secrets.token_hex(8)}"  # in files
        self.row = f"others{secrets.token_hex(8)}"  # in the other release
        self.outside = folder / "outside"
        self.home = folder / f"home-{self.token}"
        self.name = f"u145-canary-{self.token}"
        self.release = self._make_releases()
        self._make_canaries()
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._socket.setblocking(False)
        self._before = dict(self._files())

    def places(self) -> dict[str, str]:
        """Return what the placeholders of the statements stand for."""
        return {
            "CANARY": str(self.outside / "canary.txt"),
            "LINK": str(self.outside / "link.txt"),
            "FOLDER": str(self.outside),
            "WRITTEN": str(self.outside / "written" / self.name),
            "OTHER": str(self.home / "releases" / "other.duckdb"),
            "RELEASES": str(self.home / "releases"),
            "NAME": self.name,
            "PORT": str(self._socket.getsockname()[1]),
        }

    def escapes(self, question: str, answer: Answer) -> list[str]:
        """Return what got out through an answer, or happened meanwhile."""
        said = _said(answer)
        found = [
            name
            for name, word in (("canary", self.word), ("other rows", self.row))
            if any(mark in said for mark in _marks(word))
        ]
        if self.home.name in said and self.home.name not in question:
            found.append("path of the home")
        if self.release.path.name in said and self.release.path.name not in question:
            found.append("name of the release's file")
        return found + self.happened()

    def happened(self) -> list[str]:
        """Return what was written or spoken to since the beginning."""
        found = []
        if dict(self._files()) != self._before:
            found.append("file written")
        with contextlib.suppress(BlockingIOError):
            self._socket.accept()[0].close()
            found.append("socket contacted")
        return found

    def close(self) -> None:
        """Stop listening."""
        self._socket.close()

    def _files(self) -> Iterator[tuple[str, tuple[int, int]]]:
        inside = (p for root in (self.outside, self.home) for p in root.rglob("*"))
        places = (Path("/"), Path("/tmp"), Path("/dev/shm"), Path.cwd(), Path.home())
        elsewhere = (p for place in places for p in place.glob(f"{self.name}*"))
        for path in (*inside, *elsewhere):
            facts = os.lstat(path)
            yield str(path), (facts.st_size, facts.st_mtime_ns)

    def _make_releases(self) -> Release:
        releases = self.home / "releases"
        releases.mkdir(parents=True)
        (self.home / "CURRENT").write_text(self.row)
        path = releases / f"this-{self.token}.duckdb"
        with duckdb.connect(str(path)) as connection:
            connection.execute(
                """
                create schema core;
                create table core.fct_events as
                select i as event_id, '县' || i as name from range(100) as t (i);
                create view core.fct_cases as select * from core.fct_events;
                """
            )
        with duckdb.connect(str(releases / "other.duckdb")) as connection:
            connection.execute(
                f"create schema core;"
                f"create table core.secrets as select '{self.row}' as s"
            )
        now = datetime.now(UTC)
        sums = ("", "", "")
        checks = Checks(1, 0, 0)
        return Release(
            "this", path, *sums, date(2023, 9, 30), now, checks, 1, "0", None
        )

    def _make_canaries(self) -> None:
        (self.outside / "written").mkdir(parents=True)
        canary = self.outside / "canary.txt"
        for name in ("canary.txt", "canary.txt.csv", "canary.duckdb_extension"):
            (self.outside / name).write_text(f"a\n{self.word}\n")
        (self.outside / "canary.txt.json").write_text(f'{{"a": "{self.word}"}}\n')
        (self.outside / "schema.sql").write_text("create table x (a varchar);")
        (self.outside / "load.sql").write_text(f"copy x from '{canary}.csv';")
        (self.outside / "link.txt").symlink_to(canary)
        with duckdb.connect() as connection:
            connection.execute(f"copy (select '{self.word}' a) to '{canary}.parquet'")


def _said(answer: Answer) -> str:
    """Return all that a person could read of an answer."""
    parts = [str(answer.columns)]
    for column in answer.rows.columns:
        for chunk in column.chunks:
            try:
                parts.append(str(chunk.to_pylist()))
            except (OverflowError, ValueError):
                parts.append(str(chunk))
    if failure := answer.failure:
        parts += [one.say(failure.key, **failure.values) for one in SPEAKERS]
    return " ".join(parts)


def _marks(word: str) -> tuple[str, ...]:
    """Return a word as it may come out."""
    content = word.encode()
    base = base64.b64encode(content).decode().rstrip("=")[:-1]
    return word, word[::-1], content.hex(), content.hex().upper(), base
