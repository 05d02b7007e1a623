from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencecheck.model.weight import WeightRole
from evidencecheck.stages.extract.weights import weights
from tests.stages.making import source

R = WeightRole


def read(text: str) -> list[tuple[WeightRole, str]]:
    return [(w.role, format(w.grams.quantize(Decimal(1)), "f")) for w in weights(source(text))]


@pytest.mark.parametrize(
    ("text", "role", "grams"),
    [
        ("Gross weight   460.000 KGS", R.GROSS, "460000"),
        ("ACTWGT: 4.00 LB", R.GROSS, "1814"),
        ("Weight: 1 lb 4 oz", R.GROSS, "567"),
        ("4.0 LBS   1 OF 1", R.GROSS, "1814"),
        ("Gewicht 1,8 kg", R.GROSS, "1800"),
        ("Gewicht (kg): 1,85", R.GROSS, "1850"),
        ("Weight(KG): 1.85", R.GROSS, "1850"),
        ("毛重：460公斤", R.GROSS, "460000"),
        ("重量 3斤", R.GROSS, "1500"),
        ("Gewicht: 3 Pfund", R.GROSS, "1500"),
        ("重量   2 磅", R.GROSS, "907"),
        ("Poids : 1,8 kg", R.GROSS, "1800"),
        ("Peso lordo 460 kg", R.GROSS, "460000"),
        ("N.W. 14.0 kgs", R.NET, "14000"),
        ("净重 21.0 千克", R.NET, "21000"),
        ("Item weight   0.9 kg", R.UNIT, "900"),
        ("Item Weight: 14.1 ounces", R.UNIT, "400"),
        ("单件重量：900克", R.UNIT, "900"),
        ("Artikelgewicht 900 g", R.UNIT, "900"),
        ("Poids de l'article : 900 g", R.UNIT, "900"),
        ("Peso del producto 900 g", R.UNIT, "900"),
        ("Peso articolo 0,9 kg", R.UNIT, "900"),
        ("商品重量 900グラム", R.UNIT, "900"),
        ("Weight 0.9 kg/pc", R.UNIT, "900"),
        ("Billed weight 5 lb", R.BILLED, "2268"),
        ("Chargeable weight 460 kg", R.BILLED, "460000"),
        ("Dim weight 12.0 kg", R.DIMENSIONAL, "12000"),
        ("体积重 12.0 kg", R.DIMENSIONAL, "12000"),
        ("Volumengewicht 12,0 kg", R.DIMENSIONAL, "12000"),
        ("Gross weight 15.2 kgs/ctn", R.PARTIAL, "15200"),
        ("Gross weight 1,014 lbs", R.GROSS, "459943"),
    ],
)
def test_weight_and_role(text: str, role: WeightRole, grams: str) -> None:
    assert read(text) == [(role, grams)]


@pytest.mark.parametrize(
    "text",
    [
        "Protein powder 900 g vanilla",  # a size in a title
        "Max. weight 30 kg",
        "限重 30 kg",
        "Paper 80 g/m2",
        "iPhone 5G 128 GB",
        "Order 4711 kgx",
        "Weight: none",
        "0.0 kg",
        "5G",
    ],
)
def test_no_weight(text: str) -> None:
    assert read(text) == []


def test_label_in_the_cell_beside_and_above() -> None:
    assert read("Gross weight      23.0 kg") == [(R.GROSS, "23000")]
    assert read("Item weight\n0.9 kg") == [(R.UNIT, "900")]


@pytest.mark.parametrize(("text", "step"), [("3 kg", 1000), ("1.8 kg", 100), ("900 g", 1)])
def test_last_place(text: str, step: int) -> None:
    (weight,) = weights(source(f"Weight: {text}"))
    assert weight.step == step


@given(st.decimals("0.01", "999.99", places=2))
def test_any_number_comes_back(number: Decimal) -> None:
    (weight,) = weights(source(f"Gross weight: {number} kg"))
    assert weight.grams == number * 1000


COLUMN = """
Handling unit   Packages   Commodity      {head}
1 PLT           40 CTN     Iron skillet   {one}
Grand total                               {whole}
"""


@pytest.mark.parametrize(
    ("head", "one", "whole", "expected"),
    [
        ("Weight (lb)", "168", "168", [(R.GROSS, "76204")]),
        ("G.W. kg", "168", "168", [(R.GROSS, "168000")]),
        ("毛重(KG)", "16.8", "16.8", [(R.GROSS, "16800")]),
        ("N.W. (kg)", "15.6", "15.6", [(R.NET, "15600")]),
        ("Poids (kg)", "0.186", "0.186", [(R.GROSS, "186")]),
        ("Weight (lb)", "168", "40", []),
        ("毛重/箱 kg", "16.8", "16.8", []),
        ("Weight", "168", "168", []),
        ("Class (lb)", "168", "168", []),
    ],
)
def test_column_of_plain_numbers(
    head: str, one: str, whole: str, expected: list[tuple[WeightRole, str]]
) -> None:
    assert read(COLUMN.format(head=head, one=one, whole=whole)) == expected


def test_rows_without_their_sum_weigh_nothing_together() -> None:
    assert not read("Carton   G.W. kg\n1        16.8\n2        16.8\n3        16.8")


def test_weight_of_a_unit_in_a_column_of_its_own() -> None:
    text = "Qty   Description    Unit wt   Price\n360   Iron skillet   4.9 lb    $11.35"
    assert read(text) == [(R.UNIT, "2223")]
