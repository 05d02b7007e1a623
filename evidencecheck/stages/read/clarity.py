"""How well print can be made out on a picture: height, sharpness, light, and text that stays unread.

Where hardly anything was read, the picture is looked at as a patient eye would: brightened, enlarged,
and from afar. What then looks like lines of text is print that is too dark, small or blurred.
Pictures of things have no such lines.
"""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from typing import TYPE_CHECKING

import cv2
import numpy as np

from evidencecheck.model.page import Clarity, Line
from evidencecheck.stages.read import ppocr_models

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from evidencecheck.stages.load.loaded import Pixels

MANY_LETTERS = 96
"""Letters and digits from which on a page was read. A label of a parcel has some 150."""
GLYPH_SHARE = 0.7
"""Of the height of a line's box, what its letters fill."""
DARK = 40
"""Grey level below which nearly all of a dark picture lies."""
ENLARGED_SIDE = 960
"""Longest side of pictures that may hold text too small to be found; larger ones are shrunk anyway."""
ENLARGEMENT = 3
BLURRED = 0.2
"""Share of the contrast that two neighbouring pixels at most differ by. Measured on 14 px letters:
sharp 0.9, phone photo 0.4, Gaussian blur of 2 px (still read) 0.18, of 3 px 0.12, of 4 px 0.07."""
NEAR_SIDE = 1600
"""Longest side that is looked at: more costs memory and shows no more lines."""
FAR_SIDES = (480, 240)
"""Longest side from afar: a line of blurred letters becomes a bar."""
PAPER = 10
"""Grey levels by which paper may differ from its commonest level."""
PAPER_SHARE = 0.45


def clarity(image: Pixels, lines: Sequence[Line]) -> Clarity:
    """Measure `image` (height x width x 3 RGB) of which `lines` were read."""
    brightness = float(np.percentile(image[::3, ::3], 95))
    read = sum(c.isalnum() for line in lines for c in line.text)
    heights = [GLYPH_SHARE * line.box.height for line in lines]
    crops = [_cut(image, line) for line in lines]
    sharp = [_sharpness(crop) for crop in crops if min(crop.shape[:2]) > 1]
    if read < MANY_LETTERS:
        scale = min(NEAR_SIDE / max(image.shape[:2]), 1.0)
        near = _scaled(image, scale)
        unread = [height / scale for height in _unread(near, brightness)]
        if len(unread) > len(heights):
            missing = len(unread) - len(heights)
            return _clarity(unread, [_sharpness(near)], brightness, missing)
        if not sharp:
            return _clarity(heights, [_sharpness(near)], brightness, 0)
    return _clarity(heights, sharp, brightness, 0)


def _clarity(
    heights: Sequence[float], sharp: Sequence[float], brightness: float, unread: int
) -> Clarity:
    return Clarity(
        round(statistics.median(heights), 1) if heights else None,
        round(statistics.median(sharp), 3) if sharp else None,
        round(brightness / 255, 3),
        unread,
    )


def _unread(image: Pixels, brightness: float) -> list[float]:
    """Heights of the glyphs of what looks like lines of text."""
    looks: list[list[float]] = []
    stretched = _stretched(image)
    if ppocr_models.available():
        if brightness < DARK:
            looks.append(_lines(stretched, 1.0))
        if max(image.shape[:2]) <= ENLARGED_SIDE:
            looks.append(_lines(stretched, ENLARGEMENT))
        if _sharpness(stretched) < BLURRED:
            looks.extend(_lines(stretched, 1 / shrunk) for shrunk in (2, 3))
    if _sharpness(stretched) < BLURRED:
        looks.extend(_bars(stretched, side) for side in FAR_SIDES)
    return max(looks, key=len, default=[])


def _lines(image: Pixels, scale: float) -> list[float]:
    """Glyph heights of the long boxes that the detector finds on `image` at `scale`."""
    from evidencecheck.stages.read.ppocr_detect import detect

    seen = _scaled(image, scale)
    found = []
    for quad in detect(seen):
        sides = sorted((np.linalg.norm(quad[0] - quad[1]), np.linalg.norm(quad[0] - quad[3])))
        if sides[1] >= 2 * sides[0] and sides[0] < seen.shape[0] / 12:
            found.append(GLYPH_SHARE * float(sides[0]) / scale)
    return found


def _bars(image: Pixels, side: int) -> list[float]:
    """Heights of the long, low smudges on a sheet of paper; none where there is no such sheet."""
    scale = side / max(image.shape[:2])
    far = cv2.cvtColor(_scaled(image, scale), cv2.COLOR_RGB2GRAY).astype(np.int16)
    paper = int(np.bincount(far.ravel(), minlength=256).argmax())
    ink = (np.abs(far - paper) > PAPER).astype(np.uint8)
    if 1 - ink.mean() < PAPER_SHARE:
        return []
    closed = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((1, 5), np.uint8))
    _, _, found, _ = cv2.connectedComponentsWithStats(closed)
    return [
        GLYPH_SHARE * float(height) / scale
        for _, _, width, height, area in found[1:]
        if width >= max(2 * height, 10) and height <= side / 24 and area >= 0.4 * width * height
    ]


def _scaled(image: Pixels, scale: float) -> Pixels:
    if scale == 1:
        return image
    way = cv2.INTER_CUBIC if scale > 1 else cv2.INTER_AREA
    scaled = cv2.resize(image, None, fx=scale, fy=scale, interpolation=way)
    return np.ascontiguousarray(scaled, dtype=np.uint8)


def _stretched(image: Pixels) -> Pixels:
    low, high = np.percentile(image, (1, 99))
    wide = (image.astype(np.float32) - low) * (255 / max(high - low, 1))
    return np.asarray(wide.clip(0, 255), dtype=np.uint8)


def _sharpness(image: Pixels) -> float:
    """The steepest change between neighbours (but for specks), as a share of the contrast."""
    grey = cv2.cvtColor(np.ascontiguousarray(image), cv2.COLOR_RGB2GRAY).astype(np.float32)
    low, high = np.percentile(grey, (0.5, 99.5))
    steps: NDArray[np.float32] = np.concatenate(
        [np.abs(np.diff(grey, axis=axis)).ravel() for axis in (0, 1)]
    )
    return float(np.percentile(steps, 99.5)) / max(float(high - low), 1.0)


def _cut(image: Pixels, line: Line) -> Pixels:
    box = line.box
    y, x = max(int(box.y0), 0), max(int(box.x0), 0)
    return image[y : int(box.y1) + 1, x : int(box.x1) + 1]
