-- Landed rows = staged + quarantined, for every delivery and sheet. Rows that
-- landed are counted twice: by landing, and in the raw files themselves.
with

counted as (

    {% for kind in [
        'proposals', 'inspections', 'events', 'attendances', 'benchmarks'
    ] %}
        select
            '{{ kind }}' as record_kind,
            delivery_id,
            sheet,
            'staged' as place,
            count(*) as rows_total
        from {{ ref('stg_records__' ~ kind) }}
        group by delivery_id, sheet

        union all

        select
            '{{ kind }}' as record_kind,
            delivery_id,
            sheet,
            'quarantined' as place,
            count(*) as rows_total
        from {{ ref('int_rows_set_aside') }}
        where record_kind = '{{ kind }}' and severity = 'fatal'
        group by delivery_id, sheet

        union all

        select
            '{{ kind }}' as record_kind,
            _delivery_id as delivery_id,
            coalesce(_sheet, '') as sheet,
            'raw' as place,
            count(*) as rows_total
        from {{ source('raw', kind) }}
        where
            _delivery_id in (
                select sheets.delivery_id
                from {{ ref('stg_records__sheets') }} as sheets
            )
        group by _delivery_id, coalesce(_sheet, '')

        union all

    {% endfor %}
    select
        record_kind,
        delivery_id,
        sheet,
        'landed' as place,
        rows_landed as rows_total
    from {{ ref('stg_records__sheets') }}

),

balanced as (

    select
        record_kind,
        delivery_id,
        sheet,
        coalesce(sum(rows_total) filter (where place = 'landed'), 0) as landed,
        coalesce(sum(rows_total) filter (where place = 'raw'), 0) as raw,
        coalesce(sum(rows_total) filter (
            where place in ('staged', 'quarantined')
        ), 0) as accounted

    from counted

    group by record_kind, delivery_id, sheet

)

select * from balanced

where landed <> accounted or raw <> accounted
