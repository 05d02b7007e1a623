"""Parties of an order in a Chinese shop's app: what tells the addressee, and when nothing does."""

from __future__ import annotations

import pytest

from evidencecheck.model.document import Kind
from evidencecheck.model.fact import FactName
from evidencecheck.stages.extract.party.parties import party_facts
from tests.stages.making import source

N = FactName
PAGE = """
20:16
交易成功
感谢您的采购
深圳市云杉贸易有限公司+86755 8327 6419
广东省深圳市福田区华强广场B座1806室

永康市盛达五金制品有限公司
保温随行杯 600ml      x60

订单编号   2465549115642507166
"""


def parties(text: str, kind: Kind = Kind.PURCHASE_INVOICE) -> dict[FactName, str]:
    return {f.name: str(f.value) for f in party_facts(source(text), kind)}


def test_addressee_and_shop() -> None:
    assert parties(PAGE) == {
        N.RECIPIENT: "深圳市云杉贸易有限公司",
        N.SHIP_TO: "深圳市云杉贸易有限公司+86755 8327 6419, 广东省深圳市福田区华强广场B座1806室",
        N.DESTINATION: "深圳市, 广东, CN",
        N.SUPPLIER: "永康市盛达五金制品有限公司",
    }


@pytest.mark.parametrize(
    "text",
    [
        PAGE.replace("深圳市云杉贸易有限公司+86755 8327 6419", "刘思远 138****7265"),
        PAGE.replace("深圳市云杉贸易有限公司+86755 8327 6419", "刘思远 13880417265"),
    ],
)
def test_person_with_a_mobile_number(text: str) -> None:
    assert parties(text)[N.RECIPIENT] == "刘思远"
    assert N.SUPPLIER not in parties(text, Kind.ORDER_DETAILS)


def test_address_above_the_name() -> None:
    one, other = "深圳市云杉贸易有限公司+86755 8327 6419", "广东省深圳市福田区华强广场B座1806室"
    swapped = PAGE.replace(one, "#").replace(other, one).replace("#", other)
    assert parties(swapped)[N.RECIPIENT] == "深圳市云杉贸易有限公司"


@pytest.mark.parametrize(
    "text",
    [
        PAGE.replace("订单编号", "单据"),
        PAGE.replace("订单编号", "发票号码"),
        PAGE.replace("+86755 8327 6419", ""),
        PAGE.replace("广东省深圳市福田区华强广场B座1806室", "请及时确认收货"),
        PAGE + "\n张伟 13912345678\n浙江省杭州市西湖区文三路1号\n",
        "\n".join(PAGE.splitlines()[4:]),
    ],
)
def test_nothing_without_an_order_a_phone_an_address_or_with_two(text: str) -> None:
    assert N.RECIPIENT not in parties(text)


def test_two_companies_besides_leave_the_shop_open() -> None:
    text = PAGE.replace("保温随行杯", "宁波市海达物流有限公司\n保温随行杯")
    assert N.SUPPLIER not in parties(text)
