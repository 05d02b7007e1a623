"""The rules: pure functions from a case to findings, and the one that asks them all."""

from evidencecheck.rules.catalogue import RULES
from evidencecheck.rules.interface import Rule
from evidencecheck.rules.judge import judge, judge_files, with_reuse
from evidencecheck.rules.manual import Manual, manual

__all__ = ["RULES", "Manual", "Rule", "judge", "judge_files", "manual", "with_reuse"]
