{# The band of a score: the only way from a figure to a status. #}
{% macro status_of_score(score) -%}
    case
        when {{ score }} is null then 'no_data'
        when {{ score }} >= {{ score_at_target() }} then 'met'
        when {{ score }} >= {{ score_at_floor() }} then 'near'
        else 'not_met'
    end
{%- endmacro %}

{#
    Status of an indicator's value.

    no_data  nothing was counted, or no target is in force
    too_few  something was counted, but fewer cases than min_n
    else     the band of the score, so that score and status cannot disagree
#}
{% macro judge_status(value, target, n, min_n, score) -%}
    case
        when {{ value }} is null or {{ target }} is null then 'no_data'
        when {{ n }} < {{ min_n }} then 'too_few'
        else {{ status_of_score(score) }}
    end
{%- endmacro %}
