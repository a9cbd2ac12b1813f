-- Every version of a record; superseded and withdrawn ones stay.
{{ versioned_records(
    'int_proposals_lined', 'int_proposals_repeated', 'proposal_id'
) }}
