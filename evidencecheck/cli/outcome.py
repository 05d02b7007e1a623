"""What a run came to: the exit status, counted while the report is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from evidencecheck.model.errors import NothingToCheckError
from evidencecheck.model.finding import ExitStatus, Finding, Severity
from evidencecheck.model.message import msg
from evidencecheck.model.report import CaseFailure
from evidencecheck.report.interface import Outcome


@dataclass(slots=True)
class Tally:
    """Sees every outcome on its way to the report. The one counter of the command line."""

    fail_on: Severity
    exit_zero: bool
    seen: int = 0
    failed: int = 0
    grave: int = field(default=0)
    """Findings that stand, at or above `fail_on`."""

    def watch(self, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
        """The same outcomes; an end without any is an error, because an empty run is no pass."""
        for outcome in outcomes:
            self.seen += 1
            if isinstance(outcome, CaseFailure):
                self.failed += 1
            else:
                self.count(outcome.findings)
            yield outcome
        if not self.seen:
            raise NothingToCheckError(msg("No case was found."))

    def count(self, findings: Iterable[Finding]) -> None:
        standing = (finding for finding in findings if finding.waived is None)
        self.grave += sum(finding.severity.rank <= self.fail_on.rank for finding in standing)

    @property
    def status(self) -> ExitStatus:
        """A case that nobody judged outranks findings: what is not known may be worse."""
        if self.failed:
            return ExitStatus.INCOMPLETE
        return ExitStatus.FINDINGS if self.grave and not self.exit_zero else ExitStatus.OK
