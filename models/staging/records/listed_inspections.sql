-- Rows of inspections that were kept although an office should look at them.
{{ listed_rows(
    'inspections',
    'typed.inspection_id',
    ['inspectors', 'members', 'remark'],
) }}
