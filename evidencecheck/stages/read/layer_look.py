"""A rendered page and the ways to look at a place of it.

The places are known, so they are only recognised, not searched for. A first look is enough where
both agree; a difference needs two more looks, at twice the resolution, that agree with each other.
What lies under a box or picture is searched for beside it, too: the same value may have been moved.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from evidencecheck.model.document import LayerDifference, LayerFault
from evidencecheck.model.fact import Reading
from evidencecheck.model.geometry import Box
from evidencecheck.model.page import Channel, Line, Word, line_of
from evidencecheck.stages.load import RawPage
from evidencecheck.stages.read.layer_compare import (
    agrees,
    holds,
    is_changed,
    is_foreign,
    letters_and_digits,
    seen_form,
    times,
)
from evidencecheck.stages.read.layer_regions import Region
from evidencecheck.stages.read.ocr import reader
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
AROUND = (0.4, 8.0)
"""Heights of a box above and beside it in which a value may have been moved within its row."""
MOST_OF = 0.4
"""Share of the narrower of two boxes that must lie on the other for one text to be in its place."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A place where the page shows something else than its layer says."""

    region: Region
    fault: LayerFault
    seen: str
    clear: bool = False
    """Two looks saw the same there, with every character sure."""

    def told(self) -> LayerDifference:
        return LayerDifference(self.fault, self.region.reading, self.seen)


def page_look(file: str, raw: RawPage, lines: Sequence[Line], settings: ReadSettings) -> PageLook:
    """For a look at `raw`, whose layer says `lines`."""
    larger = raw.larger
    closer = None if larger is None else functools.cache(lambda: larger(TWICE))
    below = [g for g in raw.glyphs if g.covered and not g.unseen and g.char.isalnum()]
    return PageLook(file, raw, lines, settings, raw.image(), closer, tuple(g.box for g in below))


@dataclass(frozen=True, slots=True)
class PageLook:
    """See the module."""

    file: str
    raw: RawPage
    lines: Sequence[Line]
    """Of its text layer."""
    settings: ReadSettings
    image: Pixels
    closer: Callable[[], Pixels] | None
    """The page at twice the resolution."""
    covered: tuple[Box, ...] = ()
    """Letters and digits over which something was painted."""

    def judged(self, region: Region) -> Difference | bool:
        """What differs at `region`; else whether it is known to show what its layer says."""
        reading, text, numeric = region.reading, region.text, region.numeric
        first = _recognised(self.image, region.box, 1, MARGINS[0])
        if first is not None and agrees(first.text, text, reading.raw, numeric=numeric):
            return True
        scan = self.is_unseen(region.box)
        if not scan and self.is_covered(region.box):
            return self._below(region)
        if _is_empty(self.image, region.box):
            return False if scan else Difference(region, LayerFault.COVERED, "")
        looks = self._closer(region.box)
        if any(agrees(look.text, text, reading.raw, numeric=numeric) for look in looks):
            return True
        if len(looks) < len(MARGINS) or min(look.confidence for look in looks) < READ:
            return False
        seen = looks[0].text
        forms = {seen_form(look.text, text, numeric=numeric) for look in looks}
        sure = min(_least(look) for look in looks) >= SURE and region.box.height >= TALL
        clear = sure and len(forms) == 1
        if all(is_foreign(look.text, text, numeric=numeric) for look in looks):
            return Difference(region, LayerFault.DIFFERENT, seen, clear)
        if scan or not clear:
            return scan
        changed = is_changed(seen, text, reading.raw, numeric=numeric)
        return Difference(region, LayerFault.DIFFERENT, seen, clear) if changed else False

    def clear_text(self, box: Box) -> str:
        """What stands at `box`, where two looks see the same with every character sure; else ""."""
        looks = self._closer(box)
        forms = {letters_and_digits(look.text) for look in looks}
        sure = len(looks) == len(MARGINS) and min(_least(look) for look in looks) >= SURE
        return looks[0].text if sure and len(forms) == 1 else ""

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

    def is_covered(self, box: Box) -> bool:
        """Whether something was painted over a letter or digit at `box`."""
        return any(_is_in(hidden, box) for hidden in self.covered)

    def _below(self, region: Region) -> Difference | bool:
        """What is to be seen over `region`, on which a box or picture lies."""
        reading, text, numeric = region.reading, region.text, region.numeric
        looks = self._closer(region.box)
        if any(agrees(look.text, text, reading.raw, numeric=numeric) for look in looks):
            return True
        row = self._row(region.box)
        if row is None:
            return False
        shown = sum(times(line.text, reading.raw, numeric=numeric) for line in row)
        if shown > self._said_beside(region):
            return True  # it was only moved
        there = [line for line in row if _stands_in(line.box, region.box)]
        seen = " ".join(line.text for line in there)
        if not letters_and_digits(seen):
            return Difference(region, LayerFault.COVERED, "", clear=True)
        forms = {seen_form(look.text, text, numeric=numeric) for look in looks}
        read = [*(look.confidence for look in looks), *(line.confidence for line in there)]
        if is_foreign(seen, text, numeric=numeric):
            changed = min(line.confidence for line in there) >= READ
        else:
            changed = len(forms) == 1 and min(read) >= READ
            changed = changed and is_changed(looks[0].text, text, reading.raw, numeric=numeric)
        return changed and Difference(region, LayerFault.OVERLAID, seen, clear=True)

    def _row(self, box: Box) -> list[Line] | None:
        """What stands at `box` and beside it in its row; None where nobody can look."""
        read = reader(self.settings)
        above, beside = (share * box.height for share in AROUND)
        wide = Box(max(box.x0 - beside, 0), max(box.y0 - above, 0), box.x1 + beside, box.y1 + above)
        scale, image = (1, self.image) if self.closer is None else (TWICE, self.closer())
        cut = _cut(image, wide, scale)
        if read is None or cut is None:
            return None
        result = read(cut)
        if result.turn:
            return None
        placed = [_placed(line, wide, scale) for line in result.lines]
        return [line for line in placed if line.box.same_row(box)]

    def _said_beside(self, region: Region) -> int:
        """How often the layer says the same beside `region`, in its row and uncovered."""
        others = [
            line
            for line in self.lines
            if line.box.same_row(region.box)
            and not line.box.intersects(region.box)
            and not self.is_covered(line.box)
        ]
        raw, numeric = region.reading.raw, region.numeric
        return sum(times(line.text, raw, numeric=numeric) for line in others)

    def not_elsewhere(self, differing: Sequence[Difference]) -> list[Difference]:
        """Without what the page shows at another place: then the layer is shifted, not changed."""
        if not differing:
            return []
        text = "\n".join(line.text for line in self.picture())
        return [d for d in differing if not holds(text, d.region.reading.raw, numeric=False)]

    def picture(self) -> tuple[Line, ...]:
        """All that the page shows."""
        read = reader(self.settings)
        return () if read is None else read(self.image).lines

    def _closer(self, box: Box) -> list[Recognised]:
        if self.closer is None:
            return []
        image = self.closer()
        looks = [_recognised(image, box, TWICE, margins) for margins in MARGINS]
        return [look for look in looks if look is not None]


def _recognised(
    image: Pixels, box: Box, scale: int, margins: tuple[float, float]
) -> Recognised | None:
    from evidencecheck.stages.read.ppocr_recognise import recognise

    above, beside = (share * box.height for share in margins)
    wide = Box(box.x0 - beside, box.y0 - above, box.x1 + beside, box.y1 + above)
    cut = _cut(image, wide, scale)
    return None if cut is None else recognise(cut)


def _cut(image: Pixels, box: Box, scale: int = 1) -> Pixels | None:
    import numpy as np

    wide = box.scaled(scale)
    rows = slice(max(math.floor(wide.y0), 0), max(math.ceil(wide.y1), 0))
    columns = slice(max(math.floor(wide.x0), 0), max(math.ceil(wide.x1), 0))
    cut = image[rows, columns]
    return None if min(cut.shape[:2]) < 4 else np.ascontiguousarray(cut)


def _placed(line: Line, within: Box, scale: int) -> Line:
    """`line`, which was read on `within` of the page at `scale`, in pixels of the page."""

    def on_page(box: Box) -> Box:
        box = box.scaled(1 / scale)
        x, y = math.floor(within.x0 * scale) / scale, math.floor(within.y0 * scale) / scale
        return Box(box.x0 + x, box.y0 + y, box.x1 + x, box.y1 + y)

    return line_of([replace(w, box=on_page(w.box)) for w in line.words], line.channel)


def _is_in(box: Box, around: Box) -> bool:
    """Whether the middle of `box` lies in `around`."""
    across = around.x0 <= box.center_x <= around.x1
    return across and around.y0 <= box.center_y <= around.y1


def _stands_in(box: Box, place: Box) -> bool:
    return box.overlap_x(place) >= MOST_OF * min(box.width, place.width)


def _is_empty(image: Pixels, box: Box) -> bool:
    """Whether nothing is printed in the middle of `box`, where no rule of a table comes."""
    inset = 0.2 * box.height
    cut = _cut(image, Box(box.x0, box.y0 + inset, box.x1, box.y1 - inset))
    return cut is not None and int(cut.max()) - int(cut.min()) < NO_INK


def _least(look: Recognised) -> float:
    counted = [c.confidence for c in look.characters if c.text.isalnum()]
    return min(counted, default=0.0)
