{#
    Text as the offices type it, made comparable. Engine differences (regular
    expressions, trimming by a list of characters) are here and nowhere else.
#}

{# Every space that was seen around a cell: Unicode has more than ASCII. #}
{% macro space_characters() -%}
    {{- " \t\n\r\f\v\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006"
        ~ "\u2007\u2008\u2009\u200a\u200b\u2028\u2029\u202f\u205f\u2060"
        ~ "\u3000\ufeff" -}}
{%- endmacro %}

{% macro full_width_characters() -%}
    ０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ（）［］｛｝〔〕．，：；％／－＋＃＆＊＝＿
{%- endmacro %}

{% macro half_width_characters() -%}
    0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz()[]{}[].,:;%/-+#&*=_
{%- endmacro %}

{# True where a part of the text matches the pattern. #}
{% macro matches(text, pattern) -%}
    {{ return(adapter.dispatch('matches', 'u145')(text, pattern)) }}
{%- endmacro %}

{% macro default__matches(text, pattern) -%}
    regexp_matches({{ text }}, '{{ pattern }}')
{%- endmacro %}

{% macro spark__matches(text, pattern) -%}
    {{ text }} rlike '{{ pattern }}'
{%- endmacro %}

{# The text with every match replaced by a plain word (no groups). #}
{% macro replace_all(text, pattern, replacement) -%}
    {{ return(adapter.dispatch('replace_all', 'u145')(
        text, pattern, replacement
    )) }}
{%- endmacro %}

{% macro default__replace_all(text, pattern, replacement) -%}
    regexp_replace({{ text }}, '{{ pattern }}', '{{ replacement }}', 'g')
{%- endmacro %}

{% macro spark__replace_all(text, pattern, replacement) -%}
    regexp_replace({{ text }}, '{{ pattern }}', '{{ replacement }}')
{%- endmacro %}

{#
    Free text: only the spaces around it go; nothing left is null. Trimming by a
    list of characters costs 0.7 µs a cell, to see that there is nothing to trim
    0.07 µs.
#}
{% macro clean_text(text) -%}
    case
        when {{ matches(text, spaces_around()) }}
            then nullif({{ trim_spaces(text) }}, '')
        else nullif({{ text }}, '')
    end
{%- endmacro %}

{% macro spaces_around() -%}
    {{ '^[' ~ space_characters() ~ ']|[' ~ space_characters() ~ ']$' }}
{%- endmacro %}

{% macro trim_spaces(text) -%}
    {{ return(adapter.dispatch('trim_spaces', 'u145')(text)) }}
{%- endmacro %}

{% macro default__trim_spaces(text) -%}
    trim({{ text }}, '{{ space_characters() }}')
{%- endmacro %}

{% macro spark__trim_spaces(text) -%}
    trim(both '{{ space_characters() }}' from {{ text }})
{%- endmacro %}

{#
    True where a character needs `translate`: full width, brackets of 〔 〕, or
    (for codes) a space or capital. `translate` builds its table for every
    row and costs 1.2 µs a cell, this pattern 0.03 µs.
#}
{% macro needs_translation(text, others='') -%}
    {{ matches(text, "[！-～〔〕" ~ others ~ "]") }}
{%- endmacro %}

{# Numbers, dates and identifiers: full-width characters become ASCII too. #}
{% macro clean(text) -%}
    case
        when {{ matches(text, spaces_around() ~ '|[！-～〔〕]') }}
            then
                nullif({{ trim_spaces("translate(" ~ text ~ ", '"
                    ~ full_width_characters() ~ "', '"
                    ~ half_width_characters() ~ "')") }}, '')
        else nullif({{ text }}, '')
    end
{%- endmacro %}

{#
    What two spellings of one code or name share: no space anywhere, half
    width, lower case. `translate` drops the characters of its first list that
    have no partner in the second, so one pass does it all.
#}
{% macro code_key(text) -%}
    case
        when {{ needs_translation(text, space_characters()) }}
            then
                nullif(
                    translate(
                        lower({{ text }}),
                        '{{ full_width_characters() | lower ~ space_characters() }}',
                        '{{ half_width_characters() | lower }}'
                    ),
                    ''
                )
        else nullif(lower({{ text }}), '')
    end
{%- endmacro %}

{#
    Phone and identity numbers do not belong in what is published (D32). A mobile
    number may have its country before it. An identity number holds a day of
    birth up to 2019: a credit code and an order number of 18 digits (place, day,
    serial number) stay.
#}
{% macro mobile_and_identity_pattern() -%}
    (00)?(86[- ]?)?1[3-9][0-9][- ]?[0-9]{4}[- ]?[0-9]{4}|[1-9][0-9]{5}(19[0-9]{2}|20[01][0-9])(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9Xx]
{%- endmacro %}

{% macro landline_pattern() -%}
    0[0-9]{2,3}-[0-9]{7,8}
{%- endmacro %}

{#
    The numbers where no letter or digit touches them. `_` is a border, and so is
    a line break as JSON writes it, also in a JSON text that is a JSON value.
#}
{% macro standing_alone(pattern) -%}
    {{ return(adapter.dispatch('standing_alone', 'u145')(pattern)) }}
{%- endmacro %}

{% macro default__standing_alone(pattern) -%}
    (\b|_|\\+([bfnrt]|u[0-9a-f]{4}))(({{ pattern }})(\b|_))+
{%- endmacro %}

{% macro spark__standing_alone(pattern) -%}
    (?<![0-9A-Za-z])({{ pattern }})(?![0-9A-Za-z])
{%- endmacro %}

{% macro personal_pattern() -%}
    {{ standing_alone(mobile_and_identity_pattern() ~ '|' ~ landline_pattern()) }}
{%- endmacro %}

{# Full-width digits are digits; only a text that has them pays for it. #}
{% macro half_digits(text) -%}
    case
        when {{ matches(text, '[０-９]') }}
            then translate({{ text }}, '０１２３４５６７８９－＋Ｘｘ', '0123456789-+Xx')
        else {{ text }}
    end
{%- endmacro %}

{# The pattern costs more than the text, so only several digits meet it. #}
{% macro has_personal(text) -%}
    (
        {{ matches(text, '[0-9０-９]{4}') }}
        and {{ matches(half_digits(text), personal_pattern()) }}
    )
{%- endmacro %}

{# Half width is written only where something is masked. #}
{% macro mask_personal(text) -%}
    case
        when {{ has_personal(text) }}
            then {{ replace_all(half_digits(text), personal_pattern(), '***') }}
        else {{ text }}
    end
{%- endmacro %}

{#
    A key that is somebody's number can't be published, and masked it would be
    one key for many records. Takes cleaned text. A number such as 001-20230305
    is a key and no landline.
#}
{% macro is_personal_key(text) -%}
    {{ matches(text, standing_alone(mobile_and_identity_pattern())) }}
{%- endmacro %}
