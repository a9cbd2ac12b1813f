-- Names under proposals that were withdrawn, as the proposals stood before, and
-- the day they went: the points that they gave are reversed on that day.
with

versioned as (

    select * from {{ ref('int_proposals_versioned') }}

),

sheets as (

    select * from {{ ref('stg_records__sheets') }}

),

members as (

    select * from {{ ref('int_member_names_keyed') }}

),

tombstones as (

    select
        versioned.proposal_id,
        coalesce(versioned.entered_date, sheets.period_date)
            as withdrawn_date

    from versioned

    left join sheets
        on
            versioned.delivery_id = sheets.delivery_id
            and versioned.sheet = sheets.sheet
            and sheets.record_kind = 'proposals'

    where versioned.is_current and versioned.is_withdrawn

),

last_versions as (

    select * from versioned

    where not coalesce(is_withdrawn, false)

    qualify row_number() over (
        partition by proposal_id
        order by
            version_no desc, delivery_order desc, sheet desc, row_number desc
    ) = 1

),

signed as (

    select
        last_versions.proposal_id,
        parts.part_no,
        parts.proposer_name

    from last_versions

    {{ unnest_parts(
        'last_versions.proposer_names', ',', 'parts', 'proposer_name'
    ) }}

),

withdrawn as (

    select
        'proposals' as record_kind,
        cast(null as {{ dbt.type_string() }}) as record_class,
        last_versions.proposal_id as record_key,
        members.member_id,
        case when signed.part_no = 1 then 'lead' else 'joint' end as role,
        cast(null as {{ dbt.type_string() }}) as attend_state,
        concat_ws(
            ',',
            case when last_versions.review_result = '立案' then 'filed' end,
            case when last_versions.is_key then 'key' end,
            case when last_versions.is_excellent then 'excellent' end
        ) as traits,
        coalesce(last_versions.review_date, last_versions.submit_date)
            as score_date,
        coalesce(
            tombstones.withdrawn_date,
            last_versions.review_date,
            last_versions.submit_date
        ) as withdrawn_date

    from tombstones

    inner join last_versions
        on tombstones.proposal_id = last_versions.proposal_id

    inner join signed
        on tombstones.proposal_id = signed.proposal_id

    inner join members
        on {{ code_key('signed.proposer_name') }} = members.member_key

)

select * from withdrawn
