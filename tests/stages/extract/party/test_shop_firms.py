"""The shop that an order page calls by its company's name."""

from __future__ import annotations

import pytest

from evidencecheck.model.document import Kind
from evidencecheck.model.fact import FactName
from evidencecheck.stages.extract.party.parties import party_facts
from evidencecheck.stages.extract.party.shop_firms import firm_of_page
from tests.stages.making import source

LIST = """
货品                   单价(元)    数量     实付款(元)
2026-08-01 09:11:02   订单号：2465549115642500001   义乌市晨光文具厂旺旺
铅笔盒 蓝色            3.20        100      320.00
阿里巴巴（中国）网络技术有限公司
"""
APP = """
王小明 138****7265
浙江省杭州市西湖区文三路1号西溪大厦3幢
号码保护中，商家无法看到真实号码

杭州青禾服饰有限公司 >
    纯棉四件套 浅灰          ¥259.00
    尺码：1.8m               x1
实付款                       ¥259.00
订单编号   2465549115642507166
"""
OF_THE_BUYER = """
王小明 138****7265
深圳市云杉贸易有限公司
浙江省杭州市西湖区文三路1号西溪大厦3幢

    纯棉四件套 浅灰          ¥259.00
    尺码：1.8m               x1
实付款                       ¥259.00
订单编号   2465549115642507166
"""
OF_THE_BILL = """
发票抬头   深圳市云杉贸易有限公司
    纯棉四件套 浅灰          ¥259.00
    尺码：1.8m               x1
实付款                       ¥259.00
订单编号   2465549115642507166
"""
OF_THE_CARRIER = """
顺丰速运有限公司
    纯棉四件套 浅灰          ¥259.00
    尺码：1.8m               x1
实付款                       ¥259.00
订单编号   2465549115642507166
"""
TWO = """
杭州青禾服饰有限公司
    纯棉四件套 浅灰          ¥259.00
    尺码：1.8m               x1
义乌市晨光文具厂
    铅笔盒 蓝色              ¥3.20
    规格：蓝色               x1
实付款                       ¥262.20
订单编号   2465549115642507166
"""


@pytest.mark.parametrize(
    ("text", "name"), [(LIST, "义乌市晨光文具厂"), (APP, "杭州青禾服饰有限公司")]
)
def test_above_the_goods_or_beside_the_number(text: str, name: str) -> None:
    (fact,) = firm_of_page(source(text), Kind.ORDER_DETAILS)
    assert (fact.name, str(fact.value)) == (FactName.SUPPLIER, name)


@pytest.mark.parametrize("text", [OF_THE_BUYER, OF_THE_BILL, OF_THE_CARRIER, TWO])
def test_no_shop(text: str) -> None:
    assert not list(firm_of_page(source(text), Kind.ORDER_DETAILS))


def test_not_on_an_invoice() -> None:
    assert not list(firm_of_page(source("发票号码：12345678\n" + LIST), Kind.PURCHASE_INVOICE))
    assert not list(firm_of_page(source(LIST), Kind.SALES_INVOICE))


def test_as_a_party_of_the_page() -> None:
    found = {f.name: str(f.value) for f in party_facts(source(LIST), Kind.PURCHASE_INVOICE)}
    assert found == {FactName.SUPPLIER: "义乌市晨光文具厂"}
