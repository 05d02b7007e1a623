from __future__ import annotations

from dataclasses import replace

import pytest

from evidencecheck.model.document import DataField, Kind
from evidencecheck.model.page import Channel
from evidencecheck.stages.classify import classify
from evidencecheck.stages.extract.source import source_of
from evidencecheck.stages.split import documents_in
from evidencecheck.stages.understand import understand
from tests.factories import ORDER, UPS
from tests.stages.making import barcode, content, drawn

K = Kind
ORDER_PAGE = f"""
# Order Details
Order ID: {ORDER}   Seller Central
Purchase date: March 4, 2026
Order total: $128.40
"""
INVOICE = f"""
# INVOICE
Invoice number: RE-1700
Invoice date: 2026-03-04
Order ID: {ORDER}
Bill to: Maria Lindqvist
Subtotal: $120.00
Amount due: $128.40
"""
GOES_ON = """
Description   Qty   Amount
Strap   1   $8.40
Total: $128.40
"""
TERMS = "# Terms and Conditions\nGoods remain ours until they are paid for.\nThe court of Austin decides."
TRACKING = f"""
# Tracking details
Tracking number {UPS}
03/14/2026 10:30   In transit   Chicago
03/12/2026 15:00   Picked up   Austin
"""
LABEL = "UPS GROUND\nSHIP TO: MARIA LINDQVIST\n12 ELM ST\nAUSTIN TX 78701\nTRACKING #: 1Z R89 390"
SLIP = f"# Packing Slip\nOrder ID: {ORDER}\nShip to: Maria Lindqvist\nFlask   2"


def kinds(*pages: str) -> list[tuple[str, Kind]]:
    return [(d.file, classify(source_of(d)).kind) for d in documents_in(content(*pages))]


def test_each_document_is_told_apart() -> None:
    assert kinds(ORDER_PAGE, INVOICE, GOES_ON, TRACKING) == [
        ("a.pdf#page=1", K.ORDER_DETAILS),
        ("a.pdf#page=2-3", K.SALES_INVOICE),
        ("a.pdf#page=4", K.TRACKING_RECORD),
    ]


def test_label_is_known_by_its_barcode() -> None:
    held = content(drawn(INVOICE), drawn(LABEL, barcodes=[barcode(UPS)]), drawn(SLIP))
    assert [part.file for part in documents_in(held)] == [f"a.pdf#page={n}" for n in (1, 2, 3)]


def test_two_invoices_are_two_documents() -> None:
    other = INVOICE.replace("RE-1700", "RE-2941")
    assert [file for file, _ in kinds(INVOICE, other)] == ["a.pdf#page=1", "a.pdf#page=2"]


@pytest.mark.parametrize(
    "second",
    [
        INVOICE,  # its head again
        INVOICE.replace("RE-1700", "RE-17O0"),  # misread
        GOES_ON,
        TERMS,
        " ",
        INVOICE.replace("RE-1700", "RE-2941") + "Page 2 of 2\n",
        "Thank you for your order\nYour purchase helps",
    ],
)
def test_an_invoice_of_several_pages_is_one(second: str) -> None:
    held = content(INVOICE, second)
    assert documents_in(held) == (held,)


@pytest.mark.parametrize("first", [ORDER_PAGE, TRACKING, SLIP, LABEL])
def test_pages_of_one_kind_are_one(first: str) -> None:
    held = content(first, first)
    assert documents_in(held) == (held,)


def test_only_a_pdf_without_data_is_split() -> None:
    held = content(ORDER_PAGE, INVOICE)
    assert len(documents_in(held)) == 2
    assert len(documents_in(replace(held, media_type="image/tiff"))) == 1
    field = DataField("factur-x.xml", "Invoice/ID", "RE-1700")
    assert len(documents_in(replace(held, data=(field,)))) == 1


def test_parts_have_their_own_pages_and_hash() -> None:
    held = content(ORDER_PAGE, INVOICE)
    one, two = map(understand, documents_in(held))
    assert (one.content.sha256, two.content.sha256) == (
        f"{held.sha256}#page=1",
        f"{held.sha256}#page=2",
    )
    assert [page.number for page in two.content.pages] == [2]
    assert {fact.reading.file for fact in two.facts} == {"a.pdf#page=2"}
    assert {fact.reading.page for fact in two.facts} == {2}


def test_scanned_receipt_behind_an_invoice() -> None:
    receipt = drawn(
        f"PAYMENT RECEIPT\nOrder {ORDER}\nAuth code 061824\nAmount paid\n$128.40 USD\nThank you.",
        channel=Channel.OCR,
    )
    parts = documents_in(content(drawn(INVOICE), receipt))
    assert [classify(source_of(part)).kind for part in parts] == [K.SALES_INVOICE, K.RECEIPT]
