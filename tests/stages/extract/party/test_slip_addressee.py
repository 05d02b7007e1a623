from __future__ import annotations

import pytest

from evidencecheck.model.fact import FactName as N
from evidencecheck.stages.extract.party.slip_addressee import slip_addressee
from tests.stages.making import source

SLIP = """
納品書
〒812-0011 福岡県福岡市博多区博多駅前3-2-1     納品書番号：N-30417
ハイツ博多 805                               ご注文日：2026/05/02
麻生 夏海 様
商品名                                       数量
"""


def test_addressee_without_a_label() -> None:
    told = {fact.name: str(fact.value) for fact in slip_addressee(source(SLIP))}
    assert told[N.RECIPIENT] == "麻生 夏海"
    assert told[N.SHIP_TO].startswith("〒812-0011 福岡県福岡市博多区博多駅前3-2-1, ハイツ博多 805")
    assert "8120011" in told[N.DESTINATION]


@pytest.mark.parametrize(
    "text",
    [
        SLIP.replace("麻生 夏海 様", "小石原焼 つちや"),
        SLIP.replace("納品書\n", "お届け先   別紙\n"),
        SLIP.replace("〒812-0011 ", ""),
        SLIP.replace("麻生", "\n\n\n麻生"),
    ],
)
def test_no_addressee(text: str) -> None:
    assert not list(slip_addressee(source(text)))
