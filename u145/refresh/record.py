"""What a run says of itself: in the ledger, in the log, and to its caller."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from u145.errors import is_interrupt
from u145.messages import Messages
from u145.refresh.journal import Journal
from u145.refresh.ledger import Run, note
from u145.settings import Home, Language

Tell = Callable[..., None]  # takes a message's key and values


@dataclass
class Done:
    """What a step counted, once it knows."""

    rows: int | None = None


class Record:
    """Keeps the ledger and the log of one run. `run` tells how far it came."""

    def __init__(self, home: Home, run: Run, tell: Tell, language: Language) -> None:
        self.home, self.run = home, run
        self._tell, self._messages = tell, Messages(language)
        self._journal = Journal(home, run.run_id)
        self._journal.write(
            "run_began",
            code_version=run.code_version,
            dbt_version=run.dbt_version,
            duckdb_version=run.duckdb_version,
            seeds_sha256=run.seeds_sha256,
        )
        note(home, run)

    @contextmanager
    def step(self, name: str) -> Iterator[Done]:
        """Note that a step begins, and how it ends."""
        self._note(self.run.began(name))
        self._journal.write("step_began", step=name)
        done = Done()
        try:
            yield done
        except BaseException as error:
            self._finish(name, "stopped" if is_interrupt(error) else "failed", None)
            raise
        self._finish(name, "done", done.rows)

    def learn(self, **facts: object) -> None:
        """Remember facts of the run; the next note tells them."""
        self.run = replace(self.run, **facts)  # type: ignore[arg-type]

    def tell(self, key: str, **values: object) -> None:
        """Say a line to the caller, and log it."""
        self._tell(key, **values)
        self._journal.write(
            key,
            step=self.run.step,
            message=self._messages.say(key, **values),
            values=values,
        )

    def end(self, run: Run) -> None:
        """Note how the run ended."""
        self._note(run)
        is_well = run.outcome in ("published", "nothing_new")
        self._journal.write(
            "run_ended",
            level=logging.INFO if is_well else logging.ERROR,
            outcome=run.outcome,
            exit_code=run.exit_code,
            release_id=run.release_id,
            message_zh=run.message_zh,
            message_en=run.message_en,
        )

    def close(self) -> None:
        """Give the log's file back."""
        self._journal.close()

    def _finish(self, name: str, outcome: str, rows: int | None) -> None:
        self._note(self.run.finished(outcome, rows))
        last = self.run.steps[-1]
        assert last.finished_at
        seconds = (last.finished_at - last.started_at).total_seconds()
        self._journal.write(
            "step_ended",
            level=logging.INFO if outcome == "done" else logging.ERROR,
            step=name,
            outcome=outcome,
            rows=rows,
            seconds=round(seconds, 3),
        )

    def _note(self, run: Run) -> None:
        self.run = run
        note(self.home, run)
