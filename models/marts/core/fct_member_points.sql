-- The ledger of members' points. A cap row takes back what an entry lifts above
-- its group's maximum of the year, and gives it again when a reversal makes
-- room.
with

entries as (

    select * from {{ ref('int_points_awarded') }}

),

point_caps as (

    select * from {{ ref('point_caps') }}

),

running as (

    select
        entries.*,
        point_caps.max_points_year,
        sum(entries.points) over (
            partition by
                entries.member_id,
                entries.cap_group,
                extract(year from entries.score_date)
            order by
                entries.score_date, entries.entry_kind, entries.record_key,
                entries.rule_id
            rows between unbounded preceding and current row
        ) as points_so_far

    from entries

    left join point_caps
        on entries.cap_group = point_caps.cap_group

),

capped as (

    select
        member_id,
        rule_id,
        record_kind,
        record_key,
        'cap' as entry_kind,
        greatest(0, points_so_far - points - max_points_year)
        - greatest(0, points_so_far - max_points_year) as points,
        score_date,
        cap_group,
        entry_kind as capped_kind

    from running

    where max_points_year is not null

),

ledger as (

    select
        member_id,
        rule_id,
        record_kind,
        record_key,
        entry_kind,
        points,
        score_date,
        cap_group,
        entry_kind as capped_kind

    from running

    union all

    select * from capped

    where points <> 0

),

booked as (

    select
        md5(concat_ws(
            '|', member_id, rule_id, record_kind, record_key, entry_kind,
            capped_kind
        )) as entry_id,
        member_id,
        rule_id,
        record_kind,
        record_key,
        entry_kind,
        cast(points as decimal(9, 2)) as points,
        score_date,
        cap_group

    from ledger

)

select * from booked
