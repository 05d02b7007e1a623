"""What a text layer says against what its page shows, at the places that matter.

The places are known, so they are only recognised, not searched for. A first look is enough where
both agree; a difference needs two more looks, at twice the resolution, that agree with each other.
"""

from __future__ import annotations

import functools
import math
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from evidencecheck.model.document import Document, EvidenceFile, LayerDifference, LayerFault
from evidencecheck.model.fact import Reading
from evidencecheck.model.geometry import Box
from evidencecheck.model.page import Channel, Page, Word
from evidencecheck.stages.load import Loaded, RawPage, load
from evidencecheck.stages.load.sniff import PDF
from evidencecheck.stages.read.errors import page_errors
from evidencecheck.stages.read.layer_compare import (
    agrees,
    holds,
    is_changed,
    is_foreign,
    letters_and_digits,
    seen_form,
)
from evidencecheck.stages.read.layer_regions import Region, regions, twins
from evidencecheck.stages.read.ocr import chosen, reader
from evidencecheck.stages.read.settings import ReadSettings

if TYPE_CHECKING:
    from evidencecheck.stages.load.loaded import Pixels
    from evidencecheck.stages.read.ppocr_recognise import Recognised

MARGINS = ((0.06, 0.12), (0.0, 0.25))
"""Shares of its height by which a box is widened above and beside, for the first look and the
second; less than a word gap, so that no neighbour comes into view."""
TWICE = 2
READ = 0.8
"""Mean confidence below which a place was not read at all."""
SURE = 0.95
"""Confidence of the least sure character from which a different digit is believed."""
TALL = 18.0
"""Height of a line box in pixels of the page below which a different digit is not believed."""
NO_INK = 8
"""Grey levels between the darkest and the lightest pixel of a place where nothing is printed."""
MANY = 2
"""Places of a scan that must all be foreign to it before its layer is taken for another page's."""


def checked(file: EvidenceFile, document: Document, settings: ReadSettings) -> Document:
    """`document`, which was read of `file`, with the differences of its layer and its picture.

    Only the embedded engine looks: it recognises a line without looking for it.

    Raises:
        EngineMissingError: `settings` name an OCR engine that is not installed.
    """
    if chosen(settings.ocr) != "embedded" or document.content.media_type != PDF:
        return document  # only a PDF is drawn here as others see it
    wanted: dict[int, list[Region]] = defaultdict(list)
    for region in regions(document):
        wanted[region.reading.page or 0].append(region)
    loaded = load(file) if wanted else None
    if not isinstance(loaded, Loaded):
        return document
    found: list[LayerDifference] = []
    for page in document.content.pages:
        if page.number in wanted:
            try:
                raw = _laid(loaded, page)
                if raw is not None:
                    look = _page_look(document.file, raw, settings)
                    found += _differences(look, wanted[page.number])
            except page_errors():
                continue  # it was read, and cannot be looked at: nothing is known against it
    return replace(document, layer_differences=tuple(found)) if found else document


def _laid(loaded: Loaded, page: Page) -> RawPage | None:
    """The page turned as `read` turned it; None where it cannot be had."""
    from evidencecheck.stages.read.text_layer import dominant_turn
    from evidencecheck.stages.read.turning import turned_page

    raw = loaded.page(page.number)
    if not isinstance(raw, RawPage):
        return None
    raw = turned_page(raw, -dominant_turn(raw.glyphs) % 360)
    return raw if (raw.width, raw.height) == (page.width, page.height) else None


def _differences(look: _PageLook, wanted: Sequence[Region]) -> list[LayerDifference]:
    # What the edge of a cell cuts off nobody changed, and another text may stand in its place.
    cut = [glyph.box for glyph in look.raw.glyphs if glyph.clipped]
    wanted = [r for r in wanted if not any(r.box.intersects(box) for box in cut)]
    shown = [glyph for glyph in look.raw.glyphs if not glyph.clipped]
    pairs = [look.overlaid(one, other) for one, other in twins(shown)]
    found = [difference for difference in pairs if difference is not None]
    taken = [d.reading.box for d in found if d.reading.box]
    judged = [
        look.judged(region)
        for region in wanted
        if not any(region.box.intersects(box) for box in taken)
    ]
    differing = [verdict for verdict in judged if isinstance(verdict, LayerDifference)]
    agreeing = any(verdict is True for verdict in judged)
    scan = [d for d in differing if d.reading.box and look.is_unseen(d.reading.box)]
    if scan and (agreeing or len(scan) < MANY):
        # Readers of scanners misread; only a layer that fits nowhere is another page's.
        differing = [d for d in differing if d not in scan]
    if differing and not agreeing:
        differing = look.not_elsewhere(differing)
    return [*found, *differing]


def _page_look(file: str, raw: RawPage, settings: ReadSettings) -> _PageLook:
    larger = raw.larger
    closer = None if larger is None else functools.cache(lambda: larger(TWICE))
    return _PageLook(file, raw, settings, raw.image(), closer)


@dataclass(frozen=True, slots=True)
class _PageLook:
    """A rendered page and the ways to look at a place of it."""

    file: str
    raw: RawPage
    settings: ReadSettings
    image: Pixels
    closer: Callable[[], Pixels] | None
    """The page at twice the resolution."""

    def judged(self, region: Region) -> LayerDifference | bool:
        """What differs at `region`; else whether it is known to show what its layer says."""
        reading, text, numeric = region.reading, region.text, region.numeric
        first = _recognised(self.image, region.box, 1, MARGINS[0])
        if first is not None and agrees(first.text, text, reading.raw, numeric=numeric):
            return True
        scan = self.is_unseen(region.box)
        if _is_empty(self.image, region.box):
            return False if scan else LayerDifference(LayerFault.COVERED, reading, "")
        looks = self._closer(region.box)
        if any(agrees(look.text, text, reading.raw, numeric=numeric) for look in looks):
            return True
        if len(looks) < len(MARGINS) or min(look.confidence for look in looks) < READ:
            return False
        seen = looks[0].text
        if all(is_foreign(look.text, text, numeric=numeric) for look in looks):
            return LayerDifference(LayerFault.DIFFERENT, reading, seen)
        forms = {seen_form(look.text, text, numeric=numeric) for look in looks}
        clear = min(_least(look) for look in looks) >= SURE and region.box.height >= TALL
        if scan or not clear or len(forms) > 1:
            return scan
        changed = is_changed(seen, text, reading.raw, numeric=numeric)
        return LayerDifference(LayerFault.DIFFERENT, reading, seen) if changed else False

    def overlaid(self, one: Word, other: Word) -> LayerDifference | None:
        """Which of two texts at one place is below the other, where only one is to be seen."""
        if self.is_unseen(one.box) or self.is_unseen(other.box):
            return None
        looks = self._closer(Box.around((one.box, other.box)))
        forms = {letters_and_digits(look.text) for look in looks}
        if len(forms) != 1 or min(_least(look) for look in looks) < SURE:
            return None
        seen = looks[0].text
        (form,) = forms
        if form == letters_and_digits(one.text):
            hidden = other
        elif set(letters_and_digits(other.text)) <= set(form):
            hidden = one
        else:
            return None
        place = self.raw.number, hidden.box, Channel.TEXT_LAYER
        reading = Reading(hidden.text, self.file, *place, confidence=1.0)
        return LayerDifference(LayerFault.OVERLAID, reading, seen)

    def is_unseen(self, box: Box) -> bool:
        """Whether the layer at `box` is one that OCR adds to a scan."""
        return any(g.unseen and g.box.intersects(box) for g in self.raw.glyphs)

    def not_elsewhere(self, differing: list[LayerDifference]) -> list[LayerDifference]:
        """Without what the page shows at another place: then the layer is shifted, not changed.

        Nor is anything covered on a page of which nothing can be seen: a font may be missing here.
        """
        read = reader(self.settings)
        if read is None:
            return []
        text = "\n".join(line.text for line in read(self.image).lines)
        there = [d for d in differing if d.fault is not LayerFault.COVERED]
        return [d for d in there if not holds(text, d.reading.raw, numeric=False)]

    def _closer(self, box: Box) -> list[Recognised]:
        if self.closer is None:
            return []
        image = self.closer()
        looks = [_recognised(image, box, TWICE, margins) for margins in MARGINS]
        return [look for look in looks if look is not None]


def _recognised(
    image: Pixels, box: Box, times: int, margins: tuple[float, float]
) -> Recognised | None:
    from evidencecheck.stages.read.ppocr_recognise import recognise

    above, beside = (share * box.height for share in margins)
    cut = _cut(image, Box(box.x0 - beside, box.y0 - above, box.x1 + beside, box.y1 + above), times)
    return None if cut is None else recognise(cut)


def _cut(image: Pixels, box: Box, times: int = 1) -> Pixels | None:
    import numpy as np

    wide = box.scaled(times)
    rows = slice(max(math.floor(wide.y0), 0), max(math.ceil(wide.y1), 0))
    columns = slice(max(math.floor(wide.x0), 0), max(math.ceil(wide.x1), 0))
    cut = image[rows, columns]
    return None if min(cut.shape[:2]) < 4 else np.ascontiguousarray(cut)


def _is_empty(image: Pixels, box: Box) -> bool:
    """Whether nothing is printed in the middle of `box`, where no rule of a table comes."""
    inset = 0.2 * box.height
    cut = _cut(image, Box(box.x0, box.y0 + inset, box.x1, box.y1 - inset))
    return cut is not None and int(cut.max()) - int(cut.min()) < NO_INK


def _least(look: Recognised) -> float:
    counted = [c.confidence for c in look.characters if c.text.isalnum()]
    return min(counted, default=0.0)
