-- Rows of attendances with a fatal issue and all their reasons.
-- The record's id is without the name that stands for a member without number.
{{ quarantined_rows(
    'attendances',
    "typed.event_no || coalesce('|' || typed.member_no, '')",
    ['member_name', 'remark'],
) }}
