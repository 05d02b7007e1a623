"""Shops that name themselves without a label: which lines are such a name."""

from __future__ import annotations

import pytest

from evidencecheck.stages.extract.party.shop_names import shop_of_page
from tests.stages.making import source


def shops(text: str) -> list[str]:
    return [str(fact.value) for fact in shop_of_page(source(text))]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("木栖里家居旗舰店", "木栖里家居旗舰店"),
        ("拾光厨具专营店 >", "拾光厨具专营店"),
        ("瑞野家电京东自营旗舰店 联系客服", "瑞野家电京东自营旗舰店"),
        ("湊屋まな板工房 楽天市場店", "湊屋まな板工房 楽天市場店"),
        ("ストア：暮らしの道具店 Yahoo!店", "暮らしの道具店 Yahoo!店"),
        ("茶寮あけびオンラインショップ", "茶寮あけびオンラインショップ"),
    ],
)
def test_names_of_shops(line: str, name: str) -> None:
    assert shops(f"订单详情\n{line}\n白瓷茶具套装\n") == [name]


@pytest.mark.parametrize(
    "text",
    [
        "您的包裹已由【菜鸟驿站-锦绣华庭店】代收",
        "罗森便利店",
        "木栖里家居旗舰店\n拾光厨具专营店\n",  # one of them is recommended
        "欢迎光临木栖里家居旗舰店,新品上市",
        "楽天市場店のご利用について",
    ],
)
def test_no_shop(text: str) -> None:
    assert shops(text) == []


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("amazon 卖家中心   KestrelNest | 美国", "KestrelNest"),
        ("amazon 卖家中心 | Brimfold GmbH | 德国", "Brimfold GmbH"),
        ("amazon seller central   Acme Home | United States   Search", "Acme Home"),
    ],
)
def test_account_in_the_head_of_seller_central(head: str, name: str) -> None:
    assert shops(f"{head}\n订单详情\n") == [name]


@pytest.mark.parametrize(
    "head",
    [
        "amazon 卖家中心   目录 库存 订单 | 美国",
        "amazon 卖家中心   中文 | 帮助",
        "Acme Home | United States",  # no page of a seller's
    ],
)
def test_navigation_is_no_account(head: str) -> None:
    assert shops(f"{head}\n订单详情\n") == []
