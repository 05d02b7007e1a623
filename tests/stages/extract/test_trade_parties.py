"""The parties of the papers of factories and exporters, whose fields stand beside and below them."""

from __future__ import annotations

import pytest

from evidencecheck.model.document import Kind
from evidencecheck.model.fact import FactName
from evidencecheck.stages.extract.party.parties import party_facts
from tests.stages.making import source

N = FactName


def parties(text: str, kind: Kind | None = None) -> dict[FactName, str]:
    return {f.name: str(f.value) for f in party_facts(source(text), kind)}


LETTER = """
Yongkang Shengda Hardware Co., Ltd.
No. 6 Jinsheng Road, Yongkang, Zhejiang, China   Tel 0579-87216354

Sold to                            Our invoice YO2608-5015
Guangzhou Lanhai E-Commerce Co., Ltd.      Date of invoice 25-Aug-2026
No. 88 Tianhe East Road            Your order LH 2608/17
Guangzhou 510620, China            Delivery EXW Yongkang

{}
"""


@pytest.mark.parametrize(
    "clerk",
    [
        "Issued by: Sales Dept. 3 / Zhou Jian",
        "Issued by: Zhou Jian",
        "Issued by: Export Department",
        "Issued by: 外贸部 周健",
    ],
)
def test_company_at_the_head_rather_than_its_clerk(clerk: str) -> None:
    found = parties(LETTER.format(clerk), Kind.PURCHASE_INVOICE)
    assert found[N.SUPPLIER] == "Yongkang Shengda Hardware Co., Ltd."
    assert found[N.BUYER] == "Guangzhou Lanhai E-Commerce Co., Ltd."


@pytest.mark.parametrize(
    "field",
    [
        "COUNTRY OF ORIGIN: CHINA",
        "INCOTERMS 2020: DDP MADISON",
        "Port of loading: Ningbo",
        "原产国：中国",
    ],
)
def test_field_of_a_trade_paper_ends_an_address(field: str) -> None:
    text = f"SHIP TO: Anna Sorensen\n1212 Lakeshore Blvd\nMadison, WI 53703\n{field}"
    found = parties(text)
    assert found[N.SHIP_TO] == "Anna Sorensen, 1212 Lakeshore Blvd, Madison, WI 53703"
    assert found[N.DESTINATION] == "Madison, WI 53703, US"


@pytest.mark.parametrize(
    "label",
    [
        "收货人及地址 Consignee",
        "收货人名称、地址 Consignee",
        "Consignee's name and address",
        "Recipient name & address",
        "收件人姓名及地址",
    ],
)
def test_label_that_asks_for_name_and_address(label: str) -> None:
    found = parties(f"{label}\nAnna Sorensen\n1212 Lakeshore Blvd\nMadison, WI 53703")
    assert found[N.RECIPIENT] == "Anna Sorensen"
    assert found[N.SHIP_TO] == "Anna Sorensen, 1212 Lakeshore Blvd, Madison, WI 53703"


def test_buyer_and_consignee_under_one_label_in_two_languages() -> None:
    text = (
        "进口商/收货人名称及地址 Importer\nAnna Sorensen\n1212 Lakeshore Blvd\nMadison, WI 53703, USA\n"
        "货名 Description        数量 Quantity"
    )
    found = parties(text)
    assert found[N.BUYER] == found[N.RECIPIENT] == "Anna Sorensen"
    assert found[N.SHIP_TO] == "Anna Sorensen, 1212 Lakeshore Blvd, Madison, WI 53703, USA"
