"""Pages of a PDF kept for the stages that ask for them again, within bounds.

The text layer of a page takes 10 to 50 ms to be taken apart and its picture 20 to be drawn; what
reading did, the check of layers and the look at the fonts need not do again. Most files have few pages
and are kept whole. Of a long one, the first pages are: each stage asks from the first page on, and a
cache of the last pages would never hold the next one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from evidencecheck.stages.load.loaded import DamagedPage, RawPage

if TYPE_CHECKING:
    from evidencecheck.stages.load.loaded import Pixels

MAX_GLYPHS = 100_000
"""Characters of the pages that are kept, 0.26 kB each: 26 MB. Scans have none and cost nothing."""
Page = RawPage | DamagedPage


def kept_pages(make: Callable[[int], Page]) -> Callable[[int], Page]:
    """`make`, a function from the number of a page to the page, but with the first pages kept, and of
    the page whose picture was asked for last that, too.
    """
    kept: dict[int, Page] = {}
    drawn: dict[int, Pixels] = {}

    def with_picture(raw: RawPage) -> RawPage:
        def image() -> Pixels:
            if raw.number not in drawn:
                drawn.clear()
                pixels = raw.image()
                pixels.flags.writeable = False  # several stages look at one picture
                drawn[raw.number] = pixels
            return drawn[raw.number]

        return replace(raw, image=image)

    def page(number: int) -> Page:
        if number in kept:
            return kept[number]
        made = make(number)
        if not isinstance(made, RawPage):
            return made
        made = with_picture(made)
        held = sum(len(page.glyphs) for page in kept.values() if isinstance(page, RawPage))
        if held + len(made.glyphs) <= MAX_GLYPHS:
            kept[number] = made
        return made

    return page
