-- One target a day: an indicator and group of units has no two in force.
select
    earlier.indicator_id,
    earlier.valid_from,
    later.valid_from as next_from
from {{ ref('targets') }} as earlier
inner join {{ ref('targets') }} as later
    on
        later.indicator_id = earlier.indicator_id
        and later.unit_group = earlier.unit_group
        and later.valid_from > earlier.valid_from
where earlier.valid_to is null or earlier.valid_to >= later.valid_from
