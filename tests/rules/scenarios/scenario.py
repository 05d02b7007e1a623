"""One case, one rule, and what the rule must say."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from evidencecheck.model.case import Case


class Outcome(StrEnum):
    FIRES = "fires"
    QUIET = "quiet"
    """Nothing near a defect."""
    NEAR_MISS = "near-miss"
    """Close to a defect, and none."""


@dataclass(frozen=True, slots=True)
class Scenario:
    code: str
    outcome: Outcome
    title: str
    case: Case
    says: tuple[str, ...] = ()
    """Parts of the message of the one finding."""
    severity: str | None = None
    confidence: str | None = None
    not_checked: str | None = None
    """A part of the reason, where the rule must say that it could not be applied."""
    findings: int = 1
    """How many findings, where it fires."""

    def __str__(self) -> str:
        return f"{self.code} {self.outcome}: {self.title}"


def fires(code: str, title: str, case: Case, *says: str, **more: object) -> Scenario:
    return Scenario(code, Outcome.FIRES, title, case, says, **more)  # type: ignore[arg-type]


def quiet(code: str, title: str, case: Case) -> Scenario:
    return Scenario(code, Outcome.QUIET, title, case)


def near(code: str, title: str, case: Case, not_checked: str | None = None) -> Scenario:
    return Scenario(code, Outcome.NEAR_MISS, title, case, not_checked=not_checked)
