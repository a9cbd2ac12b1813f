-- Keys of inspections that this build computes again.
{{ touched_records('inspections', 'inspection_id') }}
