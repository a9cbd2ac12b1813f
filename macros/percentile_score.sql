{# Place in a ranking as a score: the first has 100, the last 0. #}
{% macro percentile_score(rank, rank_total) -%}
    (
        100.0
        * (1 - cast({{ rank }} - 1 as double) / nullif({{ rank_total }} - 1, 0))
    )
{%- endmacro %}
