"""Disaster: backup, restore, and the warehouse made again from its archive."""
