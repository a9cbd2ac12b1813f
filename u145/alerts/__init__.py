"""Telling people: once when a cause appears, once when it is over."""
