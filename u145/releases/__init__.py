"""Releases: finished, read-only DuckDB files, and the pointer readers follow."""
