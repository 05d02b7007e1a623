"""The sentences of the shipped policy files, here for the translators."""

from __future__ import annotations

from evidencecheck.model.message import Message, msg

TEXTS: tuple[Message, ...] = (
    msg("Amazon"),
    msg("Amazon, with an adjuster"),
    msg("the carrier"),
    msg("the payer"),
    msg("FBA shipment not received in full"),
    msg("FBA units lost or damaged in the warehouse"),
    msg("Amazon order lost on its way"),
    msg("SAFE-T reimbursement"),
    msg("A-to-z claim for injury or property damage"),
    msg("Loss claim at UPS"),
    msg("Loss claim at FedEx"),
    msg("Insurance claim at USPS"),
    msg("Loss claim at DHL Express"),
    msg("Loss claim at Royal Mail"),
    msg("Loss claim at Evri"),
    msg("Loss claim at 4PX"),
    msg("Loss claim at China Post or EMS"),
    msg("Loss claim at SF Express"),
    msg("Loss of a shipment in general"),
    msg("Amazon pays the customer and takes no recourse to a seller with valid insurance"),
    msg("the seller or the insurer answers; Amazon may step in if they don't"),
    msg("a SAFE-T claim pays no more than that for one order"),
)

_KNOWN = {text.template: text for text in TEXTS}


def said(text: str) -> Message:
    """`text` as a message, translatable if it is a shipped one; a user's own stays as it is."""
    return _KNOWN.get(text) or Message("{text}", (("text", text),))
