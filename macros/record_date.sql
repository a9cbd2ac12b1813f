{# The date a record counts on; every record kind has one such date. #}
{% macro record_date(record_kind) -%}
    {%- if record_kind == 'proposals' -%}
        coalesce(submit_date, review_date, assign_date)
    {%- else -%}
        coalesce(event_date, accept_date, close_date, pay_date, due_date)
    {%- endif -%}
{%- endmacro %}
