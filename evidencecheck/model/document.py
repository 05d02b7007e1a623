"""Evidence files, before and after they were read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from evidencecheck.model.fact import Amount, Fact, FactName, LineItem, Reading, TrackingEvent
from evidencecheck.model.geometry import Box
from evidencecheck.model.message import Message
from evidencecheck.model.origin import Origin
from evidencecheck.model.page import Channel, Page
from evidencecheck.model.reuse import Likeness
from evidencecheck.model.weight import Weight


class Kind(StrEnum):
    """What a document is. The values are part of the report's contract."""

    ORDER_DETAILS = "order-details"
    SALES_INVOICE = "sales-invoice"
    PURCHASE_INVOICE = "purchase-invoice"
    FAPIAO = "fapiao"
    RECEIPT = "receipt"
    PAYMENT_PROOF = "payment-proof"
    SALES_RECORD = "sales-record"
    PACKING_SLIP = "packing-slip"
    SHIPPING_LABEL = "shipping-label"
    TRACKING_RECORD = "tracking-record"
    PROOF_OF_DELIVERY = "proof-of-delivery"
    BILL_OF_LADING = "bill-of-lading"
    SHIPMENT_DETAILS = "shipment-details"
    CARRIER_STATEMENT = "carrier-statement"
    PRIOR_CLAIM = "prior-claim"
    INSURANCE_CERTIFICATE = "insurance-certificate"
    THIRD_PARTY_CERTIFICATE = "third-party-certificate"
    CORRESPONDENCE = "correspondence"
    PHOTO = "photo"
    VIDEO = "video"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class EvidenceFile:
    """A file of a case, found but not opened."""

    name: str
    """Path relative to the case, with ``/``."""
    path: Path
    size: int
    """Bytes."""


class Trouble(StrEnum):
    """Why a file, or a part of it, could not be read."""

    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    EMPTY = "empty"
    UNSUPPORTED = "unsupported"
    REJECTED = "rejected"
    """Over a hard limit, or unsafe."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An evidence file from which nothing could be read."""

    file: str
    sha256: str
    media_type: str
    trouble: Trouble
    detail: Message
    """What was found, for the person who has to mend it."""


@dataclass(frozen=True, slots=True)
class DataField:
    """One value that a file states as data rather than as print: an element of an e-invoice."""

    source: str
    """The part of the file that holds it: ``factur-x.xml``, ``OFD.xml``; "" for the file itself."""
    path: str
    """Names of the elements from the root down, repeated ones numbered from 1: ``Invoice/Line[2]/ID``;
    an attribute as ``…/Amount@currencyID``.
    """
    text: str
    page: int | None = None
    box: Box | None = None
    """Where the file is laid out for people to read, the place of this value."""


@dataclass(frozen=True, slots=True)
class Content:
    """A loaded and read file: pages with words, before anyone asks what they mean."""

    file: str
    sha256: str
    media_type: str
    pages: tuple[Page, ...]
    notes: tuple[Message, ...] = ()
    """What was read only in part: damaged pages, a missing language …"""
    data: tuple[DataField, ...] = ()
    """What the file states as data, in its order; beside its pages, or alone."""
    damage: tuple[Message, ...] = ()
    """Those of the notes that say what is lost, for the file is damaged or cut off."""

    @property
    def channels(self) -> tuple[Channel, ...]:
        present = {channel for page in self.pages for channel in page.channels}
        if self.data:
            present.add(Channel.STRUCTURED)
        return tuple(channel for channel in Channel if channel in present)

    @property
    def text(self) -> str:
        return "\n".join(page.text for page in self.pages)


class LayerFault(StrEnum):
    """How what a page shows departs from its text layer."""

    DIFFERENT = "different"
    """Something else is to be seen."""
    COVERED = "covered"
    """Nothing is to be seen."""
    OVERLAID = "overlaid"
    """Another text, or a picture of one, lies on it, and only that is to be seen."""


@dataclass(frozen=True, slots=True)
class LayerDifference:
    """A place at which the text layer and the rendered page do not say the same."""

    fault: LayerFault
    reading: Reading
    """What the layer says."""
    seen: str
    """What is to be seen there; "" for nothing."""


@dataclass(frozen=True, slots=True)
class DataDifference:
    """A value that the data of a file states and its pages print differently."""

    name: FactName
    data: Reading
    printed: Reading


@dataclass(frozen=True, slots=True)
class Document:
    """A file that was read, or one of the documents in it (see `model.parts`): what it is and says."""

    content: Content
    kind: Kind
    kind_confidence: float
    languages: tuple[str, ...]
    """ISO 639-1 codes, most text first."""
    facts: tuple[Fact, ...] = ()
    amounts: tuple[Amount, ...] = ()
    items: tuple[LineItem, ...] = ()
    events: tuple[TrackingEvent, ...] = ()
    """In the order of time, oldest first."""
    layer_differences: tuple[LayerDifference, ...] = ()
    """Where its text layer says what its pages do not show."""
    origin: Origin | None = None
    """How its file came about, as far as it says."""
    likeness: Likeness | None = None
    """Of a photo: what it takes to find it again."""
    data_differences: tuple[DataDifference, ...] = ()
    """Where the data that it carries say what its pages do not print."""
    weights: tuple[Weight, ...] = ()
    """In reading order."""

    @property
    def file(self) -> str:
        return self.content.file

    def named(self, *names: FactName, decided_only: bool = True) -> tuple[Fact, ...]:
        """Its facts of these names, in reading order."""
        return tuple(f for f in self.facts if f.name in names and (f.decided or not decided_only))


Evidence = Document | Unreadable
