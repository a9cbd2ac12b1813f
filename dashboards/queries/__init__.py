"""Every question the screens ask of a release.

The only package here that holds SQL. Each function reads marts and catalogue
of one release and returns rows as dictionaries. It computes nothing: a number
that needs arithmetic belongs in models/.
"""

from dashboards.queries.feeds import freshness, oldest_feed
from dashboards.queries.indicators import decisions, movers
from dashboards.queries.strategy import (
    goal_ranks,
    has_placeholders,
    index,
    index_trend,
    months,
    node_trends,
    nodes,
    statuses,
)

__all__ = [
    "decisions",
    "freshness",
    "goal_ranks",
    "has_placeholders",
    "index",
    "index_trend",
    "months",
    "movers",
    "node_trends",
    "nodes",
    "oldest_feed",
    "statuses",
]
