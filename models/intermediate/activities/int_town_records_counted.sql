-- Records of a town by family and month. Counted by kind and class first, so
-- that millions of records are read once and matched as a handful.
with

records as (

    select * from {{ ref('int_records_united') }}

),

record_families as (

    select * from {{ ref('record_families') }}

),

classes_counted as (

    select
        town_id,
        record_kind,
        coalesce(record_class, '') as record_class,
        {{ month_of('activity_date') }} as record_month,
        count(*) as records_count,
        max(activity_date) as last_record_date

    from records

    where town_id is not null

    group by
        town_id,
        record_kind,
        coalesce(record_class, ''),
        {{ month_of('activity_date') }}

),

families_counted as (

    select
        record_families.family_id,
        classes_counted.town_id,
        classes_counted.record_month,
        sum(classes_counted.records_count) as records_count,
        max(classes_counted.last_record_date) as last_record_date

    from classes_counted

    inner join record_families
        on
            {{ allows(
                'record_families.record_kinds', 'classes_counted.record_kind'
            ) }}
            and {{ allows(
                'record_families.record_classes', 'classes_counted.record_class'
            ) }}

    group by
        record_families.family_id,
        classes_counted.town_id,
        classes_counted.record_month

)

select * from families_counted
