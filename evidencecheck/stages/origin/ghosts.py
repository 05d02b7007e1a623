"""Parts of a JPEG whose compression has another history than the rest.

Who changes a number on a JPEG and saves it compresses the old parts twice and the new one once. What
was once compressed at a lower quality gives itself away when it is compressed at that quality again:
it hardly changes ("JPEG ghosts", Farid, IEEE TIFS 4/1, 2009). Here the trace is looked for in all
printed lines of the picture; a value that lacks it, where nearly all other lines have it, is a sign.

JPEG compresses blocks of 8 x 8 pixels each for itself, so only those with print are tried, laid side
by side in a small picture.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from evidencecheck.model.document import Document
from evidencecheck.model.fact import Reading
from evidencecheck.model.geometry import Box
from evidencecheck.stages.load.image import BROKEN
from evidencecheck.stages.origin.places import value_readings

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Blocks = NDArray[np.uint8]
    """n x 8 x 8 grey values."""
    Errors = NDArray[np.float64]
    """qualities x n mean squared changes."""

BLOCK = 8
MAX_PIXELS = 16_000_000
MAX_BLOCKS = 6000
"""Of the lines; 200 for each of 30 lines."""
TEXTURE = 18.0
"""Grey levels of deviation from which on a block shows print."""
QUALITIES = range(40, 99)
COLOUR = 10
"""Levels of chroma that are no grey any more."""
MOSTLY_GREY = 0.3
"""Share of blocks with colour up to which print counts as black or grey."""
MIN_BLOCKS = 10
"""Blocks with print that a value or a line must have."""
MIN_LINES = 8
"""Lines that must show a trace before one value that lacks it stands out."""
NEXT = 4
"""Qualities beside that of the last compression, which leaves its trace on everything."""
STRENGTH = 0.12
"""Length of the trace (in logarithms of the change at each quality by that of its neighbours) from
which on an earlier compression is told: 0.2 to 1.2 where there was one, below 0.06 else (measured)."""
LACKS = 0.35
"""Share of the trace below which a value lacks it; lines have 0.8 to 1.2."""
OUTLIER = 3.0
"""Deviations of the lines by which the value must fall short."""


def altered_places(path: Path, document: Document) -> tuple[Reading, ...]:
    """Identifiers, amounts and dates on the JPEG at `path` that lack the trace of all other print."""
    page = document.content.pages[0] if document.content.pages else None
    if page is None or document.content.media_type != "image/jpeg":
        return ()
    values = [reading for reading in value_readings(document) if reading.page == 1]
    units = [reading.box for reading in values if reading.box is not None]
    lines = [line.box for line in page.lines if not any(line.box.intersects(u) for u in units)]
    if not units or len(lines) < MIN_LINES:
        return ()
    seen = _brightness(path)
    if seen is None or seen[0].shape != (page.height, page.width):
        return ()  # not decodable, or turned: the boxes are those of another picture
    groups = [_printed(*seen, box) for box in (*units, *lines)]
    told = [(i, blocks) for i, blocks in enumerate(groups) if len(blocks) >= MIN_BLOCKS]
    if sum(i >= len(units) for i, _ in told) < MIN_LINES:
        return ()
    dips = _dips([blocks[: MAX_BLOCKS // len(told) + 1] for _, blocks in told])
    shares = _shares_of_trace(dips, np.array([i >= len(units) for i, _ in told]))
    if shares is None:
        return ()
    usual = np.array([share for (i, _), share in zip(told, shares, strict=True) if i >= len(units)])
    # The spread below the middle: print of many colours or sizes scatters, mostly upwards.
    middle, low = (float(x) for x in np.quantile(usual, [0.5, 0.16]))
    limit = min(LACKS, middle - OUTLIER * (middle - low))
    found = [
        values[i]
        for (i, _), share in zip(told, shares, strict=True)
        if i < len(units) and share < limit
    ]
    return tuple(dict.fromkeys(found))


def _brightness(path: Path) -> tuple[Blocks, NDArray[np.bool_]] | None:
    """The picture's brightness, as it is stored, and where it has colour.

    Coloured print is left out: its conversion to RGB and back between the two compressions blurs the
    trace.
    """
    try:
        with Image.open(path, formats=("JPEG",)) as picture:
            if picture.size[0] * picture.size[1] > MAX_PIXELS:
                return None
            picture.draft("YCbCr", picture.size)
            planes = np.asarray(picture.convert("YCbCr"), np.uint8)
    except (*BROKEN, Image.DecompressionBombError):
        return None
    colour = np.abs(planes[:, :, 1:].astype(np.int16) - 128).max(axis=2) > COLOUR
    return planes[:, :, 0], colour


def _printed(grey: Blocks, colour: NDArray[np.bool_], box: Box) -> Blocks:
    """The blocks of the JPEG's grid that lie inside `box` and show black or grey print."""
    x0, y0 = -(-int(box.x0) // BLOCK), -(-int(box.y0) // BLOCK)
    x1, y1 = int(box.x1) // BLOCK, int(box.y1) // BLOCK
    x1, y1 = min(x1, grey.shape[1] // BLOCK), min(y1, grey.shape[0] // BLOCK)
    if x1 <= x0 or y1 <= y0:
        return np.empty((0, BLOCK, BLOCK), np.uint8)
    place = slice(y0 * BLOCK, y1 * BLOCK), slice(x0 * BLOCK, x1 * BLOCK)
    shape = (y1 - y0, BLOCK, x1 - x0, BLOCK)
    blocks = grey[place].reshape(shape).swapaxes(1, 2).reshape(-1, BLOCK, BLOCK)
    coloured = colour[place].reshape(shape).swapaxes(1, 2).reshape(-1, BLOCK, BLOCK)
    print_ = blocks.std(axis=(1, 2)) >= TEXTURE
    if coloured[print_].any(axis=(1, 2)).sum() > MOSTLY_GREY * print_.sum():
        return np.empty((0, BLOCK, BLOCK), np.uint8)
    return np.asarray(blocks[print_], np.uint8)


def _dips(groups: Sequence[Blocks]) -> NDArray[np.float64]:
    """Qualities x groups: logarithm of the change at a quality by that at those two steps off."""
    errors = _changes(np.concatenate(groups))
    edges = np.cumsum([0, *(len(group) for group in groups)])
    means = np.stack([errors[:, a:b].mean(axis=1) for a, b in pairwise(edges)], axis=1)
    curve = np.log(np.maximum(means, 1e-6))
    dips = np.zeros_like(curve)
    dips[2:-2] = curve[2:-2] - (curve[:-4] + curve[4:]) / 2
    return np.asarray(dips, np.float64)


def _changes(blocks: Blocks) -> Errors:
    """Mean squared change of each block when it is compressed again, at each quality."""
    columns = 64
    rows = -(-len(blocks) // columns)
    sheet = np.full((rows * columns, BLOCK, BLOCK), 255, np.uint8)
    sheet[: len(blocks)] = blocks
    flat = sheet.reshape(rows, columns, BLOCK, BLOCK).swapaxes(1, 2).reshape(rows * BLOCK, -1)
    found = []
    for quality in QUALITIES:
        packed = io.BytesIO()
        Image.fromarray(flat).save(packed, "JPEG", quality=quality)
        again = np.asarray(Image.open(packed), np.float64)
        squared = (again - flat) ** 2
        by_block = squared.reshape(rows, BLOCK, columns, BLOCK).mean(axis=(1, 3)).ravel()
        found.append(by_block[: len(blocks)])
    return np.array(found)


def _shares_of_trace(
    dips: NDArray[np.float64], lines: NDArray[np.bool_]
) -> NDArray[np.float64] | None:
    """How much of the trace of an earlier compression each group has: 1 as the lines, 0 none of it.

    None where the lines show none.
    """
    usual = np.median(dips[:, lines], axis=1)
    last = int(usual.argmin())
    before = slice(0, max(last - NEXT + 1, 0))
    trace = np.minimum(usual[before], 0.0)
    strength = float((trace**2).sum())
    if strength < STRENGTH**2:
        return None
    return np.asarray(trace @ dips[before] / strength, np.float64)
