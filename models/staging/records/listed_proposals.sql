-- Rows of proposals that were kept although an office should look at them.
{{ listed_rows(
    'proposals',
    'typed.proposal_id',
    ['proposer_names', 'remark'],
) }}
