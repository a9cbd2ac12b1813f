-- The numerator of a share counts some of its denominator.
select
    mart_indicator_values.level,
    mart_indicator_values.entity_id,
    mart_indicator_values.indicator_id,
    mart_indicator_values.period_month,
    mart_indicator_values.numerator,
    mart_indicator_values.denominator

from {{ ref('mart_indicator_values') }} as mart_indicator_values

inner join {{ ref('indicators') }} as indicators
    on indicators.indicator_id = mart_indicator_values.indicator_id

where
    indicators.is_share
    and (
        mart_indicator_values.numerator < 0
        or mart_indicator_values.numerator > mart_indicator_values.denominator
    )
