-- Who and where: names on a proposal become keys, by its own date.
with

proposals as (

    select
        *,
        {{ record_date('proposals') }} as record_date

    from {{ ref('int_proposals_current') }}

),

units as (

    select * from {{ ref('units') }}

),

members as (

    select * from {{ ref('int_proposal_members_listed') }}

),

unit_totals as (

    select
        proposal_id,
        cast(count_if(unit_role = '会办') as bigint) as co_units_total,
        cast(count_if(unit_role = '分办') as bigint) as split_units_total,
        count_if(not is_known and unit_role <> '主办') as units_unknown

    from {{ ref('int_proposal_units_split') }}

    group by proposal_id

),

located as (

    select
        {{ all_but('proposals', [
            'lead_unit', 'town', 'committee', 'sector', 'proposer_names',
            'issues'
        ]) }},
        coalesce(lead_units.unit_id, 'unassigned') as unit_id,
        proposals.lead_unit as unit_raw,
        coalesce(unit_totals.co_units_total, 0) as co_units_total,
        coalesce(unit_totals.split_units_total, 0) as split_units_total,
        members.first_member_id,
        members.member_ids,
        town_places.place_id as town_id,
        committee_places.place_id as committee_id,
        sector_places.place_id as sector_id,
        nullif(concat_ws(
            ',',
            proposals.issues,
            {{ unit_issues('lead_unit') }},
            case
                when unit_totals.units_unknown > 0
                    then 'unmapped_unit:co_units'
            end,
            case
                when
                    members.unknown_signers > 0
                    and proposals.proposal_type in ('委员个人', '委员联名')
                    then 'unmapped_member:proposer_names'
            end,
            {{ place_issue('town') }},
            {{ place_issue('committee') }},
            {{ place_issue('sector') }}
        ), '') as issues

    from proposals

    {{ join_unit('proposals.lead_unit', 'proposals.record_date') }}

    {{ join_place('town', 'proposals') }}

    {{ join_place('committee', 'proposals') }}

    {{ join_place('sector', 'proposals') }}

    left join unit_totals
        on proposals.proposal_id = unit_totals.proposal_id

    left join members
        on proposals.proposal_id = members.proposal_id

),

grouped as (

    select
        located.*,
        units.unit_group

    from located

    left join units
        on located.unit_id = units.unit_id

)

select * from grouped
