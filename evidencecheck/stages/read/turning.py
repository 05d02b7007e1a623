"""Quarter turns of pages and boxes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from evidencecheck.model.geometry import Box
from evidencecheck.stages.load.loaded import RawPage

if TYPE_CHECKING:
    from evidencecheck.stages.load.loaded import Pixels


def turned_box(box: Box, turn: int, width: float, height: float) -> Box:
    """Where `box` of a page of `width` x `height` lies after `turn` degrees clockwise."""
    if turn == 90:
        return Box(height - box.y1, box.x0, height - box.y0, box.x1)
    if turn == 180:
        return Box(width - box.x1, height - box.y1, width - box.x0, height - box.y0)
    if turn == 270:
        return Box(box.y0, width - box.x1, box.y1, width - box.x0)
    return box


def turned_image(image: Pixels, turn: int) -> Pixels:
    """`image` after `turn` degrees clockwise (0, 90, 180, 270)."""
    import numpy as np

    return np.ascontiguousarray(np.rot90(image, -turn // 90)) if turn else image


def turned_page(raw: RawPage, turn: int) -> RawPage:
    """`raw` after `turn` degrees clockwise, with all that stands on it."""
    if not turn:
        return raw
    width, height = raw.width, raw.height
    sides = (height, width) if turn % 180 else (width, height)
    larger = raw.larger
    return replace(
        raw,
        width=sides[0],
        height=sides[1],
        image=lambda: turned_image(raw.image(), turn),
        glyphs=tuple(
            replace(g, box=turned_box(g.box, turn, width, height), turn=(g.turn + turn) % 360)
            for g in raw.glyphs
        ),
        pictures=tuple(turned_box(box, turn, width, height) for box in raw.pictures),
        larger=larger and (lambda times: turned_image(larger(times), turn)),
    )
