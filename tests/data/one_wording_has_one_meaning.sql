-- Two spellings that only differ by spaces, width or case can not mean two
-- things in one column.
select
    record_kind,
    column_id,
    {{ code_key('raw_value') }} as raw_key

from {{ ref('code_maps') }}

group by record_kind, column_id, {{ code_key('raw_value') }}

having count(distinct code_value) > 1
