-- The bands that pages draw are the ones that scores are made with; and a
-- target lies between its floor and the best, the floor above the worst.
select status_id
from {{ ref('statuses') }}
where
    (status_id = 'met' and score_from != {{ score_at_target() }})
    or (status_id = 'near' and score_from != {{ score_at_floor() }})
    or (status_id = 'not_met' and score_from != 0)

union all

select targets.indicator_id
from {{ ref('targets') }} as targets
inner join {{ ref('indicators') }} as indicators
    on indicators.indicator_id = targets.indicator_id
where
    not case indicators.direction
        when 'higher_is_better'
            then
                indicators.worst < targets.floor
                and targets.floor < targets.target
                and targets.target <= indicators.best
        else
            indicators.worst > targets.floor
            and targets.floor > targets.target
            and targets.target >= indicators.best
    end
