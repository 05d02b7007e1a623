"""The total of a page that lists orders: which column tells it, and which pages tell none."""

from __future__ import annotations

from decimal import Decimal

import pytest

from evidencecheck.model.fact import AmountRole
from evidencecheck.stages.extract.goods.line_items import line_items
from evidencecheck.stages.extract.order_list_total import listed_goods, listed_total
from tests.stages.making import source

WITH_FREIGHT = """
货品                   单价(元)    数量     实付款(元)
2026-08-01 09:11:02   订单号：2465549115642500001   义乌市晨光文具厂  旺旺
铅笔盒 蓝色            3.20        100      335.00
规格：蓝色                                  (含运费15.00)
"""
FREE = """
宝贝                          单价      数量     商品操作    实付款      交易状态
2026-07-02 11:20:31   订单号: 2465549115642507166   杭州青禾服饰有限公司   和我联系
纯棉四件套 浅灰               259.00    1        售后        259.00      交易成功
颜色分类：浅灰；尺码：1.8m                                                (免运费)  订单详情
"""
SEVERAL = """
货品                   单价(元)    数量     实付款(元)
2026-08-01 09:11:02   订单号：2465549115642500001
铅笔盒 蓝色            3.20        100      320.00
2026-08-03 09:11:02   订单号：2465549115642500002
铅笔 HB                0.50        100      50.00
"""
OF_ROWS = """
订单号：2465549115642500001
货品                   单价(元)    数量     金额(元)
铅笔盒 蓝色            3.20        100      320.00
"""


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        (WITH_FREIGHT, {AmountRole.TOTAL: "335.00", AmountRole.SHIPPING: "15.00"}),
        (FREE, {AmountRole.TOTAL: "259.00"}),
    ],
)
def test_below_a_heading_for_what_was_paid(text: str, amounts: dict[AmountRole, str]) -> None:
    found = {hit.amount.role: str(hit.amount.money.amount) for hit in listed_total(source(text))}
    assert found == amounts


def test_goods_are_the_total_without_freight() -> None:
    assert listed_goods(source(WITH_FREIGHT)) == [Decimal("335.00"), Decimal("320.00")]


def test_sum_of_the_order_is_no_amount_of_its_row() -> None:
    (item,) = line_items(source(WITH_FREIGHT))
    assert (item.quantity, item.unit_price, item.amount) == (Decimal(100), Decimal("3.20"), None)


@pytest.mark.parametrize("text", [SEVERAL, OF_ROWS])
def test_several_orders_or_amounts_of_rows(text: str) -> None:
    assert not list(listed_total(source(text)))
