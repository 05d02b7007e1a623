"""Policies: data on what each kind of claim requires, and the choice among them."""

from evidencecheck.policies.choice import choose
from evidencecheck.policies.loader import known, load, schema

__all__ = ["choose", "known", "load", "schema"]
