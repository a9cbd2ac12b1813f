-- Rows of attendances whose key came more than once, and which of them holds.
{{ repeated_records('int_attendances_identified', 'attendance_id') }}
