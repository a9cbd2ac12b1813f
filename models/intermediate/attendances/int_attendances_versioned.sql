-- Every version of a record; superseded and withdrawn ones stay.
{{ versioned_records(
    'int_attendances_identified', 'int_attendances_repeated', 'attendance_id'
) }}
