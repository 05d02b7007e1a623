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
from evidencecheck.model.reuse import Reuse
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
    DAMAGE = "damage"
    """What somebody suffered; the goods' own value says nothing of it."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Where and when a provision of a policy holds."""

    marketplaces: tuple[str, ...] = ()
    """ISO 3166 countries; empty: all."""
    since: date | None = None
    until: date | None = None
    """Its last day."""

    def holds(self, on: date, marketplace: str | None) -> bool:
        """Whether it holds on that day; of an unknown marketplace only what holds in all of them."""
        if self.marketplaces and marketplace not in self.marketplaces:
            return False
        return (self.since is None or self.since <= on) and (self.until is None or on <= self.until)


class Milestone(StrEnum):
    """The day from which a window is counted."""

    ORDERED = "ordered"
    SHIPPED = "shipped"
    LAST_SCAN = "last-scan"
    DELIVERED = "delivered"
    INCIDENT = "incident"
    """Loss or injury, as the claim file dates it."""
    NOTIFIED = "notified"
    """Somebody else's claim became known, as a letter dates it."""


@dataclass(frozen=True, slots=True)
class Window:
    """When a claim may be filed."""

    counted_from: Milestone
    opens: int | None = None
    """Days after the milestone before which it is too early."""
    closes: int | None = None
    """The last day, in days after the milestone; None where it is given in months."""
    closes_months: int | None = None
    severity: str = "error"
    """``warning`` where another source allows longer."""
    if_known: bool = False
    """Applies only to cases that show the milestone."""
    scope: Scope = field(default_factory=Scope)
    source: str = ""


@dataclass(frozen=True, slots=True)
class Threshold:
    """An amount on both sides of which the claim goes another way."""

    amount: Money
    upto: Message | None
    """What follows up to and including it; None where nothing does."""
    above: Message
    scope: Scope = field(default_factory=Scope)
    source: str = ""


@dataclass(frozen=True, slots=True)
class Coverage:
    """What an insurance certificate must show."""

    occurrence: Money
    aggregate: Money
    additional_insured: str
    """A word of the name that must be an additional insured."""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Upload:
    """What the one who decides takes as a file."""

    kinds: tuple[Kind, ...] = ()
    """Empty: every kind of document."""
    media_types: tuple[str, ...] = ()
    """Empty: not known."""
    max_bytes: int | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Freshness:
    """How old a document may be on the day of filing."""

    kinds: tuple[Kind, ...]
    days: int
    source: str = ""


@dataclass(frozen=True, slots=True)
class PaidOtherwise:
    """Another kind of value than the usual, where and while its scope holds."""

    pays_by: Basis
    scope: Scope
    source: str = ""


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
    decided_by: Message = field(default_factory=lambda: Message(""))
    """Who decides on the claim."""
    scope: Scope = field(default_factory=Scope)
    """Where it is in force, and from which day of the incident on."""
    windows: tuple[Window, ...] = ()
    thresholds: tuple[Threshold, ...] = ()
    coverage: Coverage | None = None
    uploads: tuple[Upload, ...] = ()
    freshness: tuple[Freshness, ...] = ()
    paid_otherwise: tuple[PaidOtherwise, ...] = ()
    lost_on_way: bool = True
    """Whether the claim says that a parcel has not arrived."""
    wants_payment: bool = False
    """Whether it must be shown that the goods were paid for."""
    contact_hours: int | None = None
    """Advice: hours from the discovery to the first contact."""
    notes: tuple[str, ...] = ()
    """Where sources contradict each other, and which was followed; in English, as in the file."""

    def basis(self, on: date, marketplace: str | None) -> Basis:
        """The kind of value that it pays by on that day in that marketplace."""
        for other in self.paid_otherwise:
            if other.scope.holds(on, marketplace):
                return other.pays_by
        return self.pays_by


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
class ReferenceRate:
    """What a currency was worth in another one, as a central bank states it; no offer of any bank."""

    base: str
    quote: str
    on: date
    """The day of the rate; the last one before the day asked for, where that had none."""
    rate: Decimal
    """One `base` in `quote`."""


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
    sizes: Mapping[str, int] = field(default_factory=dict)
    """Bytes of each file, as far as known."""
    same_photos: tuple[tuple[str, str], ...] = ()
    """Pairs of photos of this case that are one picture, encoded or scaled anew."""

    reuse: tuple[Reuse, ...] = ()
    """What other cases of the same run have, too; known once all of them are read."""
    rates: tuple[ReferenceRate, ...] = ()
    """Between the currencies in which the case states values, for both directions of each pair."""
    damage: str | None = None
    """The file that says that the goods arrived broken; None where a loss is claimed."""

    def of_kind(self, *kinds: Kind) -> tuple[Document, ...]:
        return tuple(d for d in self.documents if d.kind in kinds)

    @property
    def lost_on_way(self) -> bool:
        """Whether the claim says that a parcel has not arrived."""
        return self.policy.lost_on_way and self.damage is None

    @property
    def filed_on(self) -> date:
        """The day of filing: the claim file's, else today."""
        return self.claim.filed_on or self.as_of

    def document(self, file: str) -> Document | None:
        return next((d for d in self.documents if d.file == file), None)
