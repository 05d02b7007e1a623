"""Whether the layer that OCR has put on a scan can be believed: a look at some of its numbers."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from evidencecheck.model.page import Line
from evidencecheck.stages.load.loaded import RawPage
from evidencecheck.stages.read.layer_compare import digits, is_foreign
from evidencecheck.stages.read.ocr import chosen
from evidencecheck.stages.read.settings import ReadSettings

if TYPE_CHECKING:
    from evidencecheck.stages.load.loaded import Pixels

LAID = 0.5
"""Share of its characters from which on a page's layer is that of OCR."""
SAMPLES = 10
"""Lines looked at, evenly over the page; each costs about 10 ms."""
MIN_DIGITS = 3
"""A line with fewer says nothing that matters."""
UPRIGHT = 1.5
"""A line this much higher than wide runs up or down and is left out."""
READ = 0.8
"""Mean confidence below which the look itself proves nothing."""
MARGIN = 0.1
"""Share of its height by which a line is widened for the look."""


def is_misread(raw: RawPage, lines: Sequence[Line], settings: ReadSettings) -> bool:
    """Whether `lines`, the layer of a scan, differ from its picture as one reading from another.

    A layer that has nothing to do with the picture is no misreading: it stays as it is, for the
    check of layers to report.

    Raises:
        EngineMissingError: `settings` name an OCR engine that is not installed.
    """
    if chosen(settings.ocr) != "embedded" or not is_of_a_scan(raw):
        return False
    image = raw.image()
    looks = [
        (line.text, seen) for line in _samples(lines) if (seen := _seen(image, line)) is not None
    ]
    foreign = sum(is_foreign(seen, text, numeric=True) for text, seen in looks)
    wrong = sum(digits(seen) != digits(text) for text, seen in looks)
    return wrong > 0 and 2 * foreign < len(looks)


def is_of_a_scan(raw: RawPage) -> bool:
    """Whether the layer of `raw` is that of OCR."""
    visible = [glyph for glyph in raw.glyphs if not glyph.char.isspace()]
    laid = sum(1 for glyph in visible if glyph.unseen)
    return bool(visible) and laid >= LAID * len(visible)


def _samples(lines: Sequence[Line]) -> list[Line]:
    telling = [
        line
        for line in lines
        if len(digits(line.text)) >= MIN_DIGITS and line.box.height <= UPRIGHT * line.box.width
    ]
    step = max(len(telling) / SAMPLES, 1.0)
    return [telling[int(i * step)] for i in range(min(SAMPLES, len(telling)))]


def _seen(image: Pixels, line: Line) -> str | None:
    """What stands in the place of `line`; None where that cannot be read."""
    import numpy as np

    from evidencecheck.stages.read.ppocr_recognise import recognise

    box = line.box.expanded(MARGIN * line.box.height)
    rows = slice(max(math.floor(box.y0), 0), max(math.ceil(box.y1), 0))
    columns = slice(max(math.floor(box.x0), 0), max(math.ceil(box.x1), 0))
    cut = image[rows, columns]
    if min(cut.shape[:2]) < 4:
        return None
    look = recognise(np.ascontiguousarray(cut))
    return look.text if look.confidence >= READ else None
