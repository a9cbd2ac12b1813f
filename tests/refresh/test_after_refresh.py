"""What follows a real refresh: people and monitors are told, and it ends as it did."""

import json
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families

from tests.alerts.receivers import listening
from tests.refresh.conftest import Run, deliver, write

pytestmark = pytest.mark.slow


def name_duty(home: Path, url: str) -> None:
    """Write who is told."""
    recipients = {"language": "en", "recipients": [{"name": "duty", "urls": [url]}]}
    write(home / "alerts.yml", json.dumps(recipients))


def test_failures_alike_are_told_once_and_their_end_once(
    run: Run, refreshed: Path, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    metrics = refreshed.parent / "u145.prom"
    monkeypatch.setenv("U145_METRICS_FILE", str(metrics))
    deliver(refreshed, "来电2023年9月.csv", "3,停水")
    write(project / "audit_says.json", '{"failures": ["error"]}')
    with listening() as webhook:
        name_duty(refreshed, webhook.url)
        for _ in range(2):
            done = run("refresh")
            assert done.returncode == 4
            assert len(done.stderr.splitlines()) == 1
        (text,) = webhook.take()
        assert "too few rows" in text
        assert outcome(metrics) == "audit_failed"
        write(project / "audit_says.json", "{}")
        assert run("refresh").returncode == 0
        (text,) = webhook.take()
        assert text.startswith("[OVER] Refresh")
        assert outcome(metrics) == "published"


def outcome(metrics: Path) -> str:
    """Return how the last refresh ended, as a file of metrics tells it."""
    for family in text_string_to_metric_families(metrics.read_text(encoding="utf-8")):
        if family.name == "u145_last_refresh_outcome":
            (sample,) = family.samples
            return sample.labels["outcome"]
    raise AssertionError("the metrics tell of no refresh")


def test_a_refresh_that_cannot_start_is_told(run: Run, home: Path) -> None:
    """The share with the inbox is gone at night."""
    with listening() as webhook:
        name_duty(home, webhook.url)
        for _ in range(2):
            assert run("refresh", "--inbox", "/no/such/share").returncode == 2
        (text,) = webhook.take()
    assert "/no/such/share" in text
    assert "/no/such/share" in run("status").stdout


@pytest.mark.parametrize("content", ["recipients: 3", "{", "recipients: [{name: x}]"])
def test_alerts_that_fail_do_not_change_how_a_refresh_ends(
    run: Run, home: Path, content: str
) -> None:
    write(home / "alerts.yml", content)
    done = run("refresh", "--inbox", "/no/such/share")
    assert done.returncode == 2
    about_alerts, about_inbox = done.stderr.splitlines()
    assert "alerts.yml" in about_alerts
    assert "/no/such/share" in about_inbox


def test_somebody_who_cannot_be_told_is_one_line(run: Run, home: Path) -> None:
    name_duty(home, "json://127.0.0.1:9/s3cret")
    (home / "alerts.json").mkdir()
    done = run("refresh", "--inbox", "/no/such/share")
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 2)
    (home / "alerts.json").rmdir()
    done = run("refresh", "--inbox", "/no/such/share")
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 2)
    assert "Could not tell duty (json)" in done.stderr
    assert "s3cret" not in done.stderr + done.stdout
