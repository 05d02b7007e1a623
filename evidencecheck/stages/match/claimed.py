"""What the claim file states, as facts beside those of the documents."""

from __future__ import annotations

from collections.abc import Iterator

from evidencecheck.model.case import Claim
from evidencecheck.model.fact import Fact, FactName, Reading
from evidencecheck.model.page import Channel
from evidencecheck.model.values import Day, Identifier, Quantity, Strength, Text, Value
from evidencecheck.stages.extract.identifiers import candidates, canonical
from evidencecheck.stages.extract.journey.carriers import carriers_in


def claimed_facts(claim: Claim) -> tuple[Fact, ...]:
    """One fact per value of the claim file, in the order of its keys."""
    if claim.file is None:
        return ()
    return tuple(_fact(claim.file, name, raw, value) for name, raw, value in _values(claim))


def _values(claim: Claim) -> Iterator[tuple[FactName, str, Value]]:
    if claim.order_id:
        yield FactName.ORDER_ID, claim.order_id, _identifier(claim.order_id, "order")
    if claim.shipment_id:
        text = canonical(claim.shipment_id)
        yield FactName.SHIPMENT_ID, claim.shipment_id, Identifier(text, "", strength=Strength.WEAK)
    for number in claim.tracking_numbers:
        yield FactName.TRACKING_NUMBER, number, _identifier(number, "tracking")
    if claim.carrier:
        named = carriers_in(claim.carrier)
        yield FactName.CARRIER, claim.carrier, Text(named[0] if named else claim.carrier)
    if claim.amount:
        yield FactName.CLAIMED_AMOUNT, str(claim.amount), claim.amount
    if claim.quantity is not None:
        yield FactName.QUANTITY, str(claim.quantity), Quantity(claim.quantity)
    parties = (
        (FactName.PRODUCT, claim.product),
        (FactName.RECIPIENT, claim.recipient),
        (FactName.CLAIMANT, claim.claimant),
    )
    for name, party in parties:
        if party:
            yield name, party, Text(party)
    if claim.filed_on:
        yield FactName.CLAIM_DATE, claim.filed_on.isoformat(), Day(claim.filed_on)


def _identifier(raw: str, family: str) -> Identifier:
    found = candidates(raw, family)
    return found[0] if found else Identifier(canonical(raw), "", strength=Strength.WEAK)


def _fact(file: str, name: FactName, raw: str, value: Value) -> Fact:
    return Fact(name, value, Reading(raw, file, None, None, Channel.CLAIM_FILE, 1.0))
