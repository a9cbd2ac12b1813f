-- Rows of inspections with a fatal issue and all their reasons.
{{ quarantined_rows(
    'inspections',
    'typed.inspection_id',
    ['inspectors', 'members', 'remark'],
) }}
