"""Which column of a fact must equal which column of the maker's truth.

Every column of the truth is either compared or left out with a reason; a test
holds that none falls between the two. The truth is text, so each of its cells
is cast to the type that the fact has.
"""

from dataclasses import dataclass, field
from pathlib import Path

import duckdb

UNITS = """
    (
        select string_agg(unit_id, ',' order by unit_id)
        from core.fct_proposal_units as units
        where units.proposal_id = fact.proposal_id and role = '{role}'
    )"""


def sorted_list(column: str) -> str:
    """Return a comma list of the truth as one whose order does not count."""
    return f"array_to_string(list_sort(string_split({column}, ',')), ',')"


def counted(column: str) -> str:
    """Return how many a comma list of the truth names."""
    return f"coalesce(len(string_split({column}, ',')), 0)"


@dataclass(frozen=True)
class Kind:
    """How the facts of one record kind are compared with the truth."""

    key: str  # the fact's expression for the truth's record_id
    facts: str
    # truth column -> (expression over `truth`, expression over `fact`)
    special: dict[str, tuple[str, str]] = field(default_factory=dict)
    # truth column -> why no fact carries it
    left_out: dict[str, str] = field(default_factory=dict)


KINDS = {
    "proposals": Kind(
        key="fact.proposal_id",
        facts="core.fct_proposals",
        special={
            "co_unit_ids": (
                sorted_list("truth.co_unit_ids"),
                UNITS.format(role="会办"),
            ),
            "split_unit_ids": (
                sorted_list("truth.split_unit_ids"),
                UNITS.format(role="分办"),
            ),
            "member_ids": (
                sorted_list("truth.member_ids"),
                sorted_list("fact.member_ids"),
            ),
            "sat_result_2": (
                "coalesce(truth.sat_result_2, truth.sat_result)",
                "fact.sat_result_final",
            ),
        },
        left_out={
            "return_reason": "free text, no page asks for it",
            "extended_due": "told by final_due_date, which is compared",
            "rehandle_reply_date": "no definition stands on the second reply's day",
        },
    ),
    "inspections": Kind(
        key="fact.inspection_id",
        facts="core.fct_inspections",
        special={
            "join_unit_ids": (
                counted("truth.join_unit_ids"),
                "coalesce(fact.join_units_total, 0)",
            ),
            "result_codes": (
                sorted_list("truth.result_codes"),
                sorted_list("fact.result_codes"),
            ),
        },
    ),
    "events": Kind(key="fact.event_id", facts="core.fct_events"),
    "attendances": Kind(
        key="fact.event_no || '|' || substr(fact.member_id, 2)",
        facts="core.fct_attendances",
        left_out={
            "entered_date": "when it was typed; attendances have no deadline",
            "record_date": "the same as attend_date, which is compared",
        },
    ),
    "benchmarks": Kind(
        key="fact.benchmark_id",
        facts="core.fct_benchmarks",
        left_out={"record_date": "the same as publish_date, which is compared"},
    ),
}


def truth_columns(truth: Path, kind: str) -> list[str]:
    """Return the columns of the truth of a record kind."""
    rows = duckdb.sql(f"describe select * from '{truth}/{kind}.parquet'").fetchall()
    return [row[0] for row in rows]


def fact_types(release: duckdb.DuckDBPyConnection, kind: str) -> dict[str, str]:
    """Return the columns of a fact and their types."""
    rows = release.execute(f"describe select * from {KINDS[kind].facts}").fetchall()
    return {row[0]: row[1] for row in rows}


def compared_columns(
    release: duckdb.DuckDBPyConnection, truth: Path, kind: str
) -> list[str]:
    """Return the truth's columns that are compared cell by cell."""
    types = fact_types(release, kind)
    return [
        name
        for name in truth_columns(truth, kind)
        if name in types or name in KINDS[kind].special
    ]


def differences(
    release: duckdb.DuckDBPyConnection, truth: Path, kind: str
) -> list[tuple[str, str]]:
    """Return (record, what differs) of every record that is not as in truth."""
    spec, types = KINDS[kind], fact_types(release, kind)
    cells = []
    for name in compared_columns(release, truth, kind):
        typed = f"cast(truth.{name} as {types.get(name)})", f"fact.{name}"
        true, told = spec.special.get(name, typed)
        said = f"concat('{name}: ', {true}, ' became ', {told})"
        cells.append(f"case when {true} is distinct from {told} then {said} end")
    return release.execute(
        f"""
        with paired as (
            select
                coalesce(truth.record_id, {spec.key}) as record_id,
                case
                    when truth.record_id is null then 'not in the truth'
                    when {spec.key} is null then 'missing'
                    else nullif(concat_ws('; ', {", ".join(cells)}), '')
                end as difference
            from '{truth}/{kind}.parquet' as truth
            full join {spec.facts} as fact on truth.record_id = {spec.key}
        )
        select * from paired where difference is not null order by all
        """
    ).fetchall()
