"""One page through all its channels: text layer, pixels, barcodes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from evidencecheck.model.geometry import Box
from evidencecheck.model.message import Message
from evidencecheck.model.page import Barcode, Channel, Line, Page, Word, line_of
from evidencecheck.stages.load.loaded import RawPage
from evidencecheck.stages.read.barcodes import find_barcodes
from evidencecheck.stages.read.clarity import DARK, clarity
from evidencecheck.stages.read.layer_trust import is_misread
from evidencecheck.stages.read.ocr import absence, reader
from evidencecheck.stages.read.ocr_result import OcrResult
from evidencecheck.stages.read.reading_order import in_reading_order
from evidencecheck.stages.read.settings import ReadSettings
from evidencecheck.stages.read.text_layer import Soundness, dominant_turn, soundness, text_lines
from evidencecheck.stages.read.turning import turned_box, turned_image, turned_page

if TYPE_CHECKING:
    from evidencecheck.stages.load.loaded import Pixels

BARCODE_SHAPES = 60
"""Path segments from which on a page with a text layer is searched for barcodes (the smallest,
UPC-E, has 17 bars of at least four). Searching takes 0.05 s, so that tables do no harm."""
SAME_PLACE = 0.4
"""Share of an OCR line that lies on lines of the text layer: it is the same text."""
INK = 25
"""Grey levels by which ink differs from the paper."""
INK_IN_THE_DARK = 8
"""The same on a photo without light: an illegible page is not a blank one."""
ROWS = 256
"""Rows of a picture that are counted at a time."""
BLANK_SHARE = 0.0002
"""Share of ink below which a page is blank: dust on a scanner's glass, 800 pixels of an A4 page."""


@dataclass(frozen=True, slots=True)
class PageRead:
    """A page and what goes beside it."""

    page: Page
    blank: bool
    """Neither text nor symbols nor ink."""
    notes: tuple[Message, ...] = ()


def read_page(raw: RawPage, settings: ReadSettings) -> PageRead:
    """Read `raw` through every channel that it has.

    Raises:
        EngineMissingError: `settings` name an OCR engine that is not there.
    """
    raw = turned_page(raw, -dominant_turn(raw.glyphs) % 360)
    if raw.has_text_layer and not (raw.glyphs or raw.pictures or raw.shapes):
        return _blank(raw)
    judged = soundness(raw)
    lines = text_lines(raw.glyphs, raw.width, raw.height) if judged.sound else ()
    if lines and is_misread(raw, lines, settings):
        judged, lines = Soundness(False, False), ()
    if judged.complete:
        looks = bool(raw.pictures) or raw.shapes >= BARCODE_SHAPES
        barcodes = find_barcodes(raw.image()) if looks else ()
        return PageRead(_page(raw, lines, barcodes, 1.0), False)
    return _with_pixels(raw, judged, lines, settings)


def _with_pixels(
    raw: RawPage, judged: Soundness, lines: Sequence[Line], settings: ReadSettings
) -> PageRead:
    """A page whose text layer is missing, junk, misread or incomplete."""
    image = raw.image()
    if not lines and is_blank(image):
        return _blank(raw)
    read = reader(settings)
    if read is None:
        barcodes = find_barcodes(image)
        legibility = 1.0 if lines else 0.0
        return PageRead(_page(raw, lines, barcodes, legibility), False, (absence(settings),))
    if not judged.sound:
        result = read(image)
        raw, image = turned_page(raw, result.turn), turned_image(image, result.turn)
        barcodes = find_barcodes(image)
        page = _page(raw, result.lines, barcodes, result.legibility)
        return PageRead(replace(page, clarity=clarity(image, result.lines)), False)
    regions = judged.unread or (Box(0, 0, raw.width, raw.height),)
    added = [
        line for region in regions for line in _region(image, region, read(_cut(image, region)))
    ]
    merged = in_reading_order([*lines, *(new for new in added if not _known(new, lines))])
    confidences = [word.confidence for line in merged for word in line.words]
    legibility = sum(confidences) / len(confidences)
    return PageRead(_page(raw, merged, find_barcodes(image), legibility), False)


def _page(
    raw: RawPage, lines: Sequence[Line], barcodes: tuple[Barcode, ...], legibility: float
) -> Page:
    used = {line.channel for line in lines} | ({Channel.BARCODE} if barcodes else set())
    channels = tuple(channel for channel in Channel if channel in used)
    return Page(
        raw.number, raw.width, raw.height, tuple(lines), barcodes, channels, round(legibility, 4)
    )


def _blank(raw: RawPage) -> PageRead:
    return PageRead(_page(raw, (), (), 0.0), True)


def _cut(image: Pixels, region: Box) -> Pixels:
    import numpy as np

    part = image[int(region.y0) : int(region.y1) + 1, int(region.x0) : int(region.x1) + 1]
    return np.ascontiguousarray(part)


def _region(image: Pixels, region: Box, result: OcrResult) -> list[Line]:
    """Lines read in `region`, in pixels of the page that holds it."""
    height, width = _cut(image, region).shape[:2]
    if result.turn % 180:
        height, width = width, height
    left, top = int(region.x0), int(region.y0)

    def placed(word: Word) -> Word:
        box = turned_box(word.box, -result.turn % 360, width, height)
        moved = Box(box.x0 + left, box.y0 + top, box.x1 + left, box.y1 + top)
        return Word(word.text, moved, word.confidence)

    return [line_of([placed(word) for word in line.words], line.channel) for line in result.lines]


def _known(line: Line, known: Sequence[Line]) -> bool:
    """Whether `line` lies on text that is there already."""
    box = line.box
    area = max(box.width * box.height, 1.0)
    covered = sum(
        max(box.overlap_x(other.box), 0.0) * max(box.overlap_y(other.box), 0.0) for other in known
    )
    return covered > SAME_PLACE * area


def is_blank(image: Pixels) -> bool:
    """Whether `image` (height x width x 3 RGB) is a sheet of one colour, but for specks."""
    import numpy as np

    # How many pixels have each sum of red, green and blue: all that is asked for, in little memory.
    count = np.zeros(3 * 255 + 1, np.int64)
    for row in range(0, len(image), ROWS):
        red, green, blue = image[row : row + ROWS].transpose(2, 0, 1).astype(np.uint16)
        count += np.bincount((red + green + blue).ravel(), minlength=len(count))
    pixels = int(count.sum())
    middle = np.searchsorted(count.cumsum(), ((pixels - 1) // 2, pixels // 2), side="right")
    paper = int(middle.sum()) // 2
    ink = INK if paper >= 3 * DARK else INK_IN_THE_DARK
    away = np.abs(np.arange(len(count)) - paper) > 3 * ink
    return bool(count[away].sum() / pixels < BLANK_SHARE)
