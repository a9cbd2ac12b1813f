"""Words, colours and signs that the catalogue gives to every page."""

from dashboards.reading import Row, read
from u145.releases.current import Release


def statuses(release: Release) -> dict[str, Row]:
    """Return word, colour and sign of each status by its id."""
    rows = read(release, "select * from catalogue.statuses order by position")
    return {row["status_id"]: row for row in rows}
