"""Menus beside a page, whose entries are words of labels."""

from __future__ import annotations

import pytest

from evidencecheck.model.document import Kind
from evidencecheck.stages.extract.party.parties import party_facts
from evidencecheck.stages.extract.party.side_menu import in_side_menu
from tests.stages.making import source

CHINESE = """
已买到的货品      订单号：2465549115642507166
退款/售后         帆布双肩包 铁锈红     394.40
收货地址          帆布手提袋 米白       120.00
发票管理          交易成功
"""
ENGLISH = """
My orders            Order number: 20457
Shipping address     Bamboo drawer organiser, oak
Payment methods      Qty 2   $28.60   $57.20
Log out              Order total   $57.20
"""
GERMAN = """
Mein Konto           Bestellung 20457
Lieferadresse        Schubladeneinsatz Bambus
Merkzettel           2 Stück
Abmelden             Summe 57,20 €
"""
JAPANESE = """
マイページ           注文番号 20457
お届け先             竹製引き出しトレー
お気に入り           2点
ログアウト           合計 ¥5,720
"""
FORM = """
收货人        张伟
收货地址      浙江省杭州市西湖区文三路1号
手机          13812341234
"""


@pytest.mark.parametrize("text", [CHINESE, ENGLISH, GERMAN, JAPANESE])
def test_entry_of_a_menu_introduces_nobody(text: str) -> None:
    told = source(text)
    (label,) = [label for _, label in told.labels("ship_to")]
    assert in_side_menu(told.layouts[0], label.line)
    assert not list(party_facts(told, Kind.ORDER_DETAILS))


def test_field_of_a_form_is_no_entry() -> None:
    told = source(FORM)
    labels = [label for _, label in told.labels("ship_to")]
    assert labels
    assert not any(in_side_menu(told.layouts[0], label.line) for label in labels)
    assert {str(f.value) for f in party_facts(told, Kind.ORDER_DETAILS)} >= {"张伟"}
