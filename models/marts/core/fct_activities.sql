-- A record under every activity it counts as. What counts is decided by
-- seeds/catalogue/activity_measures.csv alone: an empty cell there allows any
-- value. `quantity` is what adds up, `counted_key` what counts once. Records
-- have no name here: DuckDB keeps all of a named relation that is read twice.
{{ config(
    materialized='incremental',
    pre_hook='{{ forget_counted_again() }}'
) }}

with

activity_measures as (

    select * from {{ ref('activity_measures') }}

),

classes as (

    select distinct
        record_kind,
        record_class,
        traits

    from ({{ counted_again('int_records_united') }})

),

-- Classes and their traits are matched first, so that the millions of records
-- that no activity asks for are left out by a hash join and not compared row by
-- row.
measured_classes as (

    select
        activity_measures.*,
        classes.record_kind,
        coalesce(classes.record_class, '') as class_key,
        coalesce(classes.traits, '') as traits_key

    from activity_measures

    inner join classes
        on
            {{ allows(
                'activity_measures.record_kinds', 'classes.record_kind'
            ) }}
            and (
                activity_measures.record_class is null
                or activity_measures.record_class = classes.record_class
            )
            and (
                activity_measures.trait is null
                or ',' || classes.traits || ','
                like '%,' || activity_measures.trait || ',%'
            )

),

matched as (

    select
        records.*,
        measured_classes.activity_id,
        measured_classes.count_column

    from ({{ counted_again('int_records_united') }}) as records

    inner join measured_classes
        on
            records.record_kind = measured_classes.record_kind
            and coalesce(records.record_class, '')
            = measured_classes.class_key
            and coalesce(records.traits, '') = measured_classes.traits_key
            and {{ allows('measured_classes.subtype', 'records.subtype') }}
            and {{ allows('measured_classes.brand', 'records.brand') }}
            and {{ allows('measured_classes.level', 'records.level') }}
            and {{ allows('measured_classes.scope', 'records.scope') }}
            and {{ allows(
                'measured_classes.proposal_type', 'records.proposal_type'
            ) }}
            and {{ allows(
                'measured_classes.submitter_kinds', 'records.submitter_kind'
            ) }}
            and {{ allows('measured_classes.source', 'records.source') }}
            and {{ allows('measured_classes.channel', 'records.channel') }}
            and {{ allows('measured_classes.task_ids', 'records.task_id') }}
            and (
                measured_classes.title_has is null
                or records.title like '%' || measured_classes.title_has || '%'
            )

),

activities as (

    select distinct
        activity_id,
        source_kind as record_kind,
        record_id,
        activity_date,
        ended_date,
        town_id,
        committee_id,
        unit_id,
        studio_id,
        task_id,
        {{ counted_key() }} as counted_key,
        cast({{ counted_quantity() }} as bigint) as quantity

    from matched

)

select * from activities
