-- What should happen in every quarter or month, in each of them: for the
-- county and, where the catalogue says so, for every town or studio. Nothing
-- held is a row with 0, and says whether the span is over.
with

spans as (

    select * from {{ ref('int_counter_spans_listed') }}

),

entities as (

    select * from {{ ref('int_counter_entities_listed') }}

),

located as (

    select * from {{ ref('int_counter_records_located') }}

),

counted as (

    select
        located.counter_id,
        located.level,
        located.entity_id,
        spans.period_month,
        spans.span_start,
        {{ activity_total('located.count_how') }} as span_total

    from located

    inner join spans
        on
            located.counter_id = spans.counter_id
            and located.activity_date >= spans.span_start
            and located.activity_date <= spans.span_end
            and located.activity_date <= spans.period_end

    where located.part = 'numerator'

    group by
        located.counter_id,
        located.level,
        located.entity_id,
        spans.period_month,
        spans.span_start

),

joined as (

    select
        spans.period_month,
        spans.counter_id,
        entities.level,
        entities.entity_id,
        spans.light_rule,
        spans.span_no,
        spans.span_start,
        spans.span_end,
        spans.span_end <= spans.period_end as is_over,
        cast(coalesce(counted.span_total, 0) as bigint) as span_total,
        case
            when spans.span_start > spans.period_end then 'ahead'
            when counted.span_total > 0 then 'done'
            when spans.span_end <= spans.period_end then 'silent'
            else 'waiting'
        end as span_state_id

    from spans

    inner join entities
        on spans.counter_id = entities.counter_id

    left join counted
        on
            spans.counter_id = counted.counter_id
            and entities.level = counted.level
            and entities.entity_id = counted.entity_id
            and spans.period_month = counted.period_month
            and spans.span_start = counted.span_start

)

select * from joined
