"""Whether invoices for the purchase of the goods, and insurances, are made out to the claimant."""

from __future__ import annotations

from collections.abc import Sequence

from evidencecheck.model.case import Agreed, Dispute, Identity
from evidencecheck.model.document import Document, Kind
from evidencecheck.model.fact import Fact, FactName
from evidencecheck.model.page import Channel
from evidencecheck.stages.extract.party.party_names import is_company
from evidencecheck.stages.match.identity import SURE
from evidencecheck.stages.match.party_identity import (
    is_one_character_off,
    same_company,
    same_party,
    share_no_word,
)
from evidencecheck.stages.match.witnesses import agreement, is_claimed

_PURCHASES = frozenset({Kind.PURCHASE_INVOICE, Kind.FAPIAO})


def agree_on_claimant(
    stated: Sequence[Fact], documents: Sequence[Document], recipient: Agreed
) -> Agreed:
    """The claimant of the claim file, else of a claim form; buyers of purchases support or dispute it."""
    facts = [f for f in stated if f.name is FactName.CLAIMANT]
    facts += [f for d in documents for f in d.named(FactName.CLAIMANT)]
    if not facts:
        return agreement(FactName.CLAIMANT, None, (), (), documents)
    anchor = next((f for f in facts if is_claimed(f)), facts[0])
    claimant = str(anchor.value)
    supporting = [f for f in facts if same_party(str(f.value), claimant) is Identity.SAME]
    disputes = []
    for document in documents:
        if document.kind not in _PURCHASES or _is_a_sale(document, claimant, recipient):
            continue
        for buyer in document.named(FactName.BUYER):
            verdict = _verdict(buyer, claimant)
            if verdict is Identity.SAME:
                supporting.append(buyer)
            else:
                disputes.append(Dispute(buyer.value, (buyer,), verdict))
    return agreement(
        FactName.CLAIMANT,
        anchor.value,
        (*facts, *_buyers(documents)),
        supporting,
        documents,
        disputes,
    )


def agree_on_insured(stated: Sequence[Fact], documents: Sequence[Document]) -> Agreed:
    """The insured of the certificates; disputed are those who are not surely the claimant."""
    insured = [f for d in documents for f in d.named(FactName.INSURED)]
    claimant = next((str(f.value) for f in stated if f.name is FactName.CLAIMANT), None)
    value = insured[0].value if insured else None
    if claimant is None:
        return agreement(FactName.INSURED, value, insured, insured, documents)
    verdicts = [(fact, _insured(fact, claimant)) for fact in insured]
    supporting = [fact for fact, verdict in verdicts if verdict is Identity.SAME]
    disputes = [
        Dispute(fact.value, (fact,), verdict)
        for fact, verdict in verdicts
        if verdict is not Identity.SAME
    ]
    return agreement(FactName.INSURED, value, insured, supporting, documents, disputes)


def _insured(named: Fact, claimant: str) -> Identity:
    """As `_verdict`; the account's owner may be named without a legal form, and is insured or not."""
    verdict = _verdict(named, claimant)
    if (
        verdict is Identity.CANNOT_TELL
        and _is_sure(named)
        and share_no_word(str(named.value), claimant)
    ):
        return Identity.DIFFERENT
    return verdict


def _buyers(documents: Sequence[Document]) -> tuple[Fact, ...]:
    return tuple(f for d in documents if d.kind in _PURCHASES for f in d.named(FactName.BUYER))


def _is_a_sale(document: Document, claimant: str, recipient: Agreed) -> bool:
    """Whether the claimant is the seller, or the recipient the buyer: then it proves a sale."""
    sellers = document.named(FactName.SUPPLIER)
    if any(same_party(str(f.value), claimant) is Identity.SAME for f in sellers):
        return True
    buyers = document.named(FactName.BUYER)
    return recipient.value is not None and any(
        same_party(str(f.value), str(recipient.value)) is Identity.SAME for f in buyers
    )


def _verdict(named: Fact, claimant: str) -> Identity:
    verdict = same_company(str(named.value), claimant)
    printed = named.reading.channel is not Channel.OCR
    if (
        verdict is Identity.CANNOT_TELL
        and printed
        and is_one_character_off(str(named.value), claimant)
    ):
        return Identity.DIFFERENT  # nobody has misread it
    if verdict is Identity.DIFFERENT and not (_is_sure(named) and is_company(claimant)):
        return Identity.CANNOT_TELL
    return verdict


def _is_sure(named: Fact) -> bool:
    return named.reading.channel is not Channel.OCR or named.reading.confidence >= SURE
