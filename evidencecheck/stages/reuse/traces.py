"""What is kept of a judged case to find its evidence again in another one."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from evidencecheck.model.case import Case
from evidencecheck.model.document import Document, Kind
from evidencecheck.model.fact import FactName, Reading
from evidencecheck.model.page import Channel
from evidencecheck.model.reuse import Likeness
from evidencecheck.model.values import SHOP_ORDER, Day, Identifier, Money, Strength

VALUE_PROOFS = frozenset(
    {
        Kind.SALES_INVOICE,
        Kind.PURCHASE_INVOICE,
        Kind.FAPIAO,
        Kind.RECEIPT,
        Kind.PAYMENT_PROOF,
    }
)
COSTS = frozenset({Kind.PURCHASE_INVOICE, Kind.FAPIAO})
"""Kinds that may cover the goods of many orders."""
CLAIMED_ONCE = (FactName.ORDER_ID, FactName.SHIPMENT_ID, FactName.TRACKING_NUMBER)
_TOTALS = (FactName.SALE_TOTAL, FactName.COST_TOTAL, FactName.ORDER_TOTAL)
MIN_TEXT = 120
"""Letters and digits from which on two equal texts are one document."""


@dataclass(frozen=True, slots=True)
class Proof:
    """A proof of value, by everything that tells it from others."""

    reading: Reading
    number: str
    """Its number as printed; "" where none was read."""
    keys: frozenset[tuple[str, ...]]
    """Two proofs are one if they share a key."""
    units: Decimal
    """How many units it covers, as far as its lines say; 0 where they don't."""


@dataclass(frozen=True, slots=True)
class Photo:
    reading: Reading
    sha256: str
    likeness: Likeness | None


@dataclass(frozen=True, slots=True)
class Mark:
    """An identifier that only one claim may rest on."""

    name: FactName
    text: str
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Trace:
    """A few kilobytes for each photo, and some hundred bytes for the rest of the case."""

    case_id: str
    claim_file: str | None
    proofs: tuple[Proof, ...]
    photos: tuple[Photo, ...]
    marks: tuple[Mark, ...]


def trace_of(case: Case) -> Trace:
    """What of `case` may be found again."""
    return Trace(
        case.case_id,
        case.claim.file,
        tuple(_proof(document) for document in case.of_kind(*VALUE_PROOFS)),
        tuple(_photo(document) for document in case.of_kind(Kind.PHOTO, Kind.VIDEO)),
        tuple(_marks(case)),
    )


def _proof(document: Document) -> Proof:
    numbers = [f for f in document.facts if f.name in _NUMBERS and f.decided]
    number = numbers[0].value if numbers else None
    text = number.text if isinstance(number, Identifier) else ""
    reading = numbers[0].reading if numbers else _whole(document)
    return Proof(reading, text, frozenset(_keys(document, text)), _units(document))


_NUMBERS = (FactName.INVOICE_NUMBER, FactName.FAPIAO_NUMBER)


def _keys(document: Document, number: str) -> Iterator[tuple[str, ...]]:
    yield ("content", document.content.sha256)
    text = _folded(document)
    if len(text) >= MIN_TEXT:
        yield ("text", hashlib.sha256(text.encode()).hexdigest())
    if not number:
        return
    issuers = [*document.named(FactName.SUPPLIER), *document.named(FactName.TAX_ID)]
    for issuer in issuers:
        if issuer.name is FactName.SUPPLIER or issuer.role in {"seller", "supplier", "issuer"}:
            yield ("number", number, _plain(str(issuer.value)))
    totals = [f.value for f in document.named(*_TOTALS) if isinstance(f.value, Money)]
    days = [f.value for f in document.named(FactName.INVOICE_DATE) if isinstance(f.value, Day)]
    if totals and days:
        yield ("number", number, str(totals[0].amount.normalize()), str(days[0].earliest))


def _folded(document: Document) -> str:
    """The text of a text layer without white space and signs; "" for what was read by OCR."""
    if any(Channel.OCR in page.channels for page in document.content.pages):
        return ""
    return _plain(document.content.text)


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text)).casefold()


def _units(document: Document) -> Decimal:
    if document.kind not in COSTS:
        return Decimal(0)
    return sum((item.quantity or Decimal(0) for item in document.items), Decimal(0))


def _photo(document: Document) -> Photo:
    return Photo(_whole(document), document.content.sha256, document.likeness)


def _whole(document: Document) -> Reading:
    return Reading("", document.file, None, None, Channel.OCR, 1.0)


def _marks(case: Case) -> Iterator[Mark]:
    """Identifiers that the case is about: agreed on, and no weak shapes."""
    for name in CLAIMED_ONCE:
        agreed = case.agreed.get(name)
        if agreed is None:
            continue
        own: dict[str, list[Reading]] = {}
        for fact in agreed.supporting:
            value = fact.value
            if not isinstance(value, Identifier) or not fact.decided or not value.scheme:
                continue
            if value.scheme == SHOP_ORDER:
                continue  # every shop has an order 1001
            if value.strength is Strength.STRONG or len(agreed.supporting) > 1:
                own.setdefault(value.text, []).append(fact.reading)
        for text, readings in sorted(own.items()):
            yield Mark(name, text, tuple(readings))
