"""The carrier's name over its number, in one cell of a table."""

from __future__ import annotations

import pytest

from evidencecheck.model.fact import FactName
from evidencecheck.stages.extract.journey.tracking_numbers import tracking_numbers
from tests.stages.making import source


def numbers(text: str) -> list[str]:
    facts = tracking_numbers(source(text))
    return [str(f.value) for f in facts if f.decided and f.name is FactName.TRACKING_NUMBER]


@pytest.mark.parametrize(
    ("head", "carrier", "number"),
    [
        ("Tracking", "FedEx", "130623246114"),
        ("Tracking number", "UPS", "1Z5R89390357567127"),
        ("Sendungsnummer", "DHL", "00340434161094042557"),
        ("运单号", "圆通速递", "YT4545799258656"),
    ],
)
def test_the_number_stands_under_the_name(head: str, carrier: str, number: str) -> None:
    text = f"Item                 {head}\nFolding cot          {carrier}\n                     {number}"
    assert numbers(text) == [number]


@pytest.mark.parametrize("below", ["Reno warehouse", "Standard service"])
def test_words_under_the_name_are_no_number(below: str) -> None:
    assert (
        numbers(f"Item            Tracking\nFolding cot     FedEx\n                {below}") == []
    )
