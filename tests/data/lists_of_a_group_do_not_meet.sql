-- A group with lists has more units than both lists together have ranks.
select
    limit_id,
    limit_value
from {{ ref('limits') }}
where
    limit_id = 'ranking_list_units_min'
    and limit_value
    <= {{ limit('honour_ranks') }} + {{ limit('warning_ranks') }}
