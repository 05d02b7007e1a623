"""Tables of goods: columns from their header, rows with quantity, unit price and amount."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from itertools import product

from evidencecheck.model.fact import LineItem
from evidencecheck.model.geometry import Box
from evidencecheck.model.page import Line
from evidencecheck.model.values import Money
from evidencecheck.stages.extract.fold import Folded, fold
from evidencecheck.stages.extract.item_rows import BRACKETED, CODE, COUNTED, completed, one_each
from evidencecheck.stages.extract.layout import Layout, rows_of
from evidencecheck.stages.extract.lexicon import word_at, words
from evidencecheck.stages.extract.listed_items import listed_items
from evidencecheck.stages.extract.money import (
    DecimalMark,
    MoneyToken,
    money_tokens,
    number_readings,
)
from evidencecheck.stages.extract.source import Source, is_ocr
from evidencecheck.stages.extract.traditional import in_simplified
from evidencecheck.stages.extract.unheaded_items import unheaded_items

_COLUMNS = ("quantity", "unit_price", "line_amount", "item", "tax_rate", "tax", "discount")
_NUMBERS = frozenset({"quantity", "unit_price", "line_amount", "tax", "discount"})
# Words that head an amount column in some tables and a summary row in others.
_AMOUNT_HEADS = frozenset({"line_amount", "total", "grand_total", "subtotal", "net"})
_SUMMARY = frozenset(
    {"subtotal", "total", "grand_total", "net", "tax", "shipping", "discount", "paid", "due"}
)
_BRACKET = re.compile(r"\s?\([^()]*\)?")
_REACH = 5.0
"""How far, in line heights, a number may stand from the edges of its heading."""
LINES = 4096
"""Lines whose column words are kept: each look for a table of goods asks about every line again."""
_MANY_CELLS = 4
_WRAPPED = 3.6
"""In line heights: how high a header of two lines of text is at most."""
_CENTRED = 1.6
"""In line heights: how far from the middle of a row a line of its description may be."""
_TIMES = frozenset({"x", "×"})
"""Headings of a column of quantities that are no words."""
_MIN_COVERED = 0.6
"""Share of a header row's characters that known column words must make up."""


@dataclass(frozen=True, slots=True)
class _Column:
    field: str
    box: Box


@dataclass(frozen=True, slots=True)
class _Number:
    token: MoneyToken
    box: Box
    line: Line
    start: int
    end: int


def line_items(source: Source) -> tuple[LineItem, ...]:
    """The rows of all tables of goods, top down."""
    found = _each_once(
        item
        for layout in source.layouts
        for item in (*_items(source, layout), *_inline_items(source, layout))
    )
    if found or any(header_rows(layout) for layout in source.layouts):
        return found
    aligned = tuple(i for layout in source.layouts for i in unheaded_items(source, layout))
    return aligned or tuple(i for layout in source.layouts for i in listed_items(source, layout))


def _each_once(items: Iterable[LineItem]) -> tuple[LineItem, ...]:
    """Without the rows that stand under two readings of one header: each amount is of one row."""
    by_place = {(item.reading.page, item.reading.box): item for item in items}
    return tuple(by_place.values())


_INLINE = re.compile(
    r"(?<![\d.,])(\d{1,4})\s?(?:@|[x×](?=\s?[^\d\s]?\d))\s?(?=[^\d\s]{0,3}\s?\d)", re.I
)


def _inline_items(source: Source, layout: Layout) -> Iterator[LineItem]:
    """Rows of receipts that say "3 @ $12.40" and, at the end of the row, the amount."""
    for row in rows_of(layout.page.lines):
        for line in row:
            match = _INLINE.search(line.text)
            if match is None:
                continue
            numbers = [n for n in _numbers(row, source.mark) if n.token.has_decimals]
            behind = [n for n in numbers if n.line is not line or n.start >= match.end()]
            if len(behind) == 2 and behind[0].line is line:
                price, amount = behind
                yield LineItem(
                    description=line.text[: match.start()].strip(),
                    quantity=Decimal(match[1]),
                    unit_price=price.token.money.amount,
                    amount=amount.token.money.amount,
                    reading=source.reading(layout.page, amount.line, amount.start, amount.end),
                )


def header_rows(layout: Layout) -> tuple[Line, ...]:
    """The lines that are column headers of a table of goods."""
    return tuple(line for lines, _ in _headers(layout) for line in lines)


def _tables(layout: Layout) -> Iterator[tuple[list[Line], list[_Column]]]:
    """The headers whose rows can be checked: they have a column of quantities."""
    for lines, columns in _headers(layout):
        if any(column.field == "quantity" for column in columns):
            yield lines, columns


def _headers(layout: Layout) -> Iterator[tuple[list[Line], list[_Column]]]:
    for row in (*(rows := rows_of(layout.page.lines)), *_wrapped(rows)):
        columns = [column for line in row for column in _columns(line)]
        fields = {column.field for column in columns}
        has_amounts = bool(fields & {"unit_price", "line_amount"})
        # Two such headings among cells of other ones are a table, too.
        enough = len(fields) >= 3 or ("quantity" in fields and len(row) >= _MANY_CELLS)
        if enough and has_amounts and fields & {"quantity", "item"}:
            # A heading that is not understood has a column, too.
            columns += [_Column("", line.box) for line in row if not _columns(line)]
            yield [line for line in row if _columns(line)], columns


def _wrapped(rows: Sequence[list[Line]]) -> Iterator[list[Line]]:
    """The rows of a header whose headings take one line or two, centred in their cells: three rows."""
    for first, second, third in zip(rows, rows[1:], rows[2:], strict=False):
        whole = [*first, *second, *third]
        height = second[0].box.height
        apart = max(line.box.y1 for line in whole) - min(line.box.y0 for line in whole)
        bare = not any(char.isdigit() for line in whole for char in line.text)
        if bare and apart < _WRAPPED * height and len(first) == len(third) < len(second):
            yield whole


def _items(source: Source, layout: Layout) -> Iterator[LineItem]:
    for lines, columns in _tables(layout):
        bottom = max(line.box.y1 for line in lines)
        found: LineItem | None = None
        own: list[Sequence[Line]] = []
        below = rows_of([line for line in layout.page.lines if line.box.center_y > bottom])
        rows = list(_whole_rows(source, layout, below, columns))
        for at, row in enumerate(rows):
            item = _item(source, layout, row, columns)
            if item is not None and not _names_goods(item.description):
                around = [
                    *(rows[at - 1] if at else ()),
                    *(rows[at + 1] if at + 1 < len(rows) else ()),
                ]
                item = replace(item, description=_centred(item, row[0], around, columns))
            if all(BRACKETED.fullmatch(line.text.strip()) for line in row):
                continue  # the second line of the headings: (incl. VAT)
            if _ends_table(layout, row, is_item=item is not None):
                break
            if item is not None:
                if found is not None:
                    yield completed(found, own)
                found, own = item, []
            own.append(row)
        if found is not None:
            yield completed(found, own)


def _item(
    source: Source, layout: Layout, row: Sequence[Line], columns: Sequence[_Column]
) -> LineItem | None:
    pairs = [
        (column, number)
        for number in _numbers(row, source.mark)
        if (column := _column_of(number.box, columns)) is not None and column.field in _NUMBERS
    ]
    heads = sorted((c for c in columns if c.field in _NUMBERS), key=lambda c: c.box.x0)
    cells = one_each(
        [(column.field, (column.box.x0, column.box.x1), number) for column, number in pairs],
        [column.field for column in heads],
        lambda number: number.token.money.amount,
    )
    if "quantity" not in cells or not cells.keys() & {"unit_price", "line_amount"}:
        return None
    last = cells.get("line_amount") or cells["unit_price"]
    texts = [line for line in row if not any(line is n.line for _, n in pairs)]
    amounts = _settled(cells)
    if not _is_priced(cells) or _is_explained(amounts):
        amounts.pop("unit_price", None)
    return LineItem(
        description=" ".join(line.text for line in _of_the_goods(texts, columns)),
        quantity=amounts.get("quantity"),
        unit_price=amounts.get("unit_price"),
        amount=amounts.get("line_amount"),
        reading=source.reading(layout.page, last.line, last.start, last.end),
    )


def _whole_rows(
    source: Source, layout: Layout, rows: Sequence[list[Line]], columns: Sequence[_Column]
) -> Iterator[list[Line]]:
    """`rows`, where two that a tilted scan or a tall cell has parted are one again.

    What shows it is arithmetic: only both together hold a quantity, a price and their product.
    """
    taken = False
    for row, following in zip(rows, [*rows[1:], []], strict=True):
        if taken:
            taken = False
            continue
        near = following and abs(row[0].box.center_y - following[0].box.center_y) < _CENTRED * (
            row[0].box.height
        )
        parted = near and all(_has_cells(source, part, columns) for part in (row, following))
        both = sorted([*row, *following], key=lambda line: line.box.x0) if parted else []
        item = _item(source, layout, both, columns) if parted else None
        taken = (
            item is not None and _multiplies(item) and _item(source, layout, row, columns) is None
        )
        yield both if taken else row


def _has_cells(source: Source, row: Sequence[Line], columns: Sequence[_Column]) -> bool:
    """Whether a cell of the row holds a number alone, below the heading of one."""
    return any(
        (column := _column_of(number.box, columns)) is not None
        and column.field in _NUMBERS
        and not any(c.isalpha() for c in number.line.text)
        for number in _numbers(row, source.mark)
    )


def _multiplies(item: LineItem) -> bool:
    return (
        item.quantity is not None
        and item.unit_price is not None
        and item.quantity * item.unit_price == item.amount
    )


def _names_goods(description: str) -> bool:
    return any(
        c.isalpha() for part in description.split() if not CODE.fullmatch(part) for c in part
    )


def _centred(item: LineItem, own: Line, around: Sequence[Line], columns: Sequence[_Column]) -> str:
    """The description whose lines stand above and below the numbers, which are centred beside them."""
    near = [
        line
        for line in around
        if abs(line.box.center_y - own.box.center_y) < _CENTRED * own.box.height
        and (column := _column_of(line.box, columns)) is not None
        and column.field == "item"
        and _names_goods(line.text)
    ]
    return " ".join(line.text for line in near) or item.description


def _of_the_goods(texts: Sequence[Line], columns: Sequence[_Column]) -> Sequence[Line]:
    """`texts` without what stands below headings that nobody knows, where one below a known one names goods.

    An order page has columns for the status, a picture and further details beside the product's name.
    """
    fields = [column.field if (column := _column_of(line.box, columns)) else "" for line in texts]
    named = [line for line, field in zip(texts, fields, strict=True) if field == "item"]
    if not any(any(c.isalpha() for c in line.text) for line in named):
        return texts
    return [line for line, field in zip(texts, fields, strict=True) if field]


def _settled(cells: dict[str, _Number]) -> dict[str, Decimal]:
    """The numbers of the row; of several readings those that make quantity × price the amount.

    Where none do, the price is left out: the row says nothing then.
    """
    names = tuple(cells)
    readings = [(n.token.money.amount, *n.token.alternatives) for n in cells.values()]
    first = dict(zip(names, (r[0] for r in readings), strict=True))
    if all(len(r) == 1 for r in readings):
        return first
    for chosen in product(*readings):
        row = dict(zip(names, chosen, strict=True))
        if row.get("unit_price", Decimal(0)) * row["quantity"] == row.get("line_amount"):
            return row
    first.pop("unit_price", None)
    return first


def _is_priced(cells: dict[str, _Number]) -> bool:
    """Whether the unit price is written like the amount: a bare 1 beside 100.00 is no price."""
    price, amount = cells.get("unit_price"), cells.get("line_amount")
    if price is None or amount is None:
        return True
    return price.token.is_likely_money or not amount.token.has_decimals


def _is_explained(amounts: dict[str, Decimal]) -> bool:
    """Whether a tax or discount of the row itself makes the amount differ from quantity × price."""
    if not {"quantity", "unit_price", "line_amount"} <= amounts.keys():
        return False
    plain = amounts["quantity"] * amounts["unit_price"]
    rest = abs(amounts["line_amount"] - plain)
    own = [abs(amounts[name]) for name in ("tax", "discount") if name in amounts]
    return rest != 0 and any(rest in {value, value * amounts["quantity"]} for value in own)


def _numbers(row: Sequence[Line], mark: DecimalMark | None) -> Iterator[_Number]:
    for line in row:
        counted = COUNTED.fullmatch(line.text.strip())
        if counted is not None:
            number = Money(number_readings(counted[1] or counted[2], mark)[0])
            token = MoneyToken(number, 0, len(line.text), has_mark=False, has_decimals=False)
            yield _Number(token, line.box_of(0, len(line.text)), line, 0, len(line.text))
            continue
        for token in money_tokens(line.text, mark=mark, ocr=is_ocr(line)):
            box = line.box_of(token.start, token.end)
            yield _Number(token, box, line, token.start, token.end)


def _column_of(box: Box, columns: Sequence[_Column]) -> _Column | None:
    """The column whose heading shares an edge or the middle with the number."""

    def distance(column: _Column) -> float:
        head = column.box
        return min(abs(head.x0 - box.x0), abs(head.x1 - box.x1), abs(head.center_x - box.center_x))

    nearest = min(columns, key=distance)
    overlaps = nearest.box.overlap_x(box) > 0
    return nearest if overlaps or distance(nearest) < _REACH * box.height else None


@lru_cache(maxsize=LINES)
def _columns(line: Line) -> Sequence[_Column]:
    """The column words of `line`, if it consists of them."""
    folded = fold(line.text)
    # A bracketed unit or note ("(USD)", "(inc. VAT)") belongs to its heading.
    text = _BRACKET.sub(lambda m: " " * len(m[0]), in_simplified(folded.text))
    if text.strip() in _TIMES:
        return [_Column("quantity", line.box)]
    columns, covered, position = [], 0, 0
    while position < len(text):
        word = word_at(text, position)
        if word is None:
            position += 1
            continue
        fields = words()[word]
        end = position + len(word)
        field = next((f for f in _COLUMNS if f in fields), None)
        if field is None and fields & _AMOUNT_HEADS:
            field = "line_amount"
        if field is not None:
            bracket = _BRACKET.match(folded.text, end)
            start, stop = folded.span(position, bracket.end() if bracket else end)
            columns.append(_Column(field, line.box_of(start, stop)))
            covered += len(word)
        position = end
    letters = sum(c.isalnum() for c in text)
    if not letters or covered < _MIN_COVERED * letters:
        return _glued(line, folded)
    return columns


# Headings of a fapiao in their order, which a narrow table joins to one line (国家税务总局, 数电票).
_FAPIAO_HEADS = re.compile(
    "(?:项目名称)?(?:规格型号)?(?:单位)?(?P<quantity>数量)(?P<unit_price>单价)(?P<line_amount>金额)?"
)


def _glued(line: Line, folded: Folded) -> list[_Column]:
    match = _FAPIAO_HEADS.fullmatch(folded.text.strip())
    if match is None:
        return []
    lead = len(folded.text) - len(folded.text.lstrip())
    return [
        _Column(
            field, line.box_of(*folded.span(match.start(field) + lead, match.end(field) + lead))
        )
        for field, word in match.groupdict().items()
        if word
    ]


def _ends_table(layout: Layout, row: Sequence[Line], *, is_item: bool) -> bool:
    """Whether a summary begins; a row of goods may name its own subtotal further right."""
    return any(
        label.leads and label.fields & _SUMMARY and not label.is_for("item")
        for line in (row[:1] if is_item else row)
        for label in layout.of(line)
    )
