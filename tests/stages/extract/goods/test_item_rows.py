from __future__ import annotations

from decimal import Decimal

import pytest

from evidencecheck.stages.extract.goods.item_rows import (
    CODE,
    COUNTED,
    NOTE,
    VARIANT,
    in_turn,
    one_each,
)
from evidencecheck.stages.extract.goods.line_items import line_items
from tests.stages.making import source

ORDER = """
Status    Product name   More information     Quantity   Unit price   Proceeds
Shipped   LED desk       ASIN: B002BWZ901     1          $84.00       Item subtotal: $84.00
          lamp, brass    SKU: MH-DL27-BR
Shipped   Night light    ASIN: B00J3NR7GQ     2          $41.75       Item subtotal: $83.50
                         SKU: MH-NL09-WN
Items total:                                                          $167.50
"""


def test_rows_of_an_order_page() -> None:
    """A subtotal of the row itself ends no table; the codes stand below the row."""
    found = line_items(source(ORDER))
    assert [i.description for i in found] == ["LED desk lamp, brass", "Night light"]
    assert [(str(i.quantity), str(i.unit_price), i.codes) for i in found] == [
        ("1", "84.00", ("B002BWZ901", "MH-DL27-BR")),
        ("2", "41.75", ("B00J3NR7GQ", "MH-NL09-WN")),
    ]


def test_description_of_several_lines() -> None:
    text = """
Description            Qty   Unit price   Amount
Steel flask            2     60.00        120.00
with a lid
SKU: YS-VF1000
Lid                    1     5.00         5.00
Total                                     125.00
"""
    found = line_items(source(text))
    assert [(i.description, i.codes) for i in found] == [
        ("Steel flask with a lid", ("YS-VF1000",)),
        ("Lid", ()),
    ]


def test_code_in_a_column_of_its_own() -> None:
    text = """
Line item   Article name    Qty   Unit price   Amount
YS-VF1000   Steel flask     2     60.00        120.00
"""
    assert [
        "YS-VF1000" in (*i.codes, *i.description.split()) for i in line_items(source(text))
    ] == [True]


@pytest.mark.parametrize("text", ["YS-VF1000-BK", "SD-SK64-BL", "MH-NL09", "AB12.3"])
def test_article_number(text: str) -> None:
    assert CODE.fullmatch(text)


@pytest.mark.parametrize("text", ["Steel", "2026-10-12", "BLACK-LARGE", "12.00", "Flask 2-in-1"])
def test_what_is_no_article_number(text: str) -> None:
    assert not CODE.fullmatch(text)


@pytest.mark.parametrize("text", ["2pcs", "2 Stk.", "x2", "3件", "1,5 Stk", "× 4", "10 units"])
def test_count_with_its_unit(text: str) -> None:
    assert COUNTED.fullmatch(text)


@pytest.mark.parametrize("text", ["2", "pcs", "2 kg x", "A2pcs", "12.00 USD", "1234567pcs"])
def test_what_is_no_count(text: str) -> None:
    assert not COUNTED.fullmatch(text)


@pytest.mark.parametrize(
    ("cell", "quantity"), [("2pcs", "2"), ("x2", "2"), ("2件", "2"), ("-2", "-2")]
)
def test_quantity_with_its_unit(cell: str, quantity: str) -> None:
    text = f"""
Description            Qty     Unit price   Amount
Flask                  {cell}     60.00        120.00
"""
    assert [str(i.quantity) for i in line_items(source(text))] == [quantity]


def pick(cells: list[tuple[str, int, str]], heads: list[str]) -> dict[str, str]:
    return one_each(cells, heads, Decimal)


Q, P, A = "quantity", "unit_price", "line_amount"


@pytest.mark.parametrize(
    ("cells", "heads", "expected"),
    [
        ([(Q, 0, "3"), (P, 1, "2"), (A, 2, "6")], [Q, P, A], {Q: "3", P: "2", A: "6"}),
        (
            [(Q, 0, "3"), (P, 1, "2"), (P, 2, "4"), (A, 3, "12")],
            [Q, P, P, A],
            {Q: "3", P: "4", A: "12"},
        ),
        ([(Q, 0, "1"), (P, 1, "2"), (A, 2, "2"), (A, 3, "2")], [Q, P, A, A], {}),
        (
            [(P, 1, "2"), (P, 1, "8400"), (A, 2, "16800")],
            [Q, P, A],
            {Q: "2", P: "8400", A: "16800"},
        ),
        ([(P, 1, "2"), (P, 1, "8400"), (A, 2, "16801")], [Q, P, A], {}),
        ([(Q, 0, "1"), (Q, 0, "2"), (P, 1, "60"), (A, 2, "120")], [Q, P, A], {}),
    ],
)
def test_one_cell_per_field(
    cells: list[tuple[str, int, str]], heads: list[str], expected: dict[str, str]
) -> None:
    assert pick(cells, heads) == expected


@pytest.mark.parametrize(
    ("below", "description"),
    [
        ("Inland freight                       24.50", "Steel flask"),
        ("运费                                 24.50", "Steel flask"),
        ("for shipping boxes", "Steel flask for shipping boxes"),
        ("with a lid                           24.50", "Steel flask with a lid"),
    ],
)
def test_a_service_with_its_price_is_no_line_of_a_description(below: str, description: str) -> None:
    text = f"""
Description            Qty   Unit price   Amount
Steel flask            2     60.00        120.00
{below}
Total                                     144.50
"""
    assert [item.description for item in line_items(source(text))] == [description]


@pytest.mark.parametrize("text", ["(含运费18.00)", "（含税 3.20）", "(incl. VAT 3.20)"])
def test_note_below_a_number(text: str) -> None:
    assert NOTE.fullmatch(text)


@pytest.mark.parametrize("text", ["(12.00)", "12.00", "(含运费)", "(3)"])
def test_no_note(text: str) -> None:
    assert not NOTE.fullmatch(text)


@pytest.mark.parametrize(
    "text",
    [
        "颜色：鼠尾草绿货号：YS-TB600-SG",
        "颜色分类：红；尺码：L",
        "Size: L",
        "Farbe: grün",
        "カラー：白",
    ],
)
def test_line_of_a_variant(text: str) -> None:
    assert VARIANT.match(text)


@pytest.mark.parametrize("text", ["彩色铅笔 12色", "Sizegenetics 2", "规格型号齐全 水杯"])
def test_title_is_no_variant(text: str) -> None:
    assert not VARIANT.match(text)


@pytest.mark.parametrize(
    ("cells", "fits"),
    [
        (("60", "11.80", "5", "672.60", "22"), True),  # 5 % off
        (("60", "11.80", "35.40", "672.60", "22"), True),  # the same as a sum
        (("60", "11.80", "0", "708.00", "22"), True),
        (("60", "11.80", "5", "673.60", "22"), False),
    ],
)
def test_cells_in_turn_with_a_discount_of_the_row(cells: tuple[str, ...], *, fits: bool) -> None:
    heads = ["quantity", "unit_price", "discount", "line_amount", "tax"]
    assert bool(in_turn(cells, heads, Decimal)) is fits
