"""Quarantined rows, and how they go back to the office that sent them."""
