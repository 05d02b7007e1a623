from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencecheck.model.fact import FactName, Mention
from evidencecheck.model.geometry import Box
from evidencecheck.model.page import Barcode, Channel
from evidencecheck.model.values import Check, Identifier
from evidencecheck.stages.extract.check_digits import gs1
from evidencecheck.stages.extract.goods.product_ids import gtin, product_ids
from tests.stages.making import drawn, source


def found(text: str, **more: object) -> list[tuple[FactName, str, Mention]]:
    page = drawn(text, **more)  # type: ignore[arg-type]
    return [(f.name, str(f.value), f.mention) for f in product_ids(source(page))]


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("ASIN: B0KL9H6XCF", FactName.ASIN, "B0KL9H6XCF"),
        ("ASIN   B000J5XS3C", FactName.ASIN, "B000J5XS3C"),
        ("ASIN: 0306406152", FactName.ASIN, "0306406152"),
        ("ＡＳＩＮ：B0KL9H6XCF", FactName.ASIN, "B0KL9H6XCF"),
        ("FNSKU: X0014BIZ8T", FactName.FNSKU, "X0014BIZ8T"),
        ("FNSKU: B0KL9H6XCF", FactName.FNSKU, "B0KL9H6XCF"),
        ("X0014BIZ8T", FactName.FNSKU, "X0014BIZ8T"),
        ("SKU: YS-TB600-SG", FactName.SKU, "YS-TB600-SG"),
        ("Seller SKU: NL-SS", FactName.SKU, "NL-SS"),
        ("EAN: 4006381333931", FactName.GTIN, "4006381333931"),
        ("UPC: 0 36000 29145 2", FactName.GTIN, "036000291452"),
        ("GTIN-14: 04006381333931", FactName.GTIN, "4006381333931"),
    ],
)
def test_labelled(text: str, name: FactName, value: str) -> None:
    assert found(text) == [(name, value, Mention.OWN)]


@pytest.mark.parametrize(
    "text",
    [
        "ASIN: pending",
        "ASIN: B09SHORT1",
        "ASIN: 0306406153",
        "SKU: total",
        "EAN: 12345",
        "4006381333931",
        "X0014BIZ8T1",
        "BLACKFRIDAY",
        "ASIN: 2026-10-01",
        "",
    ],
)
def test_none(text: str) -> None:
    assert found(text) == []


def test_a_bare_asin_is_a_candidate() -> None:
    assert found("Stainless flask B0KL9H6XCF black") == [
        (FactName.ASIN, "B0KL9H6XCF", Mention.CANDIDATE)
    ]


def test_recommended_goods_are_asides() -> None:
    text = "ASIN: B0KL9H6XCF\n\nCustomers also bought\nASIN: B0HZMRCSSW"
    assert found(text) == [
        (FactName.ASIN, "B0KL9H6XCF", Mention.OWN),
        (FactName.ASIN, "B0HZMRCSSW", Mention.ASIDE),
    ]


@pytest.mark.parametrize("label", ["Parent ASIN", "Child ASIN", "Variant SKU", "父ASIN"])
def test_relatives_of_the_goods_are_asides(label: str) -> None:
    text = f"{label}: B0HZMRCSSW"
    assert {mention for _, _, mention in found(text)} <= {Mention.ASIDE, Mention.CANDIDATE}


def test_the_variation_that_was_ordered_is_no_heading_of_others() -> None:
    assert found("Variation: black, 1 L\nSKU: NL-SS") == [(FactName.SKU, "NL-SS", Mention.OWN)]


def test_a_column_of_a_table_has_all_its_rows() -> None:
    text = "SKU          Quantity\nNL-SS        2\nTM-ML10      1\nTotal        3"
    assert [value for _, value, _ in found(text)] == ["NL-SS", "TM-ML10"]


def test_a_failing_gtin_behind_its_label_is_kept_and_marked() -> None:
    (fact,) = product_ids(source("EAN: 4006381333932"))
    assert isinstance(fact.value, Identifier)
    assert fact.value.check is Check.FAILED


def test_a_repaired_reading_shows_it() -> None:
    page = drawn("ASIN: BOKL9H6XCF", channel=Channel.OCR)
    (fact,) = product_ids(source(page))
    assert (str(fact.value), fact.reading.raw) == ("B0KL9H6XCF", "BOKL9H6XCF")
    assert fact.reading.confidence <= 0.6


def test_a_text_layer_is_not_repaired() -> None:
    assert found("ASIN: BOKL9H6XCF") == []


def test_fnsku_in_a_barcode() -> None:
    page = drawn("New", barcodes=[Barcode("Code128", "X0014BIZ8T", Box(0, 0, 9, 9))])
    assert [f.reading.channel for f in product_ids(source(page))] == [Channel.BARCODE]


@given(st.from_regex(r"\A\d{7}(?:\d{4,6})?\Z"))
def test_one_check_digit_fits_a_gtin(serial: str) -> None:
    values = [gtin(serial + digit) for digit in "0123456789"]
    passed = [v for v in values if v is not None and v.check is Check.PASSED]
    assert len(passed) == (len(serial) in {7, 11, 12, 13} and bool(serial.strip("0")))
    assert all(gs1(v.text) for v in passed)


def test_of_a_column_for_both_the_asin_is_no_fnsku() -> None:
    text = "MSKU       ASIN / FNSKU\nLT-2       B0KL9H6XCF\n           X0014BIZ8T"
    told = {(name, value) for name, value, _ in found(text)}
    assert (FactName.FNSKU, "X0014BIZ8T") in told
    assert (FactName.FNSKU, "B0KL9H6XCF") not in told
