"""What later revisions of a PDF changed on its pages.

A PDF may be changed by appending to it (incremental update, PDF 1.7, 7.5.6): what it was before is
still in the file, up to an earlier end-of-file mark. Signing, adding metadata or attaching an
e-invoice appends, too, so a revision counts only for what it changes to the eye.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from evidencecheck.model.document import Document
from evidencecheck.model.fact import Reading
from evidencecheck.model.geometry import Box
from evidencecheck.model.origin import Change
from evidencecheck.model.page import Channel, Page
from evidencecheck.stages.origin.places import value_readings

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Grey = NDArray[np.uint8]

MAX_BYTES = 64 * 1024 * 1024
"""Larger files are not taken apart; each revision is held in memory as a whole."""
MAX_REVISIONS = 8
"""The last ones, with the one before them."""
MAX_PAGES = 10
DPI = 100
"""Resolution of the comparison: a digit of 8 points is 8 pixels high."""
INK = 110
"""Grey levels by which a pixel must darken or lighten to count as drawn or wiped out."""
LOST = 6
"""Pixels of ink that must go at one place; a decimal point has 2, a digit 10 or more."""
KEPT = 0.15
"""Share of a value's ink that was there before, from which on it was changed, not filled in."""
MAX_CHANGES = 20

_END = re.compile(rb"startxref\s+(\d+)\s+%%EOF")
_SIGNING = re.compile(rb"/ByteRange\s*\[|/DSS\b|/DocTimeStamp\b|/Type\s*/VRI\b")

logging.getLogger("pypdfium2").setLevel(logging.ERROR)


def later_changes(path: Path, document: Document) -> tuple[tuple[Change, ...], int]:
    """Places that a later revision shows in another way, and how many pages it removed."""
    if path.stat().st_size > MAX_BYTES:
        return (), 0
    content = path.read_bytes()
    ends = revision_ends(content)[-(MAX_REVISIONS + 1) :]
    changes: dict[Change, None] = {}
    removed = 0
    for before, after in pairwise(ends):
        if _SIGNING.search(content, before, after):
            continue  # a signature may draw its own mark
        old, new = _opened(content[:before]), _opened(content[:after])
        if old is None or new is None:
            continue
        with closing(old), closing(new):
            removed += max(len(old) - len(new), 0)
            for page in document.content.pages[:MAX_PAGES]:
                if page.number <= min(len(old), len(new)):
                    changes.update(dict.fromkeys(_changes(old, new, page, document)))
    return tuple(changes)[:MAX_CHANGES], removed


def revision_ends(content: bytes) -> list[int]:
    """Where each revision of a PDF ends, the first one first.

    The first section of a linearised file (PDF 1.7, annex F) is no revision: its mark says
    ``startxref 0``. An offset that points behind its own mark is none of this file.
    """
    ends = []
    for mark in _END.finditer(content):
        if 0 < int(mark[1]) < mark.start():
            ends.append(mark.end())
    return ends


def _opened(content: bytes) -> Any:
    """The document of these bytes; None where a revision was cut at a wrong place."""
    try:
        document = pdfium.PdfDocument(content)
        document.init_forms()
    except pdfium.PdfiumError:
        return None
    return document


def _changes(old: Any, new: Any, page: Page, document: Document) -> Iterator[Change]:
    try:
        before, after = _rendered(old, page.number), _rendered(new, page.number)
    except (pdfium.PdfiumError, ValueError):
        return
    if before.shape != after.shape:
        return
    difference = after.astype(np.int16) - before
    if not (np.abs(difference) > INK).any():
        return
    scale = before.shape[1] / page.width
    seen: list[Box] = []
    for reading in value_readings(document):
        box = reading.box
        if (
            reading.page == page.number
            and box is not None
            and _was_changed(before, after, difference, _scaled(box, scale))
        ):
            seen.append(box)
            yield Change(reading)
    for box in _wiped(difference, scale):
        if not any(box.intersects(known) for known in seen):
            yield Change(Reading("", document.file, page.number, box, Channel.OCR, 1.0))


def _rendered(document: Any, number: int) -> Grey:
    page = document[number - 1]
    bitmap = page.render(
        scale=DPI / 72, grayscale=True, force_bitmap_format=pdfium_c.FPDFBitmap_Gray
    )
    pixels: Grey = bitmap.to_numpy().reshape(bitmap.height, -1)[:, : bitmap.width].copy()
    bitmap.close()
    page.close()
    return pixels


def _was_changed(
    before: Grey, after: Grey, difference: NDArray[np.int16], area: tuple[slice, slice]
) -> bool:
    """Whether a value had ink before that is gone now, or gained some beside what was there.

    A value where there was nothing before was filled in, as in a form.
    """
    if before[area].size == 0:
        return False
    paper = int(np.median(after[area]))
    old = np.abs(before[area].astype(np.int16) - paper) > INK
    new = np.abs(after[area].astype(np.int16) - paper) > INK
    gone = int((old & ~new).sum())
    drawn = int((new & ~old).sum())
    stayed = int((old & new).sum())
    moved = int((np.abs(difference[area]) > INK).sum())
    return moved > 0 and (gone >= LOST or (drawn >= LOST and stayed > KEPT * int(new.sum())))


def _wiped(difference: NDArray[np.int16], scale: float) -> Iterator[Box]:
    """Places where dark ink became light, in pixels of the page; neighbours are taken together."""
    gone = (difference > INK).astype(np.uint8)
    joined = cv2.dilate(gone, np.ones((3, 9), np.uint8)).astype(np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(joined)
    for label in range(1, count):
        if int(gone[labels == label].sum()) >= LOST:
            x, y, width, height = (float(stats[label, part]) for part in range(4))
            yield Box(x / scale, y / scale, (x + width) / scale, (y + height) / scale)


def _scaled(box: Box, scale: float) -> tuple[slice, slice]:
    x0, y0 = max(int(box.x0 * scale), 0), max(int(box.y0 * scale), 0)
    return slice(y0, int(box.y1 * scale) + 1), slice(x0, int(box.x1 * scale) + 1)
