"""The desk: takes questions, lets few run at once, and fairly by person."""

import logging
import threading
import time
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from u145.desk import failures
from u145.desk.answer import Answer
from u145.desk.asking import Question
from u145.desk.child import Job
from u145.desk.confinement import walls
from u145.desk.limits import Limits
from u145.releases.pointer import Release

log = logging.getLogger(__name__)


@cache
def warn_of_missing_walls() -> None:
    """Say once that this system can't close files and sockets to a question."""
    if not walls().are_whole:
        log.warning(
            "%s: no wall of the system around analysts' SQL (Landlock, seccomp);"
            " the check of statements and DuckDB's own locks hold",
            walls(),
        )


@dataclass(frozen=True)
class State:
    """How far a question is."""

    name: Literal["waiting", "running", "done", "cancelled"]
    position: int = 0  # in the queue, from 1; of one that waits
    seconds: float = 0.0  # since it began to run, or to wait


class Ticket:
    """A question that was taken. All of it can be used from any thread."""

    def __init__(self, desk: "Desk", person_id: str, release: Release, job: Job):
        self.person_id = person_id
        self.release = release
        self._desk = desk
        self._question = Question(job)
        self._taken_at = time.monotonic()
        self._begun_at: float | None = None
        self._answer: Answer | None = None
        self._is_over = threading.Event()

    @property
    def answer(self) -> Answer | None:
        """Return the answer; nothing while the question waits or runs."""
        return self._answer

    @property
    def state(self) -> State:
        """Return how far the question is."""
        now = time.monotonic()
        if self._is_over.is_set():
            name = "cancelled" if self._question.is_cancelled else "done"
            return State("cancelled" if name == "cancelled" else "done")
        if self._begun_at is not None:
            return State("running", seconds=now - self._begun_at)
        return State("waiting", self._desk.position(self), now - self._taken_at)

    def wait(self, timeout: float | None = None) -> Answer | None:
        """Return the answer, or nothing when it takes longer (in seconds)."""
        self._is_over.wait(timeout)
        return self._answer

    def cancel(self) -> None:
        """Take the question back; what runs is ended at once."""
        if self._is_over.is_set():
            return
        self._question.cancel()
        if self._desk.leave(self):
            self.end(Answer(failure=failures.cancelled()))

    def run(self) -> None:
        """Ask, and keep the answer. The desk calls this, in a thread of its own."""
        self._begun_at = time.monotonic()
        queued = self._begun_at - self._taken_at
        answer = Answer(failure=failures.died())
        try:
            answer = self._question.answer(self.release)
        finally:
            self._desk.finished(self)
            self.end(replace(answer, queued_seconds=queued))

    def end(self, answer: Answer) -> None:
        """Keep the answer and wake who waits for it."""
        self._answer = answer
        self._is_over.set()


class Desk:
    """Takes questions from many threads. One desk serves a whole process."""

    def __init__(self, limits: Limits | None = None) -> None:
        warn_of_missing_walls()
        self.limits = limits or Limits()
        self._lock = threading.Lock()
        self._waiting: list[Ticket] = []
        self._running: list[Ticket] = []

    def submit(
        self, person_id: str, release: Release, sql: str, max_rows: int | None = None
    ) -> Ticket:
        """Take a question.

        Args:
            person_id: Who asks; one person's questions wait for each other.
            release: What is asked.
            sql: One select statement.
            max_rows: Rows of the answer at most; 0 for as many as its size
                allows; by default what the limits say.

        Returns:
            A ticket at once. When too many wait, its answer is there already
            and says so.
        """
        rows = self.limits.rows if max_rows is None else max_rows
        job = Job(sql, rows or None, self.limits)
        ticket = Ticket(self, person_id, release, job)
        with self._lock:
            of_them = sum(other.person_id == person_id for other in self._waiting)
            limits = self.limits
            is_full = len(self._waiting) >= limits.waiting
            if not is_full and of_them < limits.waiting_each:
                self._waiting.append(ticket)
                self._start_next()
                return ticket
            waiting = len(self._waiting) if is_full else of_them
        ticket.end(Answer(failure=failures.queue_full(waiting)))
        return ticket

    def answer(
        self, person_id: str, release: Release, sql: str, max_rows: int | None = None
    ) -> Answer:
        """Return the answer to a question; Ctrl+C takes the question back.

        Raises:
            KnownError: There is no answer, and why.
        """
        ticket = self.submit(person_id, release, sql, max_rows)
        answer = None
        while answer is None:
            try:
                answer = ticket.wait()
            except KeyboardInterrupt:
                ticket.cancel()
        if answer.failure:
            raise answer.failure
        return answer

    def position(self, ticket: Ticket) -> int:
        """Return a ticket's place in the queue, from 1; 0 when it waits no more."""
        with self._lock:
            if ticket not in self._waiting:
                return 0
            return self._waiting.index(ticket) + 1

    def leave(self, ticket: Ticket) -> bool:
        """Take a ticket out of the queue; tell whether it was there."""
        with self._lock:
            if ticket not in self._waiting:
                return False
            self._waiting.remove(ticket)
            return True

    def finished(self, ticket: Ticket) -> None:
        """Let the next one run."""
        with self._lock:
            self._running.remove(ticket)
            self._start_next()

    def _start_next(self) -> None:
        """Start what may run: the longest waiting first, fairly by person."""
        for ticket in list(self._waiting):
            if len(self._running) >= self.limits.at_once:
                return
            of_them = sum(r.person_id == ticket.person_id for r in self._running)
            if of_them >= self.limits.at_once_each:
                continue
            self._waiting.remove(ticket)
            self._running.append(ticket)
            # The process ends with the thread that started it (see die_with).
            threading.Thread(target=ticket.run, name="question", daemon=True).start()
