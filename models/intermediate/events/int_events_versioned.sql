-- Every version of a record; superseded and withdrawn ones stay.
{{ versioned_records(
    'int_events_lined', 'int_events_repeated', 'event_id'
) }}
