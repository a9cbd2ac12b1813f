-- On one day a name means one unit.
select
    one.alias_key,
    one.unit_id,
    other.unit_id as other_unit_id

from {{ ref('int_unit_aliases_keyed') }} as one

inner join {{ ref('int_unit_aliases_keyed') }} as other
    on
        one.alias_key = other.alias_key
        and one.unit_id < other.unit_id
        and one.valid_from <= other.valid_to
        and other.valid_from <= one.valid_to
