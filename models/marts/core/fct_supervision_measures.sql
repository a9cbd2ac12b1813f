-- Measures of what checks and supervision led to: findings rectified, opinions
-- adopted. One row per record and measure.
with

rectifiable as (

    select
        inspection_id as record_id,
        rectify_due as case_date,
        unit_id,
        town_id,
        feed_id,
        {{ counted('true') }} as findings_due,
        {{ counted('rectify_date <= rectify_due') }}
            as findings_rectified_on_time

    from {{ ref('fct_inspections') }}

    where
        issue_count > 0

),

supervised as (

    select
        inspection_id as record_id,
        check_date as case_date,
        unit_id,
        town_id,
        feed_id,
        {{ totalled('opinion_count') }} as supervision_opinions_raised,
        {{ totalled('opinion_adopted') }} as supervision_opinions_adopted

    from {{ ref('fct_inspections') }}

    where
        kind in ('民主监督', '委员视察')
        and opinion_count is not null

),

measured as (

    {{ unpivot_measures('rectifiable', 'inspections', [
        'findings_due',
        'findings_rectified_on_time',
    ]) }}

    union all

    {{ unpivot_measures('supervised', 'inspections', [
        'supervision_opinions_raised',
        'supervision_opinions_adopted',
    ]) }}

)

select * from measured
