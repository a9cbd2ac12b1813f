-- The day up to which everything is counted; never a clock hidden in SQL.
with

runs as (

    select * from {{ ref('stg_registry__run') }}

),

listed as (

    select
        runs.as_of_date,
        runs.run_id

    from runs

)

select * from listed
