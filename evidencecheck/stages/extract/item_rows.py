"""What belongs to a row of goods beside its numbers: further lines of its description, product codes."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import product
from typing import TypeVar

from evidencecheck.model.fact import LineItem
from evidencecheck.model.page import Line
from evidencecheck.stages.extract.lexicon import labels_of

# A count with its unit and no blank between: "2pcs", "x2", "3件". Units: UN/ECE Recommendation 20 in the
# abbreviations of invoices.
COUNTED = re.compile(
    r"(?:[xX×]\s?)?(\d{1,6}(?:[.,]\d{1,3})?)"
    r"\s?(?:[Pp][Cc][Ss]?\.?|PC|[Ss]tk\.?|St\.|[Ee][Aa]\.?|[Uu]nits?|[Ss]ets?|件|个|個|套|只|台|箱|点)"
    r"|[xX×]\s?(\d{1,4})"
)
BRACKETED = re.compile(r"[(（][^()（）\d]*[)）]")
"""A cell that only explains the heading above it."""
_NEXT_LINE = 1.2
"""In line heights: how far below a line of a description its next one may begin."""
_MOST_LINES = 4
"""Of a description; further lines are notes."""
# ASIN: B0 and eight letters or digits, or the ISBN-10 of a book, which only its label tells. FNSKU: X00 and
# seven. Sources: the identifier table; sell.amazon.com, "FNSKU".
_SHAPES = re.compile(r"(?<![A-Z0-9-])(?:B0[A-Z0-9]{8}|X0[A-Z0-9]{8})(?![A-Z0-9-])")
_NAMED = re.compile(
    r"(?i)(?<![a-z])(?:asin|fnsku|sku|msku|seller sku|item no\.?|art(?:ikel)?\.?-?nr\.?|upc|ean|gtin"
    r"|货号|商家编码|商品编码)\s*[:：#]?\s*([A-Z0-9][A-Z0-9._/-]{2,39})"
)


# A cell with an article number alone: letters and digits in groups, as "YS-VF1000-BK".
CODE = re.compile(
    r"(?=[A-Z0-9]*-?[A-Z0-9-]*\d)(?=[^A-Z]*[A-Z])[A-Z0-9]{2,12}(?:[-._/][A-Z0-9]{1,12}){1,5}"
)


def completed(item: LineItem, rows: Sequence[Sequence[Line]]) -> LineItem:
    """`item` with what its row and those below it, up to the next item, say of the product.

    `rows` begins with the item's own row.
    """
    lines = [line for row in rows for line in row]
    own = (
        line.text
        for line in rows[0]
        if CODE.fullmatch(line.text) and line.text not in item.description
    )
    codes = tuple(dict.fromkeys((*own, *_codes(lines))))
    return replace(item, description=_described(item, rows), codes=codes)


def _described(item: LineItem, rows: Sequence[Sequence[Line]]) -> str:
    """The description with the lines right below its first one, as far as they are no labelled details."""
    text = item.description
    last = next((line for line in rows[0] if line.text and line.text in text), None)
    for row in rows[1 : 1 + _MOST_LINES]:
        under = next((line for line in row if last and _continues(line, last)), None)
        if under is None:
            break
        text, last = f"{text} {under.text}", under
    return text


def _continues(line: Line, above: Line) -> bool:
    height = above.box.height
    aligned = abs(line.box.x0 - above.box.x0) < height
    near = line.box.y0 - above.box.y1 < _NEXT_LINE * height
    return aligned and near and not labels_of(line) and not _NAMED.match(line.text)


def _codes(lines: Iterable[Line]) -> tuple[str, ...]:
    found: list[str] = []
    for line in lines:
        found += _SHAPES.findall(line.text)
        found += [code for code in _NAMED.findall(line.text) if any(c.isdigit() for c in code)]
    return tuple(dict.fromkeys(found))


_FACTORS = ("quantity", "unit_price", "line_amount")


_Cell = TypeVar("_Cell")


def one_each(
    placed: Sequence[tuple[str, Hashable, _Cell]],
    heads: Sequence[str],
    amount: Callable[[_Cell], Decimal],
) -> dict[str, _Cell]:
    """One cell of a row per field; {} where that cannot be told.

    `placed`: of each cell the field and the place of the heading nearest to it; `heads`: the fields of
    all headings of numbers, left to right. Of the columns without and with tax that some invoices have,
    those count in which quantity × price is the amount, if these are the only ones. Two cells nearest to
    one heading, as numbers flush right under headings flush left may be, go by their order instead.
    """

    def multiplies(cells: Mapping[str, _Cell]) -> bool:
        if not cells.keys() >= set(_FACTORS):
            return False
        quantity, price, whole = (amount(cells[name]) for name in _FACTORS)
        return quantity * price == whole

    if len({place for _, place, _ in placed}) < len(placed):
        cells = [cell for _, _, cell in placed]
        in_order = dict(zip(heads, cells, strict=False))
        fits = len(in_order) == len(heads) == len(cells) and multiplies(in_order)
        return in_order if fits else {}
    held: dict[str, list[_Cell]] = {}
    for field, _, cell in placed:
        held.setdefault(field, []).append(cell)
    sets = [dict(zip(held, chosen, strict=True)) for chosen in product(*held.values())]
    if len(sets) > 1:
        sets = [cells for cells in sets if multiplies(cells)]
    return sets[0] if len(sets) == 1 else {}
