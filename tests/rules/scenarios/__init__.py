"""For every rule: cases on which it fires, on which it is quiet, and near misses."""

from __future__ import annotations

from tests.rules.scenarios import (
    arithmetic,
    authenticity,
    barcode_print,
    completeness,
    files,
    identifier_forms,
    identifiers,
    policy,
    timeline,
    tracking,
    value,
)
from tests.rules.scenarios.scenario import Scenario

SCENARIOS: tuple[Scenario, ...] = (
    *files.SCENARIOS,
    *completeness.SCENARIOS,
    *identifiers.SCENARIOS,
    *identifier_forms.SCENARIOS,
    *barcode_print.SCENARIOS,
    *value.SCENARIOS,
    *arithmetic.SCENARIOS,
    *timeline.SCENARIOS,
    *tracking.SCENARIOS,
    *policy.SCENARIOS,
    *authenticity.SCENARIOS,
)
