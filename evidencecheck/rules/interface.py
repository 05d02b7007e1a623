"""What a rule is: a code, a slug, a severity, and a pure function from a case to its outcomes.

The docstring of the function is the rule's manual page; `manual` says which parts it must have.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from evidencecheck.model.case import Case
from evidencecheck.model.fact import Fact, Reading
from evidencecheck.model.finding import Confidence, Finding, Location, NotChecked, Severity
from evidencecheck.model.message import Message

Outcome = Finding | NotChecked
Check = Callable[[Case], Iterable[Outcome]]
Place = Fact | Reading | Location


@dataclass(frozen=True, slots=True)
class Rule:
    """One entry of the catalogue."""

    code: str
    slug: str
    severity: Severity
    """The default; a policy may raise or lower it for a finding."""
    check: Check

    def finding(
        self,
        message: Message,
        hint: Message,
        *,
        at: Iterable[Place] = (),
        subject: Sequence[str] = (),
        confidence: Confidence = Confidence.HIGH,
        severity: Severity | None = None,
    ) -> Finding:
        """A finding of this rule. `subject` is the fact's name and the normalised values."""
        return Finding(
            self.code,
            self.slug,
            severity or self.severity,
            confidence,
            message,
            hint,
            tuple(dict.fromkeys(_located(place) for place in at)),
            tuple(subject),
        )

    def not_checked(self, reason: Message, file: str | None = None) -> NotChecked:
        return NotChecked(self.code, reason, file)


def rule(code: str, slug: str, severity: Severity) -> Callable[[Check], Rule]:
    """Name the function below: it becomes the rule, and makes its findings by its own name."""

    def named(check: Check) -> Rule:
        return Rule(code, slug, severity, check)

    return named


def _located(place: Place) -> Location:
    if isinstance(place, Location):
        return place
    return Location.of(place.reading if isinstance(place, Fact) else place)
