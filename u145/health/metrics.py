"""The home in Prometheus' words, computed when it is asked for."""

from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import get_args

from prometheus_client import CollectorRegistry, Gauge, generate_latest

from u145.alerts.book import read_book
from u145.alerts.causes import Kind
from u145.errors import UsageError
from u145.health.facts import Facts, read_facts
from u145.health.judging import age, judge
from u145.refresh.ledger import Run
from u145.releases.current import Release
from u145.releases.pointer import write_text
from u145.settings import Settings

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"


def metrics_text(facts: Facts, cadence: timedelta) -> str:
    """Return the metrics of a home as text for Prometheus."""
    metrics = _Metrics()
    is_green = judge(facts, cadence).is_green
    metrics.set("u145_healthy", "1 when the health answer is green.", is_green)
    metrics.set(
        "u145_cadence_seconds",
        "How long after a refresh the next one must have come.",
        cadence.total_seconds(),
    )
    if facts.release:
        _tell_release(metrics, facts, facts.release)
    if facts.last_run:
        _tell_run(metrics, facts.last_run)
    for feed in facts.contents.feeds:
        metrics.set(
            "u145_feed_days_late",
            "Days past the day by which a feed was expected, up to today.",
            feed.days_late(facts.today),
            feed=feed.feed_id,
        )
    alerts = read_book(facts.home).open_alerts()
    for kind in get_args(Kind):
        metrics.set(
            "u145_open_alerts",
            "Causes that people are told about and that are not over.",
            sum(alert.kind == kind for alert in alerts),
            kind=kind,
        )
    return generate_latest(metrics.registry).decode()


def write_metrics(settings: Settings, file: Path, now: datetime) -> None:
    """Write the metrics for node_exporter, which reads the old text or the new.

    Raises:
        UsageError: The file can't be written.
    """
    text = metrics_text(read_facts(settings.home, now), settings.cadence)
    try:
        write_text(file, text)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UsageError("health.not_written", path=file, reason=reason) from None


def _tell_release(metrics: "_Metrics", facts: Facts, release: Release) -> None:
    as_of = datetime.combine(release.as_of, time(), UTC)
    since = age(facts) or timedelta()
    metrics.set(
        "u145_release_info",
        "The release that readers see.",
        1,
        release=release.release_id,
        code_version=release.code_version,
    )
    for name, meaning, value in (
        ("published_timestamp_seconds", "When it was published.", _moment(release)),
        ("as_of_timestamp_seconds", "Start of its last day.", as_of.timestamp()),
        ("age_seconds", "Time since a refresh left it current.", since.total_seconds()),
        ("is_fallback", "1 when the newest is damaged.", facts.is_damaged),
        ("deliveries", "Delivered files that it tells.", release.deliveries),
        ("rows_quarantined", "Rows not counted.", facts.contents.rows_quarantined),
    ):
        metrics.set(f"u145_release_{name}", meaning, value)
    for result in ("passed", "warned", "failed"):
        metrics.set(
            "u145_release_checks",
            "Tests and expectations of the release, by how they ended.",
            getattr(release.checks, result),
            result=result,
        )


def _moment(release: Release) -> float:
    return release.published_at.timestamp()


def _tell_run(metrics: "_Metrics", run: Run) -> None:
    metrics.set(
        "u145_last_refresh_outcome",
        "1 for the way in which the last refresh ended.",
        1,
        outcome=run.outcome,
    )
    if run.finished_at:
        metrics.set(
            "u145_last_refresh_finished_timestamp_seconds",
            "When the last refresh ended.",
            run.finished_at.timestamp(),
        )
        metrics.set(
            "u145_last_refresh_duration_seconds",
            "How long the last refresh took.",
            (run.finished_at - run.started_at).total_seconds(),
        )


class _Metrics:
    """Gauges by name, in a registry of their own: none of Python's or the process'."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.gauges: dict[str, Gauge] = {}

    def set(self, name: str, meaning: str, value: float, **labels: str) -> None:
        """Give a gauge a value, for its labels if it has some."""
        if name not in self.gauges:
            self.gauges[name] = Gauge(
                name, meaning, list(labels), registry=self.registry
            )
        gauge = self.gauges[name]
        (gauge.labels(**labels) if labels else gauge).set(value)
