-- Typed rows of benchmarks, kept by delivery: a refresh reads only deliveries
-- that this table has not seen, whatever dates they hold.
{{ config(
    materialized='incremental',
    pre_hook='{{ forget_read_again() }}'
) }}

with

judged as (

    select * from {{ ref('stg_records__benchmarks_judged') }}

    where {{ is_new_delivery('benchmarks') }}

),

typed as (

    select
        upper(benchmark_no) as benchmark_id,
        feed_id,
        delivery_id,
        delivery_order,
        file_name,
        sheet,
        row_number,
        is_line,
        upper(benchmark_no) as benchmark_no,
        {{ mask_personal('publisher') }} as publisher,
        {{ mask_personal('title') }} as title,
        nullif(scope_value, 'n/a') as scope,
        {{ mask_personal('source') }} as source,
        rank_total_value as rank_total,
        rank_value as rank,
        cast(score_value as decimal(18, 4)) as score,
        period_year_value as period_year,
        {{ drop_sentinel('publish_date_value') }} as publish_date,
        coalesce(record_state_value, '正常') as record_state,
        {{ mask_personal('remark') }} as remark,
        fatal_issues is not null as is_fatal,
        nullif(concat_ws(',', fatal_issues, flagged_issues), '') as issues

    from judged

)

select * from typed
