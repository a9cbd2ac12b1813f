-- Whether a unit's share differs from its group by more than chance: its share
-- beside the limits that a unit with as many cases would keep.
with

centred as (

    select * from {{ ref('int_funnels_centred') }}

),

units as (

    select * from {{ ref('dim_units') }}

),

limited as (

    select
        *,
        {{ funnel_limits('centre', 'n', 'scale') }}

    from centred

),

judged as (

    select
        *,
        case
            when n < min_n then 'too_few'
            when scale * share < low_998 then 'far_below'
            when scale * share < low_95 then 'below'
            when scale * share > high_998 then 'far_above'
            when scale * share > high_95 then 'above'
            else 'within'
        end as verdict_id

    from limited

),

counted as (

    select
        *,
        verdict_id not in ('within', 'too_few') as is_outside,
        count(*) filter (where verdict_id != 'too_few') over (
            partition by
                period_month, period_window, ranking_group, indicator_id
        ) as units_judged,
        count(*) filter (
            where verdict_id not in ('within', 'too_few')
        ) over (
            partition by
                period_month, period_window, ranking_group, indicator_id
        ) as units_outside

    from judged

),

published as (

    select
        counted.period_month,
        counted.period_window,
        counted.ranking_group,
        counted.indicator_id,
        counted.unit_id,
        units.unit_name as unit_name_zh,
        coalesce(units.unit_name_en, units.unit_name) as unit_name_en,
        coalesce(units.short_name, units.unit_name) as unit_short_name_zh,
        coalesce(units.unit_name_en, units.unit_name) as unit_short_name_en,
        cast(counted.n as bigint) as n,
        cast(counted.numerator as decimal(38, 4)) as numerator,
        cast(counted.scale * counted.share as double) as value,
        cast(counted.scale * counted.centre as double) as group_value,
        cast(counted.low_95 as double) as low_95,
        cast(counted.high_95 as double) as high_95,
        cast(counted.low_998 as double) as low_998,
        cast(counted.high_998 as double) as high_998,
        counted.verdict_id,
        counted.is_outside,
        case
            when counted.is_outside
                then
                    (counted.share > counted.centre)
                    = (counted.direction = 'higher_is_better')
        end as is_favourable,
        cast(counted.units_judged as bigint) as units_judged,
        cast(counted.units_outside as bigint) as units_outside

    from counted

    inner join units
        on units.unit_id = counted.unit_id

)

select * from published
