-- Rows of proposals whose key came more than once, and which of them holds.
{{ repeated_records('int_proposals_lined', 'proposal_id') }}
