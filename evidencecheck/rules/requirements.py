"""Which files meet a requirement of the policy: the checklist, and what completeness rules ask."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from evidencecheck.model.case import Case
from evidencecheck.model.document import Document, Kind
from evidencecheck.model.fact import Fact, FactName, Mention
from evidencecheck.model.finding import ChecklistEntry
from evidencecheck.model.values import Identifier, Status, Strength
from evidencecheck.rules.legibility import is_illegible
from evidencecheck.rules.no_proofs import rejected_as
from evidencecheck.rules.parcel_photos import shows_parcel

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
    """A kind that the policy accepts, and no pro forma or the like in its shape.

    Who wants to see that the goods were paid takes an order page that shows the completed transaction.
    """
    if rejected_as(document) is not None or _is_of_postage(document):
        return False
    if document.kind is Kind.ORDER_DETAILS and case.policy.wants_payment:
        lines = (line.text for page in document.content.pages for line in page.lines)
        return any(map(_TRANSACTION.search, lines))
    return document.kind in case.policy.value_proofs


def _is_of_postage(document: Document) -> bool:
    """Whether it is the receipt of the counter where the parcel was handed in, and of nothing else."""
    if document.kind is not Kind.RECEIPT or document.named(FactName.ORDER_ID):
        return False
    goods = [i for i in document.items if i.description and not _POSTAGE.search(i.description)]
    parcel = document.named(FactName.TRACKING_NUMBER) and document.named(FactName.CARRIER)
    return bool(parcel) and not goods and _POSTAGE.search(document.content.text) is not None


_POSTAGE = re.compile(
    r"postage|ground advantage|(?:priority|first[- ]class|media|parcel) (?:mail|select)|retail ground"
    r"|tracked (?:24|48)|special delivery|signed for|(?:certificate|proof) of post(?:ing|age)|parcelforce"
    r"|next[- ]day air|insurance"
    r"|porto|frankierung|einlieferung\w*|paket(?:marke)?\b|affranchissement|colissimo|lettre suivie|franqueo"
    r"|paq (?:premium|standard|estandar)|certificado|affrancatura|raccomandata|pacco\w*"
    r"|邮费|邮资|运费|挂号|保价费|郵便料金|ゆうパック|書留",
    re.IGNORECASE,
)
"""What a counter of the post sells."""
_MONEY = r"(?:[$€£¥]|[A-Z]{3})\s?\d[\d.,]*\d|\d[\d.,]*\d\s?(?:[$€£¥]|[A-Z]{3})"
_MEANS = (
    r"visa|master\s?card|amex|american express|discover|paypal|klarna|apple pay|google pay|shop pay"
    r"|(?:debit|credit|gift) card|kreditkarte|carte|tarjeta|carta"
)
_DONE = (
    r"completed|charged|captured|settled|paid|successful|abgeschlossen|abgebucht|bezahlt|terminé|effectué|débité"
    r"|completad[oa]|cobrad[oa]|pagad[oa]|completat[oa]|addebitat[oa]|pagat[oa]"
)
_TRANSACTION = re.compile(
    rf"(?:{_MEANS})\b(?=.*(?:{_MONEY}))(?=.*(?<!\w)(?<!not )(?:{_DONE})(?!\w))", re.IGNORECASE
)
"""A payment with its means, its amount and that it went through: USPS Publication 122 takes a completed
online transaction, FedEx the final order screen with the payment."""


def has_proof_of_delivery(document: Document, case: Case) -> bool:
    """A signed proof, or a carrier's record that ends in a delivery and does not say that it proves none."""
    if document.kind is Kind.PROOF_OF_DELIVERY:
        return True
    if document.kind is not Kind.TRACKING_RECORD or _PROVES_NONE.search(document.content.text):
        return False
    stated = document.named(FactName.TRACKING_STATUS)
    return any(fact.value is Status.DELIVERED for fact in stated) or any(
        event.status is Status.DELIVERED for event in document.events
    )


def has_shipment_id(document: Document, case: Case) -> bool:
    """An FBA shipment of its own, or the number of a box, which begins with the shipment's."""
    return bool(document.named(FactName.SHIPMENT_ID, decided_only=False)) or bool(
        _FBA_SHIPMENT.search(document.content.text.upper())
    )


def has_product_id(document: Document, case: Case) -> bool:
    names = (FactName.FNSKU, FactName.ASIN, FactName.SKU)
    return bool(document.named(*names, decided_only=False)) or bool(
        _PRODUCT_ID.search(document.content.text)
    )


def is_answer_of_seller(document: Document, case: Case) -> bool:
    """A letter that speaks of the claim."""
    return document.kind is Kind.CORRESPONDENCE


def is_safety_evidence(document: Document, case: Case) -> bool:
    """A test report or a declaration that the product is safe."""
    return bool(_SAFETY.search(document.content.text))


_FBA_SHIPMENT = re.compile(r"(?<![A-Z0-9])FBA[0-9A-Z]{7,12}(?:U\d{6})?(?![A-Z0-9])")
"""The identifier table: ten to fifteen characters, boxes with U and six digits."""
_PRODUCT_ID = re.compile(r"(?<![A-Z0-9])(?:X00[0-9A-Z]{7}|B0[0-9A-Z]{8})(?![A-Z0-9])")
_SAFETY = re.compile(
    r"test report|safety (?:data sheet|certificate)|certificate of (?:conformity|compliance)"
    r"|declaration of conformity|children's product certificate|检测报告|检验报告|合格证"
    r"|konformitätserklärung|prüfbericht",
    re.IGNORECASE,
)

_PROVES_NONE = re.compile(
    r"\b(?:no|not(?:\s+(?:a|an|as|valid|to\s+be\s+used))*|cannot\s+be\s+used\s+as(?:\s+an?)?)\s+"
    r"(?:(?:official|legal|signed|valid)\s+)?(?:proof|evidence|confirmation)\s+of\s+delivery"
    r"|\b(?:kein(?:en)?|nicht\s+als)\s+(?:\w+\s+)?(?:zustell|ablieferungs|liefer)nachweis"
    r"|\bpas\s+(?:\w+\s+){0,3}preuve\s+de\s+livraison|sans\s+valeur\s+de\s+preuve"
    r"|\bno\s+(?:\w+\s+){0,4}(?:prueba|comprobante|justificante)\s+de\s+entrega"
    r"|\bnon\s+(?:\w+\s+){0,4}prova\s+di\s+consegna|\bgeen\s+(?:\w+\s+)?(?:afleverbewijs|bewijs\s+van\s+aflevering)"
    r"|(?:不|非|不能|不得|不可|不应)(?:作为|构成|视为|作|是)?(?:有效)?(?:签收|派送|送达|妥投|交付|收货)(?:的)?(?:证明|凭证|证据|依据)"
    r"|(?:配達|配送)(?:の)?(?:証明|証拠)(?:書)?(?:には|では|に|と)?(?:なりません|ありません|は?できません)",
    re.IGNORECASE,
)
"""What a page of information says of itself: the signed receipt is another paper."""


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
    """A photo or video, or the photo of the parcel that its label makes a label."""
    shown = document.kind in (Kind.PHOTO, Kind.VIDEO) or shows_parcel(document)
    return shown and not is_illegible(document)


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
    "proof_of_delivery": has_proof_of_delivery,
    "shipment_id": has_shipment_id,
    "product_id": has_product_id,
    "seller_response": is_answer_of_seller,
    "product_safety_evidence": is_safety_evidence,
    "bill_of_lading": _of_kind(Kind.BILL_OF_LADING),
    "shipment_details": _of_kind(Kind.SHIPMENT_DETAILS),
    "payment_proof": _of_kind(Kind.PAYMENT_PROOF),
    "packing_slip": _of_kind(Kind.PACKING_SLIP),
    "insurance_certificate": _of_kind(Kind.INSURANCE_CERTIFICATE),
}

REQUIREMENTS = frozenset(_MEETS)
"""The requirement ids that can be met; a user's policy may name others, which nothing meets."""
