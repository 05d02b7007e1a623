"""Which policy judges a case, and why."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from evidencecheck.model.case import Claim, Policy, PolicySource
from evidencecheck.model.document import Document, Kind
from evidencecheck.model.fact import FactName
from evidencecheck.model.message import Message, msg
from evidencecheck.model.values import Identifier
from evidencecheck.policies.loader import known, load

AMAZON_ORDER = "amazon-order"
"""Scheme of Amazon's order numbers."""

_AMAZON_ORDER = re.compile(r"(?:\d{3}|[A-Z]\d{2})-\d{7}-\d{7}")
_INJURY = re.compile(
    r"\binjur(?:y|ies|ed)\b|property damage|人身伤害|人身损害|财产损[失害]|verletz|sachsch[aä]den|けが|負傷",
    re.IGNORECASE,
)

_OF_A_PARCEL = (Kind.TRACKING_RECORD, Kind.SHIPPING_LABEL, Kind.PROOF_OF_DELIVERY)


def choose(
    claim: Claim,
    documents: tuple[Document, ...],
    override: str | None = None,
    folder: Path | None = None,
) -> tuple[Policy, PolicySource, Message]:
    """The policy, who chose it, and why; `folder` holds policies of the user's own.

    In this order: `override` (named for the run; `UsageError` if unknown), the claim file, what the
    evidence suggests, the general policy. An override counts as named, like the claim file's. Only
    clear signs suggest a policy: a wrong one would ask for the wrong evidence.
    """
    if override is not None:
        return load(override, folder), PolicySource.CLAIM_FILE, msg("it was named for this run")
    if claim.policy is not None and claim.policy in known(folder):
        reason = msg("the claim file names it")
        return load(claim.policy, folder), PolicySource.CLAIM_FILE, reason
    suggested = _suggested(claim, documents)
    if suggested is not None:
        policy, reason = suggested
        return load(policy, folder), PolicySource.INFERRED, reason
    reason = msg("no policy is named, and none follows from the evidence")
    return load("generic-loss", folder), PolicySource.DEFAULT, reason


def _suggested(claim: Claim, documents: tuple[Document, ...]) -> tuple[str, Message] | None:
    order = _amazon_order(claim, documents)
    injury = _injury(documents)
    if injury is not None:
        return "amazon-atoz-injury", injury
    if order is not None:
        return "amazon-order-lost", msg("{order} is an Amazon order number", order=order)
    shipment = _fba_shipment(claim, documents)
    if shipment is not None:
        return "amazon-fba-inbound-lost", msg("{id} is an FBA shipment", id=shipment)
    return None


def _amazon_order(claim: Claim, documents: Iterable[Document]) -> str | None:
    if claim.order_id is not None and _AMAZON_ORDER.fullmatch(claim.order_id.strip().upper()):
        return claim.order_id.strip()
    for document in documents:
        for fact in document.named(FactName.ORDER_ID):
            if isinstance(fact.value, Identifier) and fact.value.scheme == AMAZON_ORDER:
                return fact.value.text
    return None


def _fba_shipment(claim: Claim, documents: Iterable[Document]) -> str | None:
    """The claimed shipment, that of Amazon's own page on one, or one that papers of two kinds name.

    A box label alone says too little.
    """
    if claim.shipment_id is not None:
        return claim.shipment_id.strip()
    kinds: dict[str, set[Kind]] = {}
    for document in documents:
        for fact in document.named(FactName.SHIPMENT_ID, decided_only=False):
            if document.kind is Kind.SHIPMENT_DETAILS:
                return str(fact.value)
            kinds.setdefault(str(fact.value), set()).add(document.kind)
    return next((text for text, named_by in kinds.items() if len(named_by) > 1), None)


def _injury(documents: tuple[Document, ...]) -> Message | None:
    """Why it is an injury claim: a certificate, and a document that speaks of one, or none of a parcel.

    A certificate speaks of injuries itself.
    """
    certificates = [d.file for d in documents if d.kind is Kind.INSURANCE_CERTIFICATE]
    if not certificates:
        return None
    others = [d for d in documents if d.kind is not Kind.INSURANCE_CERTIFICATE]
    if any(_INJURY.search(d.content.text) for d in others):
        return msg(
            "{file} is an insurance certificate, and an injury is spoken of", file=certificates[0]
        )
    if any(
        d.kind in _OF_A_PARCEL or d.named(FactName.TRACKING_NUMBER, decided_only=False)
        for d in others
    ):
        return None
    return msg(
        "{file} is an insurance certificate, and no parcel is spoken of", file=certificates[0]
    )
