-- Rows of events with a fatal issue and all their reasons.
{{ quarantined_rows(
    'events',
    'typed.event_id',
    ['submitter_name', 'contact_phone', 'member_count', 'remark'],
) }}
