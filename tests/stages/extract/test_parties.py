from __future__ import annotations

import pytest

from evidencecheck.model.fact import FactName
from evidencecheck.stages.extract.parties import party_facts
from tests.stages.making import source

N = FactName


def parties(text: str) -> dict[FactName, str]:
    return {f.name: str(f.value) for f in party_facts(source(text))}


@pytest.mark.parametrize(
    ("text", "recipient", "whole"),
    [
        (
            "Ship to:\nMaria Lindqvist\n12 Elm St\nSpringfield, IL 62701",
            "Maria Lindqvist",
            "Maria Lindqvist, 12 Elm St, Springfield, IL 62701",
        ),
        (
            "SHIP TO: Maria Lindqvist\n12 Elm St",
            "Maria Lindqvist",
            "Maria Lindqvist, 12 Elm St",
        ),
        (
            "Ship to   Maria Lindqvist\n          12 Elm St",
            "Maria Lindqvist",
            "Maria Lindqvist, 12 Elm St",
        ),
        ("收件人：张伟\n深圳市南山区", "张伟", "张伟, 深圳市南山区"),
        ("Lieferadresse\nMax Muster\nWeg 1", "Max Muster", "Max Muster, Weg 1"),
        ("Destinataire : Anne Roux", "Anne Roux", "Anne Roux"),
    ],
)
def test_ship_to(text: str, recipient: str, whole: str) -> None:
    found = parties(text)
    assert found[N.RECIPIENT] == recipient
    assert found[N.SHIP_TO] == whole


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("Bill to: Acme LLC", N.BUYER, "Acme LLC"),
        ("购买方：深圳市甲科技有限公司", N.BUYER, "深圳市甲科技有限公司"),
        ("Rechnungsadresse\nMax Muster", N.BUYER, "Max Muster"),
        ("Sold by: Beta Ltd", N.SUPPLIER, "Beta Ltd"),
        ("销售方：深圳市乙有限公司", N.SUPPLIER, "深圳市乙有限公司"),
        ("供应商   义乌丙商行", N.SUPPLIER, "义乌丙商行"),
        ("Absender: Gamma GmbH", N.SUPPLIER, "Gamma GmbH"),
    ],
)
def test_buyer_and_supplier(text: str, name: FactName, value: str) -> None:
    assert parties(text) == {name: value}


def test_block_ends_at_a_gap_or_a_label() -> None:
    text = "Ship to:\nMaria\n12 Elm St\nOrder ID: 1\nx\n\n\ny"
    assert parties(text)[N.SHIP_TO] == "Maria, 12 Elm St"
    text = "Ship to:\nMaria\n12 Elm St\n\n\nSomething else"
    assert parties(text)[N.SHIP_TO] == "Maria, 12 Elm St"


def test_two_columns_of_addresses() -> None:
    text = """
Bill to              Ship to
Acme LLC             Maria Lindqvist
1 Main St            12 Elm St
"""
    assert parties(text) == {
        N.BUYER: "Acme LLC",
        N.RECIPIENT: "Maria Lindqvist",
        N.SHIP_TO: "Maria Lindqvist, 12 Elm St",
    }


@pytest.mark.parametrize("text", ["收 张伟", "收：张伟"])
def test_label_of_one_character(text: str) -> None:
    assert parties(text)[N.RECIPIENT] == "张伟"


@pytest.mark.parametrize("text", ["", "Ship to", "We ship to the whole world"])
def test_nobody(text: str) -> None:
    assert parties(text) == {}
