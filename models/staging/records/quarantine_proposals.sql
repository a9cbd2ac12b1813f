-- Rows of proposals with a fatal issue and all their reasons.
{{ quarantined_rows(
    'proposals',
    'typed.proposal_id',
    ['proposer_names', 'remark'],
) }}
