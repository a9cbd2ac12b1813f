-- What a member did that a point rule may reward: an attendance or a name under
-- a proposal, also when it was withdrawn later.
with

attendances as (

    select * from {{ ref('int_attendances_framed') }}

),

signed as (

    select * from {{ ref('int_proposals_signed') }}

),

proposals as (

    select * from {{ ref('int_proposals_framed') }}

),

fct_proposals as (

    select * from {{ ref('fct_proposals') }}

),

withdrawn as (

    select * from {{ ref('int_deeds_withdrawn') }}

),

attended as (

    select
        'attendances' as record_kind,
        attendances.record_class,
        attendances.record_id as record_key,
        attendances.member_id,
        cast(null as {{ dbt.type_string() }}) as role,
        attendances.attend_state,
        attendances.traits,
        attendances.activity_date as score_date,
        cast(null as date) as withdrawn_date

    from attendances

),

proposed as (

    select
        'proposals' as record_kind,
        cast(null as {{ dbt.type_string() }}) as record_class,
        signed.proposal_id as record_key,
        signed.member_id,
        signed.role,
        cast(null as {{ dbt.type_string() }}) as attend_state,
        proposals.traits,
        coalesce(fct_proposals.review_date, fct_proposals.submit_date)
            as score_date,
        cast(null as date) as withdrawn_date

    from signed

    inner join proposals
        on signed.proposal_id = proposals.record_id

    inner join fct_proposals
        on signed.proposal_id = fct_proposals.proposal_id

),

united as (

    select * from attended

    union all

    select * from proposed

    union all

    select * from withdrawn

)

select * from united
