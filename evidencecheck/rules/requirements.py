"""Which files meet a requirement of the policy: the checklist, and what completeness rules ask."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from evidencecheck.model.case import Case
from evidencecheck.model.document import Document, Kind
from evidencecheck.model.fact import Fact, FactName, Mention
from evidencecheck.model.finding import ChecklistEntry
from evidencecheck.model.values import Identifier, Status, Strength
from evidencecheck.rules.legibility import is_illegible

DESTINATIONS = (FactName.SHIP_TO, FactName.RECIPIENT, FactName.DESTINATION)
TOTALS = (FactName.ORDER_TOTAL, FactName.SALE_TOTAL, FactName.COST_TOTAL)
HISTORIES = (Kind.TRACKING_RECORD, Kind.PROOF_OF_DELIVERY)
_NO_HISTORY = (Kind.ORDER_DETAILS, Kind.SHIPPING_LABEL, Kind.PACKING_SLIP)
"""An order page says "shipped" too, but that is the seller's word, not the carrier's."""


def checklist(case: Case) -> tuple[ChecklistEntry, ...]:
    """Every requirement of the policy, required ones first, with the files that meet it."""
    wanted = [(name, True) for name in case.policy.required]
    wanted += [(name, False) for name in case.policy.optional]
    entries = []
    for name, required in wanted:
        files = met_by(name, case)
        entries.append(ChecklistEntry(name, required, bool(files), files))
    return tuple(entries)


def met_by(requirement: str, case: Case) -> tuple[str, ...]:
    """The files that meet `requirement`; none for one that nothing is known of."""
    meets = _MEETS.get(requirement)
    if meets is None:
        return ()
    return tuple(document.file for document in case.documents if meets(document, case))


def has_order_details(document: Document, case: Case) -> bool:
    """Order number and purchase date together; the ship-to address is asked for by CMP001.

    A malformed order number counts: what is wrong with it is said by another rule.
    """
    return shows_order_id(document) and shows_order_date(document)


def has_tracking_number(document: Document, case: Case) -> bool:
    """Its own number, or a telling shape that it doesn't label, or the number that is claimed."""
    numbers = document.named(FactName.TRACKING_NUMBER, decided_only=False)
    if any(fact.decided or _is_telling(fact) for fact in numbers):
        return True
    claimed = [bare for number in case.claim.tracking_numbers if (bare := _bare(number))]
    return bool(claimed) and any(number in _bare(document.content.text) for number in claimed)


def has_value_proof(document: Document, case: Case) -> bool:
    """A kind that the policy accepts."""
    return document.kind in case.policy.value_proofs


def has_carrier_scan(document: Document, case: Case) -> bool:
    """A history in which the carrier has had the parcel in hand."""
    if document.kind in _NO_HISTORY:
        return False
    if any(event.status and event.status.is_carrier_scan for event in document.events):
        return True
    return document.kind in HISTORIES and any(
        isinstance(fact.value, Status) and fact.value.is_carrier_scan
        for fact in document.named(FactName.TRACKING_STATUS)
    )


def is_picture(document: Document, case: Case) -> bool:
    return document.kind in (Kind.PHOTO, Kind.VIDEO) and not is_illegible(document)


def shows_order_id(document: Document) -> bool:
    """On an order page the unlabelled one counts too."""
    ids = document.named(FactName.ORDER_ID, decided_only=document.kind is not Kind.ORDER_DETAILS)
    return any(fact.mention is not Mention.ASIDE for fact in ids)


def shows_order_date(document: Document) -> bool:
    return bool(document.named(FactName.ORDER_DATE, decided_only=False))


def shows_destination(document: Document) -> bool:
    return bool(document.named(*DESTINATIONS, decided_only=False))


def _is_telling(fact: Fact) -> bool:
    return (
        fact.mention is Mention.CANDIDATE
        and isinstance(fact.value, Identifier)
        and bool(fact.value.scheme)
        and fact.value.strength is Strength.STRONG
    )


def _bare(text: str) -> str:
    return "".join(char for char in text.upper() if char.isalnum())


def _of_kind(kind: Kind) -> Callable[[Document, Case], bool]:
    return lambda document, case: document.kind is kind


_MEETS: Mapping[str, Callable[[Document, Case], bool]] = {
    "order_details": has_order_details,
    "tracking_number": has_tracking_number,
    "value_proof": has_value_proof,
    "photo_or_video": is_picture,
    "tracking_record": has_carrier_scan,
    "carrier_statement": _of_kind(Kind.CARRIER_STATEMENT),
    "prior_carrier_claim": _of_kind(Kind.PRIOR_CLAIM),
    "third_party_certificate": _of_kind(Kind.THIRD_PARTY_CERTIFICATE),
    "proof_of_delivery": _of_kind(Kind.PROOF_OF_DELIVERY),
    "bill_of_lading": _of_kind(Kind.BILL_OF_LADING),
    "shipment_details": _of_kind(Kind.SHIPMENT_DETAILS),
    "payment_proof": _of_kind(Kind.PAYMENT_PROOF),
    "packing_slip": _of_kind(Kind.PACKING_SLIP),
    "insurance_certificate": _of_kind(Kind.INSURANCE_CERTIFICATE),
}
