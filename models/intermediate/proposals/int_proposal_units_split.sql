-- Every unit of a proposal with its part in it. The first unit of the lead
-- cell leads; what stands after it in that cell only joins.
with

proposals as (

    select
        *,
        {{ record_date('proposals') }} as record_date

    from {{ ref('int_proposals_current') }}

),

cells as (

    select
        proposal_id,
        record_date,
        '主办' as unit_role,
        lead_unit as cell
    from proposals

    union all

    select
        proposal_id,
        record_date,
        '会办' as unit_role,
        co_units as cell
    from proposals

    union all

    select
        proposal_id,
        record_date,
        '分办' as unit_role,
        split_units as cell
    from proposals

),

resolved as (

    select * from {{ ref('int_unit_cells_resolved') }}

),

named as (

    select
        cells.proposal_id,
        resolved.unit_id,
        case
            when cells.unit_role = '主办' and resolved.part_no > 1 then '会办'
            else cells.unit_role
        end as unit_role,
        resolved.unit_text as unit_raw,
        resolved.is_known

    from cells

    inner join resolved
        on
            cells.cell = resolved.cell
            and cells.record_date = resolved.mentioned_date

),

split as (

    select
        proposal_id,
        unit_id,
        unit_role,
        min(unit_raw) as unit_raw,
        bool_and(is_known) as is_known

    from named

    group by
        proposal_id,
        unit_id,
        unit_role,
        -- Two unknown names are two units, not one.
        case when is_known then '' else unit_raw end

)

select * from split
