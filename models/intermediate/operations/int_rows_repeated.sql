-- Rows that say a record again that their sheet has already said in that month.
-- A record in a later delivery is its next version, and no defect; so are the
-- lines of a record that takes several rows. A hash tells which may be such: to
-- group numbers costs less than to group what they stand for.
with

dated as (

    select
        *,
        {{ month_of('counted_date') }} as period_month

    from {{ ref('int_rows_dated') }}

    where record_id is not null and not is_line

),

hashed as (

    select
        {{ hash_of([
            'record_kind', 'delivery_id', 'sheet', 'period_month', 'record_id'
        ]) }} as record_hash

    from dated

),

suspected as (

    select record_hash from hashed

    group by record_hash

    having count(*) > 1

),

suspects as (

    select * from dated

    where
        {{ hash_of([
            'record_kind', 'delivery_id', 'sheet', 'period_month', 'record_id'
        ]) }} in (select suspected.record_hash from suspected)

),

repeated as (

    select
        record_kind,
        delivery_id,
        sheet,
        row_number

    from suspects

    qualify row_number() over (
        partition by record_kind, delivery_id, sheet, period_month, record_id
        order by counted_date, row_number
    ) > 1

)

select * from repeated
