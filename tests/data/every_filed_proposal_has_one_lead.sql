-- One unit leads, unless several answer separately.
with

leads as (

    select
        proposal_id,
        count_if(role = '主办') as leads_total

    from {{ ref('fct_proposal_units') }}

    group by proposal_id

)

select fct_proposals.proposal_id

from {{ ref('fct_proposals') }} as fct_proposals

inner join leads
    on fct_proposals.proposal_id = leads.proposal_id

where leads.leads_total > 1
