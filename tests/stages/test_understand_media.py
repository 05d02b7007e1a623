"""Files whose kind their format tells: videos, and invoices as data."""

from __future__ import annotations

from evidencecheck.model.document import Content, Kind
from evidencecheck.model.fact import FactName, Mention
from evidencecheck.model.page import Channel
from evidencecheck.stages.load.xml_data import fields, parse
from evidencecheck.stages.understand import understand
from tests.stages.invoices import CII, OLD_FAPIAO
from tests.stages.making import barcode, content, drawn

LABEL = """
# UPS GROUND
TRACKING #: 1Z 5R8 939 03 5756 7127
Order: 113-4627301-9284417
Total: $128.40
Date: 2026-10-02
"""
UPS = "1Z5R89390357567127"


def test_print_in_a_video_is_never_more_than_a_candidate() -> None:
    frame = drawn(LABEL, channel=Channel.OCR, confidence=0.9)
    document = understand(content(frame, file="packing.mp4", media_type="video/mp4"))
    assert document.kind is Kind.VIDEO
    assert {fact.mention for fact in document.facts} == {Mention.CANDIDATE}
    assert {fact.name for fact in document.facts} <= {FactName.ORDER_ID, FactName.TRACKING_NUMBER}
    assert document.amounts == ()


def test_a_barcode_in_a_video_counts() -> None:
    frame = drawn("x", channel=Channel.OCR, barcodes=[barcode(UPS)])
    document = understand(content(frame, file="packing.mov", media_type="video/quicktime"))
    (fact,) = document.named(FactName.TRACKING_NUMBER)
    assert str(fact.value) == UPS


def test_data_of_an_invoice_outweigh_what_the_page_looks_like() -> None:
    page = drawn("# Order details\nOrder placed: 2026-04-01\nSold by Kanne GmbH")
    data = fields(parse(CII.encode()), "factur-x.xml")
    document = understand(Content("a.pdf", "hash", "application/pdf", (page,), data=data))
    assert document.kind is Kind.SALES_INVOICE


def test_data_of_a_fapiao_make_one() -> None:
    data = fields(parse(OLD_FAPIAO.encode()), "original_invoice.xml")
    document = understand(Content("a.ofd", "hash", "application/ofd", (drawn("x"),), data=data))
    assert document.kind is Kind.FAPIAO
    assert str(document.named(FactName.COST_TOTAL)[0].value) == "CNY 48.90"
