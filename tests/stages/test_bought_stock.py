"""Supplier's invoices that look like sales invoices, beside the order that was sold."""

from __future__ import annotations

import pytest

from evidencecheck.model.case import Claim
from evidencecheck.model.document import Document, Kind
from evidencecheck.stages.bought_stock import is_bought_stock, sale_of
from evidencecheck.stages.classify import Judgement
from evidencecheck.stages.understand import understand
from tests.stages.making import content, drawn

ORDER = "404-1101256-1841861"
PAGE = f"""
Order details
Order ID: {ORDER}
Order date: October 5, 2026
Ship to: Chiara De Luca
Via Goito 8
50122 Firenze
Italy
Description                 Qty     Unit price     Amount
Solar lantern copper        1       €85.80         €85.80
Total                                              €85.80
"""
STOCK = """
# INVOICE
Hesse Garden Supplies
Invoice no. 26-1509
Invoice date: July 15, 2026
Bill to: Nordlicht Wohnen
Description                 Qty     Unit price     Amount
Solar lantern copper        60      €17.40         €1044.00
Total                                              €1044.00
"""


def _paper(text: str, kind: Kind) -> Document:
    return understand(content(drawn(text), file=f"{kind}.pdf"), Judgement(kind, 0.9))


def _is_stock(text: str, page: str = PAGE, claim: Claim | None = None) -> bool:
    order = _paper(page, Kind.ORDER_DETAILS)
    sale = sale_of(claim or Claim(), [order], ORDER)
    return sale is not None and is_bought_stock(_paper(text, Kind.SALES_INVOICE), sale)


def test_older_than_the_order_and_for_nobody_that_it_knows() -> None:
    few = STOCK.replace("60 ", "1  ").replace("1044.00", "17.40")
    assert _is_stock(few)


def test_for_far_more_than_the_customer_ordered() -> None:
    assert _is_stock(STOCK.replace("July 15", "October 9"))


@pytest.mark.parametrize(
    "text",
    [
        STOCK.replace("Nordlicht Wohnen", "Chiara De Luca"),
        STOCK.replace("Nordlicht Wohnen", "C. DELUCA, Via Goito 8, 50122 Firenze"),
        STOCK.replace("Nordlicht Wohnen", f"customer of order {ORDER}"),
        STOCK.replace("Nordlicht Wohnen", "Chlara De Luca"),
        # Another order of the same form: a mistake to be told, not a purchase.
        STOCK.replace("Invoice no. 26-1509", "Order ID: 404-1101256-1841899"),
        # Neither older nor larger: nothing says that it is not of the sale.
        STOCK.replace("July 15", "October 9").replace("60 ", "1  ").replace("1044.00", "17.40"),
    ],
)
def test_what_belongs_to_the_sale_stays(text: str) -> None:
    assert not _is_stock(text)


def test_without_a_customer_nothing_is_told() -> None:
    masked = PAGE.replace("Chiara De Luca", "C***a D***a")
    assert not _is_stock(STOCK, masked)
    assert _is_stock(STOCK, masked, Claim(recipient="Chiara De Luca"))
