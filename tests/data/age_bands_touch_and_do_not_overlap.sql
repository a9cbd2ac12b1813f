-- Every age from the first day on lies in exactly one band.
with

bands as (

    select
        *,
        lag(to_days) over (order by position) as days_before

    from {{ ref('age_bands') }}

)

select * from bands

where
    from_days != coalesce(days_before + 1, 0)
    or to_days < from_days
