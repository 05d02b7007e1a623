"""Independent second readings of one place, for disputes.

They flag a misread, they rarely mend it: whoever asks compares. Of 58 wrong readings of IDs, the reader
that made them repeats 15 on the enlarged crop; PP-OCRv4 agrees with 1 and Tesseract with none. Of 801
right ones on spoilt pictures, these agree with 95, 87 and 54 %.
"""

from __future__ import annotations

import functools
import math
from typing import TYPE_CHECKING

from evidencecheck.model.document import EvidenceFile
from evidencecheck.model.geometry import Box
from evidencecheck.stages.load import Loaded, RawPage, load
from evidencecheck.stages.read import tesseract
from evidencecheck.stages.read.ocr import chosen
from evidencecheck.stages.read.settings import OcrChoice, ReadSettings

if TYPE_CHECKING:
    from evidencecheck.stages.load.loaded import Pixels

MARGIN = 0.12
"""Share of its height by which a box is widened on each side."""
ENLARGE = 2
UPRIGHT = 2.5
"""A box this much higher than wide holds text that runs up or down."""


def reread(file: EvidenceFile, page: int, box: Box, settings: ReadSettings) -> tuple[str, ...]:
    """Read `box` of `page` (from 1, in pixels of the page as `read` states it) again.

    The first reading is PP-OCRv6's on the enlarged crop, then come PP-OCRv4's and Tesseract's; each
    only where its engine is there and reads anything. Pages with a text layer are read from their
    picture.

    Raises:
        EngineMissingError: `settings` name an OCR engine that is not installed.
    """
    engine = chosen(settings.ocr)
    if engine == "none":
        return ()
    image = _upright(file, page, engine)
    cut = None if image is None else crop_of(image, box)
    if cut is None:
        return ()
    readings = []
    if engine == "embedded":
        from evidencecheck.stages.read.ppocr_models import second
        from evidencecheck.stages.read.ppocr_recognise import recognise

        cut = laid_straight(cut)
        readings.append(recognise(cut).text)
        if other := second():
            readings.append(recognise(cut, using=other).text)
    if tesseract.available():
        readings.append(tesseract.read_line(cut))
    return tuple(reading for reading in readings if reading)


def laid_straight(cut: Pixels) -> Pixels:
    """The one line that the detector sees on `cut`; all of it where it sees none or several."""
    from evidencecheck.stages.read.ppocr_detect import detect
    from evidencecheck.stages.read.ppocr_recognise import crop

    middle = cut.shape[0] / 2
    quads = [q for q in detect(cut) if q[:2, 1].mean() < middle < q[2:, 1].mean()]
    if len(quads) != 1 or abs(quads[0][1, 0] - quads[0][0, 0]) < 0.7 * cut.shape[1]:
        return cut
    straight, turned = crop(cut, quads[0])
    return cut if turned else straight


@functools.lru_cache(maxsize=2)
def _upright(file: EvidenceFile, number: int, engine: OcrChoice) -> Pixels | None:
    """The picture of a page, turned as `read` turned it; None where it cannot be had."""
    from evidencecheck.stages.read.ocr import reader
    from evidencecheck.stages.read.text_layer import dominant_turn, soundness
    from evidencecheck.stages.read.turning import turned_image, turned_page

    loaded = load(file)
    if not isinstance(loaded, Loaded):
        return None
    raw = loaded.page(number)
    if not isinstance(raw, RawPage):
        return None
    raw = turned_page(raw, -dominant_turn(raw.glyphs) % 360)
    image = raw.image()
    read = None if soundness(raw).sound else reader(ReadSettings(ocr=engine))
    return turned_image(image, read(image).turn) if read else image


def crop_of(image: Pixels, box: Box) -> Pixels | None:
    """`box` of `image` with its margin, enlarged, its text lying; None outside the picture."""
    import cv2
    import numpy as np

    wide = box.expanded(MARGIN * min(box.height, box.width))
    rows = slice(max(math.floor(wide.y0), 0), max(math.ceil(wide.y1), 0))
    columns = slice(max(math.floor(wide.x0), 0), max(math.ceil(wide.x1), 0))
    cut = image[rows, columns]
    if cut.shape[0] < 4 or cut.shape[1] < 4:
        return None
    if cut.shape[0] > UPRIGHT * cut.shape[1]:
        cut = np.rot90(cut)
    larger = cv2.resize(
        np.ascontiguousarray(cut), None, fx=ENLARGE, fy=ENLARGE, interpolation=cv2.INTER_LINEAR
    )
    return np.asarray(larger, dtype=np.uint8)
