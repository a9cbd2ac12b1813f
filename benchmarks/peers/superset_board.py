"""One dashboard in Superset with what the cockpit shows, from the same questions."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import httpx

from benchmarks.peers.superset_server import PASSWORD, USER
from tests.dashboards.questions import Question

Json = dict[str, Any]
# What the cockpit shows: the words by which its question is known, the kind of
# chart, and what of the answer is drawn.
CHARTS: tuple[tuple[str, dict[str, str], str, tuple[str, ...]], ...] = (
    ("as is_on_target", {"kind": "index"}, "big_number_total", ("score",)),
    ("to_years", {"kind": "index"}, "line", ("score", "target_score")),
    ("from catalogue.goals", {}, "table", ("goal_name_zh", "rank", "rank_limit")),
    ("as is_on_target", {"kind": "standard"}, "table", ("node_name_zh", "score")),
    ("to_years", {"kind": "standard"}, "line", ("score",)),
    ("as is_on_target", {"kind": "priority"}, "table", ("node_name_zh", "score")),
    ("to_years", {"kind": "priority"}, "line", ("score",)),
    ("$most", {"level": "county"}, "table", ("indicator_name_zh", "owner_names_zh")),
    ("movers.contribution", {}, "table", ("indicator_name_zh", "contribution")),
    ("late_total", {}, "table", ("feed_name_zh", "covered_to", "days_late")),
)
WIDTH, HEIGHT, A_ROW = 6, 38, 2  # of a chart, in its grid of twelve columns


def make(address: str, release: Path, questions: list[Question]) -> str:
    """Make the dashboard, and return its address.

    Args:
        address: Of a Superset.
        release: A copy of the release's file.
        questions: What the cockpit asked.
    """
    with httpx.Client(base_url=f"{address}/api/v1", timeout=120) as client:
        login = {"username": USER, "password": PASSWORD, "provider": "db"}
        token = post(client, "/security/login", login)["access_token"]
        client.headers["Authorization"] = f"Bearer {token}"
        read_only = {"engine_params": {"connect_args": {"read_only": True}}}
        database = post(
            client,
            "/database/",
            {
                "database_name": "release",
                "sqlalchemy_uri": f"duckdb:///{release}",
                "extra": json.dumps(read_only),
            },
        )["id"]
        title = {"dashboard_title": "cockpit", "slug": "cockpit", "published": True}
        board = post(client, "/dashboard/", title)["id"]
        charts = [
            add_chart(client, database, board, number, found(questions, words, asked))
            for number, (words, asked, _, _) in enumerate(CHARTS)
        ]
        place = {"position_json": json.dumps(positions(charts))}
        client.put(f"/dashboard/{board}", json=place).raise_for_status()
    return f"{address}/superset/dashboard/{board}/"


def post(client: httpx.Client, path: str, content: Json) -> Json:
    """Send something, and return the answer."""
    answer = client.post(path, json=content)
    assert answer.is_success, f"{path}: {answer.text[:500]}"
    found: Json = answer.json()
    return found


def found(questions: list[Question], words: str, asked: dict[str, str]) -> Question:
    """Return the question with these words and values."""
    [one, *_] = [
        question
        for question in questions
        if words in question.sql and asked.items() <= dict(question.parameters).items()
    ]
    return one


def as_text(question: Question) -> str:
    """Return a question with its values written into it."""
    values = dict(question.parameters)

    def value(match: re.Match[str]) -> str:
        said = values[match["name"]]
        if isinstance(said, date):
            return f"date '{said.isoformat()}'"
        return str(said) if isinstance(said, int) else f"'{said}'"

    return re.sub(r"\$(?P<name>\w+)", value, question.sql)


def add_chart(
    client: httpx.Client, database: int, board: int, number: int, question: Question
) -> int:
    """Make a chart over a question, and return its number."""
    _, _, kind, columns = CHARTS[number]
    dataset = post(
        client,
        "/dataset/",
        {
            "database": database,
            "schema": "main",
            "table_name": f"question_{number}",
            "sql": as_text(question),
        },
    )["id"]
    chart = {
        "slice_name": f"chart {number}",
        "viz_type": "echarts_timeseries_line" if kind == "line" else kind,
        "datasource_id": dataset,
        "datasource_type": "table",
        "dashboards": [board],
        "params": json.dumps(drawn(kind, columns, dataset)),
    }
    return int(post(client, "/chart/", chart)["id"])


def drawn(kind: str, columns: tuple[str, ...], dataset: int) -> Json:
    """Return how a chart is drawn."""
    datasource = {"datasource": f"{dataset}__table"}
    metrics = [
        {
            "expressionType": "SQL",
            "sqlExpression": f"max({column})",
            "label": column,
        }
        for column in columns
    ]
    if kind == "table":
        raw = {"query_mode": "raw", "all_columns": [*columns], "row_limit": 100}
        return datasource | {"viz_type": "table"} | raw
    if kind == "line":
        return datasource | {
            "viz_type": "echarts_timeseries_line",
            "x_axis": "period_month",
            "metrics": metrics,
            "groupby": ["node_id"],
            "row_limit": 1000,
        }
    return datasource | {"viz_type": kind, "metric": metrics[0]}


def positions(charts: list[int]) -> Json:
    """Return where the charts stand: two in a row."""
    layout: Json = {
        "DASHBOARD_VERSION_KEY": "v2",
        "ROOT_ID": {"type": "ROOT", "id": "ROOT_ID", "children": ["GRID_ID"]},
        "GRID_ID": {"type": "GRID", "id": "GRID_ID", "children": []},
    }
    for place, chart in enumerate(charts):
        row, name = f"ROW-{place // A_ROW}", f"CHART-{chart}"
        if row not in layout:
            meta = {"background": "BACKGROUND_TRANSPARENT"}
            layout[row] = {"type": "ROW", "id": row, "children": [], "meta": meta}
            layout["GRID_ID"]["children"].append(row)
        layout[row]["children"].append(name)
        size = {"chartId": chart, "width": WIDTH, "height": HEIGHT}
        layout[name] = {"type": "CHART", "id": name, "children": [], "meta": size}
    return layout
