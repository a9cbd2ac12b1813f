-- Rows of benchmarks that can be counted; flagged issues stay on them.
with

typed as (

    select * from {{ ref('stg_records__benchmarks_typed') }}

),

kept as (

    select * from typed

    where not is_fatal

)

select * from kept
