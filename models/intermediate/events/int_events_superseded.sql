-- Facts of touched events as the last build left them.
{{ superseded_records('events', 'event_id') }}
