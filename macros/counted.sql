{#
    What an activity counts, by the `count_column` of its row in
    seeds/catalogue/activity_measures.csv: the key that counts once, and the
    quantity that adds up.
#}
{% macro counted_key() -%}
    case count_column
        when 'record_id' then record_id
        when 'task_id' then task_id
        when 'counted_key' then member_id
        when 'quarter_key'
            then cast({{ quarter_of('activity_date') }} as {{ dbt.type_string() }})
    end
{%- endmacro %}

{% macro counted_quantity() -%}
    case count_column
        when 'quantity' then quantity
        when 'participant_org_count' then participant_org_count
        when 'participant_province_count' then participant_province_count
        else 1
    end
{%- endmacro %}

{# Aggregate over rows of fct_activities by the activity's way of counting. #}
{% macro activity_total(count_how, condition='true') -%}
    case
        when max({{ count_how }}) in ('distinct', 'stock')
            then count(distinct case when {{ condition }} then counted_key end)
        else
            coalesce(sum(case when {{ condition }} then quantity end), 0)
    end
{%- endmacro %}
