"""What a text line says: the recognition half of PP-OCR (CTC), with a place for each character."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

from evidencecheck.stages.read.ppocr_models import models

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from evidencecheck.stages.load.loaded import Pixels
    from evidencecheck.stages.read.ppocr_detect import Quad
    from evidencecheck.stages.read.ppocr_models import Recogniser

HEIGHT = 48
"""Pixels to which every line is scaled; the network knows no other height."""
WIDTH_STEP = 160
"""Widths are rounded up to this: b1/w160 was the fastest of all shapes measured."""
MAX_WIDTH = 3200
"""A line 67 times as wide as high; anything longer is squeezed."""
TURNED = 1.5
"""A crop this much higher than wide holds text that runs up: it is turned clockwise to lie."""


@dataclass(frozen=True, slots=True)
class Character:
    """A recognised character."""

    text: str
    at: float
    """Its centre along the line, 0 (left) to 1 (right)."""
    confidence: float


@dataclass(frozen=True, slots=True)
class Recognised:
    """A recognised line and its shape."""

    characters: tuple[Character, ...]
    aspect: float
    """Width by height of the crop."""
    turned: bool = False
    """The crop stood upright and was turned 90° counter-clockwise: its left is the quad's top."""

    @property
    def text(self) -> str:
        return "".join(character.text for character in self.characters).strip()

    @property
    def confidence(self) -> float:
        """Mean over the characters; 0 without any."""
        if not self.characters:
            return 0.0
        return sum(c.confidence for c in self.characters) / len(self.characters)


def crop(image: Pixels, quad: Quad) -> tuple[Pixels, bool]:
    """The line inside `quad` (see `Quad`), laid straight, and whether it had to be turned."""
    top, right, bottom, left = np.linalg.norm(quad - np.roll(quad, -1, axis=0), axis=1)
    w, h = max(int(top), int(bottom), 1), max(int(left), int(right), 1)
    target = np.array([[0, 0], [w, 0], [w, h], [0, h]], np.float32)
    matrix = cv2.getPerspectiveTransform(np.ascontiguousarray(quad, np.float32), target)
    cut = cv2.warpPerspective(
        image, matrix, (w, h), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    pixels = np.asarray(cut, dtype=np.uint8)
    if h >= TURNED * w:
        return np.ascontiguousarray(np.rot90(pixels)), True
    return pixels, False


def recognise(line: Pixels, turned: bool = False, using: Recogniser | None = None) -> Recognised:
    """Read `line` (height x width x 3 RGB, one line of text), `using` another network than ours."""
    using = using or models().recognise
    height, width = line.shape[:2]
    used = min(max(math.ceil(HEIGHT * width / height), 8), MAX_WIDTH)
    padded = math.ceil(used / WIDTH_STEP) * WIDTH_STEP
    scaled = cv2.resize(line, (used, HEIGHT), interpolation=cv2.INTER_LINEAR)
    batch = np.zeros((1, 3, HEIGHT, padded), np.float32)
    batch[0, :, :, :used] = scaled[:, :, ::-1].transpose(2, 0, 1) / 127.5 - 1.0
    scores = using.network(batch)[0]
    return Recognised(_decoded(scores, using.alphabet, padded / used), width / height, turned)


def _decoded(
    scores: NDArray[np.float32], alphabet: Sequence[str], stretch: float
) -> tuple[Character, ...]:
    """Greedy CTC over `scores` (steps x classes): repeats merged, blanks dropped.

    `stretch` is padded by used width: steps beyond 1 / stretch lie in the padding.
    """
    steps = len(scores)
    best = scores.argmax(axis=1)
    found = []
    start = 0
    for step in range(1, steps + 1):
        if step < steps and best[step] == best[start]:
            continue
        index = int(best[start])
        if index:
            peaks = scores[start:step, index]
            centre = (start + int(peaks.argmax()) + 0.5) / steps * stretch
            found.append(Character(alphabet[index], min(centre, 1.0), float(peaks.max())))
        start = step
    return tuple(found)
