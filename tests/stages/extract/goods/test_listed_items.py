"""Goods of pages without a table: what makes a row, and what is no row."""

from __future__ import annotations

import pytest

from evidencecheck.stages.extract.goods.line_items import line_items
from tests.stages.making import source

SUMMARY = """
Items Ordered                                        Price
2 of: Steel bottle 1 L, black                        $58.90
Sold by: Acme Shop LLC

Item(s) Subtotal:                                    $117.80
Grand Total:                                         $133.76
"""
CARD = """
Steel bottle 1 L, black
Qty: 2
Sold by: Acme Shop LLC
$58.90

Items:      $117.80
"""
APP = """
不锈钢保温杯 1L
货号：YS-TB600-SG
¥31.80      x60

货品总额    ¥1,908.00
实付款      ¥1,926.00
"""


def rows(text: str) -> list[tuple[str, str, str]]:
    return [(i.description, str(i.quantity), str(i.unit_price)) for i in line_items(source(text))]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (SUMMARY, ("Steel bottle 1 L, black", "2", "58.90")),
        (SUMMARY.replace("2 of:", "2 von:"), ("Steel bottle 1 L, black", "2", "58.90")),
        (CARD, ("Steel bottle 1 L, black", "2", "58.90")),
        (CARD.replace("Qty: 2", "Menge: 2"), ("Steel bottle 1 L, black", "2", "58.90")),
        (APP, ("不锈钢保温杯 1L", "60", "31.80")),
    ],
)
def test_a_count_with_its_price_and_title(text: str, row: tuple[str, str, str]) -> None:
    assert rows(text) == [row]


@pytest.mark.parametrize(
    "text",
    [
        SUMMARY.replace("117.80", "118.80"),
        CARD.replace("117.80", "118.80"),
        APP.replace("1,908", "1,909"),
        CARD.replace("Steel bottle 1 L, black", ""),
        CARD.replace("Qty: 2", "2"),
    ],
    ids=["no such sum", "no such sum below", "no such sum in yuan", "no title", "a bare number"],
)
def test_without_its_sum_it_is_no_row(text: str) -> None:
    assert rows(text) == []


SOLD_BY = """
2     Gourde isotherme 750 ml
      Vendu par : Maison Tilleul
      31,20 €

      Montant total :             62,40 €
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (SOLD_BY, [("Gourde isotherme 750 ml", "2", "31.20")]),
        (
            SOLD_BY.replace("2  ", "   ", 1).replace("62,40", "31,20"),
            [("Gourde isotherme 750 ml", "1", "31.20")],
        ),
        (SOLD_BY.replace("62,40", "99,99"), []),
        (SOLD_BY.replace("Vendu par :", "Notes :"), []),
    ],
)
def test_title_above_the_sellers_name(text: str, expected: list[tuple[str, str, str]]) -> None:
    """The sum must be printed apart from the price: a count that was not read makes another one."""
    assert rows(text) == expected


BRACKET = """
Steel bottle 1 L, black (Qty: 2)
Sold by: Acme Shop LLC
$58.90

Item(s) Subtotal:      $117.80
"""


def test_count_in_brackets_behind_the_title() -> None:
    assert rows(BRACKET) == [("Steel bottle 1 L, black", "2", "58.90")]
    size = BRACKET.replace("(Qty: 2)", "(Pack: 2)")
    assert rows(size) == [("Steel bottle 1 L, black (Pack: 2)", "None", "58.90")]
