-- Fails with each sheet whose landed rows are not staged or quarantined in the
-- mart that people look at.
select
    delivery_id,
    sheet,
    record_kind,
    rows_landed,
    rows_staged,
    rows_quarantined

from {{ ref('mart_deliveries') }}

where outcome = 'landed' and rows_landed <> rows_staged + rows_quarantined
