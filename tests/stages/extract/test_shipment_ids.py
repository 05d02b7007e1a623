from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencecheck.model.fact import Mention
from evidencecheck.model.geometry import Box
from evidencecheck.model.page import Barcode, Channel
from evidencecheck.stages.extract.shipment_ids import BOX, REFERENCE, shipment_ids
from tests.stages.making import drawn, source


def found(text: str) -> list[tuple[str, str]]:
    return [(str(f.value), f.role) for f in shipment_ids(source(text)) if f.decided]


@pytest.mark.parametrize(
    ("text", "value", "role"),
    [
        ("Shipment ID: FBA15DJ9S3J5", "FBA15DJ9S3J5", ""),
        ("货件编号：FBA1MMD8D0", "FBA1MMD8D0", ""),
        ("FBA 15DJ9S3J5", "FBA15DJ9S3J5", ""),
        ("fba15dj9s3j5", "FBA15DJ9S3J5", ""),
        ("FBA15DJ9S3J5U000001", "FBA15DJ9S3J5", BOX),
        ("FBA1MMD8D0U000001", "FBA1MMD8D0", BOX),
        ("FBA1MMD8D0U001", "FBA1MMD8D0", BOX),
        ("Box 3 of 12 FBA15DJ9S3J5U000003 ONT8", "FBA15DJ9S3J5", BOX),
        ("AWD shipment STAR-7XK2M9QZ4RTB", "STAR-7XK2M9QZ4RTB", ""),
    ],
)
def test_in_print(text: str, value: str, role: str) -> None:
    assert found(text) == [(value, role)]


@pytest.mark.parametrize(
    "text",
    ["FBA INVENTORY", "FBA", "FBA15DJ", "XFBA15DJ9S3J5", "FBAPREPSERVICE", "FBA fees 12.40", ""],
)
def test_none(text: str) -> None:
    assert found(text) == []


def test_barcode_of_a_box() -> None:
    page = drawn("", barcodes=[Barcode("Code128", "FBA15DJ9S3J5U000001", Box(0, 0, 90, 9))])
    (fact,) = shipment_ids(source(page))
    assert (str(fact.value), fact.role, fact.reading.channel) == (
        "FBA15DJ9S3J5",
        BOX,
        Channel.BARCODE,
    )


def test_amazons_reference_is_no_shipment() -> None:
    (fact,) = shipment_ids(source("Amazon Reference ID: 8N7EGXAD"))
    assert (str(fact.value), fact.role, fact.mention) == ("8N7EGXAD", REFERENCE, Mention.ASIDE)


def test_an_id_of_another_sort_behind_the_label_is_a_candidate() -> None:
    (fact,) = shipment_ids(source("Shipment ID: 21103556"))
    assert fact.mention is Mention.CANDIDATE


@given(st.from_regex(r"\A[0-9A-TV-Z]{7}(?:[0-9A-TV-Z]{2})?\Z"), st.integers(1, 999_999))
def test_every_box_names_its_shipment(head: str, box: int) -> None:
    if sum(c.isdigit() for c in head) < 2:
        return
    assert found(f"FBA{head}U{box:06d}") == [(f"FBA{head}", BOX)]
