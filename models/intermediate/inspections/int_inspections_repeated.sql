-- Rows of inspections whose key came more than once, and which of them holds.
{{ repeated_records('int_inspections_lined', 'inspection_id') }}
