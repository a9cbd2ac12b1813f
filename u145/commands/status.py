"""`u145 status`: what readers see, and how the last refreshes ended."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from u145.commands.speaking import Speaker
from u145.errors import ExitCode
from u145.settings import Home

if TYPE_CHECKING:
    import typer

    from u145.refresh.ledger import Run
    from u145.releases.pointer import Release

RUNS_SHOWN = 5


def register(application: "typer.Typer", speaker: Speaker) -> None:
    """Add the command to the application."""

    @application.command("status", help=speaker.help("status"))
    def show(home: Annotated[Path | None, speaker.home] = None) -> int:
        return answer(speaker, home)


def answer(speaker: Speaker, home: Path | None) -> int:
    """Tell what readers see and how the last refreshes ended; return the exit code."""
    where = speaker.settings(home).home
    _tell_release(where, speaker)
    _tell_runs(where, speaker)
    return ExitCode.DONE


def _tell_release(home: Home, speaker: Speaker) -> None:
    from u145.releases.current import NoRelease, current_release

    try:
        release = current_release(home.folder, is_brief=True)
    except NoRelease as error:
        speaker.tell(error.key, **error.values)
        return
    if release.instead_of:
        speaker.tell(
            "releases.fallback", damaged=release.instead_of, release=release.release_id
        )
    speaker.tell(
        "status.release",
        release=release.release_id,
        as_of=release.as_of,
        published=f"{release.published_at:%Y-%m-%d %H:%M:%S}Z",
        deliveries=release.deliveries,
        version=release.code_version,
    )
    checks = release.checks
    speaker.tell("status.checks", passed=checks.passed, warned=checks.warned)
    quarantined = release.rows_quarantined
    if quarantined is None:
        quarantined = _count_quarantined(release)
    if quarantined is not None:
        speaker.tell("status.quarantine", rows=quarantined)


def _count_quarantined(release: "Release") -> int | None:
    """Ask a release whose card does not say: one from before cards did."""
    from u145.releases.counting import count_quarantined
    from u145.releases.current import connect

    with connect(release) as connection:
        return count_quarantined(connection)


def _tell_runs(home: Home, speaker: Speaker) -> None:
    from u145.refresh.ledger import read_runs
    from u145.refresh.lock import is_locked

    runs = read_runs(home)[-RUNS_SHOWN:]
    is_running = is_locked(home)
    for run in runs:
        is_open = is_running and run is runs[-1] and run.finished_at is None
        outcome = "running" if is_open else run.outcome
        text = getattr(run, f"message_{speaker.messages.language}")
        speaker.tell(
            "status.run",
            started=f"{run.started_at:%Y-%m-%d %H:%M:%S}Z",
            outcome=speaker.messages.say(f"outcomes.{outcome}"),
            step=speaker.messages.say(f"steps.{run.step}") if run.step else "",
            text=text or "",
        )
        if run is runs[-1]:
            _tell_steps(run, is_open, speaker)


def _tell_steps(run: "Run", is_open: bool, speaker: Speaker) -> None:
    say = speaker.messages.say
    for step in run.steps:
        end = step.finished_at or (datetime.now(UTC) if is_open else None)
        outcome = "running" if is_open and not step.finished_at else step.outcome
        seconds = f"{(end - step.started_at).total_seconds():.1f}" if end else "-"
        speaker.tell(
            "status.step",
            step=say(f"steps.{step.step}"),
            outcome=say(f"step_outcomes.{outcome}"),
            seconds=seconds,
            rows="" if step.rows is None else say("status.rows", rows=step.rows),
        )
    speaker.tell(
        "status.versions",
        code=run.code_version,
        dbt=run.dbt_version,
        duckdb=run.duckdb_version,
        seeds=run.seeds_sha256[:12],
    )
