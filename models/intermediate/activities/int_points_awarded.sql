-- Points by the rules of seeds/catalogue/point_rules.csv, and for a record that
-- was withdrawn the same points back: nothing is ever overwritten.
with

deeds as (

    select * from {{ ref('int_deeds_united') }}

),

point_rules as (

    select * from {{ ref('point_rules') }}

),

as_of as (

    select * from {{ ref('dim_as_of') }}

),

awarded as (

    select
        deeds.member_id,
        point_rules.rule_id,
        deeds.record_kind,
        deeds.record_key,
        'award' as entry_kind,
        cast(point_rules.points as decimal(9, 2)) as points,
        deeds.score_date,
        deeds.withdrawn_date,
        point_rules.cap_group

    from deeds

    inner join point_rules
        on
            deeds.record_kind = point_rules.record_kind
            and {{ allows('point_rules.record_class', 'deeds.record_class') }}
            and {{ allows('point_rules.role', 'deeds.role') }}
            and {{ allows('point_rules.attend_state', 'deeds.attend_state') }}
            and (
                point_rules.trait is null
                or ',' || deeds.traits || ','
                like '%,' || point_rules.trait || ',%'
            )

    cross join as_of

    where deeds.score_date <= as_of.as_of_date

),

reversed as (

    select
        awarded.member_id,
        awarded.rule_id,
        awarded.record_kind,
        awarded.record_key,
        'reversal' as entry_kind,
        cast(-awarded.points as decimal(9, 2)) as points,
        greatest(awarded.withdrawn_date, awarded.score_date) as score_date,
        awarded.withdrawn_date,
        awarded.cap_group

    from awarded

    cross join as_of

    where awarded.withdrawn_date <= as_of.as_of_date

),

united as (

    select * from awarded

    union all

    select * from reversed

)

select * from united
