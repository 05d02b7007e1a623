from __future__ import annotations

import json

import pytest

from evidencecheck.model.fact import FactName, Mention
from evidencecheck.model.page import Channel
from evidencecheck.model.values import Check
from evidencecheck.stages.extract.barcode_payloads import barcode_facts, payload
from tests.factories import UPS
from tests.stages.making import barcode, drawn, source

FEDEX = "986578788855"
USPS = "9400111206206406260787"
MAXICODE = "[)>\x1e01\x1d96152382802\x1d840\x1d001\x1d1Z00004951\x1dUPSN\x1d06X610\x1d159\x1e\x04"
SECOND_OF_TWO = (
    "[)>\x1e01\x1d0289109\x1d840\x1d2A\x1d7947913420010441\x1dFDE\x1d51"
    "\x1e06\x1d28Z7947913418180430\x1e"
)
N, M = FactName, Mention


def said(text: str, symbology: str = "Code128") -> list[tuple[FactName, str, Mention]]:
    return [(s.name, str(s.value), s.mention) for s in payload(symbology, text)]


@pytest.mark.parametrize(
    ("content", "text", "mention"),
    [
        (UPS, UPS, M.OWN),
        (f"42010006{USPS}", USPS, M.OWN),
        (f"42010006\x1d{USPS}", USPS, M.OWN),
        (f"420100061234{USPS}", USPS, M.OWN),
        (USPS, USPS, M.OWN),
        ("00340434123456789012", "00340434123456789012", M.OWN),
        ("RB123456785GB", "RB123456785GB", M.OWN),
        (FEDEX, FEDEX, M.CANDIDATE),
        ("1001921334250001000300779017972697", "779017972697", M.OWN),
        ("9632001560123456789900794808390594", "794808390594", M.OWN),
        ("00006141411234567890", "00006141411234567890", M.CANDIDATE),
    ],
)
def test_tracking_numbers(content: str, text: str, mention: Mention) -> None:
    numbers = [s for s in said(content) if s[0] is N.TRACKING_NUMBER]
    assert numbers == [(N.TRACKING_NUMBER, text, mention)]


def test_messages_of_carriers() -> None:
    assert said(MAXICODE, "MaxiCode") == [(N.TRACKING_NUMBER, "1Z06X6100100004951", M.OWN)]
    assert said(SECOND_OF_TWO, "PDF417") == [
        (N.TRACKING_NUMBER, "794791342001", M.OWN),
        (N.TRACKING_NUMBER, "794791341818", M.ASIDE),
    ]
    assert said(MAXICODE.replace("4951", "4952"), "MaxiCode") == []


def test_air_waybill_copies_are_candidates() -> None:
    """Codabar has no check character."""
    assert said("B7946047901380430D", "Codabar") == [
        (N.TRACKING_NUMBER, "794604790138", M.CANDIDATE)
    ]
    assert said("B0000000000000430D", "Codabar") == []


@pytest.mark.parametrize(
    ("content", "text"),
    [("42077082", "77082"), ("4210405020", "5020"), ("420010001234", "010001234")],
)
def test_postcodes(content: str, text: str) -> None:
    assert said(content) == [(N.DESTINATION, text, M.CANDIDATE)]


@pytest.mark.parametrize(
    ("symbology", "content", "text"),
    [
        ("EAN13", "4006381333931", "4006381333931"),
        ("UPCA", "986578788855", "986578788855"),
        ("DataMatrix", "0104006381333931\x1d", "04006381333931"),
    ],
)
def test_goods_are_never_parcels(symbology: str, content: str, text: str) -> None:
    assert said(content, symbology) == [(N.GTIN, text, M.ASIDE)]


@pytest.mark.parametrize(
    ("content", "number", "day", "amount"),
    [
        (
            "01,10,011001605111,80100798,64.9,20161018,85342965681116380258,BE2D",
            "80100798", "2016-10-18", "CNY 64.9",
        ),
        (
            "01,32,,10000000000000000001,48.90,20260602,,7014",
            "10000000000000000001", "2026-06-02", "CNY 48.90",
        ),
    ],
)  # fmt: skip
def test_fapiao(content: str, number: str, day: str, amount: str) -> None:
    code = content.split(",")[2]
    assert said(content, "QRCode") == [
        (N.FAPIAO_NUMBER, number, M.OWN),
        *([(N.FAPIAO_NUMBER, code, M.ASIDE)] if code else []),
        (N.INVOICE_DATE, day, M.OWN),
        (N.COST_TOTAL, amount, M.CANDIDATE),
    ]


def test_fapiao_without_amount_or_date() -> None:
    content = "01,32,,10000000000000000001,,20261345,,7014"
    assert said(content, "QRCode") == [(N.FAPIAO_NUMBER, "10000000000000000001", M.OWN)]


@pytest.mark.parametrize(
    "content",
    [
        "1234",
        "https://example.com/",
        "1Z5R89390357567128",
        "X" * 30,
        json.dumps({"orderId": "528173"}),
        "1218024622990008910900000000000000",
        "42000000\x1d92612903000000000000000000",
    ],
)
def test_something_else(content: str) -> None:
    assert said(content) == []


def test_facts_stand_where_the_symbol_stands() -> None:
    symbol = barcode(UPS)
    (fact,) = barcode_facts(source(drawn("Ship to", barcodes=[symbol])))
    assert (str(fact.value), fact.role) == (UPS, "barcode")
    assert fact.reading.raw == UPS
    assert fact.reading.box == symbol.box
    assert fact.reading.channel is Channel.BARCODE
    assert getattr(fact.value, "check", None) is Check.PASSED


def test_of_a_long_payload_the_value_is_the_raw_text() -> None:
    long = SECOND_OF_TWO + "\x1d" + "X" * 60
    own, _ = barcode_facts(source(drawn("Ship to", barcodes=[barcode(long, "PDF417")])))
    assert own.reading.raw == "794791342001"
