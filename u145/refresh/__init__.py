"""Refresh: land, build, audit, publish; the whole or nothing."""
