-- Rows of inspections whose key came more than once, and which of them holds.
{{ config(
    materialized='incremental',
    pre_hook="{{ forget_touched('inspections', 'inspection_id') }}"
) }}

{{ repeated_records('int_inspections_lined', 'inspection_id') }}
