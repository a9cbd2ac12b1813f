"""A warehouse, somebody who listens, and a file that says so."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml

from tests.alerts.receivers import Webhook, listening
from tests.alerts.warehouses import Warehouse, warehouse_at

Write = Callable[..., Path]


@pytest.fixture
def warehouse(tmp_path: Path) -> Warehouse:
    """Return an empty warehouse."""
    return warehouse_at(tmp_path)


@pytest.fixture
def webhook() -> Iterator[Webhook]:
    """Return a webhook that listens."""
    with listening() as webhook:
        yield webhook


@pytest.fixture
def write_recipients(warehouse: Warehouse) -> Write:
    """Return a function that writes who is told."""

    def write(*recipients: dict[str, object], **more: object) -> Path:
        file = warehouse.settings.recipients
        file.parent.mkdir(parents=True, exist_ok=True)
        content = {"recipients": list(recipients), **more}
        file.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
        return file

    return write


@pytest.fixture
def told(
    warehouse: Warehouse, webhook: Webhook, write_recipients: Write
) -> Callable[[], list[str]]:
    """Return a function that checks, and returns what the duty officer was told."""
    from u145.alerts.telling import check

    write_recipients({"name": "值班", "urls": [webhook.url]})

    def check_and_listen() -> list[str]:
        check(warehouse.settings, warehouse.now)
        return webhook.take()

    return check_and_listen
