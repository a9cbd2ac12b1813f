"""A question's own process: gives up its rights, asks, answers, ends.

Started by the desk for each question anew, so that nothing is left of another
person's. It is told its job over one descriptor and holds the release on another;
it never learns where the release lies.
"""

import os
import time
from dataclasses import asdict, dataclass
from typing import Any

from u145.desk.limits import Limits

TOLD = 2000  # characters of an engine's message


@dataclass(frozen=True)
class Layers:
    """The three walls. Each holds alone; only their tests take one away."""

    check: bool = True  # the statement is read and judged before it runs
    engine: bool = True  # DuckDB's settings are locked
    system: bool = True  # the kernel closes files, sockets and programs


@dataclass(frozen=True)
class Job:
    """What the desk wants of a question's process."""

    question: str
    rows: int | None  # at most; None for as many as the size allows
    limits: Limits
    layers: Layers = Layers()

    def to_words(self) -> dict[str, Any]:
        """Return it as names and values."""
        return asdict(self)

    @classmethod
    def from_words(cls, said: dict[str, Any]) -> "Job":
        """Return the job that was told."""
        return cls(
            said["question"],
            said["rows"],
            Limits(**said["limits"]),
            Layers(**said["layers"]),
        )


def main(channel: int, release: int, parent: int) -> None:
    """Answer one question and end.

    Args:
        channel: Descriptor of the socket to the desk.
        release: Descriptor of the release's file, open to read.
        parent: Number of the process that this one ends with.
    """
    channel = settle(channel, release, parent)
    job = take(channel)
    prepare(job)
    respond(job, channel)
    os._exit(0)


def settle(channel: int, release: int, parent: int) -> int:
    """Hold the release where the engine looks for it; return the channel."""
    from u145.desk import confinement
    from u145.desk.engine import RELEASE

    confinement.die_with(parent)
    if channel == RELEASE:
        channel = os.dup(channel)
    if release != RELEASE:
        os.dup2(release, RELEASE)
        os.close(release)
    return channel


def take(channel: int) -> Job:
    """Return the job that the desk sends.

    Raises:
        WireError: It sends none.
    """
    from u145.desk import wire

    _, content = wire.read_frame(lambda most: os.read(channel, most))
    return Job.from_words(wire.read_words(content))


def prepare(job: Job) -> None:
    """Load what answering needs, then give up the rest, for good."""
    from u145.desk import confinement
    from u145.desk.engine import RELEASE

    _warm()
    confinement.hide_names()
    confinement.bound(job.limits)
    if job.layers.system:
        confinement.wall_in(RELEASE)


def respond(job: Job, channel: int) -> None:
    """Send the answer, or why there is none."""
    try:
        answer(job, channel)
    except BrokenPipeError:  # nobody listens any more
        return
    except BaseException as error:  # the desk is told, whatever it was
        send(channel, _last_words(error))


def answer(job: Job, channel: int) -> None:
    """Ask the release and send the answer.

    Raises:
        Refused: The question may not be asked.
        duckdb.Error: It can't be answered.
    """
    from u145.desk import wire
    from u145.desk.engine import open_reader, open_release, relations
    from u145.desk.plain import plain_relation
    from u145.desk.rows import Rows
    from u145.desk.statement import check

    begun = time.monotonic()
    connection = open_release(job.limits, job.layers.engine)
    question = job.question
    if job.layers.check:
        with open_reader() as reader:
            question = check(reader, question, relations(connection))
    relation = _asked(connection, question)
    columns = [
        (name, str(kind)[:200])
        for name, kind in zip(relation.columns, relation.types, strict=True)
    ]
    send(channel, wire.words(wire.COLUMNS, columns=columns))
    rows = Rows(job.rows, job.limits.result)
    for piece in rows.pieces(plain_relation(relation)):
        send(channel, wire.frame(wire.ROWS, piece))
    seconds = time.monotonic() - begun
    send(channel, wire.words(wire.DONE, cut=rows.cut, seconds=seconds))


def send(channel: int, content: bytes) -> None:
    """Send all of a frame."""
    left = memoryview(content)
    while left:
        left = left[os.write(channel, left) :]


def _asked(connection: Any, question: str) -> Any:
    """Return the answer as a relation: not run yet, its types known."""
    import duckdb

    from u145.desk.refusals import Refused

    try:
        relation = connection.sql(question)
    except (duckdb.BinderException, duckdb.CatalogException):
        connection.execute(question)  # says the same, and where in the text
        raise
    if relation is None:
        raise Refused("not_a_question")
    return relation


def _warm() -> None:
    """Load all that an answer needs while files can be read.

    That is modules, and the machine's time zone, which DuckDB reads once.
    """
    import duckdb
    import pyarrow.ipc  # noqa: F401 - what reading rows imports later

    from u145.desk import explaining, plain, rows, statement  # noqa: F401

    statement.allowed()
    with duckdb.connect(config={"threads": "1"}) as connection:
        connection.sql("select current_setting('TimeZone')").to_arrow_reader(
            1
        ).read_all()


def _last_words(error: BaseException) -> bytes:
    """Return the frame that says why there is no answer."""
    from u145.desk import wire
    from u145.desk.explaining import explained

    refused = explained(error)
    values = {name: value[:TOLD] for name, value in refused.values.items()}
    return wire.words(wire.REFUSED, why=refused.kind, values=values)
