"""Where the parcel of an order stands: headlines, and what is no status of this parcel."""

from __future__ import annotations

import pytest

from evidencecheck.model.document import Kind
from evidencecheck.stages.extract.order_status import order_status
from tests.stages.making import source


def told(text: str, kind: Kind = Kind.ORDER_DETAILS) -> list[str]:
    return [str(fact.value) for fact in order_status(source(text), kind)]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Delivered March 13", "delivered"),
        ("Delivered on Wed, Feb 18\nPaid\nShipped\nDelivered", "delivered"),
        ("Shipment details\nOut for delivery", "out-for-delivery"),
        ("Arriving by Fri, Jul 10\nOn the way to you", "in-transit"),
        ("Votre commande est en route", "in-transit"),
        ("Entregado el 9 de marzo de 2026", "delivered"),
        ("Zugestellt am 3. Mai", "delivered"),
        ("Consegnato il 5 maggio", "delivered"),
    ],
)
def test_a_headline(text: str, status: str) -> None:
    assert told(text) == [status]


@pytest.mark.parametrize(
    "text",
    [
        "Shipped",
        "Dispatched May 3",
        "Arriving Friday",
        "✓ komplett ausgeliefert",
        "teilweise geliefert",
        "Processed on   14/10/2026",
        "Fully delivered",
        "Return delivered to us",
        "Estimated delivery Friday",
        "Delivery date: 2026-10-07",
        "最迟送达日期",
        "预计送达",
        "Once delivered, write a review",
        "Auto-delivered: Every 5 months",
        "Out for delivery\nDelivered",
        "Your order will be on its way to you as soon as our warehouse has packed it",
        "You might also like\nDelivered flowers for every day",
    ],
)
def test_no_status_of_this_parcel(text: str) -> None:
    assert told(text) == []


def test_pages_of_carriers_tell_it_by_events() -> None:
    assert told("Delivered March 13", Kind.TRACKING_RECORD) == []


@pytest.mark.parametrize(
    "text", ["Tax (collected by Walmart)", "VAT collected by eBay", "Payment received by carrier"]
)
def test_what_is_collected_of_a_tax_is_no_parcel(text: str) -> None:
    assert told(text) == []
