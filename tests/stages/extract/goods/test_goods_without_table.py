"""Goods of order pages, till receipts and packing slips that have no table of prices."""

from __future__ import annotations

from decimal import Decimal

import pytest

from evidencecheck.model.fact import LineItem, Reading
from evidencecheck.model.page import Channel
from evidencecheck.stages.extract.goods.item_cards import item_cards
from evidencecheck.stages.extract.goods.item_sums import with_amounts
from evidencecheck.stages.extract.goods.till_items import till_items
from evidencecheck.stages.extract.goods.unpriced_items import unpriced_items
from tests.stages.making import source

TIMES = """
Tasman wool throw, storm grey     A$149.00 × 1     A$149.00
Subtotal                                           A$149.00
"""
BEHIND = """
Cedar candle, 300 g × 2           £44.00
Wick trimmer, brass × 1           £14.50
Subtotal                          £58.50
"""
EACH = """
Raised dog bowl stand, adjustable     $85.50
Heights, gray                         $28.50 ea
Qty 3

Subtotal                              $85.50
"""
STRUCK = """
Bamboo drawer organiser, extensible
Natural
13,74€ 21,99€          x1

Total de artículos:                   21,99€
Descuento de artículos:               -8,25€
"""
ONE = """
Brass swing-arm desk lamp
$64.50

1 item                 $64.50
Order total            $82.32
"""
DETAIL = """
Hand-dyed merino yarn, fingering
Quantity 1 SKU TT-MER-LL
CA$34.00

Item total             CA$34.00
"""
WHOLE = """
Bougie coulée main              59,00 €
Quantité : 2

Sous-total                      59,00 €
"""


def cards(text: str) -> list[tuple[str, str, str]]:
    made = source(text)
    return [
        (i.description, str(i.quantity), str(i.unit_price or i.amount))
        for layout in made.layouts
        for i in item_cards(made, layout)
    ]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (TIMES, [("Tasman wool throw, storm grey", "1", "149.00")]),
        (BEHIND, [("Cedar candle, 300 g", "2", "44.00"), ("Wick trimmer, brass", "1", "14.50")]),
        (EACH, [("Raised dog bowl stand, adjustable Heights, gray", "3", "28.50")]),
        (STRUCK, [("Bamboo drawer organiser, extensible Natural", "1", "13.74")]),
        (ONE, [("Brass swing-arm desk lamp", "1", "64.50")]),
        (DETAIL, [("Hand-dyed merino yarn, fingering", "1", "34.00")]),
        (WHOLE, [("Bougie coulée main", "2", "59.00")]),
    ],
)
def test_cards(text: str, rows: list[tuple[str, str, str]]) -> None:
    assert cards(text) == rows


@pytest.mark.parametrize(
    "text",
    [
        TIMES.replace("Subtotal                                           A$149.00", ""),
        BEHIND.replace("58.50", "59.50"),
        STRUCK.replace("-8,25", "-8,00"),
        ONE.replace("1 item  ", "2 items"),
        f"You may also like\n{DETAIL}",
        # Either 2 × 59 or 59 for both: both sums are printed.
        WHOLE + "Total                           118,00 €",
    ],
)
def test_cards_whose_sum_is_not_told(text: str) -> None:
    assert cards(text) == []


TILL = """
CRANBERRY ISLE HARDWARE
070331 HEX BOLT KIT        18.49 T
229914 EPOXY PUTTY          7.25 T
2 @ 5.80
118702 PAINTERS TAPE       11.60 T
SUBTOTAL                   37.34
ME SALES TAX 5.5%           2.05
TOTAL                     $39.39
"""


def sold(text: str) -> list[tuple[str, str, str]]:
    made = source(text)
    return [
        (i.description, str(i.quantity), str(i.amount))
        for layout in made.layouts
        for i in till_items(made, layout)
    ]


def test_rows_of_a_till() -> None:
    assert sold(TILL) == [
        ("070331 HEX BOLT KIT", "None", "18.49"),
        ("229914 EPOXY PUTTY", "None", "7.25"),
        ("118702 PAINTERS TAPE", "2", "11.60"),
    ]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "1 x Copper jam pan 9L   £84.95\nTOTAL TO PAY   £84.95",
            ("Copper jam pan 9L", "1", "84.95"),
        ),
        ("Füllhalter M   34,95 A\nSUMME EUR   34,95", ("Füllhalter M", "None", "34.95")),
        ("TRAPANO 18V   22%   89,90\nTOTALE   89,90", ("TRAPANO 18V", "None", "89.90")),
        ("Collegeblock × 2   2,58\nSumme   2,58", ("Collegeblock", "2", "2.58")),
    ],
)
def test_one_row(text: str, row: tuple[str, str, str]) -> None:
    assert sold(text) == [row]


@pytest.mark.parametrize(
    "text",
    [
        TILL.replace("18.49", "18.40"),
        "Qty: 1 ×   84.99\nTotal   84.99",
        "Silicone mat   3   0.51   13.50\nTotal   13.50",
        "Shipping   4.90\nTotal   4.90",
        "Total   39.39",
    ],
)
def test_no_rows_of_a_till(text: str) -> None:
    assert sold(text) == []


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "ITEMS                   QUANTITY\nBeach poncho, adult     1 of 1\nShell tote, mesh        3 of 3",
            [("Beach poncho, adult", "1"), ("Shell tote, mesh", "3")],
        ),
        (
            "Pos.   Art.-Nr.   Bezeichnung              Menge   Einheit\n"
            "1      40117      Rosshaarbesen 40 cm      2       Stk",
            [("Rosshaarbesen 40 cm", "2")],
        ),
        ("Désignation           Quantité\nSavon de Marseille    4", [("Savon de Marseille", "4")]),
        ("Descripción           Cantidad\nBotijo decorado 2 L   1", [("Botijo decorado 2 L", "1")]),
    ],
)
def test_packing_list(text: str, rows: list[tuple[str, str]]) -> None:
    made = source(text)
    items = [i for layout in made.layouts for i in unpriced_items(made, layout)]
    assert [(i.description, str(i.quantity)) for i in items] == rows


@pytest.mark.parametrize(
    "text",
    [
        "Items   Quantity\nTotal   3",
        "Items   Quantity\nSM-PON-TP-L   3",
        "Items   Price\nBeach poncho   3",
        "Items   Quantity\n\n\n\n\n\n\n\n\nBeach poncho, adult   1",
    ],
)
def test_no_packing_list(text: str) -> None:
    made = source(text)
    assert [i for layout in made.layouts for i in unpriced_items(made, layout)] == []


def _row(quantity: int, price: str) -> LineItem:
    reading = Reading(price, "a.pdf", 1, None, Channel.OCR, 1.0)
    return LineItem("Strickset", Decimal(quantity), Decimal(price), None, reading)


def test_a_price_column_that_holds_amounts() -> None:
    made = source("Zwischensumme   82,70 €")
    told = with_amounts(made, [_row(1, "64.90"), _row(2, "17.80")])
    assert [(i.unit_price, i.amount) for i in told] == [
        (Decimal("64.90"), Decimal("64.90")),
        (None, Decimal("17.80")),
    ]


@pytest.mark.parametrize("total", ["100,50 €", "12,00 €"])
def test_a_price_column_that_holds_prices(total: str) -> None:
    rows = [_row(1, "64.90"), _row(2, "17.80")]
    assert with_amounts(source(f"Zwischensumme   {total}"), rows) == tuple(rows)


@pytest.mark.parametrize(("count", "total"), [("2", "6.00"), ("２", "6.00"), ("②", "6.00")])
def test_a_bare_count_in_any_digits(count: str, total: str) -> None:
    made = source(f"Widget, blue      {count}      $3.00\nSubtotal      ${total}")
    (item,) = item_cards(made, made.layouts[0])
    assert item.quantity == Decimal(2)
