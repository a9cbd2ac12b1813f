-- Facts of touched inspections as the last build left them.
{{ superseded_records('inspections', 'inspection_id') }}
