-- Rows of events whose key came more than once, and which of them holds.
{{ config(
    materialized='incremental',
    pre_hook="{{ forget_touched('events', 'event_id') }}"
) }}

{{ repeated_records('int_events_lined', 'event_id') }}
