"""What tells one variant of a product from another, and what does not."""

from __future__ import annotations

import pytest

from evidencecheck.stages.match.variants import variant_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lampe dunkelblau", "Lampe hellgrau"),
        ("Bolso rojo", "Bolso verde"),
        ("Borsa rossa", "Borsa blu"),
        ("Sac noir", "Sac marron"),
        ("帆布リュック 20L ネイビー", "帆布リュック 20L キャメル"),
        ("タオル ピンク", "タオル グリーン"),
        ("手机支架 黑白色", "手机支架 红色"),
        ("收纳盒 深蓝", "收纳盒 墨绿"),
        ("Shirt size M", "Shirt Größe L"),
        ("T-Shirt 尺码 M", "T-Shirt L码"),
        ("Schuh Gr. 42", "Schuh Größe 43"),
        ("T-shirt XL", "T-shirt 2XL"),
        ("Backpack 30 L", "Backpack 20 litres"),
        ("充电宝 20000mAh", "充电宝 10000毫安时"),
        ("Drill 20V", "Drill 12 V"),
        ("USB cable 2 m", "USB cable 1m"),
        ("Headphones WH-1000XM4", "Headphones WH-1000XM5"),
        ("Driver TM-20B", "Driver TM-12C"),
    ],
)
def test_another_variant(one: str, other: str) -> None:
    assert variant_of(one).contradicts(variant_of(other))
    assert variant_of(other).contradicts(variant_of(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Flask teal", "Flask green"),
        ("Cap khaki", "Cap beige"),
        ("Mug, navy", "Mug blue"),
        ("Ring rosegold", "Ring pink"),
        ("Drill 18V", "Drill 20V MAX"),
        ("Kettle 220V", "Kettle 240V"),
        ("Phone 8GB/256GB", "Phone 256 GB 8 GB"),
        ("Flask 1 L", "Flask 1,0 L"),
        ("Serving tray 30 x 20 cm", "Serving tray 20 x 30 cm"),
        ("Mug x36", "Mug x2"),
        ("Headphones WH-1000XM4", "Headphones WH1000XM4"),
        ("Driver TM-20B", "Driver TM-20B-4AH"),
        ("Size 8", "Size 42"),
        # Words of colours that are none there.
        ("ブルートゥースイヤホン", "イヤホン ブラック"),
        ("グレープゼリー", "ゼリー ホワイト"),
        ("紫外线消毒盒", "消毒盒 白色"),
        ("网红手机支架", "手机支架 黑色"),
        ("Lavender candle", "Candle white"),
        ("Petrol mower", "Mower red"),
    ],
)
def test_the_same_variant_or_no_telling(one: str, other: str) -> None:
    assert not variant_of(one).contradicts(variant_of(other))
    assert not variant_of(other).contradicts(variant_of(one))
