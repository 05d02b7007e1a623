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
