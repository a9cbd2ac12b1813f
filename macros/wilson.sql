{#
    Bound of the Wilson score interval of a share at 95 %, between 0 and 1.
    It stays inside [0, 1] and is usable with the few cases of a month.
    side: -1 for the lower bound, 1 for the upper one.
#}
{% macro wilson_bound(share, n, side) -%}
    {%- set z = 1.959964 -%}
    greatest(0.0, least(1.0,
        (
            {{ share }} + {{ z * z }} / (2 * {{ n }})
            + ({{ side }}) * {{ z }} * sqrt(
                {{ share }} * (1 - {{ share }}) / {{ n }}
                + {{ z * z }} / (4 * {{ n }} * {{ n }})
            )
        )
        / (1 + {{ z * z }} / {{ n }})
    ))
{%- endmacro %}
