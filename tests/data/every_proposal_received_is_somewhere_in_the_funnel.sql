-- Fails where received is not filed + rejected + merged + converted + returned
-- + withdrawn + pending, answered is not the sum of its classes, a part is
-- larger than its whole, or the county is not the sum of its lead units.
with

funnels as (

    select * from {{ ref('mart_proposal_lifecycle') }}

),

broken as (

    select
        session_id,
        entity_id,
        'identity' as what

    from funnels

    where
        received_count <> filed_count + rejected_count + merged_count
        + converted_count + returned_count + withdrawn_count + pending_count

    union all

    select
        session_id,
        entity_id,
        'classes' as what

    from funnels

    where
        answered_count <> answered_a_count + answered_b_count
        + answered_c_count + answered_unclassed_count

    union all

    select
        session_id,
        entity_id,
        'order' as what

    from funnels

    where
        assigned_count > filed_count
        or answered_count > filed_count
        or answered_on_time_count > due_count
        or feedback_given_count > answered_count
        or satisfied_count > mostly_satisfied_count
        or mostly_satisfied_count > feedback_given_count
        or face_to_face_count > talks_due_count
        or solved_later_count > followed_up_count

    union all

    select
        session_id,
        'county' as entity_id,
        'sum of units' as what

    from funnels

    group by session_id

    having
        sum(case when level = 'county' then received_count else 0 end)
        <> sum(case when level = 'unit' then received_count else 0 end)

)

select * from broken
