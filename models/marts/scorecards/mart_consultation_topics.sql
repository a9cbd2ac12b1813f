-- The consultation topics of the register in every month of their year: how far
-- the task is, when the topic was consulted on, and what came of it.
with

progress as (

    select * from {{ ref('mart_task_progress') }}

),

periods as (

    select * from {{ ref('int_periods_listed') }}

),

events as (

    select * from {{ ref('fct_events') }}

),

topics as (

    select
        progress.*,
        periods.period_end

    from progress

    inner join periods
        on progress.period_month = periods.period_month

    where
        progress.task_kind = 'consultation'
        and periods.period_window = 'ytd'

),

held as (

    select
        topics.task_id,
        topics.period_month,
        count(*) as sessions_held,
        min(events.record_date) as first_held_date,
        max(events.record_date) as last_held_date,
        min_by(events.event_id, events.record_date) as first_event_id,
        sum(events.opinions_raised) as opinions_raised,
        sum(events.opinions_adopted) as opinions_adopted

    from topics

    inner join events
        on
            topics.task_id = events.task_id
            and topics.period_end >= events.record_date

    where events.event_type = topics.task_kind

    group by
        topics.task_id,
        topics.period_month

),

joined as (

    select
        topics.task_id,
        topics.period_month,
        topics.task_name_zh,
        topics.task_name_en,
        topics.milestones_total,
        topics.milestones_done,
        topics.progress_pct,
        topics.time_progress_pct,
        topics.status_id,
        coalesce(held.sessions_held, 0) > 0 as is_held,
        cast(coalesce(held.sessions_held, 0) as bigint) as sessions_held,
        held.first_held_date,
        held.last_held_date,
        held.first_event_id,
        cast(held.opinions_raised as bigint) as opinions_raised,
        cast(held.opinions_adopted as bigint) as opinions_adopted,
        {{ share_pct('held.opinions_adopted', 'held.opinions_raised') }}
            as adopted_pct

    from topics

    left join held
        on
            topics.task_id = held.task_id
            and topics.period_month = held.period_month

)

select * from joined
