from __future__ import annotations

import pytest

from evidencecheck.model.document import Content, Document
from evidencecheck.model.fact import FactName
from evidencecheck.model.page import Channel
from evidencecheck.stages.load.xml_data import fields, parse
from evidencecheck.stages.understand import understand
from tests.stages.invoices import CII, DIGITAL_FAPIAO
from tests.stages.making import drawn

PRINT = """
# Rechnung
Kanne GmbH
Rechnungsnummer: RE-2026/17
Rechnungsdatum: 03.04.2026
Bestellnummer: 113-4627301-9284417

Rechnungsadresse:
Maria Lindqvist

Zwischensumme:            115,00 €
MwSt 19 %:                 21,85 €
Gesamtbetrag:             136,85 €
"""


def document(
    text: str, *, channel: Channel = Channel.TEXT_LAYER, confidence: float = 1.0
) -> Document:
    page = drawn(text, channel=channel, confidence=confidence)
    data = fields(parse(CII.encode()), "factur-x.xml")
    return understand(Content("a.pdf", "hash", "application/pdf", (page,), data=data))


def decided(found: Document, name: FactName) -> list[tuple[str, Channel]]:
    return [(str(f.value), f.reading.channel) for f in found.named(name)]


def test_what_both_say_is_one_decided_fact() -> None:
    found = document(PRINT)
    assert found.data_differences == ()
    assert decided(found, FactName.SALE_TOTAL) == [("EUR 136.85", Channel.TEXT_LAYER)]
    assert decided(found, FactName.INVOICE_NUMBER) == [("RE-2026/17", Channel.TEXT_LAYER)]
    assert decided(found, FactName.INVOICE_DATE) == [("2026-04-03", Channel.TEXT_LAYER)]
    stated = [f for f in found.facts if f.reading.channel is Channel.STRUCTURED]
    assert {f.name for f in stated} >= {FactName.SALE_TOTAL, FactName.INVOICE_DATE}


@pytest.mark.parametrize(
    ("old", "new", "name", "data", "printed"),
    [
        ("136,85", "196,85", FactName.SALE_TOTAL, "136.85", "196,85 €"),
        ("03.04.2026", "13.04.2026", FactName.INVOICE_DATE, "20260403", "13.04.2026"),
        ("RE-2026/17", "RE-2026/71", FactName.INVOICE_NUMBER, "RE-2026/17", "RE-2026/71"),
    ],
)
def test_another_value_in_print_is_a_difference(
    old: str, new: str, name: FactName, data: str, printed: str
) -> None:
    (difference,) = document(PRINT.replace(old, new)).data_differences
    assert difference.name is name
    assert difference.data.raw == data
    assert difference.printed.raw == printed
    assert difference.data.channel is Channel.STRUCTURED


def test_data_settle_what_a_date_means() -> None:
    found = document(PRINT.replace("03.04.2026", "03/04/2026"))
    (fact,) = found.named(FactName.INVOICE_DATE)
    assert getattr(fact.value, "alternatives", None) == ()
    assert str(fact.value) == "2026-04-03"


def test_data_point_to_the_total_where_no_label_is_known() -> None:
    found = document(PRINT.replace("Gesamtbetrag:", "Xyz"))
    assert found.data_differences == ()
    assert decided(found, FactName.SALE_TOTAL) == [("EUR 136.85", Channel.TEXT_LAYER)]


def test_what_is_printed_nowhere_is_known_from_the_data() -> None:
    found = document("# Rechnung\nKanne GmbH\nVielen Dank fur Ihren Einkauf")
    assert found.data_differences == ()
    assert decided(found, FactName.SALE_TOTAL) == [("EUR 136.85", Channel.STRUCTURED)]
    assert decided(found, FactName.INVOICE_DATE) == [("2026-04-03", Channel.STRUCTURED)]


def test_a_page_that_was_read_badly_differs_from_nothing() -> None:
    found = document(PRINT.replace("136,85", "196,85"), channel=Channel.OCR, confidence=0.9)
    assert found.data_differences == ()


def test_the_amount_due_in_print_is_no_other_total() -> None:
    found = document(PRINT.replace("136,85", "115,00"))
    assert found.data_differences == ()


def test_a_credit_note_keeps_its_sign() -> None:
    found = document(PRINT.replace("136,85", "-136,85"))
    assert found.data_differences == ()
    assert [v.lstrip("EUR ") for v, _ in decided(found, FactName.SALE_TOTAL)] == ["-136.85"]


def test_two_parts_of_a_file_that_say_the_same_make_one_difference() -> None:
    page = drawn(PRINT.replace("136,85", "196,85"))
    root = parse(CII.encode())
    data = (*fields(root, "factur-x.xml"), *fields(root, "copy.xml"))
    found = understand(Content("a.pdf", "hash", "application/pdf", (page,), data=data))
    assert [d.name for d in found.data_differences] == [FactName.SALE_TOTAL]
    assert len(found.named(FactName.SALE_TOTAL)) == 1


def test_the_amount_in_words_is_not_the_printed_total() -> None:
    foot = """
# 电子发票（普通发票）
发票号码：26442000000012345678
开票日期：2026年08月31日
合计                                  ¥2560.00            ¥332.80
价税合计（大写）   贰仟捌佰玖拾贰圆捌角整       （小写）¥4892.80
"""
    data = fields(parse(DIGITAL_FAPIAO.encode()), "a.xml")
    found = understand(Content("a.ofd", "hash", "application/ofd", (drawn(foot),), data=data))
    assert [d.printed.raw for d in found.data_differences] == ["4892.80"]
