{# Where the bands begin. seeds/catalogue/statuses.csv shows the same figures
   to pages; a data test keeps both equal. #}
{% macro score_at_floor() -%} 60 {%- endmacro %}
{% macro score_at_target() -%} 85 {%- endmacro %}

{#
    Attainment score: piecewise linear through worst 0, floor 60, target 85 and
    best 100, clipped. Read backwards where lower is better: there worst is the
    largest goalpost, so each slope keeps its sign and only comparisons turn.
    Rounded to nine decimals, so that means of scores can be exact decimals.
#}
{% macro score(value, worst, floor, target, best, direction) -%}
    {%- set sign -%}
        (case {{ direction }} when 'higher_is_better' then 1 else -1 end)
    {%- endset -%}
    round(
        case
            when {{ value }} is null or {{ target }} is null then null
            when {{ sign }} * ({{ value }} - {{ best }}) >= 0 then 100.0
            when {{ sign }} * ({{ value }} - {{ target }}) >= 0
                then
                    {{ score_at_target() }}
                    + (100 - {{ score_at_target() }})
                    * ({{ value }} - {{ target }}) / ({{ best }} - {{ target }})
            when {{ sign }} * ({{ value }} - {{ floor }}) >= 0
                then
                    {{ score_at_floor() }}
                    + ({{ score_at_target() }} - {{ score_at_floor() }})
                    * ({{ value }} - {{ floor }}) / ({{ target }} - {{ floor }})
            when {{ sign }} * ({{ value }} - {{ worst }}) > 0
                then
                    {{ score_at_floor() }}
                    * ({{ value }} - {{ worst }}) / ({{ floor }} - {{ worst }})
            else 0.0
        end,
        9
    )
{%- endmacro %}

{# Distance to the frontier: linear from worst 0 to best 100, clipped. #}
{% macro frontier_score(value, worst, best) -%}
    round(
        case
            when {{ value }} is not null
                then
                    greatest(0.0, least(100.0,
                        100.0 * ({{ value }} - {{ worst }})
                        / ({{ best }} - {{ worst }})
                    ))
        end,
        9
    )
{%- endmacro %}
