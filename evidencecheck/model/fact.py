"""Facts: what one document says, each with where it was read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from enum import StrEnum

from evidencecheck.model.geometry import Box
from evidencecheck.model.page import Channel
from evidencecheck.model.values import Day, Money, Status, Value


class FactName(StrEnum):
    """The names of the report. The values are part of its contract."""

    ORDER_ID = "order_id"
    SHIPMENT_ID = "shipment_id"
    TRACKING_NUMBER = "tracking_number"
    INVOICE_NUMBER = "invoice_number"
    FAPIAO_NUMBER = "fapiao_number"
    PO_NUMBER = "po_number"
    ASIN = "asin"
    FNSKU = "fnsku"
    SKU = "sku"
    GTIN = "gtin"
    CARRIER = "carrier"
    ORDER_TOTAL = "order_total"
    SALE_TOTAL = "sale_total"
    COST_TOTAL = "cost_total"
    CLAIMED_AMOUNT = "claimed_amount"
    DECLARED_VALUE = "declared_value"
    UNIT_PRICE = "unit_price"
    QUANTITY = "quantity"
    QUANTITY_SHIPPED = "quantity_shipped"
    QUANTITY_RECEIVED = "quantity_received"
    ORDER_DATE = "order_date"
    INVOICE_DATE = "invoice_date"
    SHIP_DATE = "ship_date"
    FIRST_SCAN_DATE = "first_scan_date"
    LAST_SCAN_DATE = "last_scan_date"
    DELIVERY_DATE = "delivery_date"
    CLAIM_DATE = "claim_date"
    TRACKING_STATUS = "tracking_status"
    RECIPIENT = "recipient"
    SHIP_TO = "ship_to"
    DESTINATION = "destination"
    CLAIMANT = "claimant"
    SUPPLIER = "supplier"
    BUYER = "buyer"
    TAX_ID = "tax_id"
    PRODUCT = "product"
    POLICY_NUMBER = "policy_number"
    COVERAGE_LIMIT = "coverage_limit"
    COVERAGE_FROM = "coverage_from"
    COVERAGE_TO = "coverage_to"
    INSURED = "insured"


@dataclass(frozen=True, slots=True)
class Reading:
    """One place where a value was read, and how."""

    raw: str
    """The characters as read, before any interpretation."""
    file: str
    page: int | None
    box: Box | None
    channel: Channel
    confidence: float
    """How sure the reading is, 0 to 1."""

    @property
    def glyph_height(self) -> float | None:
        """Height of the line box in pixels, the strongest sign of a misread in OCR."""
        return self.box.height if self.box else None


class Mention(StrEnum):
    """What a document means by a value."""

    OWN = "own"
    """The document is about it: its order, its parcel, its total."""
    ASIDE = "aside"
    """Named beside the matter: related orders, recommendations, references, other parcels."""
    CANDIDATE = "candidate"
    """The document alone cannot settle whether it is one."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A named value with its reading, label and role."""

    name: FactName
    value: Value
    reading: Reading
    label: str = ""
    """The label words that introduce it, as printed; "" where none."""
    role: str = ""
    """Its part in the document: ``total``, ``related`` …"""
    mention: Mention = Mention.OWN

    @property
    def decided(self) -> bool:
        return self.mention is Mention.OWN


class AmountRole(StrEnum):
    """What an amount is in the sums of its document."""

    TOTAL = "total"
    SUBTOTAL = "subtotal"
    TAX = "tax"
    SHIPPING = "shipping"
    DISCOUNT = "discount"
    FEE = "fee"
    NET = "net"
    """Before tax."""
    PAID = "paid"
    DUE = "due"
    REFUND = "refund"
    OTHER = "other"
    WORDS = "words"
    """The total written out: 壹仟元整, "US dollars one thousand only"."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A labelled amount of the summary of a document."""

    role: AmountRole
    money: Money
    reading: Reading
    label: str
    certain: bool = True
    """False where the label is unknown or the number has several readings."""


@dataclass(frozen=True, slots=True)
class LineItem:
    """A row of a table of goods. A part that the table does not show is None."""

    description: str
    quantity: Decimal | None
    unit_price: Decimal | None
    amount: Decimal | None
    reading: Reading
    """Where its amount (else its row) stands."""
    codes: tuple[str, ...] = ()
    """Product codes that the row shows, as printed: ASIN, FNSKU, SKU, article number."""


@dataclass(frozen=True, slots=True)
class TrackingEvent:
    """One line of a shipment's history."""

    day: date | None
    at: time | None
    status: Status | None
    text: str
    reading: Reading
    parcel: str = ""
    """Its tracking number, where the page tells the story of several parcels; else ""."""
    cells: tuple[str, ...] = ()
    """`text` as it lies on the page, a cell of its row or a line beside it each: status, place, remark."""
    alternatives: tuple[date, ...] = ()
    """What else its date can mean, as with `Day`."""

    @property
    def dated(self) -> Day | None:
        """Its day with all readings."""
        return Day(self.day, self.alternatives) if self.day else None
