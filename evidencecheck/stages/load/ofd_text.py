"""Where the characters of an OFD text object stand (GB/T 33190-2016, 11.3: text code and deltas)."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from evidencecheck.model.geometry import Box
from evidencecheck.stages.load.loaded import Glyph

PIXELS_PER_MM = 200 / 25.4
"""Pages are stated at 200 dpi, as those of PDF files are."""
ASCENT = 0.86
"""Share of the font size above the base line, as in SimSun; the rest is below."""
MAX_CHARACTERS = 5000
MAX_MM = 10_000.0
"""Larger numbers, infinity and what is no number stand on no page."""


@dataclass(frozen=True, slots=True)
class TextObject:
    """A run of characters: millimetres, y downward."""

    text: str
    x: float
    """Left and top of the object's boundary on the page."""
    y: float
    size: float
    start: tuple[float, float]
    """Base point of the first character within the boundary."""
    delta_x: str
    """Advances from character to character; ``g 3 1.5`` stands for three times 1.5."""
    delta_y: str
    matrix: tuple[float, ...]
    """Affine map a b c d e f of the object's own space."""


def glyphs_of(item: TextObject, pixels_per_mm: float) -> Iterator[Glyph]:
    """Its characters in pixels of the page."""
    text = item.text[:MAX_CHARACTERS]
    across, down = deltas(item.delta_x, len(text) - 1), deltas(item.delta_y, len(text) - 1)
    a, b, c, d, e, f = item.matrix
    x, y = item.start
    scale = math.hypot(c, d) or 1.0
    size = item.size * scale
    if not size > 0:
        return
    for index, char in enumerate(text):
        natural = item.size if ord(char) > 0x2E7F else item.size / 2
        untold = 0.0 if across or down else natural
        step = across[index] if index < len(across) else untold
        # The last character of a row has no advance to the next one; a new row goes back.
        width = min(step, natural) if step > 0 else natural
        left, base = item.x + a * x + c * y + e, item.y + b * x + d * y + f
        box = Box(left, base - ASCENT * size, left + width * abs(a), base + (1 - ASCENT) * size)
        yield Glyph(char, box.scaled(pixels_per_mm), 0)
        x += step
        y += down[index] if index < len(down) else 0.0


def deltas(text: str, count: int) -> list[float]:
    """Up to `count` advances; the last one goes on where fewer are given.

    Issuers write a single advance for a run of any length, hence the repetition.
    """
    tokens = text.split()
    found: list[float] = []
    at = 0
    while at < len(tokens) and len(found) < count:
        try:
            if tokens[at] == "g":
                times = min(int(tokens[at + 1]), count - len(found))
                found += [advance(tokens[at + 2])] * max(times, 0)
                at += 3
            else:
                found.append(advance(tokens[at]))
                at += 1
        except (ValueError, IndexError):
            break
    if found and found[-1] > 0 and len(found) < count:
        found += [found[-1]] * (count - len(found))
    return found[: max(count, 0)]


def advance(text: str) -> float:
    """The number of millimetres in `text`; raises `ValueError` for what no page holds."""
    value = float(text)
    if not abs(value) <= MAX_MM:
        raise ValueError(f"{text} mm")
    return value
