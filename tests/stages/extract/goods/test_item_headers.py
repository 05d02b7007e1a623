from __future__ import annotations

from decimal import Decimal

import pytest

from evidencecheck.stages.extract.goods.item_headers import headers
from evidencecheck.stages.extract.goods.line_items import line_items
from tests.stages.making import page, source

AMAZON = """
                              Stückpreis               Stückpreis      Zwischensumme
Beschreibung      Menge       (ohne USt.)     USt. %   (inkl. USt.)    (inkl. USt.)
Wäscheklammern    2           16,80 €         19 %     19,99 €         39,98 €
"""
FOB = """
                                      UNIT PRICE     AMOUNT
MARKS     DESCRIPTION     QTY (PCS)   FOB NINGBO     USD
N/M       Notebook        300         1.85           555.00
"""
NET = """
Quantity   Details        Net Price    Net Amount    VAT
48         Pear Drops     3.60         172.80        34.56
"""
SAP = """
Pos.     Material / Bezeichnung    Menge     Preis     Einheit    Wert
000010   WG-44120                  60 ST     7,85      1 ST       471,00
         Einmachglas 1,0 L klar
"""
DISTRIBUTOR = """
ITEM NO.    DESCRIPTION     ORDERED     SHIPPED     UNIT PRICE     PER     EXTENSION
HB-1420     HEX BOLT        500         500         11.20          C       56.00
"""


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (AMAZON, ("Wäscheklammern", "2", "19.99", "39.98")),
        (FOB, ("Notebook", "300", "1.85", "555.00")),
        (NET, ("Pear Drops", "48", "3.60", "172.80")),
        (SAP, ("Einmachglas 1,0 L klar", "60", "7.85", "471.00")),
        (DISTRIBUTOR, ("HB-1420 HEX BOLT", "500", "0.112", "56.00")),
    ],
)
def test_rows_below_headers_of_many_forms(text: str, row: tuple[str, str, str, str]) -> None:
    (item,) = line_items(source(text))
    title, *numbers = row
    assert item.description.endswith(title.removeprefix("HB-1420 "))
    assert [item.quantity, item.unit_price, item.amount] == [Decimal(n) for n in numbers]


CODED = """
Cod. articolo     Descrizione                    Quantità     Prezzo unitario     Prezzo totale
PV-CT12 (INT)     Portafoglio uomo in cuoio      75,00        21,40               1.605,00
                  DDT 298 del 05-06-2026
"""
UNITS = """
Pos.     Bezeichnung             Menge Einheit     Einzel €     Gesamt €
1        Becher Priel, 0,25 l    4,00 Stück        19,50        78,00
"""


@pytest.mark.parametrize(
    ("text", "title"),
    [(CODED, "Portafoglio uomo in cuoio"), (UNITS, "Becher Priel, 0,25 l")],
)
def test_numbers_of_the_goods_are_no_names(text: str, title: str) -> None:
    (item,) = line_items(source(text))
    assert item.description.startswith(title)
    assert "PV-CT12" not in item.description


def test_heading_of_numbers_and_names_is_one_of_names() -> None:
    text = "品番・品名     品目     数量     単価     金額\nK-1 木椀     漆器     2     1,850     3,700"
    (item,) = line_items(source(text))
    assert "木椀" in item.description


def test_name_whose_first_line_stands_above_its_numbers() -> None:
    shown = page(
        ("商品", 300, 0), ("商品编号", 700, 0), ("京东价", 950, 0), ("商品数量", 1250, 0),
        ("松涛居汝窑功夫茶具套装天青开片茶", 200, 60),
        ("壶+6品茗杯礼盒装", 200, 86), ("100084773126", 690, 86), ("¥459.00", 940, 86), ("1", 1290, 86),
    )  # fmt: skip
    (item,) = line_items(source(shown))
    assert item.description == "松涛居汝窑功夫茶具套装天青开片茶壶+6品茗杯礼盒装"


def test_heading_of_a_group_is_no_line_of_a_name() -> None:
    text = (
        "Item                      Qty   Price   Amount\nKitchen\n"
        "Stoneware mug, speckled   2     9.00    18.00"
    )
    (item,) = line_items(source(text))
    assert item.description == "Stoneware mug, speckled"


def test_first_line_of_the_goods_is_no_second_line_of_the_headings() -> None:
    text = (
        "Item      Price     Qty      Amount\nSteel cable ties\n          12.80     45       576.00"
    )
    (item,) = line_items(source(text))
    assert item.quantity == Decimal(45)
    assert all(len(header.lines) == 4 for header in headers(source(text).layouts[0]))


def test_state_of_an_order_heads_no_column() -> None:
    text = "Shipped     Desk lamp     1     $62.00     Item subtotal: $62.00"
    assert not list(headers(source(text).layouts[0]))


@pytest.mark.parametrize("pack", ["100   ", "100 St", "C     "])
def test_price_of_a_hundred(pack: str) -> None:
    text = f"""
Menge     Bezeichnung      Preis      PE         Wert
120       Geschirrtuch     289,00     {pack}     346,80
"""
    (item,) = line_items(source(text))
    assert item.unit_price == Decimal("2.89")


def test_price_that_does_not_fit_stays() -> None:
    text = "Menge   Bezeichnung     Preis     Wert\n120     Geschirrtuch     289,00     346,80"
    (item,) = line_items(source(text))
    assert item.unit_price == Decimal("289.00")


def test_amount_in_a_lower_line_of_its_row() -> None:
    text = """
Pos     Beschreibung     Nettopreis     Menge     Nettobetrag
1       Hotel            158,88         2
                                                  317,76
"""
    (item,) = line_items(source(text))
    assert (item.quantity, item.amount) == (2, Decimal("317.76"))


def test_tax_code_below_a_price_ends_no_table() -> None:
    text = """
Description            Rate        Qty     Line Total
Rolling pin            $42.00      1       $42.00
maple, oil finish      +HST
Cutting board          $96.00      1       $96.00
"""
    assert len(line_items(source(text))) == 2


LETTER = """
Model         Article description            Pcs/ctn    Pieces    USD/piece    Value USD
SD-SK64-BL    Screwdriver kit, blue case     10         120       9.50         1,140.00
"""
CARTONS = """
款号        品名全称          每箱数量     数量      元/件      含税金额
AB-12       陶瓷杯 白色       24           480       1.85       888.00
"""
STYLES = """
Style No.     Commodity              Pcs/carton   Pieces   US$/pc    Total value
AB-12         Ceramic mug, white     24           480      1.85      888.00
"""


@pytest.mark.parametrize(
    ("text", "name", "row"),
    [
        (LETTER, "Screwdriver kit, blue case", ("120", "9.50", "1140.00")),
        (CARTONS, "陶瓷杯 白色", ("480", "1.85", "888.00")),
        (STYLES, "Ceramic mug, white", ("480", "1.85", "888.00")),
    ],
)
def test_price_by_its_currency_beside_pieces_per_carton(
    text: str, name: str, row: tuple[str, str, str]
) -> None:
    (item,) = line_items(source(text))
    assert item.description == name
    assert [item.quantity, item.unit_price, item.amount] == [Decimal(n) for n in row]


def test_value_of_a_customs_form_is_no_column_of_amounts() -> None:
    form = """
Quantity and description     Weight      Value
2 x Screwdriver kit          1.73 kg     USD 19.00
"""
    assert not list(headers(source(form).layouts[0]))
