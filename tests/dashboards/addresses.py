"""An address for each page: what it must be asked for to show something."""

from dashboards.reading import read
from dashboards.registry import PAGES
from u145.releases.current import Release

PATHS = [entry.path for entry in PAGES]
LANGUAGES = ("zh", "en")
MISSED = """
    select figures.indicator_id
    from scorecards.mart_indicator_values as figures
    where
        figures.level = 'county'
        and figures.period_window = 'window'
        and figures.period_month = (
            select max(period_month) from scorecards.mart_strategy_scores
            where node_kind = 'index' and score is not null
        )
        and figures.value is not null
    order by figures.status_id = 'not_met' desc, figures.n desc, figures.indicator_id
    limit 1
"""
RANKED = """
    select unit_id from scorecards.mart_unit_ranking
    where rank = 1 and period_window = 'window'
    order by period_month desc, n desc, unit_id
    limit 1
"""
ANSWERED = """
    select proposal_id from core.fct_proposals
    order by is_key desc, session_year desc, proposal_id
    limit 1
"""
# What a page needs besides month, period and language: name -> value or select.
NEEDS = {
    "indicator": {"indicator": MISSED},
    "records": {"indicator": MISSED},
    "record": {"kind": "proposals", "id": ANSWERED},
    "unit": {"unit": RANKED},
    "strategy": {"kind": "standard"},
}


def asks(release: Release, page: str) -> dict[str, str]:
    """Return the parameters with which a page shows figures of a release."""
    return {
        name: first(release, value) if "select" in value else value
        for name, value in NEEDS.get(page, {}).items()
    }


def first(release: Release, select: str) -> str:
    """Return the value in the first row of a select with one column."""
    [value, *_] = read(release, select)[0].values()
    return str(value)
