"""What a rule says about a case."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from evidencecheck.model.case import Waiver
from evidencecheck.model.fact import Reading
from evidencecheck.model.geometry import Box
from evidencecheck.model.message import Message


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return list(Severity).index(self)


class Confidence(StrEnum):
    """How sure the reading is on which a finding rests; says nothing of how grave it is."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Location:
    """A place in the evidence."""

    file: str
    page: int | None = None
    box: Box | None = None
    text: str = ""

    @staticmethod
    def of(reading: Reading) -> Location:
        return Location(reading.file, reading.page, reading.box, reading.raw)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a reviewer would catch."""

    code: str
    slug: str
    severity: Severity
    confidence: Confidence
    message: Message
    hint: Message
    locations: tuple[Location, ...] = ()
    subject: tuple[str, ...] = ()
    """Fact name and normalised values: what makes it this finding over runs and machines."""
    fingerprint: str = ""
    waived: Waiver | None = None


@dataclass(frozen=True, slots=True)
class NotChecked:
    """A rule that could not be applied, to a file or to the case."""

    code: str
    reason: Message
    file: str | None = None


@dataclass(frozen=True, slots=True)
class ChecklistEntry:
    """A requirement of the policy and the files that meet it."""

    requirement: str
    required: bool
    met: bool
    files: tuple[str, ...]


class ExitStatus(IntEnum):
    """The exit status of every command."""

    OK = 0
    FINDINGS = 1
    USAGE = 2
    NOTHING_TO_CHECK = 3
    INCOMPLETE = 4
    INTERNAL = 5
    INTERRUPTED = 130
