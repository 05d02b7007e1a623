"""From the words of one file to a document; what each family reads is tested with it."""

from __future__ import annotations

from evidencecheck.model.document import Document, Kind
from evidencecheck.model.fact import FactName
from evidencecheck.model.values import Status
from evidencecheck.stages.understand import understand
from tests.factories import ORDER, UPS
from tests.stages.making import barcode, content, drawn

INVOICE = f"""
# INVOICE
Invoice number: RE-1700
Invoice date: 2026-03-04
Order ID: {ORDER}
Bill to: Maria Lindqvist
Sold by: Beta Ltd

Description            Qty   Unit price   Amount
Steel flask 500 ml     2     $60.00       $120.00

Subtotal: $120.00
Tax: $8.40
Grand total: $128.40
"""
TRACKING = f"""
# Tracking details
UPS
Tracking number {UPS}
03/14/2026 10:30   Delivered   Springfield
03/13/2026 22:10   Departed facility   Chicago
03/12/2026 15:00   Picked up   Austin
"""


def stated(document: Document) -> dict[FactName, str]:
    return {f.name: str(f.value) for f in document.facts}


def test_invoice() -> None:
    document = understand(content(INVOICE, file="invoice.pdf"))
    assert document.kind is Kind.SALES_INVOICE
    assert document.languages == ("en",)
    assert stated(document) == {
        FactName.ORDER_ID: ORDER,
        FactName.INVOICE_NUMBER: "RE-1700",
        FactName.SALE_TOTAL: "USD 128.40",
        FactName.QUANTITY: "2",
        FactName.UNIT_PRICE: "USD 60.00",
        FactName.INVOICE_DATE: "2026-03-04",
        FactName.BUYER: "Maria Lindqvist",
        FactName.SUPPLIER: "Beta Ltd",
    }
    assert [str(i.amount) for i in document.items] == ["120.00"]
    assert [(a.role.value, str(a.money.amount)) for a in document.amounts] == [
        ("subtotal", "120.00"),
        ("tax", "8.40"),
        ("total", "128.40"),
    ]
    assert document.events == ()
    assert {f.reading.file for f in document.facts} == {"invoice.pdf"}


def test_tracking_record() -> None:
    document = understand(content(TRACKING))
    assert document.kind is Kind.TRACKING_RECORD
    assert [e.status for e in document.events] == [
        Status.ACCEPTED,
        Status.IN_TRANSIT,
        Status.DELIVERED,
    ]
    facts = stated(document)
    assert facts[FactName.TRACKING_NUMBER] == UPS
    assert facts[FactName.CARRIER] == "ups"
    assert facts[FactName.TRACKING_STATUS] == "delivered"
    assert facts[FactName.DELIVERY_DATE] == "2026-03-14"


def test_photo_says_nothing() -> None:
    document = understand(content(drawn(" "), media_type="image/jpeg"))
    assert document.kind is Kind.PHOTO
    read = [*document.facts, *document.amounts, *document.items, *document.events]
    assert read == []


def test_label_reads_print_and_barcode() -> None:
    text = f"UPS GROUND\nSHIP TO: MARIA LINDQVIST\n12 ELM ST\nTRACKING #: {UPS}"
    document = understand(content(drawn(text, barcodes=[barcode(UPS)])))
    assert document.kind is Kind.SHIPPING_LABEL
    numbers = document.named(FactName.TRACKING_NUMBER)
    assert [str(f.value) for f in numbers] == [UPS, UPS]
    assert stated(document)[FactName.RECIPIENT] == "MARIA LINDQVIST"


def test_same_content_same_document() -> None:
    assert understand(content(INVOICE)) == understand(content(INVOICE))
