"""A case: the claim, its evidence, and what the documents agree on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from evidencecheck.model.document import Document, Kind, Unreadable
from evidencecheck.model.fact import Fact, FactName
from evidencecheck.model.message import Message
from evidencecheck.model.values import Money, Value


@dataclass(frozen=True, slots=True)
class Waiver:
    """A finding that a person has looked at and accepts."""

    code: str
    reason: str
    file: str | None = None


@dataclass(frozen=True, slots=True)
class ClaimProblem:
    """What is wrong in a claim file: one key or the whole file."""

    key: str
    line: int | None
    detail: Message


@dataclass(frozen=True, slots=True)
class Claim:
    """What is claimed, as far as the claim file says it; all None or empty without one."""

    file: str | None = None
    """Name of the claim file, None where the case has none."""
    policy: str | None = None
    marketplace: str | None = None
    order_id: str | None = None
    shipment_id: str | None = None
    tracking_numbers: tuple[str, ...] = ()
    carrier: str | None = None
    amount: Money | None = None
    quantity: Decimal | None = None
    product: str | None = None
    recipient: str | None = None
    claimant: str | None = None
    incident_on: date | None = None
    filed_on: date | None = None
    waivers: tuple[Waiver, ...] = ()
    problems: tuple[ClaimProblem, ...] = ()


class Basis(StrEnum):
    """Which kind of value a policy pays by."""

    SALE = "sale"
    COST = "cost"


@dataclass(frozen=True, slots=True)
class Policy:
    """What a kind of claim requires."""

    id: str
    title: Message
    pays_by: Basis
    required: tuple[str, ...]
    """Requirement ids of the checklist, as in the claim page."""
    optional: tuple[str, ...]
    value_proofs: tuple[Kind, ...]
    """Kinds of document accepted as proof of value."""
    photo_severity: str = "warning"
    source: str = ""


class PolicySource(StrEnum):
    CLAIM_FILE = "claim-file"
    INFERRED = "inferred"
    DEFAULT = "default"


class Identity(StrEnum):
    """The outcome of the identity test of two readings."""

    SAME = "same"
    DIFFERENT = "different"
    CANNOT_TELL = "cannot-tell"
    """They differ only within reading error, and nothing settled it."""


@dataclass(frozen=True, slots=True)
class Dispute:
    """A document (or the claim) that says something else than the agreed value."""

    value: Value
    facts: tuple[Fact, ...]
    """Its readings of the other value."""
    verdict: Identity
    """DIFFERENT or CANNOT_TELL, never SAME."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A page whose barcode names another number than its print."""

    name: FactName
    """What the barcode's number is."""
    barcodes: tuple[Fact, ...]
    """Its readings in the barcodes, all of one value."""
    prints: tuple[Fact, ...]
    """Readings of the other number, all of one value."""
    verdict: Identity
    """DIFFERENT or CANNOT_TELL, never SAME."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """A fact over all documents of the case."""

    name: FactName
    value: Value | None
    """What most independent documents, or the claim, say; None where nobody does."""
    facts: tuple[Fact, ...]
    """Every reading, in file order, that of the claim file first."""
    supporting: tuple[Fact, ...]
    """The readings that are the agreed value."""
    agreement: int
    """How many independent documents support it; the claim file is not a witness."""
    disputes: tuple[Dispute, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """Everything that a rule may look at."""

    case_id: str
    path: str
    claim: Claim
    policy: Policy
    policy_source: PolicySource
    policy_reason: Message
    """Why this policy, where it was inferred or by default."""
    as_of: date
    """What "today" is."""
    documents: tuple[Document, ...]
    unreadable: tuple[Unreadable, ...]
    agreed: Mapping[FactName, Agreed] = field(default_factory=dict)
    contradictions: tuple[Contradiction, ...] = ()

    def of_kind(self, *kinds: Kind) -> tuple[Document, ...]:
        return tuple(d for d in self.documents if d.kind in kinds)

    def document(self, file: str) -> Document | None:
        return next((d for d in self.documents if d.file == file), None)
