"""Rows of tills and of small shops' bills: counts before the name, prices between, discounts below."""

from __future__ import annotations

from evidencecheck.stages.extract.goods.line_items import line_items
from tests.stages.making import source


def items(text: str) -> list[tuple[str, str, str, str]]:
    return [
        (i.description, str(i.quantity), str(i.unit_price), str(i.amount))
        for i in line_items(source(text))
    ]


def test_count_before_the_name_and_price_between() -> None:
    text = """
2 x Greifling Möwe, geölt        à 14,50 €        29,00 €
1 x Steckturm                    à 32,00 €        32,00 €
Versand DHL                                       4,90 €
Gesamt                                            65,90 €
"""
    assert items(text) == [
        ("Greifling Möwe, geölt", "2", "14.50", "29.00"),
        ("Steckturm", "1", "32.00", "32.00"),
    ]


def test_count_and_price_right_of_the_name() -> None:
    text = """
Oat & Honey Bar 100g      3 x £6.50      £19.50
Lavender Bar 100g         2 x £6.50      £13.00
Postage                                  £3.95
Total                                    £36.45
"""
    assert [row[:3] for row in items(text)] == [
        ("Oat & Honey Bar 100g", "3", "6.50"),
        ("Lavender Bar 100g", "2", "6.50"),
    ]


TILL = """
DRILL KIT
  SKU 7741208      1 @ 119.00      119.00 T
WORK GLOVES LG
  SKU 6120417      2 @ 7.49        14.98 T
**   Rewards 10% off gloves        -1.50
SUBTOTAL                           132.48
"""


def test_code_beside_the_count_and_a_discount() -> None:
    assert items(TILL) == [
        ("DRILL KIT", "1", "119.00", "119.00"),
        ("WORK GLOVES LG", "2", "7.49", "14.98"),
        ("", "None", "None", "-1.50"),
    ]


def test_rows_that_do_not_make_the_sum_are_not_told_by_name() -> None:
    assert "DRILL KIT" not in [row[0] for row in items(TILL.replace("132.48", "99.00"))]


def test_the_name_above_a_count_in_the_column_beside_an_address() -> None:
    text = """
Florent Delmas            Savon d'Alep 200 g
12 rue du Canal           3 x 11,50 €            34,50 €
67000 Strasbourg          Livraison              5,55 €
France                    Total                  40,05 €
"""
    assert items(text) == [("Savon d'Alep 200 g", "3", "11.50", "34.50")]


def test_a_count_behind_the_name_of_a_till() -> None:
    text = """
Thermoflasche 0,5 L            19,99 A
Handtuch 2 x 7,50              15,00 A
SUMME EUR                      34,99
"""
    assert items(text) == [
        ("Thermoflasche 0,5 L", "None", "None", "19.99"),
        ("Handtuch", "2", "7.50", "15.00"),
    ]


def test_one_piece_in_a_column_that_no_heading_names() -> None:
    text = """
Coffret de produits de l'érable, 6 pièces     1     54,95 $
Expédition                                          10,01 $
Sous-total                                          64,96 $
"""
    assert items(text) == [("Coffret de produits de l'érable, 6 pièces", "1", "54.95", "54.95")]
    assert not items(text.replace("54,95", "53,95"))  # no sum of them is printed


def test_other_goods_that_the_page_recommends_are_no_row() -> None:
    text = """
Grand Total: $172.00
Recommended for you: Pillow Cover 18x18 $24.99 · Cotton Batting $31.50
"""
    assert not items(text)
    assert not items("Pillow Cover 18x18 $24.99 · Cotton Batting $31.50")
    assert items("Cotton Batting 3 x $10.50   $31.50") == [
        ("Cotton Batting", "3", "10.50", "31.50")
    ]


def test_weight_below_the_heads_of_a_receipt_of_the_post() -> None:
    text = """
Product                     Qty     Unit     Price
Ground Advantage            1                $14.35
Weight: 5 lb 6.40 oz
Total                                        $14.35
"""
    assert all(row[1] != "5" for row in items(text))


def test_pairs_are_counted() -> None:
    text = """
Style                        Size     Pairs     Price     Extension
Leather work boot brown      10       6         61.00     366.00
Leather work boot brown      11       8         61.00     488.00
"""
    assert [row[1:] for row in items(text)] == [("6", "61.00", "366.00"), ("8", "61.00", "488.00")]
