-- Every version of a record; superseded and withdrawn ones stay.
{{ versioned_records(
    'int_inspections_lined', 'int_inspections_repeated', 'inspection_id'
) }}
