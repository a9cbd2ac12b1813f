-- Rows of events whose key came more than once, and which of them holds.
{{ repeated_records('int_events_lined', 'event_id') }}
