"""Titles of cards that are no neighbours of their count: details stand between, or the price above it.

Temu and Walmart print the price at the right end of the title's row and the count below it; Etsy prints the
number, the variant and the count below the title; Amazon prints the count on the picture, left of the price.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidencecheck.model.page import Line
from evidencecheck.stages.extract.dates import date_tokens
from evidencecheck.stages.extract.fold import fold
from evidencecheck.stages.extract.goods.card_prices import Price, prices_in
from evidencecheck.stages.extract.goods.card_titles import (
    HEADING,
    is_of_parcel,
    is_own_number,
    is_place,
    is_title,
    leads,
)
from evidencecheck.stages.extract.source import Source

_ROWS = 8
"""Rows above a count or price among which its title stands."""
_TIGHT = 0.9
"""In line heights: the blank between two lines of one card, at most."""
_FLUSH = 0.6
_SAME_PRINT = 1.2
"""How much wider the characters of one line of a title may be than those of another."""
_MOST_LINES = 3
_TAIL = re.compile(r"[a-z]{1,3}\.?(?: [\w.,]{1,4})?")
"""What is left of a title for its last line: ``of 4``."""


def wrapped_below(rows: Sequence[Sequence[Line]], at: int, title: Line, edge: float) -> str:
    """``title`` with the lines right below it that go on with it.

    Their first word would not have fitted in before `edge`, where the next column begins; a variant of the
    goods is set in smaller print, or would have fitted.
    """
    text, last = title.text.strip(), title
    for row in rows[at + 1 : at + _MOST_LINES + 1]:
        line = next((x for x in row if _is_flush(x, title)), None)
        if line is None:
            continue
        close = line.box.y0 - last.box.y1 < _TIGHT * title.box.height
        full = last.box.x1 + line.words[0].box.width > edge - title.box.height
        goes_on = _may_go_on(line) or _TAIL.fullmatch(line.text.strip())
        if not (close and full and _same_print(title, line) and goes_on):
            break
        text, last = f"{text} {line.text.strip()}", line
    return text


def above_count(
    source: Source, rows: Sequence[Sequence[Line]], at: int, count: Line
) -> tuple[str, tuple[Price, ...]]:
    """The prices right above a count, one over the other, and the title left of the topmost one."""
    prices: list[Price] = []
    last, top = count, at
    for index in range(at - 1, max(-1, at - _ROWS), -1):
        cell = next(
            (x for x in rows[index] if x.box.overlap_x(count.box) > 0 and prices_in(source, x)),
            None,
        )
        if cell is None:
            continue
        if last.box.y0 - cell.box.y1 > _TIGHT * count.box.height:
            break
        prices += prices_in(source, cell)
        last, top = cell, index
    if not prices:
        return "", ()
    left = [x for x in rows[top] if x.box.x1 <= last.box.x0 and is_title(x) and not leads(x)]
    title = max(left, key=lambda x: x.box.x1, default=None)
    return (wrapped_below(rows, top, title, last.box.x0), tuple(prices)) if title else ("", ())


def top_of_block(
    source: Source, rows: Sequence[Sequence[Line]], at: int, anchor: Line
) -> tuple[str, tuple[Price, ...]]:
    """The title with which the block of close lines above `anchor` begins, and the price in its row."""
    block: list[tuple[int, Line]] = []
    last = anchor
    for index in range(at - 1, max(-1, at - _ROWS), -1):
        line = next((x for x in rows[index] if _is_flush(x, anchor)), None)
        if line is None:
            continue
        text = fold(line.text).text.strip(" :")
        apart = last.box.y0 - line.box.y1 > _TIGHT * anchor.box.height
        if apart or HEADING.fullmatch(text) or is_place(text):
            break
        if is_of_parcel(text) and not is_own_number(line):
            break
        block.append((index, line))
        last = line
    if not block:
        return "", ()
    index, title = block[-1]
    if not (is_title(title) and _may_go_on(title)) or prices_in(source, title):
        return "", ()
    right = [x for x in rows[index] if x.box.x0 >= title.box.x1]
    prices = tuple(price for x in right for price in prices_in(source, x))
    edge = min((x.box.x0 for x in right), default=max(line.box.x1 for _, line in block))
    return wrapped_below(rows, index, title, edge), prices


def over_variant(
    source: Source, rows: Sequence[Sequence[Line]], at: int, price: Line
) -> Sequence[Line]:
    """The title right above a variant too short for one, which stands left of `price`: ``3T``, ``US 8``."""
    left = [x for x in rows[at] if x.box.x1 <= price.box.x0]
    variant = left[0] if len(left) == 1 else None
    if variant is None or len(variant.text.strip()) > _VARIANT or prices_in(source, variant):
        return ()
    found: list[Line] = []
    last = variant
    for row in reversed(rows[max(0, at - _ROWS) : at]):
        line = next((x for x in row if _is_flush(x, variant)), None)
        if line is None:
            continue
        text = fold(line.text).text.strip(" :")
        close = last.box.y0 - line.box.y1 < _TIGHT * variant.box.height
        heads = HEADING.fullmatch(text) or is_of_parcel(text) or is_place(text)
        if not close or heads or not _may_go_on(line) or len(found) >= _MOST_LINES:
            break
        if found and line.box.x1 < found[0].box.x1:
            break  # a heading, into whose line the title would have fitted
        found.insert(0, line)
        last = line
    return found


_VARIANT = 6
"""Characters of a size or the like, at most."""


def _is_flush(line: Line, other: Line) -> bool:
    return line is not other and abs(line.box.x0 - other.box.x0) < _FLUSH * other.box.height


def _same_print(line: Line, below: Line) -> bool:
    widths = [x.box.width / len(x.text) for x in (line, below)]
    return max(widths) < _SAME_PRINT * min(widths)


def _may_go_on(line: Line) -> bool:
    """Whether it is no detail of the goods: ``Glaze: oat``, ``Sold by …``, a day."""
    detail = ":" in line.text or "：" in line.text or leads(line) or date_tokens(line.text)
    return not detail and is_title(line)
