"""Measurements that print a table; no test depends on them."""
