"""What people call the enumerated things of a report. The JSON contract has its own words."""

from __future__ import annotations

from collections.abc import Mapping

from evidencecheck.model.document import Kind
from evidencecheck.model.fact import FactName
from evidencecheck.model.finding import Confidence, Severity
from evidencecheck.model.message import Message, msg
from evidencecheck.model.page import Channel
from evidencecheck.model.report import Verdict
from evidencecheck.model.values import Status

VERDICTS: Mapping[Verdict, Message] = {
    Verdict.PASS: msg("PASS"),
    Verdict.REVIEW: msg("REVIEW"),
    Verdict.FAIL: msg("FAIL"),
}

SEVERITIES: Mapping[Severity, Message] = {
    Severity.ERROR: msg("error"),
    Severity.WARNING: msg("warning"),
    Severity.INFO: msg("info"),
}

DOUBTS: Mapping[Confidence, Message] = {
    Confidence.MEDIUM: msg("reading fairly sure"),
    Confidence.LOW: msg("reading unsure"),
}
"""Said beside a finding; a sure reading needs no word."""

CHANNELS: Mapping[Channel, Message] = {
    Channel.TEXT_LAYER: msg("text layer"),
    Channel.OCR: msg("OCR"),
    Channel.BARCODE: msg("barcode"),
    Channel.STRUCTURED: msg("data file"),
    Channel.CLAIM_FILE: msg("claim file"),
}

STATUSES: Mapping[Status, Message] = {
    Status.LABEL_CREATED: msg("label created"),
    Status.ACCEPTED: msg("accepted"),
    Status.IN_TRANSIT: msg("in transit"),
    Status.OUT_FOR_DELIVERY: msg("out for delivery"),
    Status.ATTEMPT_FAILED: msg("attempt failed"),
    Status.PICKUP_POINT: msg("at pickup point"),
    Status.DELIVERED: msg("delivered"),
    Status.EXCEPTION: msg("exception"),
    Status.LOST: msg("lost"),
    Status.RETURNED: msg("returned"),
    Status.CUSTOMS: msg("at customs"),
}

KINDS: Mapping[Kind, Message] = {
    Kind.ORDER_DETAILS: msg("order details"),
    Kind.SALES_INVOICE: msg("sales invoice"),
    Kind.PURCHASE_INVOICE: msg("purchase invoice"),
    Kind.FAPIAO: msg("fapiao"),
    Kind.RECEIPT: msg("receipt"),
    Kind.PAYMENT_PROOF: msg("payment proof"),
    Kind.SALES_RECORD: msg("sales record"),
    Kind.PACKING_SLIP: msg("packing slip"),
    Kind.SHIPPING_LABEL: msg("shipping label"),
    Kind.TRACKING_RECORD: msg("tracking record"),
    Kind.PROOF_OF_DELIVERY: msg("proof of delivery"),
    Kind.BILL_OF_LADING: msg("bill of lading"),
    Kind.SHIPMENT_DETAILS: msg("shipment details"),
    Kind.CARRIER_STATEMENT: msg("carrier statement"),
    Kind.PRIOR_CLAIM: msg("prior claim"),
    Kind.INSURANCE_CERTIFICATE: msg("insurance certificate"),
    Kind.THIRD_PARTY_CERTIFICATE: msg("third-party certificate"),
    Kind.CORRESPONDENCE: msg("correspondence"),
    Kind.PHOTO: msg("photo"),
    Kind.VIDEO: msg("video"),
    Kind.UNKNOWN: msg("kind unknown"),
}

FACTS: Mapping[FactName, Message] = {
    FactName.ORDER_ID: msg("Order ID"),
    FactName.SHIPMENT_ID: msg("Shipment ID"),
    FactName.TRACKING_NUMBER: msg("Tracking number"),
    FactName.INVOICE_NUMBER: msg("Invoice number"),
    FactName.FAPIAO_NUMBER: msg("Fapiao number"),
    FactName.PO_NUMBER: msg("PO number"),
    FactName.ASIN: msg("ASIN"),
    FactName.FNSKU: msg("FNSKU"),
    FactName.SKU: msg("SKU"),
    FactName.GTIN: msg("GTIN"),
    FactName.CARRIER: msg("Carrier"),
    FactName.ORDER_TOTAL: msg("Order total"),
    FactName.SALE_TOTAL: msg("Sale total"),
    FactName.COST_TOTAL: msg("Cost total"),
    FactName.CLAIMED_AMOUNT: msg("Claimed amount"),
    FactName.DECLARED_VALUE: msg("Declared value"),
    FactName.UNIT_PRICE: msg("Unit price"),
    FactName.QUANTITY: msg("Quantity"),
    FactName.QUANTITY_SHIPPED: msg("Quantity shipped"),
    FactName.QUANTITY_RECEIVED: msg("Quantity received"),
    FactName.ORDER_DATE: msg("Order date"),
    FactName.INVOICE_DATE: msg("Invoice date"),
    FactName.SHIP_DATE: msg("Ship date"),
    FactName.FIRST_SCAN_DATE: msg("First scan"),
    FactName.LAST_SCAN_DATE: msg("Last scan"),
    FactName.DELIVERY_DATE: msg("Delivery date"),
    FactName.CLAIM_DATE: msg("Claim date"),
    FactName.TRACKING_STATUS: msg("Tracking status"),
    FactName.RECIPIENT: msg("Recipient"),
    FactName.SHIP_TO: msg("Ship to"),
    FactName.DESTINATION: msg("Destination"),
    FactName.CLAIMANT: msg("Claimant"),
    FactName.SUPPLIER: msg("Supplier"),
    FactName.BUYER: msg("Buyer"),
    FactName.TAX_ID: msg("Tax ID"),
    FactName.PRODUCT: msg("Product"),
    FactName.POLICY_NUMBER: msg("Policy number"),
    FactName.COVERAGE_LIMIT: msg("Coverage limit"),
    FactName.COVERAGE_FROM: msg("Coverage from"),
    FactName.COVERAGE_TO: msg("Coverage to"),
    FactName.INSURED: msg("Insured"),
}

_REQUIREMENTS: Mapping[str, Message] = {
    "order_details": msg("Order details"),
    "tracking_number": msg("Valid tracking number"),
    "value_proof": msg("Proof of value"),
    "photo_or_video": msg("Photo or video"),
    "tracking_record": msg("Tracking record"),
    "shipment_id": msg("Shipment ID"),
    "product_id": msg("FNSKU, ASIN or SKU"),
    "shipment_details": msg("Shipment details"),
    "proof_of_delivery": msg("Proof of delivery"),
    "bill_of_lading": msg("Bill of lading"),
    "carrier_statement": msg("Carrier statement"),
    "prior_carrier_claim": msg("Prior claim at the carrier"),
    "third_party_certificate": msg("Third-party certificate"),
    "insurance_certificate": msg("Insurance certificate"),
    "seller_response": msg("Seller's response"),
    "product_safety_evidence": msg("Product safety evidence"),
    "payment_proof": msg("Proof of payment"),
    "packing_slip": msg("Packing slip"),
}


def requirement(name: str) -> Message:
    """The title of a requirement; a user's own policy may name one that the list does not have."""
    return _REQUIREMENTS.get(name) or Message("{name}", (("name", name.replace("_", " ")),))
