-- Every measure of every record, each counted in one of the models below.
-- One row per record and measure.
with

measures as (

    select * from {{ ref('fct_carried_proposal_measures') }}

    union all

    select * from {{ ref('fct_duration_measures') }}

    union all

    select * from {{ ref('fct_enterprise_issue_measures') }}

    union all

    select * from {{ ref('fct_enterprise_voice_measures') }}

    union all

    select * from {{ ref('fct_factor_measures') }}

    union all

    select * from {{ ref('fct_funding_measures') }}

    union all

    select * from {{ ref('fct_hotline_measures') }}

    union all

    select * from {{ ref('fct_inspection_measures') }}

    union all

    select * from {{ ref('fct_market_measures') }}

    union all

    select * from {{ ref('fct_pair_measures') }}

    union all

    select * from {{ ref('fct_proposal_measures') }}

    union all

    select * from {{ ref('fct_review_measures') }}

    union all

    select * from {{ ref('fct_service_measures') }}

    union all

    select * from {{ ref('fct_supervision_measures') }}

    union all

    select * from {{ ref('fct_task_measures') }}

    union all

    select * from {{ ref('fct_visit_measures') }}

)

select * from measures
