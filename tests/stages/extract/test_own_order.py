"""Which of several order IDs a page is about."""

from __future__ import annotations

import pytest

from evidencecheck.stages.extract.order_ids import order_ids
from evidencecheck.stages.extract.own_order import orders_shown
from tests.stages.making import source

OURS, OTHER, THIRD = "111-6021920-7570753", "113-5083503-3479584", "112-5083503-3479001"
HEADED = f"""
# {OURS}
Placed on 15 Oct 2026                              Delivery address
Product                  Qty     Total             James Whitfield
Bookshelf speaker        1       $139.95           Tampa FL 33612
                                                   {OTHER}
"""
DATED = f"""
{OURS}
Placed on 15 Oct 2026                              Delivery address
Product                  Qty     Total             James Whitfield
                                                   {OTHER}
"""
LABELLED = f"""
Order ID: {OURS}                                   Ship to
Bookshelf speaker        1       $139.95           James Whitfield
                             {OTHER}
"""
TABLE = f"""
Order ID               Ship to            Total
{OURS}    James Whitfield    $139.70
{OTHER}    Anna Sorensen      $73.31
"""
ROW = f"""
{OURS}      {OTHER}      {THIRD}
Ship to
"""
CARDS = f"""
# {OURS}
Placed on 15 Oct 2026      Ship to James Whitfield
{OTHER}
Placed on 14 Oct 2026      Ship to Anna Sorensen
"""


def told(text: str) -> tuple[set[str], set[str]]:
    found = tuple(order_ids(source(text)))
    return {str(f.value) for f in found if f.decided}, orders_shown(source(text), found)


@pytest.mark.parametrize("text", [HEADED, DATED, LABELLED])
def test_one_stands_apart(text: str) -> None:
    assert told(text) == ({OURS}, {OURS})


@pytest.mark.parametrize("text", [TABLE, ROW, CARDS])
def test_lists_are_about_none(text: str) -> None:
    decided, shown = told(text)
    assert len(shown) > 1
    assert decided == shown


@pytest.mark.parametrize(
    "heading",
    [
        "1 previous order", "Other orders from this buyer", "Weitere Aufträge des Kunden",
        "Andere Bestellungen", "Autres commandes du client", "Otros pedidos de este comprador",
        "Altri ordini di questo cliente", "Eerdere bestellingen", "Outras encomendas",
        "以前のご注文", "该买家其他订单", "Customer order history",
    ],
)  # fmt: skip
def test_orders_under_a_heading_are_of_others(heading: str) -> None:
    text = f"Order ID: {OURS}\nShip to\nJames Whitfield\n\n{heading}\n{OTHER}\n{THIRD}"
    decided, shown = told(text)
    assert decided == {OURS}
    assert OURS in shown


def test_heading_that_touches_its_list() -> None:
    text = f"{OURS}\n1 previous order\n{OTHER}"
    assert told(text)[0] == {OURS}


def test_page_of_other_orders_alone_names_them() -> None:
    assert told(f"Previous orders\n{OTHER}\n{THIRD}")[1] == {OTHER, THIRD}
