-- Inspections and supervisions that raised advice, and how much was adopted.
with

inspections as (

    select * from {{ ref('fct_inspections') }}

),

inspection_kinds as (

    select * from {{ ref('inspection_kinds') }}

),

units as (

    select * from {{ ref('dim_units') }}

),

listed as (

    select
        inspections.inspection_id,
        inspections.kind,
        inspection_kinds.kind_name_zh,
        inspection_kinds.kind_name_en,
        inspections.topic,
        inspections.unit_id,
        units.unit_name as unit_name_zh,
        units.unit_name_en,
        inspections.town_id,
        inspections.check_date,
        {{ month_of('inspections.check_date') }} as period_month,
        inspections.opinion_count as raised_count,
        inspections.opinion_adopted as adopted_count,
        {{ share_pct(
            'inspections.opinion_adopted', 'inspections.opinion_count'
        ) }} as adopted_pct,
        inspections.report_no,
        inspections.has_leader_instruction

    from inspections

    inner join inspection_kinds
        on
            inspections.kind = inspection_kinds.kind
            and inspection_kinds.gives_advice

    left join units
        on inspections.unit_id = units.unit_id

    where inspections.check_date <= {{ as_of() }}

)

select * from listed
