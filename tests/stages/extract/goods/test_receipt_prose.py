from __future__ import annotations

import pytest

from evidencecheck.model.document import Kind
from evidencecheck.model.fact import FactName as N
from evidencecheck.stages.extract.amounts import total_fact
from evidencecheck.stages.extract.goods.receipt_prose import (
    receipt_items,
    receipt_parties,
    receipt_total,
)
from tests.stages.making import source


@pytest.mark.parametrize(
    ("text", "payer"),
    [
        ("今收到东莞市琥珀文创有限公司", "东莞市琥珀文创有限公司"),
        ("今收到 王小明 交来 货款", "王小明"),
        ("兹收到：杭州甲贸易有限公司 支付货款", "杭州甲贸易有限公司"),
        ("今收到   杭州甲贸易有限公司\n交来     收纳箱", "杭州甲贸易有限公司"),
    ],
)
def test_payer(text: str, payer: str) -> None:
    facts = list(receipt_parties(source(text)))
    assert [(f.name, str(f.value)) for f in facts] == [(N.BUYER, payer)]


@pytest.mark.parametrize("text", ["已收到", "我已收到货物，谢谢", "今收到 ¥500"])
def test_no_payer(text: str) -> None:
    assert not list(receipt_parties(source(text)))


@pytest.mark.parametrize(
    ("text", "goods", "count", "price"),
    [
        ("交来亚克力展示架货款80个×29.50元\n￥2360.00", "亚克力展示架", "80", "29.50"),
        ("交来亚克力展示架货款80个×29.50元\n￥2630.00", "亚克力展示架货款80个×29.50元", None, None),
        ("但し　メッシュオフィスチェア代として", "メッシュオフィスチェア", None, None),
        ("但し   竹ざるの代金として", "竹ざる", None, None),
        ("收款事由   塑料收纳箱货款", "塑料收纳箱", None, None),
    ],
)
def test_goods(text: str, goods: str, count: str | None, price: str | None) -> None:
    (item,) = receipt_items(source(text))
    assert item.description == goods
    assert (item.quantity and str(item.quantity), item.unit_price and str(item.unit_price)) == (
        count,
        price,
    )


@pytest.mark.parametrize(
    "text", ["但し お品代として", "但し 商品代として 上記正に領収いたしました"]
)
def test_goods_that_are_not_named(text: str) -> None:
    assert not list(receipt_items(source(text)))


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("金 ¥14,850 ※", "14850"),
        ("金額 ￥54,000-", "54000"),
        ("￥54,000-", "54000"),
        ("★ ￥5,500-(税込)", "5500"),
        ("人民币（大写） 叁仟贰佰元整       ￥3200.00", "3200.00"),
        ("人民币(大写)⊗拾⊗万贰仟叁佰陆拾零元零角零分¥2360.00", "2360.00"),
        ("¥13,500\n¥1,350", None),
        ("金 ¥14,850 ※\n金 ¥18,450 ※", None),
    ],
)
def test_total(text: str, total: str | None) -> None:
    found = receipt_total(source(text))
    assert (found and str(found.money.amount)) == total


def test_the_sum_of_a_receipt_is_not_its_part_before_tax() -> None:
    text = """
領収証
￥7,920-
但し 陶器代として
上記正に領収いたしました
税抜金額 ¥7,200
消費税等（10%） ¥720
"""
    facts = list(total_fact(source(text), Kind.RECEIPT))
    assert [(f.name, str(f.value)) for f in facts] == [(N.SALE_TOTAL, "JPY 7920")]
