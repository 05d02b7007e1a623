"""The day of an order in sentences and beside its number; near misses stay silent."""

from __future__ import annotations

import pytest

from evidencecheck.model.document import Kind
from evidencecheck.stages.extract.order_days import order_day
from evidencecheck.stages.extract.shop_orders import shop_orders
from tests.stages.making import source


def days(text: str, kind: Kind = Kind.ORDER_DETAILS) -> list[str]:
    made = source(text)
    return [str(f.value) for f in order_day(made, kind, tuple(shop_orders(made, kind, ())))]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Order #18842 was placed on 2 October 2026 and is Completed.", "2026-10-02"),
        ("You ordered this on March 9, 2026", "2026-03-09"),
        ("Placed Mar 3, 2026", "2026-03-03"),
        ("Ihre Bestellung wurde am 12.03.2026 aufgegeben", ""),
        ("Ihre Bestellung 4711 vom 12.05.2026", "2026-05-12"),
        ("Bestellung #48213 (12. März 2026)", "2026-03-12"),
        ("Commande n° 2603151748KLMA du 15/03/2026", "2026-03-15"),
        ("Ordine n. 20487731 del 7 aprile 2026", "2026-04-07"),
        ("Pedido nº 2616018842733 del 4 de mayo de 2026", "2026-05-04"),
        ("Jul 6, 2026 order\nOrder# 2000142-87361905", "2026-07-06"),
        ("Order #SMO-7716\nAugust 25, 2026", "2026-08-25"),
        ("Order #SMO-7716\nMay 19, 2026 at 2:48 pm from Online Store", "2026-05-19"),
        ("Order #3318\nMay 12, 2026 at 6:04 pm · Online Store · Paid · Fulfilled", "2026-05-12"),
        ("Ordine #3318\n12 maggio 2026 alle 18:04 · Negozio online · Pagato · Evaso", "2026-05-12"),
        ("Order #3852393184\nIda Falk ordered 2 items on 5 October 2026", "2026-10-05"),
        ("Ihre Bestellung   WEB-55013-HK\nvom               12.05.2026", "2026-05-12"),
    ],
)
def test_the_day_of_the_order(text: str, day: str) -> None:
    assert days(text) == ([day] if day else [])


@pytest.mark.parametrize(
    "text",
    [
        "Order #SMO-7716\nDelivered August 25, 2026",
        "Order #SMO-7716\nShip by August 25, 2026",
        "Order #SMO-7716\n\n\n\nAugust 25, 2026",
        "Order #SMO-7716 will arrive by August 25, 2026",
        "Return eligible through Aug 9, 2026",
        "Order #18842 was placed on 2 October 2026\nOrder #18842 was placed on 3 October 2026",
    ],
)
def test_other_days_are_not_told(text: str) -> None:
    assert days(text) == []


def test_only_papers_of_an_order() -> None:
    assert days("Order #18842 was placed on 2 October 2026", Kind.TRACKING_RECORD) == []


@pytest.mark.parametrize(
    "text",
    [
        "vielen Dank für Ihre Bestellung vom 13.04.2026. Wir berechnen Ihnen:",
        "Thank you for your order of 13 April 2026.",
        "Merci pour votre commande n° 7741 du 13/04/2026",
        "Le facturamos su pedido 7741 del 13/04/2026",
        "Come da vostro ordine del 13/04/2026",
        "Uw bestelling 7741 van 13-04-2026",
    ],
)
def test_an_invoice_says_of_which_day_its_order_is(text: str) -> None:
    assert days(text, Kind.SALES_INVOICE) == ["2026-04-13"]


@pytest.mark.parametrize(
    "text",
    [
        "Please pay your order by 13 April 2026",
        "Bestellung #SMO-7716\n25.08.2026",
        "Unsere Lieferung vom 13.04.2026",
        "Ihre Zahlung vom 13.04.2026",
    ],
)
def test_other_days_of_an_invoice_are_not_the_orders(text: str) -> None:
    assert days(text, Kind.SALES_INVOICE) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("NUMERO ORDINE\nLV-2026-41876\nDATA\nsabato 7 febbraio 2026", "2026-02-07"),
        ("Order no: FW-23871\nDate: 2 October 2026", "2026-10-02"),
        (
            "Order no      Date                Payment\nFW-23871      2 October 2026      Card",
            "2026-10-02",
        ),
        ("[受注番号] FW-23871\n[日時] 2026-04-21 22:07:43", "2026-04-21"),
        ("Order no: FW-23871\n15/09/2026 08:11     Order created", "2026-09-15"),
        ("Bestellnummer: FW-23871\n15.09.2026 08:11     Bestellung eingegangen", "2026-09-15"),
        ("Pedido n.º 23871\n15/09/2026     Pedido realizado", "2026-09-15"),
    ],
)
def test_a_bare_date_beside_the_number_and_the_first_step(text: str, day: str) -> None:
    assert days(text) == [day]


@pytest.mark.parametrize(
    "text",
    [
        # The date of the mail, and that of a review, are not beside the number.
        "Date: 2 October 2026\n\n\n\n\n\n\nOrder no: FW-23871",
        "Order no: FW-23871\n\n\n\n\n\n\n15/09/2026 08:11     Order paid",
    ],
)
def test_a_date_elsewhere(text: str) -> None:
    assert days(text) == []


def test_the_bare_date_of_a_slip_is_its_own() -> None:
    assert days("Order no: FW-23871\nDate: 2 October 2026", Kind.PACKING_SLIP) == []
