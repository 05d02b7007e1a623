"""The title of goods that stands above the headings of their numbers, as eBay's desk for sellers prints it."""

from __future__ import annotations

from collections.abc import Sequence

from evidencecheck.model.page import Line
from evidencecheck.stages.extract.goods.buttons import is_button
from evidencecheck.stages.extract.goods.card_titles import (
    is_dated,
    is_of_parcel,
    is_own_number,
    is_place,
    is_title,
    leads,
)
from evidencecheck.stages.extract.layout import Layout

_TIGHT = 0.9
"""In line heights: the blank between two lines of one card, at most."""
_MOST_LINES = 5


def title_above(layout: Layout, heads: Sequence[Line]) -> str:
    """The title right above `heads`, flush left with the first of them; "" where something else stands there.

    Between the two may stand the numbers of the goods: ``Item ID: 275316420988 | Custom label (SKU): HD-LX``.
    """
    first = min(heads, key=lambda line: line.box.x0)
    height, last = first.box.height, first
    titles: list[Line] = []
    column = [
        line
        for line in layout.page.lines
        if abs(line.box.x0 - first.box.x0) < 0.6 * height
        and line.box.y1 <= first.box.y0 + 0.3 * height
    ]
    for line in sorted(column, key=lambda line: -line.box.y0)[:_MOST_LINES]:
        if last.box.y0 - line.box.y1 > _TIGHT * height or is_button(line.text):
            break
        if not is_own_number(line):
            named = is_title(line) and not leads(line) and not is_dated(line)
            if not named or is_of_parcel(line.text) or is_place(line.text):
                break
            titles.insert(0, line)
        last = line
    return " ".join(line.text.strip() for line in titles)
