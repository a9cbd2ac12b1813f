{#
    Numbers as typed, strictly: what is not surely a number is null (D20–D22).
    Eleven digits without separators are a phone in the wrong column, more are an
    identity number: no county counts or pays that much in one record.
#}

{#
    A quotient with so many decimals. Takes a double, which engines turn into a
    decimal differently: DuckDB rounds what it holds (0.285 lies below, and is
    0.28), Spark what it would write.
#}
{% macro to_decimal(fraction, precision, scale) -%}
    {{ return(adapter.dispatch('to_decimal', 'u145')(
        fraction, precision, scale
    )) }}
{%- endmacro %}

{% macro default__to_decimal(fraction, precision, scale) -%}
    cast({{ fraction }} as decimal({{ precision }}, {{ scale }}))
{%- endmacro %}

{% macro spark__to_decimal(fraction, precision, scale) -%}
    cast(
        cast(round(({{ fraction }}) * 1e{{ scale }}) as bigint)
        * cast('1e-{{ scale }}' as decimal({{ scale }}, {{ scale }}))
        as decimal({{ precision }}, {{ scale }})
    )
{%- endmacro %}

{% macro plain_number_pattern() -%}
    ^-?([0-9]{1,10}|[0-9]{1,3}(,[0-9]{3})+)([.][0-9]+)?$
{%- endmacro %}

{% macro parse_decimal(text) -%}
    case
        when {{ matches(text, plain_number_pattern()) }}
            then try_cast(replace({{ text }}, ',', '') as decimal(28, 6))
    end
{%- endmacro %}

{# Whole numbers, with or without the counting word that people type after. #}
{% macro parse_integer(text) -%}
    case
        when {{ matches(text, '^-?[0-9]{1,10}$') }}
            then try_cast({{ text }} as bigint)
        when
            {{ matches(text, '^-?([0-9]{1,10}|[0-9]{1,3}(,[0-9]{3})+)([.]0+)? *(个工作日|工作日|人次|人|名|次|件|个|条|天|日|家|户|项|批|篇|场|分)?$') }}
            then
                try_cast(
                    replace(
                        regexp_extract({{ text }}, '^(-?[0-9,]+)', 1), ',', ''
                    ) as bigint
                )
    end
{%- endmacro %}

{# With a sign it is percent; without, up to 1 is a fraction. #}
{% macro parse_percent(text) -%}
    case
        when {{ matches(text, '^[0-9]+([.][0-9]+)? *%$') }}
            then
                try_cast(
                    regexp_extract({{ text }}, '^([0-9.]+)', 1)
                    as decimal(9, 4)
                )
        when {{ matches(text, '^[0-9]+([.][0-9]+)?$') }}
            then
                case
                    when try_cast({{ text }} as decimal(18, 9)) <= 1
                        then cast(try_cast({{ text }} as decimal(18, 9)) * 100 as decimal(9, 4))
                    else try_cast({{ text }} as decimal(9, 4))
                end
    end
{%- endmacro %}

{% macro yuan_of(unit) -%}
    case {{ unit }}
        when '元' then 1
        when '千元' then 1000
        when '万元' then 10000
        when '亿元' then 100000000
    end
{%- endmacro %}

{#
    Amount in yuan. The unit in the cell goes before the unit of the row;
    without either it is yuan.
#}
{% macro parse_amount(text, unit) -%}
    case
        when {{ matches(text, '^-?([0-9]{1,10}|[0-9]{1,3}(,[0-9]{3})+)([.][0-9]+)? *(元|千元|万元|亿元|万|亿)?$') }}
            then
                cast(round(
                    try_cast(
                        replace(regexp_extract({{ text }}, '^(-?[0-9,.]+)', 1), ',', '')
                        as decimal(20, 6)
                    )
                    * case
                        when {{ text }} like '%亿元' or {{ text }} like '%亿' then 100000000
                        when {{ text }} like '%万元' or {{ text }} like '%万' then 10000
                        when {{ text }} like '%千元' then 1000
                        when {{ text }} like '%元' then 1
                        else {{ yuan_of("coalesce(" ~ unit ~ ", '元')") }}
                    end,
                    2
                ) as decimal(18, 2))
    end
{%- endmacro %}

{# A number of people, or their names, which are counted and then dropped. #}
{% macro parse_count(text) -%}
    case
        when {{ text }} is null then null
        when {{ matches(text, '^[0-9]{1,6} *(人次|人|名)?$') }}
            then try_cast(regexp_extract({{ text }}, '^([0-9]+)', 1) as bigint)
        when {{ matches(text, '等 *[0-9]+ *(人|名)') }}
            then try_cast(regexp_extract({{ text }}, '等 *([0-9]+)', 1) as bigint)
        when not {{ matches(text, '[0-9]') }}
            then
                cast(
                    length({{ name_list(text) }})
                    - length(replace({{ name_list(text) }}, ',', ''))
                    + 1 as bigint
                )
    end
{%- endmacro %}

{# Names between single commas, none at the ends (D15). #}
{% macro name_list(text) -%}
    trim(
        both ',' from {{ replace_all(
            replace_all(text, "[、,，;；/|\n\r]+", ','),
            space_class(), ''
        ) }}
    )
{%- endmacro %}

{% macro space_class() -%}
    {{ "[" ~ space_characters() ~ "]" }}
{%- endmacro %}
