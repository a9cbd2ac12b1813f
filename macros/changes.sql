{# Months as a number that grows by one a month, to tell neighbours from gaps. #}
{% macro month_no(month) -%}
    cast(
        12 * extract(year from {{ month }}) + extract(month from {{ month }})
        as integer
    )
{%- endmacro %}

{#
    The value so many months before; null where that month is missing, which a
    plain lag would not notice.
#}
{% macro months_ago(value, months, month, keys) -%}
    max({{ value }}) over (
        partition by {{ keys | join(', ') }}
        order by {{ month_no(month) }}
        range between {{ months }} preceding and {{ months }} preceding
    )
{%- endmacro %}

{# A difference without the digits that binary fractions make up. #}
{% macro difference(new, old) -%}
    round({{ new }} - {{ old }}, 9)
{%- endmacro %}

{# True in the first month of a value that builds up over a quarter or year. #}
{% macro begins_anew() -%}
    (
        indicators.target_pace = 'time_progress'
        and (extract(month from indicator_values.period_month) - 1) % case
            when
                indicators.period_window = 'quarter'
                and indicator_values.period_window = 'window'
                then 3
            else 12
        end = 0
    )
{%- endmacro %}

{#
    Whether a change is good: higher is not always better, and what is written
    as nothing with the indicator's decimals is nothing.
#}
{% macro judge_move(change) -%}
    case
        when {{ change }} is null then null
        when abs({{ change }}) < 0.5 * power(10, -decimals) then 'same'
        when ({{ change }} > 0) = (direction = 'higher_is_better')
            then 'better'
        else 'worse'
    end
{%- endmacro %}

{# Three standard deviations in mean moving ranges of two: 3 ÷ 1.128. #}
{% macro moving_range_factor() -%} 2.66 {%- endmacro %}

{#
    Whether a month's change is more than chance, in words of
    seeds/catalogue/change_verdicts.csv.

    cumulative      the value builds up over months, limits don't apply
    too_few_cases   the month has a value, but too few cases
    too_few_points  there are no limits yet
    outside         the value lies outside of them
    run             the latest values all lie on one side of the centre
    normal          else
#}
{% macro judge_change() -%}
    case
        when not compared.is_monthly then 'cumulative'
        when compared.status_id = 'too_few' then 'too_few_cases'
        when control_limits.centre_value is null then 'too_few_points'
        when
            round(compared.value, 9) > control_limits.upper_limit
            or round(compared.value, 9) < control_limits.lower_limit
            then 'outside'
        when
            control_limits.points_total >= {{ limit('control_run_months') }}
            and (
                control_limits.recent_low > control_limits.centre_value
                or control_limits.recent_high < control_limits.centre_value
            )
            then 'run'
        else 'normal'
    end
{%- endmacro %}

{# A decimal, so that a value that never moves has no range at all. #}
{% macro control_point() -%}
    cast(indicator_values.value as decimal(28, 9))
{%- endmacro %}

{# A node's new score and the old one, of whichever month it is compared with. #}
{% macro score_span(old_score) -%}
    period_month,
    period_window,
    node_id,
    {{ to_decimal(old_score, 28, 15) }} as start_exact,
    cast({{ to_decimal(old_score, 28, 15) }} as decimal(18, 9)) as start_score,
    cast({{ to_decimal('score', 28, 15) }} as decimal(18, 9)) as end_score
{%- endmacro %}
