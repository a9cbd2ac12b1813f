-- Pairs of a unit and an enterprise that it checks on site: counted on the
-- pair's first check of a year, and as over frequency on the first check
-- beyond the limit. An enterprise that moved stays in the town of its first
-- check. One row per record and measure.
with

inspections as (

    select * from {{ ref('fct_inspections') }}

),

numbered as (

    select
        inspection_id,
        check_date,
        unit_id,
        feed_id,
        first_value(town_id) over (
            partition by
                unit_id, enterprise_id, {{ year_of('check_date') }}
            order by check_date, inspection_id
        ) as town_id,
        row_number() over (
            partition by
                unit_id, enterprise_id, {{ year_of('check_date') }}
            order by check_date, inspection_id
        ) as check_no

    from inspections

    where
        {{ is_visit_of_enterprise() }}
        and enterprise_id is not null
        and check_date <= {{ as_of() }}

),

paired as (

    select
        inspection_id as record_id,
        check_date as case_date,
        unit_id,
        town_id,
        feed_id,
        {{ counted('check_no = 1') }} as checked_pairs,
        {{ counted('check_no = 1 + ' ~ limit('inspection_frequency_max')) }}
            as checked_pairs_over_frequency

    from numbered

    where
        check_no <= 1 + {{ limit('inspection_frequency_max') }}

),

measured as (

    {{ unpivot_measures('paired', 'inspections', [
        'checked_pairs',
        'checked_pairs_over_frequency',
    ]) }}

)

select * from measured
