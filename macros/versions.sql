{#
    Rows whose key came more than once, in order: the later delivery wins, then
    the later sheet and row. Resolving only these costs a seventh of ranking all
    (10 M rows: 1.7 s against 11.7 s), and a hash tells which they may be. The relation is named twice and not
    given a name: DuckDB keeps all of a named one in memory, every column. A repetition that says the same is no new
    version.
#}
{% macro repeated_records(relation, key) -%}
with

key_hashes as (

    select {{ hash_of([key]) }} as key_hash from {{ ref(relation) }}

),

suspected as (

    select key_hash from key_hashes

    group by key_hash

    having count(*) > 1

),

hashed as (

    select
        {{ key }},
        delivery_id,
        delivery_order,
        sheet,
        row_number,
        {{ row_hash([
            'feed_id', 'delivery_id', 'delivery_order', 'file_name', 'sheet',
            'row_number', 'is_line', 'is_fatal', 'issues'
        ]) }} as content_hash

    from {{ ref(relation) }}

    where
        {{ hash_of([key]) }} in (select suspected.key_hash from suspected)

),

ordered as (

    select
        *,
        count(*) over (partition by {{ key }}) as rows_total,
        lag(content_hash) over (
            partition by {{ key }}
            order by delivery_order, delivery_id, sheet, row_number
        ) as earlier_hash,
        row_number() over (
            partition by {{ key }}
            order by
                delivery_order desc, delivery_id desc, sheet desc,
                row_number desc
        ) as place_from_last

    from hashed

),

numbered as (

    select
        {{ key }},
        delivery_id,
        sheet,
        row_number,
        content_hash = earlier_hash as is_same_again,
        place_from_last = 1 as is_current,
        cast(count_if(
            earlier_hash is null or content_hash <> earlier_hash
        ) over (
            partition by {{ key }}
            order by delivery_order, delivery_id, sheet, row_number
            rows between unbounded preceding and current row
        ) as bigint) as version_no

    from ordered

    where rows_total > 1

)

select * from numbered
{%- endmacro %}

{#
    Every version of a record; superseded ones stay to be asked about. What was
    withdrawn stays too, as its last version.
#}
{% macro versioned_records(relation, repeated, key) -%}
with

kept as (

    select * from {{ ref(relation) }}

),

repeated as (

    select * from {{ ref(repeated) }}

),

versioned as (

    select
        kept.*,
        coalesce(repeated.version_no, cast(1 as bigint)) as version_no,
        coalesce(repeated.is_same_again, false) as is_same_again,
        coalesce(repeated.is_current, true) as is_current,
        kept.record_state = '撤回' as is_withdrawn

    from kept

    left join repeated
        on
            kept.{{ key }} = repeated.{{ key }}
            and kept.delivery_id = repeated.delivery_id
            and kept.sheet = repeated.sheet
            and kept.row_number = repeated.row_number

)

select * from versioned
{%- endmacro %}

{#
    The row that brought what a record says now: the first of its newest version,
    for records that a model `restated` names. Rows that are lines of one record
    count as the delivery's one row, as in int_<kind>_lined.
#}
{% macro versions_brought(kind, key) -%}
    select
        '{{ kind }}' as record_kind,
        delivered.record_id,
        delivered.delivery_id,
        delivered.file_name,
        delivered.sheet,
        delivered.row_number,
        delivered.is_withdrawn

    from (
        select
            kept.{{ key }} as record_id,
            kept.delivery_id,
            kept.file_name,
            max(kept.sheet) as sheet,
            min(kept.row_number) as row_number,
            max(kept.record_state) = '撤回' as is_withdrawn

        from {{ ref('stg_records__' ~ kind) }} as kept

        inner join restated
            on
                restated.record_kind = '{{ kind }}'
                and restated.record_id = kept.{{ key }}

        group by
            kept.{{ key }},
            kept.delivery_id,
            kept.delivery_order,
            kept.file_name,
            case when not kept.is_line then kept.sheet end,
            case when not kept.is_line then kept.row_number end
    ) as delivered

    left join {{ ref('int_' ~ kind ~ '_repeated') }} as repeated
        on
            repeated.{{ key }} = delivered.record_id
            and repeated.delivery_id = delivered.delivery_id
            and repeated.sheet = delivered.sheet
            and repeated.row_number = delivered.row_number

    where not coalesce(repeated.is_same_again, false)

    qualify row_number() over (
        partition by delivered.record_id
        order by coalesce(repeated.version_no, 1) desc
    ) = 1
{%- endmacro %}
