"""Rows whose cells have several lines, and descriptions with numbers in them."""

from __future__ import annotations

import pytest

from evidencecheck.stages.extract.goods.line_items import line_items
from tests.stages.making import source

HEADS = "MARKS           DESCRIPTION OF GOODS                     QUANTITY        UNIT PRICE      AMOUNT"


def items(text: str) -> list[tuple[str, str, str, str]]:
    return [
        (i.description, str(i.quantity), str(i.unit_price), str(i.amount))
        for i in line_items(source(text))
    ]


def test_price_and_amount_below_their_terms_and_currency() -> None:
    text = f"""
{HEADS}
WINDRUSH        PLANTER BOX, PP, 60CM,                   1,920 PCS       FOB             USD
CHATTANOOGA     TERRACOTTA                                               NINGBO          6,624.00
C/NO. 1-160                                                              USD 3.45
TOTAL:                                                   1,920 PCS                       USD 6,624.00
"""
    assert items(text) == [("PLANTER BOX, PP, 60CM, TERRACOTTA", "1920", "3.45", "6624.00")]


def test_rows_that_do_not_multiply_stay_apart() -> None:
    text = f"""
{HEADS}
W1              PLANTER BOX                              1,920 PCS
W2              FLOWER POT                                               3.45            99.00
"""
    assert items(text) == []


@pytest.mark.parametrize(
    ("title", "heads"),
    [
        ("Soy Candle, Cedar & Smoke, 8 oz", "QTY    DESCRIPTION                          RATE      AMOUNT"),
        ("Garn Merino 50 g, Farbe 12", "Menge  Bezeichnung                          Preis     Gesamt"),
        ("Savon 100 g lot de 3", "Qté    Désignation                          P.U.      Montant"),
    ],
)  # fmt: skip
def test_a_size_in_the_description_is_no_cell(title: str, heads: str) -> None:
    text = f"{heads}\n2      {title:<37}18.00     36.00"
    assert items(text) == [(title, "2", "18.00", "36.00")]


def test_ordered_shipped_and_the_backlog() -> None:
    text = """
ITEM      DESCRIPTION       ORD    SHIP    B/O UM    PRICE    EXTENSION
KP-1      DOG BED LG        24     24      0 EA      17.85    428.40
KP-2      FEEDER BOWL       48     36      12 EA     3.05     109.80
"""
    assert [row[1:] for row in items(text)] == [("24", "17.85", "428.40"), ("36", "3.05", "109.80")]


def test_unit_and_number_in_one_heading() -> None:
    text = """
项目名称              规格型号      单位数量      单价        金额
*箱包*尼龙折叠旅行包      JH-20      400       18.50      7400.00
"""
    assert [row[1:] for row in items(text)] == [("400", "18.50", "7400.00")]
