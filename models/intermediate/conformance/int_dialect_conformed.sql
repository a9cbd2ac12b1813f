-- Every macro that hides an engine, applied to literals: a column is true where
-- the engine answers as expected. The same model runs on every target.
with

literals as (

    select
        date '2022-11-30' as november_end,
        date '2024-01-31' as january_end,
        timestamp '2023-03-05 11:34:43' as moment,
        cast(null as date) as no_date,
        cast(null as {{ dbt.type_string() }}) as no_text,
        ' 　Ａ类
' as padded,
        '张三13812345678' as with_phone

),

conformed as (

    select
        coalesce({{ matches("'abc'", 'b') }}, false) as matches_in_the_middle,
        {{ replace_all("'a1b22'", '[0-9]+', '-') }} = 'a-b-'
            as replaces_all_matches,
        {{ clean_text('padded') }} = 'Ａ类' as trims_all_spaces,
        {{ clean('padded') }} = 'A类' as halves_width,
        {{ code_key('padded') }} = 'a类' as makes_code_keys,
        {{ clean_text("'　'") }} is null as empties_to_null,
        {{ mask_personal('with_phone') }} = '张三***' as masks_phones,
        {{ mask_personal("'电话１３８１２３４５６７８'") }} = '电话***'
            as masks_full_width_phones,
        {{ mask_personal("'+8613812345678'") }} = '+***'
            as masks_phones_with_a_country,
        {{ mask_personal("'2023001'") }} = '2023001' as masks_no_numbers,
        {{ mask_personal("'2023031512345678901'") }} = '2023031512345678901'
            as masks_no_long_numbers,
        {{ add_days('november_end', 1) }} = date '2022-12-01' as adds_days,
        {{ add_months('november_end', 3) }} = date '2023-02-28'
            as clamps_months,
        {{ add_months('january_end', 1) }} = date '2024-02-29'
            as knows_leap_days,
        {{ add_months('no_date', 1) }} is null as adds_months_to_nothing,
        {{ days_between('november_end', 'january_end') }} = 427
            as counts_days,
        {{ at_second('november_end', '3661') }}
        = timestamp '2022-11-30 01:01:01' as adds_seconds,
        {{ second_of_day('moment') }} = 41683 as counts_seconds,
        {{ to_date_or_null("'2023-02-30'") }} is null as refuses_bad_dates,
        {{ parse_date("'2023年3月5日'", period='no_date') }}
        = date '2023-03-05' as parses_dates,
        {{ parse_date("'45000'", period='no_date') }} = date '2023-03-15'
            as parses_serials,
        {{ parse_integer("'5,000000'") }} is null as refuses_bad_separators,
        {{ parse_integer("'1,234'") }} = 1234 as accepts_separators,
        {{ parse_amount("'3.5万元'", 'no_text') }} = 35000
            as multiplies_units,
        {{ parse_percent("'0.98'") }} = 98 as reads_fractions,
        {{ sorted_characters("'6A6'") }} = '6,A' as sorts_characters,
        {{ repair_uscc("'91330282l07196379d'") }} = '91330282L07196379D'
            as keeps_a_letter_that_fits,
        {{ repair_uscc("'9l330822MAUU000170'") }} = '91330822MAUU000170'
            as repairs_a_letter_that_does_not,
        {{ repair_uscc("'91330822MAUU000171'") }} is null
            as refuses_wrong_check_digits,
        {{ parse_session("'第十届第二次会议'") }} = '10-2' as reads_sessions,
        {{ to_decimal('cast(1026 as double) / 3600', 18, 2) }} = 0.28
            as rounds_what_is_held,
        {{ to_decimal('cast(0.78125 as double)', 9, 4) }} = 0.7813
            as rounds_halves_up,
        {{ name_list("'、甲,乙 '") }} = '甲,乙' as lists_names

    from literals

)

select * from conformed
