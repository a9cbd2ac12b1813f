-- Facts of touched inspections as they are now.
{{ renewed_records('inspections', 'inspection_id') }}
