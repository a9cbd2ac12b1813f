-- Members together, by special committee and by sector: points a member, how
-- many were active, how many were silent in the quarter. No names.
with

performance as (

    select * from {{ ref('mart_member_performance') }}

),

groups as (

    select * from {{ ref('int_member_groups_listed') }}

),

counted as (

    select
        groups.group_kind,
        groups.group_id,
        groups.group_name_zh,
        groups.group_name_en,
        groups.group_short_name_zh,
        groups.group_short_name_en,
        performance.period_month,
        performance.period_window,
        count(*) as members_total,
        count_if(performance.records_count > 0) as members_active,
        count_if(performance.is_silent_quarter) as members_silent,
        sum(performance.records_count) as records_total,
        sum(performance.points_total) as points_total,
        median(performance.points_total) as points_median

    from groups

    inner join performance
        on
            groups.group_kind = 'county'
            or (
                groups.group_kind = 'committee'
                and performance.committee_id = groups.group_id
            )
            or (
                groups.group_kind = 'sector'
                and performance.sector_id = groups.group_id
            )

    group by all

),

published as (

    select
        group_kind,
        group_id,
        group_name_zh,
        group_name_en,
        group_short_name_zh,
        group_short_name_en,
        period_month,
        period_window,
        cast(members_total as bigint) as members_total,
        cast(members_active as bigint) as members_active,
        {{ share_pct('members_active', 'members_total') }}
            as members_active_pct,
        cast(members_silent as bigint) as members_silent,
        {{ share_pct('members_silent', 'members_total') }}
            as members_silent_pct,
        cast(records_total as bigint) as records_total,
        cast(points_total as decimal(18, 2)) as points_total,
        {{ to_decimal(
            'cast(points_total as double) / members_total', 18, 4
        ) }} as points_mean,
        cast(points_median as decimal(18, 2)) as points_median

    from counted

)

select * from published
