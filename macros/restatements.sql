{#
    Why a figure of a closed month is another one now, in words of
    seeds/catalogue/states.csv.

    records  records came or were corrected after the month was published;
             others may count otherwise only because of them: the third check of
             a year is another one when an earlier check comes late
    both     and the rules are others too, and may be why the others changed
    time     the same rules and no new record: what was open then is decided now
    rules    no record is new, or none counts otherwise: targets, limits, units
             or the code
#}
{% macro judge_restatement() -%}
    case
        when records_total = 0 then 'rules'
        when
            new_records_total > 0
            and (has_same_rules or new_records_total = records_total)
            then 'records'
        when new_records_total > 0 then 'both'
        when has_same_rules then 'time'
        else 'rules'
    end
{%- endmacro %}

{# An exact sum of the rows that a condition chooses; nothing chosen is nothing. #}
{% macro sum_where(measure, condition) -%}
    cast(
        coalesce(sum(case when {{ condition }} then {{ measure }} end), 0)
        as decimal(38, 4)
    )
{%- endmacro %}
