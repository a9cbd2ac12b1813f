-- Keys of events that this build computes again.
{{ touched_records('events', 'event_id') }}
