"""What every word of the catalogue means, and where a searched one occurs."""

from dashboards.reading import Row, read
from u145.releases.current import Release

INDICATORS = """
    select
        indicators.*,
        standards.standard_name_zh,
        standards.standard_name_en,
        priorities.priority_name_zh,
        priorities.priority_name_en,
        numerators.measure_name_zh as numerator_name_zh,
        numerators.measure_name_en as numerator_name_en,
        denominators.measure_name_zh as denominator_name_zh,
        denominators.measure_name_en as denominator_name_en

    from core.dim_indicators as indicators

    left join catalogue.standards
        on standards.standard_id = indicators.standard_id

    left join catalogue.priorities
        on priorities.priority_id = indicators.priority_id

    left join core.dim_measures as numerators
        on numerators.measure_id = indicators.numerator_measure

    left join core.dim_measures as denominators
        on denominators.measure_id = indicators.denominator_measure

    where
        contains(
            lower(concat_ws(
                ' ',
                indicators.indicator_id,
                indicators.indicator_name_zh,
                indicators.indicator_name_en,
                indicators.definition_zh,
                indicators.definition_en,
                numerators.measure_name_zh,
                denominators.measure_name_zh
            )),
            lower($words)
        )

    order by indicators.standard_id nulls last, indicators.position
"""


def indicators(release: Release, words: str) -> list[Row]:
    """Return the indicators that hold the words, by standard."""
    return read(release, INDICATORS, words=words)


def measures(release: Release, words: str) -> list[Row]:
    """Return the measures that hold the words."""
    return read(
        release,
        """
        select *
        from core.dim_measures
        where contains(
            lower(concat_ws(
                ' ',
                measure_id,
                measure_name_zh,
                measure_name_en,
                definition_zh,
                definition_en
            )),
            lower($words)
        )
        order by position
        """,
        words=words,
    )


def limits(release: Release, words: str) -> list[Row]:
    """Return the limits that hold the words, with their units."""
    return read(
        release,
        """
        select limits.*, units.unit_name_zh, units.unit_name_en

        from catalogue.limits

        inner join catalogue.units_of_measure as units
            on units.unit_id = limits.unit_id

        where contains(
            lower(concat_ws(
                ' ', limit_id, limit_name_zh, limit_name_en, basis
            )),
            lower($words)
        )

        order by limits.limit_id
        """,
        words=words,
    )


def targets(release: Release, words: str) -> list[Row]:
    """Return every target of the indicators that hold the words, by its time."""
    return read(
        release,
        """
        select
            targets.*,
            indicators.indicator_name_zh,
            indicators.indicator_name_en,
            indicators.unit_name_zh,
            indicators.unit_name_en,
            indicators.decimals,
            unit_groups.group_name as group_name_zh,
            unit_groups.group_name_en

        from catalogue.targets

        inner join core.dim_indicators as indicators
            on indicators.indicator_id = targets.indicator_id

        left join reference.unit_groups
            on unit_groups.unit_group_id = targets.unit_group

        where contains(
            lower(concat_ws(
                ' ',
                indicators.indicator_id,
                indicators.indicator_name_zh,
                indicators.indicator_name_en
            )),
            lower($words)
        )

        order by
            indicators.position, targets.unit_group, targets.valid_from desc
        """,
        words=words,
    )


def statuses(release: Release, words: str) -> list[Row]:
    """Return the statuses of indicators and of tasks that hold the words."""
    return read(
        release,
        """
        select * from (
            select
                'indicator' as status_of,
                label_zh,
                label_en,
                cast(score_from as decimal(9, 1)) as applies_from,
                colour,
                colour_text,
                icon,
                position
            from catalogue.statuses

            union all

            select
                'task' as status_of,
                status_name_zh as label_zh,
                status_name_en as label_en,
                cast(min_gap_pct as decimal(9, 1)) as applies_from,
                colour,
                colour_text,
                icon,
                position
            from catalogue.progress_statuses
        )
        where contains(lower(concat_ws(' ', label_zh, label_en)), lower($words))
        order by status_of, position
        """,
        words=words,
    )
