"""Checks the evidence folder of a claim before it is submitted: reads, cross-matches, reports."""

__version__ = "0.1.0"
