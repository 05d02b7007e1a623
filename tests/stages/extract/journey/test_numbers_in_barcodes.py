"""Tracking numbers that a barcode of the page repeats."""

from __future__ import annotations

import pytest

from evidencecheck.stages.extract.journey.tracking_numbers import tracking_numbers
from tests.stages.making import barcode, drawn, source

FEDEX = "986578788855"


@pytest.mark.parametrize(
    ("carrier", "encoded", "decided"),
    [
        ("FedEx", FEDEX, ["own"]),
        ("FedEx", FEDEX[:-1] + "4", []),  # another number
        ("USPS", FEDEX, []),  # another carrier's form
        ("FedEx · UPS", FEDEX, []),  # two carriers: whose number is open
        ("Home Delivery", FEDEX, []),
    ],
)
def test_digits_that_a_barcode_repeats(carrier: str, encoded: str, decided: list[str]) -> None:
    page = drawn(f"{carrier}\n9865 7878 8855\nSHIP TO:", barcodes=[barcode(encoded)])
    assert [fact.mention.value for fact in tracking_numbers(source(page))] == decided


def test_a_reference_beside_a_barcode_whose_check_digit_fails_is_no_number() -> None:
    wrong = "986578788854"
    page = drawn(f"FedEx Ground\n{wrong}", barcodes=[barcode(wrong)])
    assert [f for f in tracking_numbers(source(page)) if f.decided] == []


@pytest.mark.parametrize(
    ("text", "encoded", "found"),
    [
        ("ZTO 中通快递\n75782369636441", "75782369636441", ["75782369636441"]),
        ("ZTO 中通快递\n75782369636441", "75782369636442", []),
        ("中通快递   圆通速递\n75782369636441", "75782369636441", []),
        ("ZTO 中通快递\n757823", "757823", []),
    ],
)
def test_waybill_without_a_published_form(text: str, encoded: str, found: list[str]) -> None:
    held = drawn(text, barcodes=[barcode(encoded)])
    facts = [f for f in tracking_numbers(source(held)) if f.decided]
    assert [str(f.value) for f in facts] == found
