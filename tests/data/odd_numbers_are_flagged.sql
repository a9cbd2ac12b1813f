-- More adopted than raised and more paid than due stay, but never unseen.
select event_id as record_id

from {{ ref('fct_events') }}

where
    (
        opinions_adopted > opinions_raised
        and coalesce(issues, '') not like '%adopted_over_raised%'
    )
    or (
        amount_paid > amount_due
        and coalesce(issues, '') not like '%paid_over_due%'
    )

union all

select inspection_id as record_id

from {{ ref('fct_inspections') }}

where
    opinion_adopted > opinion_count
    and coalesce(issues, '') not like '%adopted_over_raised%'
