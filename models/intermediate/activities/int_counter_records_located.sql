-- The records of each counter's numerator and denominator, with whom they are
-- counted for: the county, and the town or studio of the record.
with

counters as (

    select * from {{ ref('counters') }}

),

activity_measures as (

    select * from {{ ref('activity_measures') }}

),

activities as (

    select * from {{ ref('fct_activities') }}

),

levels as (

    select distinct
        counter_id,
        level

    from {{ ref('int_counter_entities_listed') }}

),

parts as (

    select
        counter_id,
        month_reach,
        'numerator' as part,
        activity_id

    from counters

    union all

    select
        counter_id,
        month_reach,
        'denominator' as part,
        denominator_activity_id as activity_id

    from counters

),

located as (

    select
        parts.counter_id,
        parts.part,
        parts.month_reach,
        activity_measures.count_how,
        levels.level,
        case levels.level
            when 'county' then 'county'
            when 'town' then activities.town_id
            when 'studio' then activities.studio_id
        end as entity_id,
        activities.activity_date,
        activities.ended_date,
        activities.counted_key,
        activities.quantity

    from parts

    inner join activity_measures
        on parts.activity_id = activity_measures.activity_id

    inner join levels
        on parts.counter_id = levels.counter_id

    inner join activities
        on parts.activity_id = activities.activity_id

)

select * from located

where entity_id is not null
