-- Fails with each sheet whose landed rows are not staged, quarantined or held
-- in the mart that people look at.
select
    delivery_id,
    sheet,
    record_kind,
    rows_landed,
    rows_staged,
    rows_quarantined,
    rows_held

from {{ ref('mart_deliveries') }}

where
    outcome <> 'rejected'
    and rows_landed <> rows_staged + rows_quarantined + rows_held
