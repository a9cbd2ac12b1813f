-- Facts of touched events as they are now.
{{ renewed_records('events', 'event_id') }}
