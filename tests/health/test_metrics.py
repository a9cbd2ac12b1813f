"""Metrics are Prometheus' text, and say what the home says."""

from datetime import date
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families

from tests.alerts.warehouses import Warehouse
from u145.alerts.telling import check
from u145.cli import run
from u145.health.facts import read_facts
from u145.health.metrics import metrics_text

Labels = tuple[str, ...]


def read(text: str) -> dict[tuple[str, Labels], float]:
    """Return the samples of a text by name and values of labels."""
    return {
        (sample.name, tuple(sample.labels.values())): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def metrics(warehouse: Warehouse) -> dict[tuple[str, Labels], float]:
    """Return the metrics of a warehouse at its own moment."""
    return read(
        metrics_text(read_facts(warehouse.home, warehouse.now), warehouse.cadence)
    )


def test_metrics_say_what_the_home_says(warehouse: Warehouse) -> None:
    release = warehouse.publish("met", "not_met", feeds={"payments": date(2023, 9, 28)})
    warehouse.ends("failed", "disk full")
    check(warehouse.settings, warehouse.now)
    warehouse.later(hours=1)
    found = metrics(warehouse)
    assert found["u145_healthy", ()] == 1
    assert found["u145_cadence_seconds", ()] == 26 * 3600
    assert found["u145_release_info", ("0.1.0+test", release.release_id)] == 1
    assert found["u145_release_age_seconds", ()] == 3600
    moment = found["u145_release_published_timestamp_seconds", ()]
    assert moment == (warehouse.now.timestamp() - 3600)
    assert found["u145_release_deliveries", ()] == 3
    assert found["u145_release_rows_quarantined", ()] == 1
    assert found["u145_release_checks", ("passed",)] == 5
    assert found["u145_release_checks", ("warned",)] == 1
    assert found["u145_feed_days_late", ("payments",)] == 3
    assert found["u145_last_refresh_outcome", ("failed",)] == 1
    assert found["u145_last_refresh_duration_seconds", ()] == 120
    for kind, count in {"refresh": 1, "release": 0, "feed": 1, "indicator": 1}.items():
        assert found["u145_open_alerts", (kind,)] == count


def test_an_empty_home_has_metrics_too(warehouse: Warehouse) -> None:
    found = metrics(warehouse)
    assert found["u145_healthy", ()] == 0
    assert ("u145_release_age_seconds", ()) not in found


def test_a_textfile_is_replaced_at_once(
    warehouse: Warehouse, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    warehouse.publish()
    file = tmp_path / "u145.prom"
    file.write_text("what stood there")
    home = str(warehouse.home.folder)
    with file.open() as reader:
        assert run(["metrics", "--home", home, "--textfile", str(file)]) == 0
        # Who has it open reads the old text; nothing else is left behind.
        assert reader.read() == "what stood there"
    assert read(file.read_text())["u145_release_deliveries", ()] == 3
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["u145.prom"]
    capsys.readouterr()
    assert run(["metrics", "--home", home]) == 0
    assert read(capsys.readouterr().out)["u145_release_deliveries", ()] == 3
    nowhere = str(tmp_path / "no" / "such.prom")
    assert run(["metrics", "--home", home, "--textfile", nowhere]) == 2
