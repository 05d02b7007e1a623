from __future__ import annotations

import pytest

from evidencecheck.stages.extract.goods.unpriced_items import unpriced_items
from tests.stages.making import page, source


def rows(text: str) -> list[tuple[str, str]]:
    held = source(text)
    return [(i.description, str(i.quantity)) for i in unpriced_items(held, held.layouts[0])]


@pytest.mark.parametrize(
    "header",
    [
        "品名及规格        数量    备注",
        "商品名称          数量    备注",
        "品名・規格        数量    備考",
        "Description       Qty     Note",
        "Artikel           Menge   Notiz",
        "Désignation       Qté     Note",
    ],
)
def test_table_without_prices(header: str) -> None:
    assert rows(f"{header}\nflask steel       2\nlid black         10") == [
        ("flask steel", "2"),
        ("lid black", "10"),
    ]


def test_pieces_not_cartons_nor_the_number_of_the_row() -> None:
    held = page(
        ("序号", 90, 0), ("品名", 350, 0), ("数量", 820, 0), ("件数", 970, 0),
        ("1", 100, 40), ("磁力片积木 60片装", 320, 40), ("240", 830, 40), ("10", 985, 40),
        ("2", 100, 80), ("风呂敷(藍)", 320, 80), ("360", 830, 80), ("6", 990, 80),
        ("合计", 315, 120), ("600", 830, 120), ("16", 985, 120),
    )  # fmt: skip
    found = source(held)
    items = list(unpriced_items(found, found.layouts[0]))
    assert [(i.description, str(i.quantity)) for i in items] == [
        ("磁力片积木 60片装", "240"),
        ("风呂敷(藍)", "360"),
    ]


def test_a_sum_is_no_product() -> None:
    text = "Description       Qty\nSilicone mat      3\nTotal             3"
    assert rows(text) == [("Silicone mat", "3")]


@pytest.mark.parametrize(
    "header",
    [
        "Description       Ordered    Delivered    Cartons",
        "Bezeichnung       bestellt   geliefert    Rückstand",
        "Désignation       commandé   livré        reste",
        "Descripción       pedido     servido      pendiente",
        "Descrizione       ordinato   consegnato   residuo",
        "Omschrijving      besteld    geleverd     na te leveren",
    ],
)
def test_what_was_ordered_and_what_goes_along(header: str) -> None:
    assert rows(f"{header}\nflask steel       1,200      600          600") == [
        ("flask steel", "600")
    ]


def test_a_packing_list_with_its_sum() -> None:
    text = """
Carton No.    Description                    Qty (pcs)    N.W. (kg)
1-42          Cabinet hinge 3 in, nickel     4,200        714.00
43-84         Drawer pull 128 mm, black      3,000        714.00
Total         84 ctns                        7,200        1,428.00
"""
    assert rows(text) == [
        ("Cabinet hinge 3 in, nickel", "4200"),
        ("Drawer pull 128 mm, black", "3000"),
    ]


@pytest.mark.parametrize(
    ("number", "count"), [("2.000", "2"), ("1,200", "1200"), ("1.200", "1200")]
)
def test_decimals_and_thousands_of_a_count(number: str, count: str) -> None:
    assert rows(f"Description       Qty\nSilicone mat      {number}") == [("Silicone mat", count)]


@pytest.mark.parametrize(
    ("expected", "located"),
    [
        ("Expected", "Located"),
        ("Expected units", "Received"),
        ("Erwartet", "Gefunden"),
        ("Attendues", "Reçues"),
        ("Esperadas", "Recibidas"),
        ("予定数", "受領数"),
    ],
)
def test_what_a_shipment_holds_is_what_was_expected(expected: str, located: str) -> None:
    heads = f"MSKU         Product name         {expected}      {located}"
    text = f"{heads}\nLT-2         Magnetic tray        96           71"
    assert rows(text) == [("Magnetic tray", "96")]
