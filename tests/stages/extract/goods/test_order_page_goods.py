"""Goods of the pages of orders: badges, prices with their count behind, products written out, titles."""

from __future__ import annotations

import pytest

from evidencecheck.stages.extract.goods.line_items import line_items
from tests.stages.making import source


def rows(text: str) -> list[tuple[str, str, str]]:
    return [(i.description, str(i.quantity), str(i.unit_price)) for i in line_items(source(text))]


BADGED = """
Item(s) Subtotal:                 $67.96
Grand Total:                      $67.80

Insulated Lunch Tote, 11 L
Sold by: Cobbler's Gap
$24.98

Stacking Spice Tin Set, White 2
Sold by: Cobbler's Gap
$21.49
"""


def test_a_number_behind_a_title_is_the_count_that_makes_the_sum() -> None:
    assert rows(BADGED) == [
        ("Insulated Lunch Tote, 11 L", "1", "24.98"),
        ("Stacking Spice Tin Set, White", "2", "21.49"),
    ]


def test_a_number_behind_a_title_is_of_the_title_where_the_sum_says_so() -> None:
    found = rows(BADGED.replace("67.96", "46.47"))
    assert ("Stacking Spice Tin Set, White 2", "1", "21.49") in found


def test_no_sum_no_count() -> None:
    assert rows(BADGED.replace("67.96", "50.00").replace("67.80", "51.00")) == []


CARD = """
Ventilateur colonne 90 cm
oscillant, minuterie 7 h
Réf. BRQ-VL90 · Neuf
64,90 €  Qté : 2

Sous-total articles               129,80 €
Total TTC                         129,80 €
"""


@pytest.mark.parametrize(
    "count", ["Qté : 2", "Qté: 2", "(Menge: 2)", "· Qty 2", "Cant.: 2", "数量：2", "Aantal: 2"]
)
def test_a_count_behind_its_price(count: str) -> None:
    found = rows(CARD.replace("Qté : 2", count))
    assert found == [("Ventilateur colonne 90 cm oscillant, minuterie 7 h", "2", "64.90")]


@pytest.mark.parametrize(
    "aside",
    [
        "Return or replace items: Eligible through December 15, 2026",
        "Retour possible jusqu'au 11 décembre 2026",
        "Devolución disponible hasta el 10 de diciembre de 2026",
        "Rückgabe bis 10. Dezember 2026",
        "Reso gratuito entro 30 giorni",
        "État : neuf",
    ],
)
def test_how_long_the_goods_may_be_returned_is_no_title(aside: str) -> None:
    found = rows(CARD.replace("Réf. BRQ-VL90 · Neuf", aside))
    assert [title for title, *_ in found] == ["Ventilateur colonne 90 cm oscillant, minuterie 7 h"]


def test_what_is_left_in_stock_stands_behind_the_count() -> None:
    text = """
Carbon Fiber Record Brush         £8.45
Quantity 3 · 214 available

Item subtotal                     £25.35
"""
    assert rows(text) == [("Carbon Fiber Record Brush", "3", "8.45")]


@pytest.mark.parametrize(
    ("row", "unit", "count"),
    [
        ("価格   9,680(円) x 1(個) = 9,680(円)", "9680", "1"),
        ("価格   1,200(円) x 3(個) = 3,600(円)", "1200", "3"),
        ("2 x 12,50 € = 25,00 €", "12.50", "2"),
        ("12,50 € × 2 = 25,00 €", "12.50", "2"),
        ("$4.00 x 5 = $20.00", "4.00", "5"),
    ],
)
def test_a_product_that_is_written_out(row: str, unit: str, count: str) -> None:
    text = f"[商品]\nドリップポット銅製 700ml\n{row}\n"
    assert rows(text) == [("ドリップポット銅製 700ml", count, unit)]


@pytest.mark.parametrize(
    "row", ["価格   9,680(円) x 2(個) = 9,680(円)", "価格   9,680(円) = 9,680(円)"]
)
def test_a_wrong_product_is_no_row(row: str) -> None:
    assert rows(f"[商品]\nドリップポット銅製 700ml\n{row}\n") == []


def test_the_listing_title_joins_the_name_in_the_books() -> None:
    text = """
品名/SKU     MSKU           标题                               单价      数量    商品金额
瑜伽砖2只装   QM-YB-PUR      Yoga Blocks 2 Pack, Purple         £13.49    1       £13.49
客付运费£0.00     客付税费£2.70   订单总金额£16.19
"""
    (row,) = rows(text)
    assert "Yoga Blocks 2 Pack, Purple" in row[0]
    assert row[1:] == ("1", "13.49")


def test_a_sum_with_its_sign_is_no_quantity() -> None:
    text = """
Item                     Price     Qty     Total
Brass lamp               £13.49    1       £13.49
Postage £0.00            £2.70     £2.70   £16.19
"""
    assert [count for _, count, _ in rows(text)] == ["1"]


def test_the_number_of_the_row_in_the_heading_of_the_goods() -> None:
    text = """
Line Item                            SKU        Qty    Price
1    Folding camp cot, 300 lb        DF-300     1      $88.40
"""
    (row,) = rows(text)
    assert "Folding camp cot, 300 lb" in row[0]


def test_the_last_characters_of_a_title_wrap() -> None:
    text = """
手工羊毫毛笔中楷书法专用初学     ￥46.80
套装                             ×2
商品总价                         ￥93.60
实付款                           ￥93.60
"""
    assert rows(text) == [("手工羊毫毛笔中楷书法专用初学套装", "2", "46.80")]


def test_the_state_of_the_parcel_is_no_part_of_a_title() -> None:
    text = """
Fulfilled January 30, 2026 · UPS Ground · tracking 1Z5R89390357567127
Slow Feeder Lick Mat                 $15.00 × 2        $30.00
PK-LM-SG
Subtotal                             $30.00
"""
    assert [title for title, *_ in rows(text)] == ["Slow Feeder Lick Mat"]


def test_a_title_of_two_lines_above_seller_price_and_count() -> None:
    text = """
Trinkflasche Edelstahl 750 ml, isoliert,
auslaufsicher, Nachtblau
Verkauf durch: Alpenladen GmbH
Rückgabe möglich bis 5. April 2026
24,99 €
Menge: 2

Zwischensumme:                     49,98 €
"""
    title = "Trinkflasche Edelstahl 750 ml, isoliert, auslaufsicher, Nachtblau"
    assert rows(text) == [(title, "2", "24.99")]


def test_a_labelled_price_beside_the_title() -> None:
    text = """
Seetang Kunstdruck A4              Preis: 22,00 €
Transaktionsnummer: 4550812236
Rahmen: ohne
Menge: 3

Artikelsumme:                      66,00 €
"""
    assert rows(text) == [("Seetang Kunstdruck A4", "3", "22.00")]


def test_a_date_above_a_title_is_none_of_it() -> None:
    text = CARD.replace("Ventilateur colonne", "18 juillet 2026\nVentilateur colonne")
    assert [title for title, *_ in rows(text)] == [
        "Ventilateur colonne 90 cm oscillant, minuterie 7 h"
    ]


def test_the_number_of_a_row_is_no_part_of_its_name() -> None:
    text = """
#     Product                          SKU        Qty     Unit price     Total
1     Oak serving board, round         OB-1       2       $18.00         $36.00
"""
    assert [title for title, *_ in rows(text)] == ["Oak serving board, round"]


def test_the_only_item_of_a_page_has_its_number_between_title_and_price() -> None:
    text = """
Order total      $27.49 (1 item)

Wool felt hat, charcoal, M
Item number: 256871904413
Returns accepted until Jul 9
$24.00

Subtotal         $24.00
"""
    assert rows(text) == [("Wool felt hat, charcoal, M", "1", "24.00")]


_DESK = """
Toddler splash suit – sunflower
3T                                   $58.00 × 2     $116.00
SKU: PKS-SUN-3T

Fleece-lined rubber boots, moss
US 8                                 $44.50 × 1     $44.50
SKU: PKB-MOS-08

Subtotal                                            $160.50
"""


def test_the_price_stands_beside_a_short_variant_below_the_title() -> None:
    assert [(name, number) for name, number, _ in rows(_DESK)] == [
        ("Toddler splash suit – sunflower", "2"),
        ("Fleece-lined rubber boots, moss", "1"),
    ]


def test_a_heading_above_a_variant_is_no_title() -> None:
    assert not any(
        name == "Items"
        for name, *_ in rows("Items\n3T       $58.00 × 2     $116.00\nSubtotal   $116.00")
    )
