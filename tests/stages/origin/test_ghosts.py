"""Values on a JPEG that were put in after its first compression."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from evidencecheck.model.document import Content, Document, Kind
from evidencecheck.model.fact import Fact, FactName, Reading
from evidencecheck.model.geometry import Box
from evidencecheck.model.page import Channel, Page, Word, line_of
from evidencecheck.model.values import Identifier
from evidencecheck.stages.origin.ghosts import altered_places

FONT = ImageFont.load_default(size=22)
ROWS = [
    f"Line {n} of the page says {n * 7919 % 10007} and {n * 104729 % 100003}" for n in range(1, 19)
]
WHERE = Box(60, 40 + 9 * 40, 420, 40 + 9 * 40 + 30)
"""The tenth row."""


def _sheet() -> Image.Image:
    sheet = Image.new("RGB", (720, 800), "white")
    draw = ImageDraw.Draw(sheet)
    for index, row in enumerate(ROWS):
        draw.text((60, 40 + 40 * index), row, font=FONT, fill="black")
    return sheet


def _edited(sheet: Image.Image) -> Image.Image:
    draw = ImageDraw.Draw(sheet)
    draw.rectangle((WHERE.x0, WHERE.y0, 700, WHERE.y1), fill="white")
    draw.text((60, WHERE.y0), "Order number 113-4627301-9284417", font=FONT, fill="black")
    return sheet


def _jpeg(sheet: Image.Image, quality: int) -> Image.Image:
    packed = io.BytesIO()
    sheet.save(packed, "JPEG", quality=quality)
    return Image.open(packed).convert("RGB")


def _found(tmp_path: Path, sheet: Image.Image, last: int) -> list[str]:
    path = tmp_path / "a.jpg"
    sheet.save(path, quality=last)
    lines = []
    for index, row in enumerate(ROWS):
        box = Box(60, 40 + 40 * index, 520, 70 + 40 * index)
        lines.append(line_of([Word(row.replace(" ", "_"), box, 0.99)], Channel.OCR))
    page = Page(1, 720, 800, tuple(lines), (), (Channel.OCR,), 0.99)
    content = Content("a.jpg", "0", "image/jpeg", (page,))
    reading = Reading("113-4627301-9284417", "a.jpg", 1, WHERE, Channel.OCR, 0.99)
    fact = Fact(FactName.ORDER_ID, Identifier(reading.raw, "amazon-order"), reading)
    document = Document(content, Kind.SALES_INVOICE, 1.0, ("en",), (fact,))
    return [reading.raw for reading in altered_places(path, document)]


@pytest.mark.parametrize(("first", "last"), [(60, 85), (75, 90), (80, 95), (90, 96)])
def test_value_put_in_between_two_compressions(tmp_path: Path, first: int, last: int) -> None:
    assert _found(tmp_path, _edited(_jpeg(_sheet(), first)), last) == ["113-4627301-9284417"]


@pytest.mark.parametrize(
    ("sheet", "last"),
    [
        (_edited(_sheet()), 90),
        (_jpeg(_edited(_sheet()), 75), 90),
        (_jpeg(_edited(_sheet()), 90), 75),
        (_edited(_jpeg(_sheet(), 90)), 75),
    ],
    ids=["compressed once", "twice as a whole", "better first", "edited, the trace is gone"],
)
def test_no_sign(tmp_path: Path, sheet: Image.Image, last: int) -> None:
    assert _found(tmp_path, sheet, last) == []


def test_a_broken_picture_tells_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(b"\xff\xd8\xff\xe0broken")
    page = Page(1, 10, 10, (), (), (Channel.OCR,), 0.99)
    content = Content("a.jpg", "0", "image/jpeg", (page,))

    assert altered_places(path, Document(content, Kind.UNKNOWN, 0.0, ())) == ()
