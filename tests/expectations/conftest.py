"""A build database of a few rows, as expected in every way, to break."""

from pathlib import Path

import duckdb
import pytest

CALLS = """
    create schema staging; create schema core; create schema scorecards;
    create schema operations;
    create table core.dim_as_of as select date '2023-09-30' as as_of_date;
    create table staging.stg_registry__feeds as
        select 'calls' as feed_id, 'u_hotline' as owner_unit_id,
            'events' as record_kinds
        union all
        select 'papers', 'u_office', 'proposals, inspections, attendances';
    create table staging.stg_records__deliveries as
        select
            'calls' as feed_id, 'd' || m as delivery_id,
            'calls_' || m || '.csv' as file_name, 'events' as record_kind,
            '' as sheet, 'landed' as outcome, 60 as rows_landed,
            '{}' as header_map, cast(0 as bigint) as revision,
            make_date(2023, m, 1) as period_start,
            last_day(make_date(2023, m, 1)) as period_end,
            last_day(make_date(2023, m, 1)) as sent_date,
            lpad(cast(m as varchar), 2, '0') as delivery_order
        from (select unnest(range(1, 10)) as m);
    create table core.fct_events as
        select
            'calls' as feed_id, 'd' || m as delivery_id,
            make_date(2023, m, 1 + n % 28) as record_date,
            make_date(2023, m, 1 + n % 28) as accept_date,
            make_date(2023, m, 1 + n % 28) as close_date,
            cast(5 as bigint) as rating,
            cast(10 as decimal(18, 2)) as amount_paid,
            cast(2 as bigint) as actual_workdays,
            cast(50 as decimal(9, 4)) as completion_pct,
            cast(2 as bigint) as opinions_raised,
            cast(1 as bigint) as opinions_adopted
        from (select unnest(range(1, 10)) as m), (select unnest(range(60)) as n);
    create table core.fct_proposals (
        feed_id varchar, delivery_id varchar, submit_date date, title varchar,
        days_to_reply bigint, reply_date date, assign_date date);
    create table core.fct_inspections (
        feed_id varchar, delivery_id varchar, check_date date, unit_raw varchar,
        issue_count bigint, publish_date date);
    create table core.fct_attendances (feed_id varchar, attend_state varchar);
    create table scorecards.mart_indicator_values as
        select
            'county' as level, 'county' as entity_id, 'one' as indicator_id,
            make_date(2022 + m // 12, 1 + m % 12, 1) as period_month,
            'window' as period_window,
            cast(90 + m % 3 as decimal(18, 4)) as value
        from (select unnest(range(0, 21)) as m);
"""


def make_database(path: Path) -> Path:
    with duckdb.connect(str(path)) as connection:
        connection.execute(CALLS)
    return path


@pytest.fixture
def database(tmp_path):
    return make_database(tmp_path / "u145.duckdb")


@pytest.fixture
def previous(tmp_path):
    return make_database(tmp_path / "last_release.duckdb")
