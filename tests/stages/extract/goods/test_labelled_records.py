"""Goods of exports that are read record by record."""

from __future__ import annotations

import pytest

from evidencecheck.model.page import Channel
from evidencecheck.stages.extract.goods.labelled_records import labelled_records
from tests.stages.making import drawn, source


def _told(text: str, channel: Channel = Channel.STRUCTURED) -> list[tuple[str, str, str | None]]:
    items = labelled_records(source(drawn(text, channel=channel)))
    return [
        (i.description, str(i.quantity), None if i.unit_price is None else str(i.unit_price))
        for i in items
    ]


@pytest.mark.parametrize(
    ("text", "item"),
    [
        (
            "product name   Steel Kettle\n\nquantity       4\n\nunit price     45.00\n\norder total    180.00",
            ("Steel Kettle", "4", "45.00"),
        ),
        (
            "商品名称   折叠露营椅\n\n数量       2\n\n单价       64.00\n\n订单金额   128.00",
            ("折叠露营椅", "2", "64.00"),
        ),
        (
            "Artikelbezeichnung   Wasserkocher\n\nMenge                3",
            ("Wasserkocher", "3", None),
        ),
        # What all of them cost, in Amazon's report.
        (
            "product name   Steel Kettle\n\nquantity       4\n\nitem price     180.00",
            ("Steel Kettle", "4", None),
        ),
    ],
)
def test_a_record(text: str, item: tuple[str, str, str | None]) -> None:
    assert _told(text) == [item]


@pytest.mark.parametrize(
    "text",
    [
        "product name   Quantity   Unit price\nSteel Kettle   4          45.00",
        "product name   Steel Kettle\n\nquantity       four",
        "quantity       4\n\nunit price     45.00",
    ],
)
def test_a_table_and_what_is_incomplete_are_none(text: str) -> None:
    assert _told(text) == []


def test_a_printed_page_is_none() -> None:
    assert _told("product name   Steel Kettle\n\nquantity       4", Channel.TEXT_LAYER) == []
