-- Where others rank the county.
with

benchmarks as (

    select * from {{ ref('int_benchmarks_current') }}

),

listed as (

    select
        benchmarks.benchmark_id,
        benchmarks.publisher,
        benchmarks.title,
        benchmarks.scope,
        benchmarks.rank_total,
        benchmarks.rank,
        cast(benchmarks.score as decimal(18, 4)) as score,
        benchmarks.period_year,
        benchmarks.publish_date,
        benchmarks.source,
        benchmarks.feed_id,
        benchmarks.delivery_id

    from benchmarks

)

select * from listed
