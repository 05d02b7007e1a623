"""Which policy judges a case, and why."""

from __future__ import annotations

import re
from collections.abc import Iterable

from evidencecheck.model.case import Claim, Policy, PolicySource
from evidencecheck.model.document import Document
from evidencecheck.model.fact import FactName
from evidencecheck.model.message import Message, msg
from evidencecheck.model.values import Identifier
from evidencecheck.policies.loader import known, load

AMAZON_ORDER = "amazon-order"
"""Scheme of Amazon's order numbers."""

_AMAZON_ORDER = re.compile(r"(?:\d{3}|[A-Z]\d{2})-\d{7}-\d{7}")


def choose(
    claim: Claim, documents: tuple[Document, ...], override: str | None = None
) -> tuple[Policy, PolicySource, Message]:
    """The policy, who chose it, and why.

    In this order: `override` (named for the run; `UsageError` if unknown), the claim file, what the
    evidence suggests, the general policy. An override counts as named, like the claim file's.
    """
    if override is not None:
        return load(override), PolicySource.CLAIM_FILE, msg("it was named for this run")
    if claim.policy is not None and claim.policy in known():
        return load(claim.policy), PolicySource.CLAIM_FILE, msg("the claim file names it")
    order = _amazon_order(claim, documents)
    if order is not None:
        reason = msg("{order} is an Amazon order number", order=order)
        return load("amazon-order-lost"), PolicySource.INFERRED, reason
    reason = msg("no policy is named, and none follows from the evidence")
    return load("generic-loss"), PolicySource.DEFAULT, reason


def _amazon_order(claim: Claim, documents: Iterable[Document]) -> str | None:
    if claim.order_id is not None and _AMAZON_ORDER.fullmatch(claim.order_id.strip().upper()):
        return claim.order_id.strip()
    for document in documents:
        for fact in document.named(FactName.ORDER_ID):
            if isinstance(fact.value, Identifier) and fact.value.scheme == AMAZON_ORDER:
                return fact.value.text
    return None
