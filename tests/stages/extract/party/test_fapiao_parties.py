from __future__ import annotations

import pytest

from evidencecheck.model.fact import FactName as N
from evidencecheck.stages.extract.party.fapiao_parties import fapiao_parties
from tests.stages.making import page, source

BUYER, SELLER = "深圳市云杉贸易有限公司", "佛山市顺德区榕锦小家电厂"


def told(text: str) -> dict[N, str]:
    return {fact.name: str(fact.value) for fact in fapiao_parties(source(text))}


@pytest.mark.parametrize(
    "text",
    [
        f"名称：{BUYER}          名称：{SELLER}",
        f"名   称：{BUYER}\n项目名称\n\n名   称：{SELLER}",
        f"名 称：{BUYER}\n项目名称\n\n名 称：{SELLER}",
        f"销售方名称：{SELLER}\n收款员：卓玛\n购买方名称：{BUYER}",
        f"付款方名称：{BUYER}\n收款方名称：{SELLER}",
        f"购方名称：{BUYER}          销方名称：{SELLER}",
        f"销售方信息   名称：{SELLER}\n购买方信息   名称：{BUYER}",
        f"购货单位   名称：{BUYER}\n项目名称\n\n销货单位   名称：{SELLER}",
        f"{BUYER}\n纳税人识别号：91440300MA5DXXXX0X\n项目名称\n\n{SELLER}\n纳税人识别号：9144060",
    ],
)
def test_two_parties(text: str) -> None:
    assert told(text) == {N.BUYER: BUYER, N.SUPPLIER: SELLER}


def test_word_for_the_box_is_written_downwards() -> None:
    held = page(
        ("销", 0, 300), ("售", 0, 320), ("方", 0, 340),
        ("销售方", 0, 320), (f"名称：{SELLER}", 60, 320), ("购买方", 0, 20), (f"名称：{BUYER}", 60, 20),
    )  # fmt: skip
    found = {fact.name: str(fact.value) for fact in fapiao_parties(source(held))}
    assert found == {N.BUYER: BUYER, N.SUPPLIER: SELLER}


@pytest.mark.parametrize(
    "text",
    [
        "项目名称   规格型号   单位",
        f"名称：{BUYER}",
        f"名称：{BUYER}\n名称：{SELLER}\n名称：丙商行",
        f"购买方名称：{BUYER}\n购买方名称：{SELLER}",
        "收款人：古丽芬   复核：江韵   开票人：赖子墨",
    ],
)
def test_nobody_where_it_cannot_be_told(text: str) -> None:
    assert told(text) == {}


def test_one_name_with_its_label() -> None:
    assert told(f"销售方名称：{SELLER}") == {N.SUPPLIER: SELLER}
