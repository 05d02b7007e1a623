"""CMP: evidence that only some policies require, and what would strengthen a claim."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidencecheck.model.case import Case
from evidencecheck.model.document import Kind
from evidencecheck.model.finding import Severity
from evidencecheck.model.message import Message, msg
from evidencecheck.rules.completeness import missing
from evidencecheck.rules.interface import Outcome, rule
from evidencecheck.rules.requirements import met_by

_PARTNERED = re.compile(r"partnered\s+carrier|amazon[\s-]partnered|合作承运人", re.IGNORECASE)
_NOT_PARTNERED = re.compile(r"non[\s-]partnered|not\s+partnered|非合作承运人", re.IGNORECASE)

_SUGGESTED: dict[str, Message] = {
    "carrier_statement": msg("the carrier's statement of the loss"),
    "prior_carrier_claim": msg("an earlier claim at the carrier and its outcome"),
    "third_party_certificate": msg("a notary's or appraiser's certificate of value"),
    "seller_response": msg("the seller's response"),
    "product_safety_evidence": msg("evidence that the product is safe"),
    "proof_of_delivery": msg("a proof of delivery"),
    "shipment_details": msg("the shipment's page"),
    "tracking_record": msg("the tracking record"),
    "bill_of_lading": msg("the bill of lading"),
    "packing_slip": msg("the packing slip"),
    "photo_or_video": msg("a photo or video"),
    "order_details": msg("the order page"),
    "value_proof": msg("a proof of value"),
}


@rule("CMP006", "missing-shipment-id", Severity.ERROR)
def missing_shipment_id(case: Case) -> Iterator[Outcome]:
    """The FBA shipment ID is missing

    Fires when: the policy requires a shipment ID, and no document shows one (FBA and 7 to 12
    letters and digits). That the claim file names one is not enough.

    Why: Amazon looks the shipment up by its ID; without it nobody knows which units are missing.

    Example: an FBA claim with the supplier's invoice and a bill of lading, both without the ID.

    Counterexample: the ID stands on the box labels alone, FBA15DJ9S3J5U000001.

    Fix: add a screenshot of the shipment's page with its ID, or the box labels.

    Wrong when: the ID is on a page that was not read well. That is listed in the report.

    Source: Seller Central, shipment to Amazon claims; format: amzn/selling-partner-api-models,
    fulfillmentInboundV0.

    Since: 0.1.0
    """
    yield from missing(
        missing_shipment_id,
        case,
        "shipment_id",
        msg("No document shows the FBA shipment ID"),
        msg("Add a screenshot of the shipment's page with its ID, or the box labels."),
    )


@rule("CMP007", "missing-proof-of-delivery", Severity.ERROR)
def missing_proof_of_delivery(case: Case) -> Iterator[Outcome]:
    """The proof of delivery is missing

    Fires when: the policy asks for a proof of delivery, and there is none, nor a tracking record
    that ends in a delivery. A record that says itself that it is no proof of delivery is none. A bill
    of lading may bear the receipt's stamp: then it is listed under "not checked", and so is a shipment
    with a partnered carrier, of whom Amazon wants no proof.

    Why: Amazon answers only for units that reached the warehouse.

    Example: an FBA claim for a sea freight shipment with the packing list only.

    Counterexample: the carrier's record ends in "Delivered, ONT8".

    Fix: ask the carrier for the signed proof of delivery with date, boxes and weight.

    Wrong when: the proof is a photo of a stamped paper that was not recognised as one.

    Source: support.trueops.com 10227300; getidasupport.kb.help, POP and POD.

    Since: 0.1.0
    """
    if "proof_of_delivery" in case.policy.required and not met_by("proof_of_delivery", case):
        bills = case.of_kind(Kind.BILL_OF_LADING)
        for bill in bills:
            reason = msg("a bill of lading; whether it is stamped as received was not recognised")
            yield missing_proof_of_delivery.not_checked(reason, bill.file)
        partnered = [
            document
            for document in case.documents
            if _PARTNERED.search(document.content.text)
            and not _NOT_PARTNERED.search(document.content.text)
        ]
        for document in partnered:
            reason = msg("a partnered carrier is named, of whom no proof is wanted")
            yield missing_proof_of_delivery.not_checked(reason, document.file)
        if bills or partnered:
            return
    yield from missing(
        missing_proof_of_delivery,
        case,
        "proof_of_delivery",
        msg("No document proves the delivery"),
        msg("Ask the carrier for the signed proof of delivery with date, boxes and weight."),
    )


@rule("CMP008", "missing-insurance-certificate", Severity.ERROR)
def missing_insurance_certificate(case: Case) -> Iterator[Outcome]:
    """The insurance certificate is missing

    Fires when: the policy is about injury or damage by a product and requires the certificate of
    product liability insurance, and no document is one.

    Why: whether Amazon pays without recourse to the seller depends on a valid insurance.

    Example: an A-to-z injury claim with letters and photos only.

    Counterexample: an ACORD 25 form among the files.

    Fix: ask your insurance broker for the certificate (ACORD 25) and add it within 7 days.

    Wrong when: the certificate was not recognised as one. Compare the kinds in the list of
    documents.

    Source: Seller Central, GTY6NYZDFD5CENYH and b63e560c.

    Since: 0.1.0
    """
    yield from missing(
        missing_insurance_certificate,
        case,
        "insurance_certificate",
        msg("No document is an insurance certificate"),
        msg("Ask the broker for the certificate of liability insurance (ACORD 25)."),
    )


@rule("CMP009", "supporting-evidence-suggested", Severity.INFO)
def supporting_evidence_suggested(case: Case) -> Iterator[Outcome]:
    """More evidence would strengthen the claim

    Fires when: evidence that the policy calls optional is not there. Always an information.

    Why: a carrier's own statement of the loss, or an earlier claim and its outcome, often decides
    where the rest leaves room for doubt.

    Example: a lost parcel without a statement of the carrier.

    Counterexample: all optional evidence is there.

    Fix: ask for it while the claim runs, and send it after.

    Wrong when: never in the strict sense; it is a suggestion.

    Source: the list of evidence for lost parcels that this tool was made for names it as optional.

    Since: 0.1.0
    """
    lacking = [name for name in case.policy.optional if not met_by(name, case)]
    if not lacking:
        return
    named = tuple(
        _SUGGESTED.get(name) or Message("{name}", (("name", name.replace("_", " ")),))
        for name in lacking
    )
    yield supporting_evidence_suggested.finding(
        msg("Would strengthen the claim: {evidence}", evidence=named),
        msg("Add it if you can get it; the claim doesn't fail without it."),
        subject=["optional", *lacking],
    )
