"""A picture read by the system's Tesseract."""

from __future__ import annotations

import functools
import os
import statistics
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from evidencecheck.model.errors import EngineMissingError
from evidencecheck.model.geometry import Box
from evidencecheck.model.message import msg
from evidencecheck.model.page import Channel, Line, Word, line_of
from evidencecheck.stages.read.ocr_result import OcrResult
from evidencecheck.stages.read.reading_order import in_reading_order
from evidencecheck.stages.read.turning import turned_image

if TYPE_CHECKING:
    from evidencecheck.stages.load.loaded import Pixels

LANGUAGES = ("chi_sim", "eng", "deu", "fra", "spa", "ita", "jpn")
"""Asked for where installed, in this order; each costs time, so no more than `MOST_LANGUAGES`."""
MOST_LANGUAGES = 3
TEXT_HEIGHT = 24
"""Pixels to which small text is enlarged and large text shrunk: +6 to +12 points of recall over raw
(measured)."""
MOST_SCALED = 4.0
MAX_ENLARGED = 16_000_000
"""Pixels of an enlarged picture, bounded for time."""
PROBE_HEIGHT = 16
"""Text height at which the four ways up are compared: less than half the pixels of the full reading."""
CONTRAST = 40
"""Grey levels by which ink differs from its surroundings."""
LETTERS = 20
"""Letters from which on their height tells how high the text is."""
CELL_GAP = 1.5
"""Text heights between two words that part cells."""
MIN_CONFIDENCE = 0.3
DOUBTFUL = 0.6
"""Mean confidence below which the page may lie on its side or head."""
TIMEOUT = 60
"""Seconds for one picture."""


@functools.cache
def languages() -> tuple[str, ...]:
    """Installed language data that we use; empty where the program or the wrapper is missing."""
    try:
        import pytesseract
    except ImportError:
        return ()
    try:
        installed = set(pytesseract.get_languages(config=""))
    except (pytesseract.TesseractNotFoundError, OSError, RuntimeError, ValueError):
        return ()
    return tuple(name for name in LANGUAGES if name in installed)[:MOST_LANGUAGES]


def available() -> bool:
    """Whether Tesseract can read English."""
    return "eng" in languages()


def missing() -> EngineMissingError:
    """What to install."""
    return EngineMissingError(
        msg(
            "Tesseract or its English data is not installed. On Debian or Ubuntu:"
            " apt install tesseract-ocr tesseract-ocr-eng tesseract-ocr-chi-sim;"
            " on macOS: brew install tesseract tesseract-lang"
        )
    )


def read_picture(image: Pixels) -> OcrResult:
    """All text of `image` (height x width x 3 RGB); `OcrResult.turn` says how it had to be turned.

    Raises:
        EngineMissingError: no program, no wrapper or no English data.
    """
    if not available():
        raise missing()
    scale = _scale(image)
    seen = _scaled(image, scale)
    data = _data(seen)
    turn = 0
    if _mean_confidence(data) < DOUBTFUL or _stands(data):
        turn = _best_turn(_scaled(seen, min(PROBE_HEIGHT / TEXT_HEIGHT, 1.0)))
        if turn:
            data = _data(turned_image(seen, turn))
    return _result(data, scale, turn)


def _best_turn(probe: Pixels) -> int:
    """Degrees clockwise after which most is read, and most surely."""
    return max((0, 90, 180, 270), key=lambda turn: _surely_read(_data(turned_image(probe, turn))))


def read_line(line: Pixels) -> str:
    """The text of `line` (height x width x 3 RGB), a single line; English letters and digits.

    Raises:
        EngineMissingError: as `read_picture`.
    """
    if not available():
        raise missing()
    pytesseract = _program()
    text: str = pytesseract.image_to_string(line, lang="eng", config="--psm 7", timeout=TIMEOUT)
    return text.strip()


def _program() -> Any:
    import pytesseract

    os.environ["OMP_THREAD_LIMIT"] = "1"  # twice as fast as its default, even alone (measured)
    return pytesseract


def _data(image: Pixels) -> dict[str, list[Any]]:
    pytesseract = _program()
    found: dict[str, list[Any]] = pytesseract.image_to_data(
        image,
        lang="+".join(languages()),
        config="--psm 3",
        output_type=pytesseract.Output.DICT,
        timeout=TIMEOUT,
    )
    return found


def _sure_words(data: dict[str, list[Any]]) -> list[tuple[str, float]]:
    """Words of two and more characters with their confidence, 0 to 1."""
    pairs = zip(data["text"], data["conf"], strict=True)
    return [(text.strip(), float(conf) / 100) for text, conf in pairs if len(text.strip()) > 1]


def _mean_confidence(data: dict[str, list[Any]]) -> float:
    words = _sure_words(data)
    return sum(confidence for _, confidence in words) / len(words) if words else 0.0


def _stands(data: dict[str, list[Any]]) -> bool:
    """Whether most longer words are higher than wide: text that runs up or down."""
    sizes = zip(data["text"], data["width"], data["height"], strict=True)
    tall = [bool(height > width) for text, width, height in sizes if len(text.strip()) > 3]
    return 2 * sum(tall) > len(tall)


def _surely_read(data: dict[str, list[Any]]) -> float:
    """How much was read, and how surely; Tesseract reads text that stands, so that counts half."""
    read = sum(len(text) * max(confidence - 0.5, 0.0) for text, confidence in _sure_words(data))
    return read / 2 if _stands(data) else read


def _scale(image: Pixels) -> float:
    """By how much to enlarge (or shrink) the picture for text of `TEXT_HEIGHT`."""
    height = _text_height(image)
    if height is None:
        return 1.0
    room: float = (MAX_ENLARGED / (image.shape[0] * image.shape[1])) ** 0.5
    scale = min(TEXT_HEIGHT / height, room, MOST_SCALED)
    return 1.0 if 0.8 < scale < 1.2 else scale


def _text_height(image: Pixels) -> float | None:
    """Height of the higher letters in pixels, from their outlines; None where there are too few."""
    import cv2
    import numpy as np

    grey = cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)
    apart = grey.astype(np.int16) - cv2.blur(grey, (41, 41)).astype(np.int16)
    found: list[int] = []
    for ink in (apart < -CONTRAST, apart > CONTRAST):  # dark on light, light on dark
        _, _, blobs, _ = cv2.connectedComponentsWithStats(ink.astype(np.uint8))
        heights = [
            int(height)
            for _, _, width, height, area in blobs[1:]
            if 5 <= height <= grey.shape[0] / 10
            and 0.25 * height <= width <= 2 * height
            and area >= 0.15 * width * height
        ]
        found = max(found, heights, key=len)
    return float(np.percentile(found, 75)) if len(found) >= LETTERS else None


def _scaled(image: Pixels, scale: float) -> Pixels:
    import cv2
    import numpy as np

    if scale == 1:
        return image
    way = cv2.INTER_CUBIC if scale > 1 else cv2.INTER_AREA
    return np.asarray(cv2.resize(image, None, fx=scale, fy=scale, interpolation=way), np.uint8)


def _result(data: dict[str, list[Any]], scale: float, turn: int) -> OcrResult:
    rows: dict[tuple[int, int, int], list[Word]] = defaultdict(list)
    refused = 0
    for index, text in enumerate(data["text"]):
        confidence = float(data["conf"][index]) / 100
        if data["level"][index] != 5 or not text.strip():
            continue
        if confidence < MIN_CONFIDENCE:
            refused += 1
            continue
        x, y = data["left"][index] / scale, data["top"][index] / scale
        box = Box(x, y, x + data["width"][index] / scale, y + data["height"][index] / scale)
        row = (data["block_num"][index], data["par_num"][index], data["line_num"][index])
        rows[row].append(Word(text.strip(), box, min(confidence, 1.0)))
    lines = [line for words in rows.values() for line in _cells(words)]
    confidences = [word.confidence for line in lines for word in line.words]
    total = len(confidences) + refused
    legibility = sum(confidences) / total if total else 0.0
    return OcrResult(in_reading_order(lines), legibility, turn)


def _cells(words: list[Word]) -> list[Line]:
    """The words of a row, parted at column gaps."""
    words = sorted(words, key=lambda word: word.box.x0)
    height = statistics.median(word.box.height for word in words)
    cells = [[words[0]]]
    for previous, word in pairwise(words):
        if word.box.x0 - previous.box.x1 > CELL_GAP * height:
            cells.append([])
        cells[-1].append(word)
    return [line_of(cell, Channel.OCR) for cell in cells]
