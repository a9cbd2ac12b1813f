-- Rows of attendances that were kept although an office should look at them.
-- The record's id is without the name that stands for a member without number.
{{ listed_rows(
    'attendances',
    "typed.event_no || coalesce('|' || typed.member_no, '')",
    ['member_name', 'remark'],
) }}
