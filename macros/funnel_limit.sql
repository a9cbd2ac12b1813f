{#
    Control limit of a funnel plot: how far a share may lie from the mean of its
    group by chance alone, given its cases. Counted on the scale of the arc sine,
    where the spread of a share depends on its cases only: so limits stay within
    0 and 1 and hold near both, where the normal approximation cries wolf.
    Source: Spiegelhalter (2005), "Funnel plots for comparing institutional
    performance", Statistics in Medicine 24: 1185-1202.
    side: -1 for the lower limit, 1 for the upper one.
#}
{% macro funnel_limit(centre, n, z, side) -%}
    power(
        sin(
            greatest(0.0, least(
                pi() / 2,
                asin(sqrt({{ centre }}))
                + ({{ side }}) * {{ z }} / (2 * sqrt({{ n }}))
            ))
        ),
        2
    )
{%- endmacro %}

{# Standard deviations that hold 95 % and 99.8 % of a normal distribution. #}
{% macro z_95() -%} 1.959964 {%- endmacro %}
{% macro z_998() -%} 3.090232 {%- endmacro %}

{# The four limits in the indicator's unit, as columns. #}
{% macro funnel_limits(centre, n, scale) -%}
    {{ scale }} * {{ funnel_limit(centre, n, z_95(), -1) }} as low_95,
    {{ scale }} * {{ funnel_limit(centre, n, z_95(), 1) }} as high_95,
    {{ scale }} * {{ funnel_limit(centre, n, z_998(), -1) }} as low_998,
    {{ scale }} * {{ funnel_limit(centre, n, z_998(), 1) }} as high_998
{%- endmacro %}
