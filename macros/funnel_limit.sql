{#
    Control limit of a funnel plot: how far a share may lie from the mean of its
    group by chance alone, given its cases. Counted on the scale of the arc sine,
    where the spread of a share depends on its cases only, and moved out by half
    a case, since cases are whole: against the exact binomial tails of 3 to 400
    cases this keeps a unit with 16 of 16 inside, which the normal limits and the
    plain arc sine accuse.
    Source: Spiegelhalter (2005), "Funnel plots for comparing institutional
    performance", Statistics in Medicine 24: 1185-1202.
    side: -1 for the lower limit, 1 for the upper one.
#}
{% macro funnel_limit(centre, n, z, side) -%}
    greatest(0.0, least(1.0,
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
        + ({{ side }}) * 0.5 / {{ n }}
    ))
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
