-- Every case that stood open at the end of a published month, and with whom.
-- Few at any time, so a table.
with

open_cases as (

    select * from {{ ref('int_open_cases_kept') }}

),

units as (

    select * from {{ ref('dim_units') }}

),

towns as (

    select * from {{ ref('dim_towns') }}

),

enterprises as (

    select * from {{ ref('dim_enterprises') }}

),

named as (

    select
        open_cases.period_month,
        open_cases.event_id,
        open_cases.case_kind_id,
        open_cases.unit_id,
        units.unit_name as unit_name_zh,
        units.unit_name_en,
        open_cases.town_id,
        towns.town_name as town_name_zh,
        towns.town_name_en,
        open_cases.enterprise_id,
        enterprises.enterprise_name,
        open_cases.title,
        open_cases.source,
        open_cases.accepted_date,
        open_cases.due_date,
        cast(open_cases.age_days as bigint) as age_days,
        open_cases.age_band_id,
        cast(open_cases.overdue_days as bigint) as overdue_days,
        open_cases.is_overdue

    from open_cases

    left join units
        on open_cases.unit_id = units.unit_id

    left join towns
        on open_cases.town_id = towns.town_id

    left join enterprises
        on open_cases.enterprise_id = enterprises.enterprise_id

)

select * from named
