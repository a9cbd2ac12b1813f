{# Numbers that identify: enterprises, sessions, proposals, members. #}

{# GB 32100-2015: the sum of weighted characters modulo 31 gives the last. #}
{% macro is_valid_uscc(code) -%}
    {%- set weights = [
        1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28
    ] -%}
    (
        {{ matches(code, '^[0-9A-HJ-NPQRTUWXY]{18}$') }}
        and substr(
            '0123456789ABCDEFGHJKLMNPQRTUWXY',
            cast((31 - (
                {%- for weight in weights %}
                (position(substr({{ code }}, {{ loop.index }}, 1) in '0123456789ABCDEFGHJKLMNPQRTUWXY') - 1) * {{ weight }}
                {{- ' +' if not loop.last }}
                {%- endfor %}
            ) % 31) % 31 + 1 as integer),
            1
        ) = substr({{ code }}, 18, 1)
    )
{%- endmacro %}

{#
    The code if its check digit fits, after upper case; else after reading
    l, i as 1 and o as 0, which is believed only if the check digit fits (D23).
#}
{% macro repair_uscc(code) -%}
    case
        when {{ code }} is null or length({{ code }}) <> 18 then null
        when {{ is_valid_uscc("upper(" ~ code ~ ")") }}
            then upper({{ code }})
        when {{ is_valid_uscc("upper(translate(" ~ code ~ ", 'lIiOo', '11100'))") }}
            then upper(translate({{ code }}, 'lIiOo', '11100'))
        when {{ is_valid_uscc("translate(upper(" ~ code ~ "), 'LIO', '110')") }}
            then translate(upper({{ code }}), 'LIO', '110')
    end
{%- endmacro %}

{# Chinese numerals up to 99, or digits, to digits. #}
{% macro numeral_to_digits(text) -%}
    case
        when {{ text }} = '十' then '10'
        when {{ text }} like '十%'
            then '1' || translate(substr({{ text }}, 2), '一二三四五六七八九', '123456789')
        when {{ text }} like '%十'
            then translate({{ text }}, '一二三四五六七八九十', '1234567890')
        else translate({{ text }}, '一二三四五六七八九十', '123456789')
    end
{%- endmacro %}

{# 十届二次, 第十届第二次会议, 10-2 → 10-2. Takes a code key. #}
{% macro parse_session(text) -%}
    case
        when {{ matches(text, '^[0-9]{1,2}-[0-9]{1,2}$') }}
            then
                cast(try_cast(split_part({{ text }}, '-', 1) as integer) as {{ dbt.type_string() }})
                || '-'
                || cast(try_cast(split_part({{ text }}, '-', 2) as integer) as {{ dbt.type_string() }})
        when {{ matches(text, '[一二三四五六七八九十0-9]+届.*[一二三四五六七八九十0-9]+次') }}
            then
                {{ numeral_to_digits("regexp_extract(" ~ text ~ ", '([一二三四五六七八九十0-9]+)届', 1)") }}
                || '-'
                || {{ numeral_to_digits("regexp_extract(" ~ text ~ ", '([一二三四五六七八九十0-9]+)次', 1)") }}
    end
{%- endmacro %}

{# 第1号, 001, 1, 2023001 → 001 (D24). Takes cleaned text. #}
{% macro parse_proposal_no(text) -%}
    case
        when {{ matches(text, '^[^0-9]*(19|20)[0-9]{2}[0-9]{3,4}[^0-9]*$') }}
            then lpad(cast(try_cast(regexp_extract({{ text }}, '(19|20)[0-9]{2}([0-9]{3,4})', 2) as integer) as {{ dbt.type_string() }}), 3, '0')
        when {{ matches(text, '^[^0-9]*[0-9]{1,4}[^0-9]*$') }}
            then
                case
                    when length(cast(try_cast(regexp_extract({{ text }}, '([0-9]+)', 1) as integer) as {{ dbt.type_string() }})) > 3
                        then regexp_extract({{ text }}, '([0-9]+)', 1)
                    else lpad(cast(try_cast(regexp_extract({{ text }}, '([0-9]+)', 1) as integer) as {{ dbt.type_string() }}), 3, '0')
                end
        else {{ text }}
    end
{%- endmacro %}

{#
    Rows that somebody typed to try the system (D33). Takes free text. `test` is a
    word here, not the beginning of one: a restaurant may be called Testaccio.
#}
{% macro is_test_row(text) -%}
    coalesce({{ matches(text, '(测试员|^测试|测试[0-9]+$|^[tT][eE][sS][tT]([^a-zA-Z]|$))') }}, false)
{%- endmacro %}
