{# The issue's name, with the column it was found in. #}
{% macro issue_in_words(name) -%}
    issues.{{ name }}
    || case
        when found.found_issue like '%:%'
            then ' (' || split_part(found.found_issue, ':', 2) || ')'
        else ''
    end
{%- endmacro %}

{#
    Where a feed should reach with its next delivery, by the rhythm of its row
    in seeds/catalogue/cadences.csv; a period of months ends with a month.
#}
{% macro next_covered(covered_to) -%}
    case
        when cadences.months_between is not null
            then
                last_day({{ add_months(
                    month_of(covered_to), 'cadences.months_between'
                ) }})
        else {{ add_days(covered_to, 'cadences.days_between') }}
    end
{%- endmacro %}

{% macro quality_reason(language) -%}
    case
        when pivoted.quality_grade = 'A'
            then {% if language == 'zh' %}'各项质量均合格'{% else %}'Sound in every dimension'{% endif %}
        else
            reasons.dimension_name_{{ language }}
            || {% if language == 'zh' %}'：'{% else %}': '{% endif %}
            || cast(
                cast(reasons.wanting_pct as decimal(9, 1))
                as {{ dbt.type_string() }}
            )
            || '%'
    end
{%- endmacro %}

{# The mark of a late or held feed goes before what its rows lack. #}
{% macro indicator_quality_reason(language) -%}
    coalesce(
        marked.mark_{{ language }},
        case
            when graded.cases_total is null
                then {% if language == 'zh' %}'本月没有数据'{% else %}'No data in this month'{% endif %}
        end,
        worst.reason_{{ language }}
    )
{%- endmacro %}

{# A is 4, D is 1, so that grades can be averaged by cases. #}
{% macro grade_points(grade) -%}
    case {{ grade }}
        when 'A' then 4
        when 'B' then 3
        when 'C' then 2
        else 1
    end
{%- endmacro %}

{% macro grade_of_points(points) -%}
    case
        when {{ points }} >= 4 then 'A'
        when {{ points }} >= 3 then 'B'
        when {{ points }} >= 2 then 'C'
        else 'D'
    end
{%- endmacro %}
