-- The records that reproduce each figure of the report, with what a list of
-- them says.
with

fact_records as (

    select * from {{ ref('fct_report_fact_records') }}

),

activity_measures as (

    select * from {{ ref('activity_measures') }}

),

records as (

    select * from {{ ref('int_records_united') }}

),

units as (

    select * from {{ ref('dim_units') }}

),

wanted as (

    select distinct
        record_kind,
        record_id

    from fact_records

),

-- A proposal stands in the frame once more for every member who signed it.
titled as (

    select
        wanted.record_kind,
        wanted.record_id,
        max(records.title) as title,
        max(records.unit_id) as unit_id

    from wanted

    inner join records
        on
            records.record_kind = wanted.record_kind
            and records.record_id = wanted.record_id

    group by wanted.record_kind, wanted.record_id

),

described as (

    select
        fact_records.fact_id,
        fact_records.check_no,
        fact_records.part,
        fact_records.activity_id,
        activity_measures.activity_name_zh,
        activity_measures.activity_name_en,
        fact_records.record_kind,
        fact_records.record_id,
        fact_records.counted_key,
        titled.title,
        titled.unit_id,
        units.unit_name as unit_name_zh,
        units.unit_name_en,
        fact_records.activity_date,
        fact_records.quantity

    from fact_records

    inner join activity_measures
        on activity_measures.activity_id = fact_records.activity_id

    left join titled
        on
            titled.record_kind = fact_records.record_kind
            and titled.record_id = fact_records.record_id

    left join units
        on units.unit_id = titled.unit_id

)

select * from described
