"""Plays hostile statements against the desk's walls, together and one by one."""

import time
from collections import Counter
from dataclasses import dataclass, field, replace

import pyarrow as pa

from tests.security.corpus import Statement
from tests.security.ground import Ground
from u145.desk import failures, wire
from u145.desk.answer import Answer
from u145.desk.asking import Question
from u145.desk.child import Job, Layers
from u145.desk.limits import Limits
from u145.errors import KnownError
from u145.releases.pointer import Release

LAYERS = {
    "all": Layers(),
    "check": Layers(check=True, engine=False, system=False),
    "engine": Layers(check=False, engine=True, system=False),
    "system": Layers(check=False, engine=False, system=True),
}
NONE = Layers(check=False, engine=False, system=False)
# Short, so that what never ends does not take all day.
LIMITS = Limits(seconds=2, cpu_seconds=4, memory_mb=768, engine_memory_mb=256)
MARGIN = 1.0  # seconds that a busy machine may need to end a process
STOPPED = {"sql.out_of_time", "sql.out_of_memory", "sql.died"}
REFUSED = {"sql.not_a_question", "sql.not_allowed", "sql.not_allowed_but"} | {
    "sql.no_such_name",
    "sql.no_such_name_but",
    "sql.too_deep",
    "sql.too_long",
}


@dataclass
class Tally:
    """What became of the statements of one class behind some walls."""

    outcomes: Counter[str] = field(default_factory=Counter)
    escapes: list[str] = field(default_factory=list)
    slowest: float = 0.0  # seconds
    largest: int = 0  # bytes that a process held

    def add(self, statement: Statement, answer: Answer, escapes: list[str]) -> None:
        """Count one statement."""
        if escapes:
            where = f"{statement.kind}.sql:{statement.line}"
            self.escapes.append(f"{where}: {', '.join(escapes)}: {statement.text[:99]}")
        self.outcomes["escaped" if escapes else outcome(answer)] += 1
        self.slowest = max(self.slowest, answer.seconds)
        self.largest = max(self.largest, answer.peak_memory)


def outcome(answer: Answer) -> str:
    """Return what became of a statement that did no harm."""
    if answer.failure is None:
        return "answered"
    key = answer.failure.key
    return "stopped" if key in STOPPED else "refused" if key in REFUSED else "failed"


class Batch(Question):
    """One process for many statements; a new one when it dies."""

    module = "tests.security.batch"

    def __init__(self, layers: Layers, release: Release) -> None:
        # The processor's time adds up over all of them.
        super().__init__(Job("", 100, replace(LIMITS, cpu_seconds=600), layers))
        self._release = release

    def play(self, question: str) -> Answer:
        """Return the answer to one more statement."""
        if self._process is None:
            self.job = replace(self.job, question="select 1")
            self._ends_at = time.monotonic() + 60  # it starts, too
            self._start(self._release)
            self._listen()
        begun = time.monotonic()
        self.job = replace(self.job, question=question)
        self._ends_at = begun + self.job.limits.seconds
        try:
            self._channel.sendall(wire.words(wire.JOB, **self.job.to_words()))
            columns, table, cut = self._listen()
            return Answer(columns, table, time.monotonic() - begun, cut=cut)
        except KnownError as error:
            failure = failures.without_paths(error, self._release.path)
            return Answer(failure=failure, seconds=time.monotonic() - begun)
        except (wire.WireError, OSError, ValueError, pa.ArrowException):
            self.close()
            return Answer(failure=failures.died(), seconds=time.monotonic() - begun)

    def close(self) -> None:
        """End the process."""
        self._end()


def play(ground: Ground, statements: list[Statement], layers: Layers) -> Tally:
    """Play statements in one process and watch what gets out."""
    tally = Tally()
    batch = Batch(layers, ground.release)
    try:
        for statement in statements:
            question = statement.filled(ground.places())
            answer = batch.play(question)
            tally.add(statement, answer, ground.escapes(question, answer))
    finally:
        batch.close()
    return tally


def play_apart(
    ground: Ground,
    statements: list[Statement],
    layers: Layers,
    limits: Limits = LIMITS,
) -> Tally:
    """Play each statement in a process of its own, as the desk does."""
    tally = Tally()
    for statement in statements:
        question = statement.filled(ground.places())
        answer = Question(Job(question, 10_000, limits, layers)).answer(ground.release)
        tally.add(statement, answer, ground.escapes(question, answer))
    return tally
