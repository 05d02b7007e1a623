"""Builders of pages for the tests of the stages, and the way to the data outside the repository."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from evidencecheck.model.document import Content
from evidencecheck.model.geometry import Box
from evidencecheck.model.page import Barcode, Channel, Line, Page, Word
from evidencecheck.stages.extract.source import Source, source_of

GLYPH, HEIGHT, PITCH = 9.0, 20.0, 28.0
"""Width of a Latin letter (a Han character takes two), height of a line box, distance of two rows."""
_COLUMN_GAP = re.compile(r"\s{3,}")
_HEADLINE = "# "


def line(
    text: str,
    x: float = 0,
    y: float = 0,
    *,
    channel: Channel = Channel.TEXT_LAYER,
    confidence: float = 1.0,
    height: float = HEIGHT,
) -> Line:
    """A line whose words stand at `x`, `y` and to the right of it."""
    words, starts = [], []
    for match in re.finditer(r"\S+", text):
        left = x + _width(text[: match.start()])
        box = Box(left, y, left + _width(match[0]), y + height)
        words.append(Word(match[0], box, confidence))
        starts.append(match.start())
    return Line(text, tuple(words), tuple(starts), channel)


def page(
    *cells: tuple[str, float, float],
    channel: Channel = Channel.TEXT_LAYER,
    confidence: float = 1.0,
    barcodes: Sequence[Barcode] = (),
) -> Page:
    """A page with a line for each (text, x, y), in this reading order."""
    lines = tuple(line(t, x, y, channel=channel, confidence=confidence) for t, x, y in cells)
    return page_of(lines, channel=channel, barcodes=barcodes)


def page_of(
    lines: Sequence[Line],
    *,
    channel: Channel = Channel.TEXT_LAYER,
    barcodes: Sequence[Barcode] = (),
) -> Page:
    return Page(1, 1600, 2200, tuple(lines), tuple(barcodes), (channel,), 1.0)


def drawn(
    text: str,
    *,
    channel: Channel = Channel.TEXT_LAYER,
    confidence: float = 1.0,
    barcodes: Sequence[Barcode] = (),
) -> Page:
    """A page as `text` draws it: a row per line, cells apart by three blanks or more.

    ``#`` and a blank before a row make it a headline, twice as tall.
    """
    lines, y = [], 0.0
    for row in text.strip("\n").splitlines():
        tall = row.startswith(_HEADLINE)
        height = 2 * HEIGHT if tall else HEIGHT
        for cell, column in _cells(row.removeprefix(_HEADLINE)):
            x = column * GLYPH
            held = line(cell, x, y, channel=channel, confidence=confidence, height=height)
            lines.append(held)
        y += height + PITCH - HEIGHT
    return page_of(lines, channel=channel, barcodes=barcodes)


def content(
    *pages: Page | str,
    file: str = "a.pdf",
    media_type: str = "application/pdf",
    channel: Channel = Channel.TEXT_LAYER,
) -> Content:
    """A file of these pages; a text is a page that it draws."""
    held = [drawn(p, channel=channel) if isinstance(p, str) else p for p in pages]
    numbered = tuple(replace(p, number=number) for number, p in enumerate(held, 1))
    return Content(file, f"sha256 of {file}", media_type, numbered)


def source(
    *pages: Page | str, file: str = "a.pdf", channel: Channel = Channel.TEXT_LAYER
) -> Source:
    return source_of(content(*pages, file=file, channel=channel))


def barcode(text: str, symbology: str = "Code128") -> Barcode:
    return Barcode(symbology, text, Box(100, 900, 700, 1000))


def shared_data(name: str) -> Path:
    """A folder or file of the shared data, which is not part of the repository; skips without it."""
    beside = Path(__file__).resolve().parents[2].parent / "shared" / "data"
    path = Path(os.environ.get("EVIDENCECHECK_SHARED_DATA", beside)) / name
    if not path.exists():
        pytest.skip(f"no shared data: {path} is missing (set EVIDENCECHECK_SHARED_DATA)")
    return path


def _cells(row: str) -> Iterator[tuple[str, float]]:
    """The cells of a drawn row with the column at which each begins."""
    start = len(row) - len(row.lstrip())
    for gap in [*_COLUMN_GAP.finditer(row, start), None]:
        end = gap.start() if gap else len(row)
        if row[start:end].strip():
            yield row[start:end], _width(row[:start]) / GLYPH
        start = gap.end() if gap else end


def _width(text: str) -> float:
    return GLYPH * sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
