"""Audits of what is given: volumes, ranges, order of dates, drift."""
