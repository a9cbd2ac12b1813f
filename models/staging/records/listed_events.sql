-- Rows of events that were kept although an office should look at them.
{{ listed_rows(
    'events',
    'typed.event_id',
    ['submitter_name', 'contact_phone', 'member_count', 'remark'],
) }}
