"""Print `analyses/indicators/`: for every indicator, its value from the records.

python -m docs.print_examples           write them
python -m docs.print_examples --check   exit 1 if they are not what they should be

One template makes them all, because one formula does: scale × numerator ÷
denominator. What differs between two indicators is a row of the catalogue.
"""

import sys
import textwrap
from pathlib import Path

from docs.print_catalogue import ROOT, Row, filled, rows

FOLDER = ROOT / "analyses" / "indicators"

TEMPLATE = """\
-- title_zh: {indicator_name_zh}：从记录重新算出
-- title_en: {indicator_name_en}, from its records
-- about_zh: {about_zh}
{about_en}
with

asked as (

    -- Another month: its first day, date '2023-08-01'. Another window: 'ytd',
    -- the year to date. 'window' is the indicator's own: {span}.
    select
        max(period_month) as period_month,
        'window' as period_window

    from scorecards.mart_indicator_periods

),

cases as (

    select
        cases.unit_id,
        cases.town_id,
        cases.numerator,
        cases.denominator

    from core.fct_indicator_cases as cases

    inner join scorecards.mart_indicator_periods as periods
        on
            periods.indicator_id = cases.indicator_id
            and cases.case_date between periods.first_date and periods.last_date

    inner join asked
        on
            asked.period_month = periods.period_month
            and asked.period_window = periods.period_window

    where cases.indicator_id = '{indicator_id}'

),

-- The county, each unit and each town, in one pass.
summed as (

    select
        case grouping(unit_id, town_id)
            when 3 then 'county'
            when 1 then 'unit'
            else 'town'
        end as level,
        coalesce(unit_id, town_id, 'county') as entity_id,
        sum(numerator) as numerator,
        sum(denominator) as denominator

    from cases

    group by grouping sets ((), (unit_id), (town_id))

    -- Without a case there is no row, not even for the county.
    having count(*) > 0

)

select
    published.level,
    published.entity_id,
    published.entity_name_zh,
    published.entity_name_en,
    summed.numerator, -- {numerator_measure}
    summed.denominator, -- {denominator_measure}
    {scale}summed.numerator / nullif(summed.denominator, 0) as value,
    published.value as published_value,
    published.n,
    published.status_id

from summed

-- A case without a town counts for the county and its unit only: no row here.
inner join scorecards.mart_indicator_values as published
    on
        published.level = summed.level
        and published.entity_id = summed.entity_id
        and published.indicator_id = '{indicator_id}'

inner join asked
    on
        asked.period_month = published.period_month
        and asked.period_window = published.period_window

order by published.level asc, published.n desc, published.entity_id asc
"""
SPANS = {"month": "the month", "quarter": "the quarter so far"}
SPANS["year"] = "the year so far"


def examples() -> dict[str, str]:
    """Return the SQL of every indicator, by the name of its file."""
    limits = {row["limit_id"]: row["limit_value"] for row in rows("limits")}
    return {
        f"{row['indicator_id']}.sql": _example(row, limits)
        for row in rows("indicators")
    }


def _example(row: Row, limits: dict[str, str]) -> str:
    about = textwrap.wrap(
        f"-- about_en: {filled(row['definition_en'], limits)}",
        width=80,
        subsequent_indent="--   ",
    )
    return TEMPLATE.format_map(
        row
        | {
            "about_zh": filled(row["definition_zh"], limits),
            "about_en": "\n".join(about),
            "span": SPANS[row["period_window"]],
            "scale": "" if row["scale"] == "1" else f"{row['scale']} * ",
        }
    )


def stale() -> list[Path]:
    """Return the files that are missing, left over, or say something else."""
    wanted = {FOLDER / name: text for name, text in examples().items()}
    found = {path: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.sql")}
    return sorted(
        path
        for path in wanted.keys() | found.keys()
        if wanted.get(path) != found.get(path)
    )


def main(arguments: list[str]) -> int:
    """Write the examples, or say which are not fresh."""
    files = stale()
    if "--check" in arguments:
        for path in files:
            print(f"{path.relative_to(ROOT)} is not fresh: run `make docs`")
        return int(bool(files))
    wanted = examples()
    FOLDER.mkdir(parents=True, exist_ok=True)
    for path in files:
        if path.name in wanted:
            path.write_text(wanted[path.name], encoding="utf-8")
        else:
            path.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
