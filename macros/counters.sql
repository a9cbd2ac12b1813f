{#
    A counter is its number, or a share in percent of its denominator; the
    complement counts those who are not in the numerator.
#}
{% macro counter_value() -%}
    case
        when spine.denominator_activity_id is null
            then cast(coalesce(numerators.part_total, 0) as decimal(18, 4))
        when spine.is_complement
            then
                {{ to_decimal('100 - ' ~ counted_share(), 18, 4) }}
        else {{ to_decimal(counted_share(), 18, 4) }}
    end
{%- endmacro %}

{% macro counted_share() -%}
    cast(100.0 * coalesce(numerators.part_total, 0) as double)
    / nullif(denominators.part_total, 0)
{%- endmacro %}

{% macro counter_part(relation, part) -%}
    left join counted as {{ relation }}
        on
            spine.counter_id = {{ relation }}.counter_id
            and spine.level = {{ relation }}.level
            and spine.entity_id = {{ relation }}.entity_id
            and spine.period_month = {{ relation }}.period_month
            and spine.period_window = {{ relation }}.period_window
            and {{ relation }}.part = '{{ part }}'
{%- endmacro %}

{#
    How a counter stands, by the rule of its row in seeds/catalogue/counters.csv.

    threshold      the value reaches the plan
    at_most        the value is not above the plan
    each_quarter   no quarter that is over went by without one
    each_month     no month that is over went by without one
    time_progress  what is done of the plan, against the time gone by
#}
{% macro judge_counter() -%}
    case
        when light_rule = 'none' or plan_value is null then 'no_plan'
        when counter_value is null then 'no_data'
        when light_rule = 'threshold' and counter_value >= plan_value
            then 'on_track'
        when light_rule = 'at_most' and counter_value <= plan_value
            then 'on_track'
        when light_rule = 'each_quarter' and quarters_active >= quarters_over
            then 'on_track'
        when light_rule = 'each_month' and months_active >= months_over
            then 'on_track'
        when light_rule = 'time_progress'
            then {{ judge_progress(
                'cast(100.0 * counter_value as double) / nullif(plan_value, 0)'
            ) }}
        else 'lagging'
    end
{%- endmacro %}

{#
    Progress against the time gone by, by the gaps of
    seeds/catalogue/progress_statuses.csv. Needs `time_progress_pct`.
#}
{% macro judge_progress(progress_pct) -%}
    case
        when {{ progress_pct }} is null then 'no_plan'
        when {{ progress_pct }} - time_progress_pct >= {{ least_gap('ahead') }}
            then 'ahead'
        when
            {{ progress_pct }} - time_progress_pct
            >= {{ least_gap('on_track') }}
            then 'on_track'
        else 'lagging'
    end
{%- endmacro %}

{% macro least_gap(status_id) -%}
    (
        select min_gap_pct
        from {{ ref('progress_statuses') }}
        where status_id = '{{ status_id }}'
    )
{%- endmacro %}
