"""A judged case, and what was read from single files, ready to be written in any format."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from evidencecheck.model.case import Case
from evidencecheck.model.document import Evidence
from evidencecheck.model.finding import ChecklistEntry, Finding, NotChecked, Severity
from evidencecheck.model.message import Message


class Verdict(StrEnum):
    PASS = "pass"  # noqa: S105 (a verdict, not a password)
    REVIEW = "review"
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class CaseReport:
    """A case with everything the rules said about it."""

    case: Case
    checklist: tuple[ChecklistEntry, ...]
    findings: tuple[Finding, ...]
    """In report order: by severity, code, file, place."""
    not_checked: tuple[NotChecked, ...]

    @property
    def verdict(self) -> Verdict:
        standing = {finding.severity for finding in self.findings if finding.waived is None}
        if Severity.ERROR in standing:
            return Verdict.FAIL
        return Verdict.REVIEW if Severity.WARNING in standing else Verdict.PASS


@dataclass(frozen=True, slots=True)
class CaseFailure:
    """A case that could not be judged at all."""

    case_id: str
    path: str
    reason: Message


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was read from single files outside any claim."""

    evidence: tuple[Evidence, ...]
    findings: tuple[Finding, ...]
