from __future__ import annotations

import pytest

from evidencecheck.model.document import Kind
from evidencecheck.stages.extract.goods.declared_goods import declared_items, declared_quantity
from tests.stages.making import source

TABLE = """
Description of Contents   Qty   Weight(kg)   Value(USD)
Silicone Baking Mat Set   3     0.51         13.50
Total                     3     0.51         13.50
"""


@pytest.mark.parametrize(
    ("text", "goods", "count"),
    [
        ("物品:陶瓷多肉花盆 ×6", "陶瓷多肉花盆", "6"),
        ("托寄物：帆布双肩包 22L铁锈红 2件声明价值：0元", "帆布双肩包 22L铁锈红", "2"),
        ("托寄物：茶叶玻璃杯计费重量：1.05kg", "茶叶玻璃杯", None),
        ("托寄物：书籍1件", "书籍", "1"),
        ("内件品名：精密螺丝刀套装 64合1 蓝色盒", "精密螺丝刀套装 64合1 蓝色盒", None),
        ("品名：竹制抽屉收纳盒6件套 数量：3", "竹制抽屉收纳盒6件套", "3"),
        ("物品名称：茶杯        数量：2", "茶杯", "2"),
        ("Content: Phone Mount 手机支架 Qty: 2 Weight:", "Phone Mount 手机支架", "2"),
        ("Contents: Speaker 音箱*1 库位 H-22-04", "Speaker 音箱", "1"),
        ("Inhalt: Buch", "Buch", None),
        ("品名 食器", "食器", None),
        ("品名\n鉄瓶(割れ物注意)", "鉄瓶(割れ物注意)", None),
        (TABLE, "Silicone Baking Mat Set", "3"),
        (
            "内件品名 Name & Description of Contents   数量 Qty   重量 Kg\n"
            "Silk pillowcase 真丝枕套                  2          0.34",
            "Silk pillowcase 真丝枕套",
            "2",
        ),
        (
            "Description of Contents   Qty   Kg\nShower head filter        1     0.274\n"
            "I certify that this is safe",
            "Shower head filter",
            "1",
        ),
        (
            "CN22 Gift\nphone ring holder 手机指环 *2   0.062   3.10\n拣货: A1-0477*2",
            "phone ring holder 手机指环",
            "2",
        ),
        ("4PX\n1. Hair clipper blade set x1 USD 4.80   HS 851090", "Hair clipper blade set", "1"),
    ],
)
def test_goods_of_a_waybill(text: str, goods: str, count: str | None) -> None:
    (item,) = declared_items(source(text))
    assert (item.description, item.quantity and str(item.quantity)) == (goods, count)


@pytest.mark.parametrize(
    "text",
    [
        "内件品名 Name & Description of Contents",
        "CN22\nMLS-8802-GRY*1",
        "Hair clipper blade set x1",
        "物品：\n数量：3",
        "件数：1",
        "品质第一",
        "Handle with care",
    ],
)
def test_nothing_declared(text: str) -> None:
    assert declared_items(source(text)) == ()


def test_only_a_waybill_tells_its_pieces() -> None:
    one = source("物品：花盆 ×6")
    assert [str(f.value) for f in declared_quantity(one, Kind.SHIPPING_LABEL)] == ["6"]
    assert not list(declared_quantity(one, Kind.ORDER_DETAILS))


def test_several_articles_have_no_count_of_their_own() -> None:
    (item,) = declared_items(source("物品：T恤 白色 L×2 黑色 M×1"))
    assert item.quantity is None
    (item,) = declared_items(source("物品：毛巾 30×50cm ×4"))
    assert (item.description, str(item.quantity)) == ("毛巾 30×50cm", "4")
