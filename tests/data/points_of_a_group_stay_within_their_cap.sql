-- Fails with each member and group of rules above its maximum of a year.
with

ledger as (

    select * from {{ ref('fct_member_points') }}

),

point_caps as (

    select * from {{ ref('point_caps') }}

)

select
    ledger.member_id,
    ledger.cap_group,
    extract(year from ledger.score_date) as score_year,
    sum(ledger.points) as points_total

from ledger

inner join point_caps
    on ledger.cap_group = point_caps.cap_group

group by
    ledger.member_id,
    ledger.cap_group,
    extract(year from ledger.score_date),
    point_caps.max_points_year

having sum(ledger.points) > point_caps.max_points_year
