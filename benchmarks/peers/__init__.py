"""Other tools at the same work, in environments of their own, in one run with ours."""
