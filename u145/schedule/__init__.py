"""Refresh at set times, and when deliveries have arrived, one run at a time."""
