"""From a figure to its records: their count and sum are the figure's own."""

import os
import random
import re
from datetime import date
from html import unescape
from typing import Any
from urllib.parse import parse_qsl

import duckdb
import pytest

from dashboards.components import behind
from dashboards.formats import exact
from dashboards.queries import periods, record, records
from tests.dashboards.apps import open_page, text
from u145.releases.current import Release, connect

# Set it to repeat a run that failed.
SEED = int(os.environ.get("U145_DRILL_SEED") or random.randrange(10**6))
FIGURES = 10
LEVELS = ("county", "unit_group", "unit", "town")
NAMES = {"county": "", "unit_group": "group", "unit": "unit", "town": "town"}

Row = dict[str, Any]


@pytest.fixture
def asked(shown: Release):
    """Ask the release itself, not through the screens' queries."""
    with connect(shown) as connection:
        yield connection


@pytest.fixture(scope="module", autouse=True)
def seed_is_told(request: pytest.FixtureRequest) -> None:
    """Print the seed, also when all is well."""
    plugins = request.config.pluginmanager
    capture, reporter = (
        plugins.getplugin(name) for name in ("capturemanager", "terminalreporter")
    )
    with capture.global_and_fixture_disabled():
        reporter.write_line(f"U145_DRILL_SEED={SEED}")


@pytest.fixture
def figures(shown: Release, asked) -> list[Row]:
    """Return the figures of this run."""
    return drawn(asked, SEED, periods.months(shown))


def opened(path: str, **asks: str) -> str:
    """Return the HTML of a page; nothing of it may have failed."""
    return text(open_page(path, **asks))


def drawn(
    connection: duckdb.DuckDBPyConnection, seed: int, months: list[date]
) -> list[Row]:
    """Draw figures of all levels, most of them with something to count."""
    choice = random.Random(seed)
    figures = []
    for number in range(FIGURES):
        level = LEVELS[number % len(LEVELS)]
        rows = connection.execute(
            "select level, entity_id, indicator_id, period_month, period_window,"
            " numerator, denominator, numerator_records, denominator_records"
            " from scorecards.mart_indicator_values"
            " where level = $level and list_contains($months, period_month)"
            " and (denominator > 0 or $is_any) order by all",
            {"level": level, "months": months, "is_any": number >= FIGURES - 2},
        )
        names = [column[0] for column in rows.description or []]
        figure = dict(zip(names, choice.choice(rows.fetchall()), strict=True))
        figures.append(figure | {"side": choice.choice(records.SIDES)})
    return figures


def address(figure: Row) -> dict[str, str]:
    """Return what a link to the records of a figure asks for."""
    place = {NAMES[figure["level"]]: figure["entity_id"]}
    return {
        "indicator": figure["indicator_id"],
        "side": figure["side"],
        "month": f"{figure['period_month']:%Y-%m}",
        "period": figure["period_window"],
        **{name: value for name, value in place.items() if name},
    }


def counted(connection: duckdb.DuckDBPyConnection, figure: Row) -> tuple[int, Any]:
    """Count and add up the records of a figure in another way than the page."""
    own, month = "month", figure["period_month"]
    [(own, measure)] = connection.execute(
        f"select period_window, {figure['side']}_measure"
        " from catalogue.indicators where indicator_id = ?",
        [figure["indicator_id"]],
    ).fetchall()
    if figure["period_window"] == "ytd" or own == "year":
        first = month.replace(month=1)
    elif own == "quarter":
        first = month.replace(month=(month.month - 1) // 3 * 3 + 1)
    else:
        first = month
    following = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    belongs = {
        "county": "$entity = 'county'",
        "unit": "unit_id = $entity",
        "town": "town_id = $entity",
        "unit_group": "unit_id in (select unit_id from reference.units"
        " where unit_group = $entity)",
    }[figure["level"]]
    [found] = connection.execute(
        "select count(*), coalesce(sum(measure_value), 0) from core.fct_measures"
        " where measure_id = $measure and case_date >= $first"
        f" and case_date < $following and {belongs}",
        {
            "measure": measure,
            "first": first,
            "following": following,
            "entity": figure["entity_id"],
        },
    ).fetchall()
    return found


def clicked(figure: Row) -> dict[str, str]:
    """Return what the link under a figure asks for; groups have no such page."""
    asks = address(figure)
    if figure["level"] == "unit_group":
        return asks
    here = {name: value for name, value in asks.items() if name != "side"}
    found = links(opened("indicator", **here), "records")
    [link] = [link for link in found if link["side"] == figure["side"]]
    assert asks.items() <= link.items()
    return link


@pytest.mark.parametrize("number", range(FIGURES))
def test_the_records_add_up_to_the_figure(figures, asked, number):
    figure = figures[number]
    count, total = counted(asked, figure)
    assert total == figure[figure["side"]]
    assert count == figure[f"{figure['side']}_records"]
    page = opened("records", **clicked(figure))
    assert 'data-equal="true"' in page
    written = unescape(re.sub(r"<[^>]+>", " ", page))
    assert f"{exact(count)} 条记录，合计 {exact(total)}" in written
    assert f"与公布的数字 {exact(figure[figure['side']])} 一致" in written
    lines = re.search(r"<tbody>(.*?)</tbody>", page, flags=re.DOTALL)
    assert (lines[1].count("<tr>") if lines else 0) == min(count, 50)


def asked_of(figure: Row, release: Release) -> Row:
    found = records.figure(
        release,
        figure["indicator_id"],
        figure["side"],
        level=figure["level"],
        entity=figure["entity_id"],
        month=figure["period_month"],
        window=figure["period_window"],
    )
    assert found
    return found


def test_a_file_holds_every_record_and_pages_hold_them_once(shown, figures):
    for figure in figures:
        found = asked_of(figure, shown)
        total = records.total(shown, found)
        whole = records.all_listed(shown, found, behind.MOST)
        assert len(whole) == total["records_total"]
        assert sum(row["measure_value"] for row in whole) == total["value_total"]
        pages = [
            row
            for skipped in range(0, len(whole), 50)
            for row in records.listed(shown, found, 50, skipped)
        ]
        assert pages == whole


def test_a_figure_that_its_records_do_not_give_is_told(figures, change):
    figure = figures[0]
    change(
        "update scorecards.mart_indicator_values"
        " set numerator = numerator + 1, denominator = denominator + 1",
    )
    page = opened("records", **address(figure))
    assert 'data-equal="false"' in page
    assert "✕" in page
    assert "不一致" in page


def links(shown: str, path: str) -> list[dict[str, str]]:
    """Return what the links to a page ask for."""
    found = re.findall(rf'href="\./{path}\?([^"]*)"', shown)
    return [dict(parse_qsl(unescape(query))) for query in found]


def test_a_record_leads_back_to_its_list_and_its_indicators(figures):
    figure = next(f for f in figures if f["denominator"] > 0)
    here = address(figure | {"side": "denominator"}) | {"lang": "en"}
    listed = opened("records", **here)
    link = links(listed, "record")[0]
    assert here.items() <= link.items()
    page = opened("record", **link)
    back = links(page, "records")[0]
    assert here.items() <= back.items()
    assert back.keys() == (link.keys() - {"kind", "id"})
    indicators = [link["indicator"] for link in links(page, "indicator")]
    assert figure["indicator_id"] in indicators


def test_long_lists_turn_pages(shown, asked):
    [(indicator, month)] = asked.execute(
        "select indicator_id, max(period_month) from scorecards.mart_indicator_values"
        " where level = 'county' and period_window = 'ytd' and denominator > 100"
        " group by indicator_id order by indicator_id limit 1"
    ).fetchall()
    here = {"indicator": indicator, "side": "denominator", "period": "ytd"}
    here["month"] = f"{month:%Y-%m}"
    first = links(opened("records", **here), "record")
    second = links(opened("records", **here, **{"page-records": "2"}), "record")
    assert not [row for row in second if row in first]
    past = opened("records", **here, **{"page-records": "99999"})
    assert links(past, "record")
    assert "下一页" not in past


@pytest.mark.parametrize(
    "here",
    [
        {},
        {"indicator": "no_such"},
        {"indicator": "<b>", "side": "=1", "month": "soon"},
        {"unit": "nobody", "indicator": "proposal_on_time_rate"},
    ],
)
def test_an_unknown_figure_says_so(shown, here):
    assert "没有找到这个数字" in opened("records", **here)


@pytest.mark.parametrize("here", [{}, {"kind": "events", "id": "<b>"}, {"id": "1"}])
def test_an_unknown_record_says_so(shown, here):
    assert "没有找到这条记录" in opened("record", **here)


def test_every_kind_of_record_can_be_opened(shown, asked):
    kinds = asked.execute(
        "select record_kind, min(record_id) from core.fct_records group by all"
    ).fetchall()
    assert len(kinds) == 5
    for kind, key in kinds:
        for language in ("zh", "en"):
            page = opened("record", kind=kind, id=key, lang=language)
            assert 'class="card facts"' in page


def test_every_label_belongs_to_a_field_and_every_word_to_a_code(shown, asked):
    dead = asked.execute(
        """
        with keys as (
            select distinct record_kind, unnest(json_keys(record_json)) as field_id
            from core.fct_record_details
        )
        select fields.record_kind, fields.field_id
        from core.dim_record_fields as fields
        anti join keys using (record_kind, field_id)
        """
    ).fetchall()
    assert dead == []
    unnamed = asked.execute(
        """
        select distinct fields.word_set, code.unnest as code
        from core.fct_record_details as details
        inner join core.dim_record_fields as fields using (record_kind)
        cross join unnest(string_split(json_extract_string(
            details.record_json, '$.' || fields.field_id), ',')) as code
        left join core.dim_code_words as words
            on words.word_set = fields.word_set and words.code_value = code.unnest
        where fields.word_set is not null and words.word_zh is null
        """
    ).fetchall()
    assert unnamed == []


def test_a_record_says_where_it_came_from(shown, asked):
    [(kind, key)] = asked.execute(
        "select record_kind, record_id from core.fct_record_details"
        " where issues is not null and record_kind = 'events' order by all limit 1"
    ).fetchall()
    origin = record.origin(shown, kind, key)
    assert origin
    assert origin["file_name"]
    assert origin["row_number"] > 0
    page = opened("record", kind=kind, id=key)
    for value in (origin["file_name"], origin["delivery_id"]):
        assert str(value) in page
    for issue in record.issues(shown, origin):
        assert issue["name_zh"] in page
        assert issue["advice_zh"] in page


def test_an_event_is_counted_on_its_own_days_or_between_them(asked):
    own = re.search(r"least\((.*?)\)", record.DAYS, re.DOTALL).group(1)
    [(counted, outside)] = asked.execute(
        f"""
        select
            count(*),
            count(*) filter (
                where measures.case_date not between least({own}) and greatest({own})
            )
        from core.fct_measures as measures
        inner join core.fct_events as events
            on measures.record_kind = 'events'
            and measures.record_id = events.event_id
        """
    ).fetchall()
    assert counted > 1000
    assert outside == 0
