-- Measures of what enterprises say and are asked: ratings of departments,
-- talks, policies. One row per record and measure.
with

surveyed as (

    select
        event_id as record_id,
        event_date as case_date,
        unit_id,
        town_id,
        feed_id,
        {{ counted('true') }} as enterprise_ratings,
        {{ totalled('rating / 5.0') }} as enterprise_rating_shares_total

    from {{ ref('fct_events') }}

    where
        event_type = 'enterprise_survey'
        and rating is not null

),

talked as (

    select
        event_id as record_id,
        event_date as case_date,
        unit_id,
        town_id,
        feed_id,
        {{ totalled('opinions_raised') }} as talk_opinions_raised,
        {{ totalled('opinions_adopted') }} as talk_opinions_adopted

    from {{ ref('fct_events') }}

    where
        event_type = 'gov_ent_talk'
        -- What was adopted says nothing without what it was adopted of.
        and opinions_raised is not null

),

issued as (

    select
        event_id as record_id,
        event_date as case_date,
        unit_id,
        town_id,
        feed_id,
        {{ counted('true') }} as enterprise_policies_issued,
        {{ counted('is_consulted') }} as enterprise_policies_consulted

    from {{ ref('fct_events') }}

    where
        event_type = 'policy_issue'
        and is_enterprise_related

),

measured as (

    {{ unpivot_measures('surveyed', 'events', [
        'enterprise_ratings',
        'enterprise_rating_shares_total',
    ]) }}

    union all

    {{ unpivot_measures('talked', 'events', [
        'talk_opinions_raised',
        'talk_opinions_adopted',
    ]) }}

    union all

    {{ unpivot_measures('issued', 'events', [
        'enterprise_policies_issued',
        'enterprise_policies_consulted',
    ]) }}

)

select * from measured
