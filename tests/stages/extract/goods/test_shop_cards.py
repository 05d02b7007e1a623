"""Goods of shops' apps: title, variant, price and count, and the sum that must explain the total."""

from __future__ import annotations

from decimal import Decimal

import pytest

from evidencecheck.stages.extract.goods.line_items import line_items
from evidencecheck.stages.extract.goods.shop_cards import explains_total
from tests.stages.making import source

BESIDE = """
木栖里家居旗舰店
          北欧实木床头柜简约现代卧室小型      ¥268.00
          收纳柜子                              x2
          原木色/单抽40cm

商品总价      ¥536.00
店铺优惠      -¥40.00
实付款        ¥496.00
"""
BELOW = """
拾光厨具专营店
【拼单价】加厚铸铁平底煎锅无涂层牛排锅
不粘家用电磁炉通用
28cm单锅;标配
¥79.9                                ×1

实付:¥74.9(免运费,店铺立减¥5)
"""
JAPANESE = """
ひのき一枚板まな板 スタンド付き 36cm
商品番号:mnt-hk36
4,980円 × 2個

商品合計      9,960円
送料      770円
お支払い総額      10,730円
"""
RUN_TOGETHER = """
瑞野迷你电煮锅宿舍小锅多功能家用¥129.00
电火锅1.8L                           x1

优惠券      -¥15.00
实付款      ¥114.00
"""
TWO = """
手工羊毛毡猫咪挂件      ¥39.80
                        x3
亚麻帆布收纳袋      ¥12.00
                    x1

实付金额      ¥131.40
"""


def rows(text: str) -> list[tuple[str, str, str]]:
    return [(i.description, str(i.quantity), str(i.unit_price)) for i in line_items(source(text))]


@pytest.mark.parametrize(
    ("text", "goods"),
    [
        (BESIDE, [("北欧实木床头柜简约现代卧室小型收纳柜子", "2", "268.00")]),
        (BELOW, [("加厚铸铁平底煎锅无涂层牛排锅不粘家用电磁炉通用", "1", "79.9")]),
        (JAPANESE, [("ひのき一枚板まな板 スタンド付き 36cm", "2", "4980")]),
        (RUN_TOGETHER, [("瑞野迷你电煮锅宿舍小锅多功能家用电火锅1.8L", "1", "129.00")]),
        (TWO, [("手工羊毛毡猫咪挂件", "3", "39.80"), ("亚麻帆布收纳袋", "1", "12.00")]),
    ],
)
def test_cards(text: str, goods: list[tuple[str, str, str]]) -> None:
    assert rows(text) == goods


@pytest.mark.parametrize(
    "text",
    [
        BESIDE.replace("x2", "x3").replace(
            "536", "535"
        ),  # a count that the total does not bear out
        BELOW.replace("立减¥5", "立减¥6"),
        JAPANESE.replace("9,960円", "9,000円").replace("10,730円", "9,770円"),
        "猜你喜欢\n棉麻隔热杯垫四片装\n¥12.80\n三合一数据线\n¥4.99\n实付款 ¥114.00\n",  # no counts
    ],
)
def test_no_goods_without_a_sum(text: str) -> None:
    assert rows(text) == []


@pytest.mark.parametrize(
    ("plain", "told"), [("79.9", True), ("74.9", True), ("84.9", False), ("69.9", False)]
)
def test_discounts_are_taken_off_not_added(plain: str, told: bool) -> None:
    page = source(BELOW)
    assert explains_total(page, page.layouts[0], Decimal(plain)) is told


LONE = """
北欧風 ウォールクロック 木製 静音
¥3,280 送料込み

商品代金      ¥3,280
支払い金額      ¥3,280
"""


def test_one_piece_needs_no_count() -> None:
    assert rows(LONE) == [("北欧風 ウォールクロック 木製 静音", "1", "3280")]


@pytest.mark.parametrize(
    "text",
    [
        LONE.replace(
            "商品代金      ¥3,280\n支払い金額      ¥3,280", "支払い金額      ¥6,560"
        ),  # two pieces
        LONE + "\n真鍮のイヤーカフ 両耳用\n¥3,280\n",  # which of the two was bought?
    ],
)
def test_a_price_alone_tells_no_goods(text: str) -> None:
    assert rows(text) == []


@pytest.mark.parametrize("count", ["数量：2", "個数 2", "×2", "Qty: 2"])
def test_a_price_of_several_pieces_is_not_that_of_one(count: str) -> None:
    assert ("1", "3280") not in [row[1:] for row in rows(LONE.replace(" 送料込み", f"\n{count}"))]
