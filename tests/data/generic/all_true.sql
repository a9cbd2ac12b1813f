{# Every column of every row is true. #}
{% test all_true(model) %}

{% set columns = adapter.get_columns_in_relation(model) if execute else [] %}

select *
from {{ model }}
where
    not (
        {% for column in columns %}
            coalesce({{ column.name }}, false)
            and
        {% endfor %}
        true
    )

{% endtest %}
