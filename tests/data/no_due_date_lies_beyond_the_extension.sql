-- Six months after the assignment is the latest, whatever was typed.
select proposal_id

from {{ ref('fct_proposals') }}

where
    final_due_date
    > {{ add_months('assign_date', limit('proposal_extension_months')) }}
