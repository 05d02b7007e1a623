"""The headers of tables of goods: rows of headings in one line, in two, or in two centred beside one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from evidencecheck.model.geometry import Box
from evidencecheck.model.page import Line, line_of
from evidencecheck.stages.extract.fold import fold
from evidencecheck.stages.extract.goods.item_columns import Column, columns_in
from evidencecheck.stages.extract.layout import Layout, rows_of

_MANY_CELLS = 4
_WRAPPED = 3.6
"""In line heights: how high a header of two lines of text is at most."""
_TWO = 2.7
"""The same of two rows that stand closely."""
_FEWEST = 3
"""Headings of a header in two lines."""
_COUNTS = frozenset(
    {
        "ordered", "shipped", "invoiced", "billed", "qty/hrs", "qty / hrs", "hrs/qty", "qty/hours",
        "pieces", "no. of pieces", "no of pieces", "total pieces", "total pcs", "order qty", "ship qty",
        "ord", "ship", "shp", "shpd", "ord qty", "qty ord", "qty shp", "ship'd", "ord'd", "qty inv",
        "inv qty", "delivered", "dispatched", "despatched", "qty delivered", "delivered qty", "order",
        "supplied", "liefermenge", "bestellt", "geliefert", "berechnet", "fakturiert", "commande",
        "commandee", "livre", "livree", "livres", "qte cdee", "qte livree", "pedido", "servido",
        "entregado", "enviado", "ordinato", "consegnato", "spedito", "evaso", "besteld", "geleverd",
    }
)  # fmt: skip
"""Headings of a column of quantities that elsewhere say something else."""
_TITLES = frozenset({"title", "titel", "titre", "titulo", "titolo", "标题"})
"""The same of a column of goods."""
_CURRENCY = r"(?:usd|eur|gbp|cny|rmb|jpy|hkd|us ?\$|[$€£¥元]|美元|美金|人民币)"
_PER_PIECE = re.compile(
    rf"(?:price )?\(?{_CURRENCY}\)?\s?(?:/|per|je|par|por|each)\s?"
    r"(?:p(?:ie)?cs?e?|pieces?|pc|units?|ea(?:ch)?|sets?|pairs?|stk|stuck|unite|unidad|件|个|個|只|台|套|双)?"
)
"""A heading that names a price by its currency and what it buys: ``USD/piece``, ``€/Stück``, 元/件."""
_VALUE = re.compile(
    rf"(?:total )?(?:value|wert|valeur|valor|valore)(?: (?:in )?\(?{_CURRENCY}\)?)?|{_CURRENCY} (?:value"
    rf"|total|amount)"
)
_NUMBER = re.compile(r"\d")
_PER = re.compile(r"(?<!\d)10{1,3}(?!\d)")
"""The number of pieces to which a price applies, which may stand in its heading."""
_PRICE = re.compile(r"price|preis|prix|precio|prezzo|prijs|preco")
_WHOLE = re.compile(r"total|gesamt|totaal|ext|line|summe|item")


@dataclass(frozen=True, slots=True)
class Header:
    """A row of headings."""

    lines: tuple[Line, ...]
    """The lines of the headings that are understood."""
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class _Heading:
    """A heading, of one line or of two that are joined."""

    whole: Line
    parts: tuple[Line, ...]


def headers(layout: Layout) -> Iterator[Header]:
    """The headers of all tables of goods of a page, some of them twice."""
    rows = rows_of(layout.page.lines)
    plain = [[_Heading(line, (line,)) for line in row] for row in (*rows, *_wrapped(rows))]
    for row in (*plain, *_two_lined(rows), *_three_lined(rows)):
        bare = not any(_NUMBER.search(heading.whole.text) for heading in row)
        found = [(heading, _columns(heading.whole, bare=bare)) for heading in row]
        columns = [column for _, held in found for column in held]
        columns += _values(found, columns) if bare else []
        fields = {column.field for column in columns}
        has_amounts = bool(fields & {"unit_price", "line_amount"})
        # Two such headings among cells of other ones are a table, too.
        enough = len(fields) >= _FEWEST or ("quantity" in fields and len(row) >= _MANY_CELLS)
        if enough and has_amounts and fields & {"quantity", "item"}:
            # A heading that is not understood has a column, too.
            named = {column.box for column in columns}
            columns += [
                Column("", heading.whole.box)
                for heading, held in found
                if not held and heading.whole.box not in named
            ]
            lines = [line for heading, held in found if held for line in heading.parts]
            columns = _without_paid(found, columns)
            columns = _without_codes([heading.whole for heading in row], columns)
            yield Header(tuple(lines), tuple(_with_price([h.whole for h in row], columns)))


def _columns(line: Line, *, bare: bool) -> Sequence[Column]:
    """`bare`: no cell of the row has a number, so that "Shipped" is a heading rather than a state."""
    text = fold(line.text).text.strip(" .:")
    if bare and text in _COUNTS:
        return [Column("quantity", line.box)]
    if bare and text in _TITLES:
        return [Column("item", line.box)]
    if bare and _PER_PIECE.fullmatch(text):
        return [Column("unit_price", line.box)]
    return () if _COUNTED.fullmatch(line.text.strip()) else columns_in(line)


_COUNTED = re.compile(r"[^\W\d]+\.?\s?[:：]?\s?\d{1,4}")
"""A count with its word is no heading: Qty 2."""


def _values(
    found: Sequence[tuple[_Heading, Sequence[Column]]], columns: Sequence[Column]
) -> Sequence[Column]:
    """The columns below "Value", which are amounts beside a price; on customs forms a weight is there."""
    fields = {column.field for column in columns}
    if "unit_price" not in fields or "line_amount" in fields:
        return []
    unknown = [heading.whole for heading, held in found if not held]
    return [
        Column("line_amount", line.box)
        for line in unknown
        if _VALUE.fullmatch(fold(line.text).text.strip(" .:"))
    ]


_PAID = re.compile(
    r"(?:买家|客户|订单)?(?:实付|实收|应付|应收)(?:款|金额|总额)?(?:\([^()]*\))?|订单(?:总)?(?:金额|额|价)"
)
"""A heading below which stands what was paid for a whole order, freight and discounts included."""


def _without_paid(
    found: Sequence[tuple[_Heading, Sequence[Column]]], columns: list[Column]
) -> list[Column]:
    """`columns`, where beside the price of one piece the sum paid for the order is no amount of a row."""
    if not any(column.field == "unit_price" for column in columns):
        return columns
    paid = [h.whole.box for h, held in found if held and _PAID.fullmatch(fold(h.whole.text).text)]
    return [
        Column("", c.box)
        if c.field == "line_amount" and any(c.box.intersects(box) for box in paid)
        else c
        for c in columns
    ]


_OF_CODES = re.compile(
    r"(?<![a-z])(?:cod(?:e|ice|igo)?|ref|sku|ean|n[ro]|num(?:mer|ero|ber)?|id|kode|pos(?:ition)?)(?![a-z])"
    r"|nummer$|-?nr\.?$"
    r"|编号|货号|编码|番号|品番|コード|^(?:model|style|款号|型号)(?: no\.?)?$"
)
"""Words of a heading below which the numbers of the goods stand, not their names: Cod. articolo."""


_OF_NAMES = re.compile(r"品名|名称|name|descri|bezeichn|beschreib|designat|title|标题|内容")


def _is_of_codes(heading: str) -> bool:
    return _OF_CODES.search(heading) is not None and _OF_NAMES.search(heading) is None


def _without_codes(row: Sequence[Line], columns: list[Column]) -> list[Column]:
    """`columns`, where of two for the goods the one of their numbers is no more one of names."""
    heads = [column for column in columns if column.field == "item"]
    coded = [
        column
        for column in heads
        if any(
            line.box.intersects(column.box) and _is_of_codes(fold(line.text).text) for line in row
        )
    ]
    if not 0 < len(coded) < len(heads):
        return columns
    return [Column("", c.box) if c in coded else c for c in columns]


def _with_price(row: Sequence[Line], columns: Sequence[Column]) -> Sequence[Column]:
    """`columns`, where "Net price" beside "Net amount" is the price of one piece."""
    sums = [column for column in columns if column.field == "line_amount"]
    if len(sums) < 2 or any(column.field == "unit_price" for column in columns):
        return columns
    prices = [line.box for line in row if _is_price(line)]
    named = [column for column in sums if any(_holds(box, column.box) for box in prices)]
    if len(named) != 1 or not any(column.box.x0 > named[0].box.x1 for column in sums):
        return columns
    return [Column("unit_price", c.box) if c is named[0] else c for c in columns]


def _is_price(line: Line) -> bool:
    text = fold(line.text).text
    return _PRICE.search(text) is not None and _WHOLE.search(text) is None


def _holds(box: Box, part: Box) -> bool:
    return box.intersects(part)


def _wrapped(rows: Sequence[list[Line]]) -> Iterator[list[Line]]:
    """The rows of a header whose headings take one line or two, centred in their cells: three rows."""
    for first, second, third in zip(rows, rows[1:], rows[2:], strict=False):
        whole = [*first, *second, *third]
        height = second[0].box.height
        bare = not any(_NUMBER.search(line.text) for line in whole)
        close = _reach(whole) < _WRAPPED * height
        if bare and close and len(first) == len(third) < len(second):
            yield whole


def _three_lined(rows: Sequence[list[Line]]) -> Iterator[list[_Heading]]:
    """Headings of two lines with those of one line centred between: Amazon's Unit price / (excl. VAT)."""
    for first, second, third in zip(rows, rows[1:], rows[2:], strict=False):
        whole = [*first, *second, *third]
        bare = not any(_NUMBER.search(line.text) for line in whole)
        if not bare or len(first) != len(third) or _reach(whole) > _WRAPPED * second[0].box.height:
            continue
        beside = any(
            line.box.overlap_x(other.box) > 0 for line in second for other in (*first, *third)
        )
        headings = None if beside else _stacked(first, third)
        if headings is not None and len(headings) == len(first):
            headings += [_Heading(line, (line,)) for line in second]
            yield sorted(headings, key=lambda heading: heading.whole.box.x0)


def _two_lined(rows: Sequence[list[Line]]) -> Iterator[list[_Heading]]:
    """Two rows that stand closely, as one of headings of which some have a second line."""
    for upper, lower in pairwise(rows):
        whole = [*upper, *lower]
        height = min(line.box.height for line in whole)
        bare = not any(_NUMBER.search(_PER.sub("", line.text)) for line in whole)
        # A line alone below the headings is the first one of the goods.
        if not bare or len(upper) < 2 or len(lower) < 2 or _reach(whole) > _TWO * height:
            continue
        headings = _stacked(upper, lower)
        if headings is not None and _FEWEST <= len(headings) < len(whole):
            yield headings


def _stacked(upper: Sequence[Line], lower: Sequence[Line]) -> list[_Heading] | None:
    """Each line with the one that stands below it; None where one stands below two."""
    rest = list(lower)
    headings = []
    for line in upper:
        under = [other for other in rest if line.box.overlap_x(other.box) > 0]
        if len(under) > 1:
            return None
        parts = (line, *under)
        rest = [other for other in rest if other not in under]
        words = [word for part in parts for word in part.words]
        headings.append(_Heading(line_of(words, line.channel) if under else line, parts))
    headings += [_Heading(line, (line,)) for line in rest]
    return sorted(headings, key=lambda heading: heading.whole.box.x0)


def _reach(lines: Sequence[Line]) -> float:
    return max(line.box.y1 for line in lines) - min(line.box.y0 for line in lines)
