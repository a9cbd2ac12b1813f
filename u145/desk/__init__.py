"""Analysts' SQL: one question, one process that can do nothing else."""
