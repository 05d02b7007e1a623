"""Rows of goods whose cells have several lines: ``FOB / NINGBO / USD 3.45`` beside ``USD / 6,624.00``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidencecheck.model.page import Line
from evidencecheck.stages.extract.goods.item_columns import Column, column_of
from evidencecheck.stages.extract.goods.item_rows import names_code
from evidencecheck.stages.extract.layout import Layout
from evidencecheck.stages.extract.lexicon import labels_of
from evidencecheck.stages.extract.party.addresses import is_address

_LETTERS = 3
_PRICED = re.compile(r"\d\s?[xX×@]\s?\D{0,3}\d|\d[.,]\d\d")
"""A count with its price, or a price, is no name."""
_STACKED = 0.7
"""In line heights: lines of one column that stand at least so far apart are below each other."""


def is_tall(row: Sequence[Line], columns: Sequence[Column]) -> bool:
    """Whether several lines of the row stand below each other under the heading of the goods."""
    lines = _of_goods(row, columns)
    return bool(lines) and any(
        abs(line.box.center_y - lines[0].box.center_y) > _STACKED * line.box.height
        for line in lines
    )


def description(row: Sequence[Line], columns: Sequence[Column]) -> str:
    """The lines of the cell of the goods, top down, without those that only name a code."""
    named = [line for line in _of_goods(row, columns) if not labels_of(line)]
    return " ".join(line.text for line in named)


def name_of(layout: Layout, count: Line) -> str:
    """The name of what a cell counts: left of it in its row, or above it, where an address stands left."""
    box = count.box
    left = [x for x in layout.page.lines if x.box.x1 <= box.x0 and x.box.same_row(box)]
    named = [x.text for x in left if _is_name(x.text)]
    if named and not any(map(is_address, named)):
        return " ".join(named)
    above = [
        x
        for x in layout.page.lines
        if abs(x.box.x0 - box.x0) < box.height
        and -0.5 * box.height < box.y0 - x.box.y1 < box.height
        and not labels_of(x)
    ]
    titles = [x.text for x in above if _is_name(x.text)]
    return titles[-1] if titles else " ".join(named)


def _is_name(text: str) -> bool:
    enough = sum(map(str.isalpha, text)) >= _LETTERS
    return enough and not names_code(text) and not _PRICED.search(text)


def is_bare(line: Line) -> bool:
    """Whether no word but a currency's code stands beside the number."""
    return not any(char.isalpha() for char in _CODE.sub("", line.text))


_CODE = re.compile(r"(?<![A-Za-z])[A-Z]{3}(?![A-Za-z])")


def _of_goods(row: Sequence[Line], columns: Sequence[Column]) -> list[Line]:
    own = [
        line
        for line in row
        if (column := column_of(line.box, columns)) is not None and column.field == "item"
    ]
    return sorted(own, key=lambda line: (line.box.y0, line.box.x0))
