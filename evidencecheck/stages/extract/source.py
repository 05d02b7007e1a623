"""A document under extraction: its pages laid out, and the notations that it uses throughout."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from evidencecheck.model.document import Content
from evidencecheck.model.fact import Reading
from evidencecheck.model.page import Channel, Line, Page
from evidencecheck.stages.extract.dates import Order, order_of
from evidencecheck.stages.extract.layout import Cell, Layout, lay_out
from evidencecheck.stages.extract.lexicon import Label
from evidencecheck.stages.extract.money import DecimalMark, decimal_mark_of


@dataclass(frozen=True, slots=True)
class Source:
    """What every extractor works on."""

    content: Content
    layouts: tuple[Layout, ...]
    mark: DecimalMark | None
    order: Order | None

    def lines(self) -> Iterator[tuple[Page, Line]]:
        for layout in self.layouts:
            for line in layout.page.lines:
                yield layout.page, line

    def labels(self, *fields: str) -> Iterator[tuple[Layout, Label]]:
        for layout in self.layouts:
            for label in layout.all_labels(*fields):
                yield layout, label

    def reading(self, page: Page, line: Line, start: int, end: int) -> Reading:
        """The reading of ``line.text[start:end]``."""
        return Reading(
            raw=line.text[start:end],
            file=self.content.file,
            page=page.number,
            box=line.box_of(start, end),
            channel=line.channel,
            confidence=line.confidence_of(start, end),
        )

    def reading_of(self, page: Page, cell: Cell) -> Reading:
        return self.reading(page, cell.line, cell.start, cell.end)


def source_of(content: Content) -> Source:
    """Lay out every page of `content` and settle the document's notations."""
    texts = [line.text for page in content.pages for line in page.lines]
    return Source(
        content=content,
        layouts=tuple(lay_out(page) for page in content.pages),
        mark=decimal_mark_of(texts),
        order=order_of(texts),
    )


def is_ocr(line: Line) -> bool:
    return line.channel is Channel.OCR
