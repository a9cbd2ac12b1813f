-- Fails with each reversal that has no award of the same size before it.
with

ledger as (

    select * from {{ ref('fct_member_points') }}

)

select reversals.*

from ledger as reversals

left join ledger as awards
    on
        reversals.member_id = awards.member_id
        and reversals.rule_id = awards.rule_id
        and reversals.record_key = awards.record_key
        and awards.entry_kind = 'award'
        and awards.points = -reversals.points

where reversals.entry_kind = 'reversal' and awards.entry_id is null
