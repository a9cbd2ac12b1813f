"""One question, one process: start it, read what it says, end it in time."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pyarrow as pa

import u145
from u145.desk import failures, wire
from u145.desk.answer import Answer, Column
from u145.desk.child import Job
from u145.errors import KnownError
from u145.releases.current import ReleaseGone
from u145.releases.pointer import Release

SLACK = 1 << 20  # bytes; what an answer's frames have besides its rows
START = (
    "import sys; sys.path[:0] = sys.argv[4:];"
    "from u145.desk.priority import step_back; step_back();"
    "from {module} import main; main(*map(int, sys.argv[1:4]))"
)


class Question:
    """A question's process. Only the thread that started it may read from it."""

    module = "u145.desk.child"  # what the process runs

    def __init__(self, job: Job) -> None:
        self.job = job
        self.is_cancelled = False
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._channel: socket.socket | None = None
        self._ends_at = 0.0

    def answer(self, release: Release) -> Answer:
        """Return the answer, or why there is none; takes no longer than it may."""
        begun = time.monotonic()
        self._ends_at = begun + self.job.limits.seconds
        if len(self.job.question) > self.job.limits.text:
            too_long = KnownError("sql.too_long", characters=self.job.limits.text)
            return Answer(failure=too_long)
        try:
            self._start(release)
        except FileNotFoundError:
            gone = ReleaseGone("releases.gone", release=release.release_id)
            return Answer(failure=gone)
        except OSError:  # no more processes, or no more descriptors
            return Answer(failure=failures.died())
        failure, said, status = None, None, 0
        try:
            said = self._listen()
        except KnownError as error:
            failure = failures.without_paths(error, release.path)
        except (
            wire.WireError,
            OSError,
            ValueError,
            TypeError,
            KeyError,
            pa.ArrowException,
        ):
            failure = failures.died()
        finally:
            status, peak = self._end()
        if self.is_cancelled:
            failure = failures.cancelled()
        elif said is None and self._ran_out(status):
            failure = failures.out_of_time(self.job.limits)
        seconds = time.monotonic() - begun
        if failure or said is None:
            return Answer(seconds=seconds, failure=failure, peak_memory=peak)
        columns, table, cut = said
        return Answer(columns, table, seconds, cut=cut, peak_memory=peak)

    def cancel(self) -> None:
        """End the question now, if it is not over."""
        with self._lock:
            self.is_cancelled = True
            self._kill()

    def _ran_out(self, status: int) -> bool:
        of_the_processor = os.WIFSIGNALED(status) and (
            os.WTERMSIG(status) == signal.SIGXCPU
        )
        return of_the_processor or time.monotonic() >= self._ends_at

    def _start(self, release: Release) -> None:
        file = os.open(release.path, os.O_RDONLY)
        ours, theirs = socket.socketpair()
        numbers = [theirs.fileno(), file, os.getpid()]
        try:
            with self._lock:
                if self.is_cancelled:
                    ours.close()
                    return
                self._process = subprocess.Popen(
                    [
                        sys.executable,
                        "-I",
                        "-S",
                        "-B",
                        "-c",
                        START.format(module=self.module),
                    ]
                    + [str(number) for number in numbers]
                    + _places(),
                    env={k: v for k, v in os.environ.items() if k == "TZ"},
                    cwd="/",
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    pass_fds=numbers[:2],
                    start_new_session=True,
                )
                self._channel = ours
        finally:
            theirs.close()
            os.close(file)
        with contextlib.suppress(OSError):  # it is gone; reading will tell
            ours.settimeout(self.job.limits.seconds)
            ours.sendall(wire.words(wire.JOB, **self.job.to_words()))

    def _receive(self, most: int) -> bytes:
        left = self._ends_at - time.monotonic()
        if self._channel is None or left <= 0:
            return b""
        self._channel.settimeout(left)
        return self._channel.recv(most)

    def _listen(self) -> tuple[tuple[Column, ...], pa.Table, str]:
        """Return what the process says, as far as it can be believed."""
        most = self.job.limits.result + SLACK
        columns: tuple[Column, ...] = ()
        stream = bytearray()
        while True:
            kind, content = wire.read_frame(
                self._receive, max(most - len(stream), wire.SMALL)
            )
            if kind == wire.ROWS:
                stream += content
                if len(stream) > most:
                    raise wire.WireError("too much")
                continue
            said = wire.read_words(content)
            if kind == wire.COLUMNS:
                columns = tuple(Column(str(n), str(t)) for n, t in said["columns"])
            elif kind == wire.REFUSED:
                values = dict(said["values"])
                raise failures.failure(
                    said["why"], values, self.job.question, self.job.limits
                )
            elif kind == wire.DONE:
                cut = said["cut"] if said["cut"] in ("rows", "bytes") else ""
                return columns, self._table(bytes(stream), columns), cut
            else:
                raise wire.WireError("not said by a question")

    def _table(self, stream: bytes, columns: tuple[Column, ...]) -> pa.Table:
        table = pa.ipc.open_stream(stream).read_all()
        table.validate(full=True)
        most = self.job.rows
        if len(columns) != table.num_columns or (most and table.num_rows > most):
            raise wire.WireError("not the answer that was told")
        return table

    def _end(self) -> tuple[int, int]:
        """Make sure that the process is over; return how it ended and its size."""
        with self._lock:
            self._kill()
            process, self._process = self._process, None
            if self._channel:
                self._channel.close()
        if process is None:
            return 0, 0
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        return status, used.ru_maxrss * 1024

    def _kill(self) -> None:
        if self._process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)


def _places() -> list[str]:
    """Return where Python finds what a question's process needs."""
    import duckdb
    import yaml

    modules = (u145, duckdb, pa, yaml)
    places = (str(Path(module.__file__ or "").parents[1]) for module in modules)
    return list(dict.fromkeys(places))
