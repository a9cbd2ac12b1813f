-- How many cases stood open at the end of each month, by how long they had
-- been: every band for everybody, an empty one with 0.
with

counted as (

    select * from {{ ref('int_open_cases_counted') }}

),

case_kinds as (

    select * from {{ ref('case_kinds') }}

),

age_bands as (

    select * from {{ ref('age_bands') }}

),

entities as (

    select * from {{ ref('int_entities_listed') }}

),

months as (

    select * from {{ ref('int_months_listed') }}

),

filled as (

    select
        case_kinds.case_kind_id,
        entities.level,
        entities.entity_id,
        months.period_month,
        age_bands.age_band_id,
        age_bands.age_band_name_zh,
        age_bands.age_band_name_en,
        age_bands.position,
        cast(coalesce(counted.open_total, 0) as bigint) as open_total,
        cast(coalesce(counted.overdue_total, 0) as bigint) as overdue_total,
        cast(
            coalesce(counted.open_total, 0)
            - coalesce(counted.overdue_total, 0) as bigint
        ) as in_time_total

    from case_kinds

    cross join entities

    cross join months

    cross join age_bands

    left join counted
        on
            case_kinds.case_kind_id = counted.case_kind_id
            and entities.level = counted.level
            and entities.entity_id = counted.entity_id
            and months.period_month = counted.period_month
            and age_bands.age_band_id = counted.age_band_id

    where entities.level in ('county', 'unit', 'town')

)

select * from filled
