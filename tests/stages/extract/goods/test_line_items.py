from __future__ import annotations

import pytest

from evidencecheck.stages.extract.goods.line_items import header_rows, line_items
from evidencecheck.stages.extract.layout import lay_out
from tests.stages.making import drawn, page, source

ENGLISH = """
Description            Qty   Unit price   Amount
Steel flask 500 ml     2     60.00        120.00
Lid                    10    0.84         8.40
Total                                     128.40
"""


def rows(text: str) -> list[tuple[str, str, str, str]]:
    return [
        (i.description, str(i.quantity), str(i.unit_price), str(i.amount))
        for i in line_items(source(text))
    ]


def test_rows_by_the_columns_of_the_header() -> None:
    assert rows(ENGLISH) == [
        ("Steel flask 500 ml", "2", "60.00", "120.00"),
        ("Lid", "10", "0.84", "8.40"),
    ]


@pytest.mark.parametrize(
    "header",
    [
        "Item                   Qty   Price        Total",
        "Product                Qty   Rate         Line total",
        "SKU                    Pcs   Each         Amount",
        "Description            QTY   UNIT PRICE   AMOUNT",
        "Description            Qty   Price (USD)  Amount (USD)",
        "品名                   数量   单价         金额",
        "商品名称               数量   单价(元)     金额(元)",
        "项目名称               数量   单价         总价",
        "Artikel                Menge  Einzelpreis  Gesamtpreis",
        "Bezeichnung            Menge  E-Preis      Betrag",
        "Désignation            Qté   Prix         Montant",
        "Descripción            Cant.  Precio       Importe",
        "Descrizione            Qtà   Prezzo       Importo",
        "品名                   数量   単価         金額",
    ],
)
def test_header_in_words_of_the_language(header: str) -> None:
    places = [0.0, 207.0, 261.0, 378.0]
    held = page(
        *((text, x, 0) for text, x in zip(_joined(header), places, strict=True)),
        *((text, x, 28) for text, x in zip(("Flask", "2", "60.00", "120.00"), places, strict=True)),
    )
    (item,) = line_items(source(held))
    assert (str(item.quantity), str(item.unit_price), str(item.amount)) == ("2", "60.00", "120.00")
    assert item.description == "Flask"


def _joined(header: str) -> list[str]:
    """The four headings of a header; two blanks divide them."""
    return [cell.strip() for cell in header.split("  ") if cell.strip()]


def test_header_that_was_read_as_one_line() -> None:
    held = page(
        ("Description Qty Unit price Amount", 0, 0),
        ("Flask", 0, 28),
        ("2", 108, 28),
        ("60.00", 144, 28),
        ("120.00", 243, 28),
    )
    (item,) = line_items(source(held))
    assert (str(item.quantity), str(item.unit_price), str(item.amount)) == ("2", "60.00", "120.00")


def test_right_aligned_numbers() -> None:
    text = """
Pos   Artikel           Menge   Einzelpreis   Gesamtpreis
1     Flasche 0,5 l         2       60,00 €      120,00 €
2     Deckel                1    1.234,00 €    1.234,00 €
Summe                                          1.354,00 €
"""
    assert [row[1:] for row in rows(text)] == [
        ("2", "60.00", "120.00"),
        ("1", "1234.00", "1234.00"),
    ]


@pytest.mark.parametrize(
    "last", ["Subtotal", "Total", "Grand total", "Tax", "Shipping", "合计", "MwSt."]
)
def test_summary_ends_the_table(last: str) -> None:
    text = f"""
Description            Qty   Unit price   Amount
Flask                  2     60.00        120.00
{last:<23}2     60.00        120.00
Lid                    2     60.00        120.00
"""
    assert len(rows(text)) == 1


def test_row_that_wraps_is_one_item() -> None:
    text = """
Description            Qty   Unit price   Amount
Steel flask            2     60.00        120.00
with a lid
Total                                     120.00
"""
    assert rows(text) == [("Steel flask with a lid", "2", "60.00", "120.00")]


def test_row_without_a_price_is_none() -> None:
    text = """
Description            Qty   Unit price   Amount
Gift                   1
Flask                  2     60.00        120.00
"""
    assert [row[0] for row in rows(text)] == ["Flask"]


@pytest.mark.parametrize(
    ("quantity", "price", "amount"),
    [("1,000", "0.50", "500.00"), ("10", "1,234.00", "12,340.00"), ("2", "600", "1,200")],
)
def test_thousands_are_settled_by_the_other_amounts(quantity: str, price: str, amount: str) -> None:
    """A row left out would make the sum of the lines wrong."""
    text = f"""
Description            Qty     Unit price   Amount
Flask                  {quantity:<8}{price:<13}{amount}
Lid                    1       8.40         8.40
Total                                       508.40
"""
    assert [row[0] for row in rows(text)] == ["Flask", "Lid"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Flask   2   60.00   120.00",
        "Description   Amount\nFlask   120.00",
        "Quantity and price of the total amount are said to be right\nFlask   2   60.00   120.00",
        "Qty: 2   Unit price: 60.00\nFlask   2   60.00   120.00",
    ],
)
def test_no_table(text: str) -> None:
    assert rows(text) == []


def test_amount_is_where_the_row_is_read() -> None:
    (flask, _) = line_items(source(ENGLISH))
    assert flask.reading.raw == "120.00"


def test_two_tables_on_two_pages() -> None:
    other = ENGLISH.replace("Steel flask 500 ml", "Glass bottle 300 ml")
    assert [i.reading.page for i in line_items(source(ENGLISH, other))] == [1, 1, 2, 2]


def test_header_rows() -> None:
    layout = lay_out(drawn(ENGLISH))
    assert [line.text for line in header_rows(layout)] == [
        "Description",
        "Qty",
        "Unit price",
        "Amount",
    ]


FAPIAO = """
项目名称               规格型号    单位    数量    单价              金额         税率     税额
*家电*便携榨汁杯         RJ-350     台      200     46.90265487      9380.53      13%      1219.47
*家电*便携榨汁杯                                                     -250.00      13%      -32.50
合计                                                              ¥9130.53              ¥1186.97
"""


def test_price_of_many_decimals_and_the_row_of_a_discount() -> None:
    assert rows(FAPIAO) == [("*家电*便携榨汁杯 RJ-350", "200", "46.90265487", "9380.53")]


@pytest.mark.parametrize("price", ["1", "46.95"])
def test_a_price_that_does_not_make_the_amount(price: str) -> None:
    found = rows(FAPIAO.replace("46.90265487", f"{price:<11}"))
    assert [row[2] for row in found] in ([], ["None"], ["46.95"])


def test_a_rate_is_no_part_of_the_description() -> None:
    text = """
Description            VAT    Qty   Unit price   Amount
Steel flask 500 ml     20 %   2     60.00        120.00
"""
    assert rows(text)[0][0] == "Steel flask 500 ml"


def test_headings_centred_over_cells_flush_left() -> None:
    held = page(
        ("序号", 90, 0), ("名称及规格", 339, 0), ("单位", 648, 0), ("数量", 778, 0), ("単価(税込)", 940, 0),
        ("小計", 1262, 0), ("2", 54, 40), ("沥水篮双层灰", 192, 40), ("个", 611, 40), ("20", 700, 40),
        ("1,980円", 790, 40), ("39,600円", 1138, 40),
    )  # fmt: skip
    (item,) = line_items(source(held))
    assert (item.description, str(item.quantity), str(item.unit_price), str(item.amount)) == (
        "沥水篮双层灰",
        "20",
        "1980",
        "39600",
    )
