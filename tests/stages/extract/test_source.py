from __future__ import annotations

from evidencecheck.model.page import Channel
from evidencecheck.stages.extract.dates import Order
from evidencecheck.stages.extract.money import DecimalMark
from evidencecheck.stages.extract.source import is_ocr
from tests.stages.making import drawn, line, source


def test_notations_are_settled_over_all_pages() -> None:
    held = source("Total 1.284,50 €", "Order date: 13/04/2026")
    assert held.mark is DecimalMark.COMMA
    assert held.order is Order.DAY_FIRST
    assert source("Total 12").mark is None
    assert source("03/04/2026").order is None


def test_lines_and_labels_come_page_by_page() -> None:
    held = source("Total: 5\nTax: 1", "Total: 7")
    assert [(page.number, line.text) for page, line in held.lines()] == [
        (1, "Total: 5"),
        (1, "Tax: 1"),
        (2, "Total: 7"),
    ]
    assert [(layout.page.number, label.text) for layout, label in held.labels("total")] == [
        (1, "Total"),
        (2, "Total"),
    ]


def test_reading_knows_its_place() -> None:
    held = source(drawn("Total: 12.50 EUR", channel=Channel.OCR, confidence=0.8))
    ((page, own),) = held.lines()
    reading = held.reading(page, own, 7, 12)
    assert (reading.raw, reading.file, reading.page) == ("12.50", "a.pdf", 1)
    assert (reading.channel, reading.confidence) == (Channel.OCR, 0.8)
    assert reading.box == own.box_of(7, 12)


def test_is_ocr() -> None:
    assert is_ocr(line("x", channel=Channel.OCR))
    assert not is_ocr(line("x"))
