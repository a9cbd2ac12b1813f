"""A warehouse to be asked how it is."""

from pathlib import Path

import pytest

from tests.alerts.warehouses import Warehouse, warehouse_at


@pytest.fixture
def warehouse(tmp_path: Path) -> Warehouse:
    """Return an empty warehouse."""
    return warehouse_at(tmp_path)
