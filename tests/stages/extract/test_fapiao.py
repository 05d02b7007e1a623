from __future__ import annotations

import pytest

from evidencecheck.model.fact import AmountRole
from evidencecheck.model.page import Channel
from evidencecheck.stages.extract.fapiao import fapiao_amounts, fapiao_total
from tests.stages.making import source

FOOT = """
合计                                  ¥43.27            ¥5.63
价税合计（大写）   肆拾捌圆玖角整       （小写）¥48.90
"""


def amounts(text: str, channel: Channel = Channel.TEXT_LAYER) -> dict[AmountRole, str]:
    return {a.role: str(a.money) for a in fapiao_amounts(source(text, channel=channel))}


ALL = {
    AmountRole.NET: "CNY 43.27",
    AmountRole.TAX: "CNY 5.63",
    AmountRole.TOTAL: "CNY 48.90",
}


@pytest.mark.parametrize(
    "text",
    [
        FOOT,
        FOOT.replace("合计   ", "合　　计   ", 1),
        FOOT.replace("（小写）¥48.90", "（小写）   ¥48.90"),
        FOOT.replace("（小写）¥48.90", "(小写) W48.90"),
        FOOT.replace("（小写）¥48.90", "¥48.90"),
        FOOT.replace("（大写）", "(大写)").replace("¥", "￥"),
    ],
)
def test_the_three_sums(text: str) -> None:
    assert amounts(text) == ALL


def test_without_tax_the_amount_is_the_total() -> None:
    text = FOOT.replace("¥43.27", "¥48.90").replace("¥5.63", "***")
    assert amounts(text) == {AmountRole.NET: "CNY 48.90", AmountRole.TOTAL: "CNY 48.90"}


def test_one_of_two_sums_is_none() -> None:
    assert amounts(FOOT.replace("¥43.27", "      ")) == {AmountRole.TOTAL: "CNY 48.90"}


def test_red_letter() -> None:
    text = FOOT.replace("¥", "¥-")
    assert amounts(text)[AmountRole.TOTAL] == "CNY -48.90"


def test_the_total_is_a_fact() -> None:
    (fact,) = fapiao_total(fapiao_amounts(source(FOOT)))
    assert str(fact.value) == "CNY 48.90"
    assert fapiao_total(()) == ()


def test_what_has_no_foot() -> None:
    assert amounts("合计   ¥43.27\n发票号码：80100798") == {}
