"""Judged values become bytes: one file per format, behind the interface in `interface`."""
