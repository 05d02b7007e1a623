"""Tables of goods: columns from their header, rows with quantity, unit price and amount."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise, product

from evidencecheck.model.fact import LineItem
from evidencecheck.model.page import Line
from evidencecheck.model.tolerance import CENT
from evidencecheck.stages.extract.fold import fold, is_cjk
from evidencecheck.stages.extract.goods.buttons import is_button
from evidencecheck.stages.extract.goods.counted_prices import counted_prices
from evidencecheck.stages.extract.goods.fapiao_content import fapiao_contents
from evidencecheck.stages.extract.goods.goods_without_table import of_no_table
from evidencecheck.stages.extract.goods.inline_items import inline_items
from evidencecheck.stages.extract.goods.item_columns import Column, column_of
from evidencecheck.stages.extract.goods.item_headers import Header, headers
from evidencecheck.stages.extract.goods.item_rows import (
    AMOUNT,
    BRACKETED,
    CODE,
    COUNTED,
    OTHER_PAPER,
    ROW_MARK,
    VARIANT,
    completed,
    in_turn,
    is_titled,
    names_code,
    one_each,
    with_lead,
)
from evidencecheck.stages.extract.goods.item_sums import with_amounts
from evidencecheck.stages.extract.goods.labelled_prices import labelled_prices
from evidencecheck.stages.extract.goods.labelled_records import labelled_records
from evidencecheck.stages.extract.goods.listed_items import listed_items
from evidencecheck.stages.extract.goods.multiplied_rows import multiplied_rows
from evidencecheck.stages.extract.goods.receipt_prose import receipt_items
from evidencecheck.stages.extract.goods.repeated_rows import each_once
from evidencecheck.stages.extract.goods.row_numbers import Number, numbers_in
from evidencecheck.stages.extract.goods.row_prices import (
    RATE,
    is_explained,
    per_piece,
    without_sums,
)
from evidencecheck.stages.extract.goods.shop_cards import shop_cards
from evidencecheck.stages.extract.goods.table_ends import ends_table, is_cell
from evidencecheck.stages.extract.goods.tall_rows import description, is_bare, is_tall
from evidencecheck.stages.extract.goods.till_items import till_items
from evidencecheck.stages.extract.goods.title_columns import with_title
from evidencecheck.stages.extract.goods.titles_above import title_above
from evidencecheck.stages.extract.goods.unheaded_items import unheaded_items
from evidencecheck.stages.extract.layout import Layout, rows_of
from evidencecheck.stages.extract.source import Source

_NUMBERS = frozenset({"quantity", "unit_price", "line_amount", "tax", "discount"})
_TALL = 4
"""Lines of the tallest row of goods that is put together."""
_CENTRED = 1.6
"""In line heights: how far from the middle of a row a line of its description may be."""


def line_items(source: Source) -> tuple[LineItem, ...]:
    """The rows of all tables of goods, top down."""
    if records := tuple(labelled_records(source)):
        return records
    rows = (
        item
        for layout in source.layouts
        for item in (*_items(source, layout), *inline_items(source, layout))
    )
    found = each_once(source, rows)
    proven = tuple(i for layout in source.layouts for i in multiplied_rows(source, layout))
    unnamed = not any(item.description for item in found)
    if len(proven) > len(found) or (unnamed and len(proven) == len(found) > 0):
        return proven
    if found:
        headed = any(header_rows(layout) for layout in source.layouts)
        named = headed and all(item.description for item in found)
        sold = () if named else tuple(i for x in source.layouts for i in till_items(source, x))
        # A till prints the name above its count and price: the rows with names tell more.
        counted = bool(sold) and all(item.quantity is not None for item in sold)
        more = len(sold) > len(found) or (counted and len(sold) == len(found))
        return sold if more else with_amounts(source, found)
    if any(header_rows(layout) for layout in source.layouts):
        cards = tuple(item for layout in source.layouts for item in shop_cards(source, layout))
        cards = cards or tuple(i for x in source.layouts for i in labelled_prices(source, x))
        return cards or tuple(i for layout in source.layouts for i in till_items(source, layout))
    contents = fapiao_contents(source)
    if contents:
        return contents
    aligned = tuple(i for layout in source.layouts for i in unheaded_items(source, layout))
    listed = tuple(i for layout in source.layouts for i in listed_items(source, layout))
    cards = tuple(item for layout in source.layouts for item in shop_cards(source, layout))
    wraps = any(is_cjk(char) for item in cards for char in item.description)
    found = aligned or (cards if wraps and len(cards) >= len(listed) else listed or cards)
    if found and any(item.quantity is not None for item in found):
        return found
    others = of_no_table(source)
    told = bool(others) and all(item.quantity is not None for item in others)
    beside = tuple(i for x in source.layouts for i in counted_prices(source, x))
    return (others if told else found or beside or others) or tuple(receipt_items(source))


def header_rows(layout: Layout) -> tuple[Line, ...]:
    """The lines that are column headers of a table of goods."""
    return tuple(line for header in headers(layout) for line in header.lines)


def _tables(layout: Layout) -> Iterator[Header]:
    """The headers whose rows can be checked: they have a column of quantities."""
    for header in headers(layout):
        if any(column.field == "quantity" for column in header.columns):
            yield header


def _items(source: Source, layout: Layout) -> Iterator[LineItem]:
    for header in _tables(layout):
        columns = header.columns
        bottom = max(line.box.y1 for line in header.lines)
        found: LineItem | None = None
        own: list[Sequence[Line]] = []
        below = rows_of([line for line in layout.page.lines if line.box.center_y > bottom])
        rows = list(_whole_rows(source, layout, below, columns))
        for at, row in enumerate(rows):
            item = _item(source, layout, row, columns)
            around = [line for near in rows[max(0, at - 2) : at + 3] for line in near]
            if item is not None and not _names_goods(item.description):
                item = replace(item, description=_centred(item, row[0], around, columns))
            elif item is not None and not _is_named(row, columns):
                # Lines that reach into the row: its numbers are centred beside them.
                level = [line for line in around if line.box.overlap_y(row[0].box) > 0]
                around = [x for x in around if x in level or any(is_titled(y, x) for y in level)]
                item = replace(item, description=_centred(item, row[0], around, columns))
            if item is not None and is_tall(row, columns):
                item = replace(item, description=description(row, columns) or item.description)
            item = with_title(item, row[0], around, header) if item is not None else None
            if item is not None and found is None and not item.description:
                headed = any(column.field == "item" for column in columns)
                item = (
                    item if headed else replace(item, description=title_above(layout, header.lines))
                )
            if all(BRACKETED.fullmatch(line.text.strip()) for line in row):
                continue  # the second line of the headings: (incl. VAT)
            goods = item is not None or _goes_on(layout, row[0], own[-1] if own else (), columns)
            if ends_table(layout, [c for c in row if not is_cell(c, columns)], is_item=goods):
                break
            if item is not None:
                if found is not None:
                    yield completed(found, own)
                else:
                    item = with_lead(item, row, own)
                found, own = item, []
            own.append(row)
        if found is not None:
            yield completed(found, own)


def _item(
    source: Source, layout: Layout, row: Sequence[Line], columns: Sequence[Column]
) -> LineItem | None:
    numbers = list(numbers_in(without_sums(layout, row), source.mark))
    item = _of_numbers(source, layout, row, columns, numbers)
    apart = [number for number in numbers if not _is_in_words(number, columns)]
    if len(apart) == len(numbers) or (item is not None and _multiplies(item)):
        return item
    other = _of_numbers(source, layout, row, columns, apart)
    return other if item is None or (other is not None and _multiplies(other)) else item


def _is_in_words(number: Number, columns: Sequence[Column]) -> bool:
    """Whether the number is part of a description, as its size or its count per pack: ``Candle, 8 oz``."""
    column = column_of(number.line.box, columns)
    return column is not None and column.field == "item" and not is_bare(number.line)


def _of_numbers(
    source: Source,
    layout: Layout,
    row: Sequence[Line],
    columns: Sequence[Column],
    numbers: Sequence[Number],
) -> LineItem | None:
    pairs = [
        (column, number)
        for number in numbers
        if (column := column_of(number.box, columns)) is not None and column.field in _NUMBERS
    ]
    heads = sorted((c for c in columns if c.field in _NUMBERS), key=lambda c: c.box.x0)
    cells = one_each(
        [(column.field, (column.box.x0, column.box.x1), number) for column, number in pairs],
        [column.field for column in heads],
        lambda number: number.token.money.amount,
    )
    one_row = all(a.box.x1 <= b.box.x0 for a, b in pairwise(numbers))
    if one_row and not cells.keys() >= {"quantity", "unit_price"}:
        fields = [column.field for column in heads]
        cells = in_turn(numbers, fields, lambda number: number.token.money.amount) or cells
        pairs = pairs if "unit_price" not in cells else [(heads[0], n) for n in cells.values()]
    if "quantity" not in cells or not cells.keys() & {"unit_price", "line_amount"}:
        return None
    if cells["quantity"].token.has_mark:
        return None  # £2.70 is a sum below the table
    last = cells.get("line_amount") or cells["unit_price"]
    texts = [
        line
        for line in row
        if not any(line is n.line for _, n in pairs) and not RATE.fullmatch(line.text.strip())
        if not is_button(line.text)
    ]
    amounts = per_piece(_settled(cells), row, layout)
    if not _is_priced(cells) or is_explained(amounts, row):
        amounts.pop("unit_price", None)
    return LineItem(
        description=" ".join(line.text for line in _of_the_goods(texts, columns)),
        quantity=amounts.get("quantity"),
        unit_price=amounts.get("unit_price"),
        amount=amounts.get("line_amount"),
        reading=source.reading(layout.page, last.line, last.start, last.end),
    )


def _whole_rows(
    source: Source, layout: Layout, rows: Sequence[list[Line]], columns: Sequence[Column]
) -> Iterator[list[Line]]:
    """`rows`, where two that a tilted scan or a tall cell has parted are one again.

    What shows it is arithmetic: only both together hold a quantity, a price and their product.
    """
    taken = 0
    for at, row in enumerate(rows):
        if taken:
            taken -= 1
            continue
        whole = _whole(source, layout, rows[at : at + _TALL], columns)
        taken = len(whole) - 1
        yield sorted((x for part in whole for x in part), key=lambda x: x.box.x0) if taken else row


def _whole(
    source: Source, layout: Layout, rows: Sequence[list[Line]], columns: Sequence[Column]
) -> Sequence[list[Line]]:
    """As many of `rows` as make the first one whole: itself alone, as a rule."""
    alone = _item(source, layout, rows[0], columns)
    for size in range(2, len(rows) + 1):
        upper, last = rows[size - 2], rows[size - 1]
        height = _CENTRED * upper[0].box.height
        if abs(upper[0].box.center_y - last[0].box.center_y) >= height:
            break
        if not all(_has_cells(source, part, columns) for part in (rows[0], last)):
            continue
        if size > 2 and _item(source, layout, last, columns) is not None:
            break  # a row of its own
        both = sorted((x for part in rows[:size] for x in part), key=lambda line: line.box.x0)
        item = _item(source, layout, both, columns)
        if item is not None and _multiplies(item) and (alone is None or alone.amount is None):
            return rows[:size]
    return rows[:1]


def _has_cells(source: Source, row: Sequence[Line], columns: Sequence[Column]) -> bool:
    """Whether a cell of the row holds a number alone, below the heading of one."""
    return any(
        (column := column_of(number.box, columns)) is not None
        and column.field in _NUMBERS
        and (COUNTED.fullmatch(number.line.text.strip()) or is_bare(number.line))
        for number in numbers_in(row, source.mark)
    )


def _multiplies(item: LineItem) -> bool:
    return (
        item.quantity is not None
        and item.unit_price is not None
        and item.quantity * item.unit_price == item.amount
    )


def _names_goods(description: str) -> bool:
    if OTHER_PAPER.match(fold(description).text):
        return False
    return (
        not names_code(description)
        and not VARIANT.match(description)
        and any(
            c.isalpha() for part in description.split() if not CODE.fullmatch(part) for c in part
        )
    )


def _is_named(row: Sequence[Line], columns: Sequence[Column]) -> bool:
    """Whether a cell stands below the heading of goods, if there is one: a status is no description."""
    if not any(column.field == "item" for column in columns):
        return True
    return any(
        (column := column_of(line.box, columns)) is not None and column.field == "item"
        for line in row
        if any(c.isalpha() for c in line.text)
    )


def _centred(item: LineItem, own: Line, around: Sequence[Line], columns: Sequence[Column]) -> str:
    """The description whose lines stand above and below the numbers, which are centred beside them."""
    near = [
        line
        for line in around
        if abs(line.box.center_y - own.box.center_y) < _CENTRED * own.box.height
        and (column := column_of(line.box, columns)) is not None
        and column.field == "item"
        and _names_goods(line.text)
    ]
    return " ".join(line.text for line in near) or item.description


def _of_the_goods(texts: Sequence[Line], columns: Sequence[Column]) -> Sequence[Line]:
    """`texts` without what stands below headings that nobody knows, where one below a known one names goods.

    An order page has columns for the status, a picture and further details beside the product's name.
    """
    fields = [column.field if (column := column_of(line.box, columns)) else "" for line in texts]
    named = [line for line, field in zip(texts, fields, strict=True) if field == "item"]
    if not any(any(c.isalpha() for c in line.text) for line in named):
        # Headings that are centred over cells flush left may be nearer to the number of the row.
        texts = [line for line in texts if not AMOUNT.fullmatch(line.text.strip())] or texts
        return [line for line in texts if not ROW_MARK.fullmatch(line.text.strip())] or texts
    known = [line for line, field in zip(texts, fields, strict=True) if field]
    known = [line for line in known if not AMOUNT.fullmatch(line.text.strip())] or known
    return [line for line in known if not ROW_MARK.fullmatch(line.text.strip())] or known


def _settled(cells: dict[str, Number]) -> dict[str, Decimal]:
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


def _is_priced(cells: dict[str, Number]) -> bool:
    """Whether the unit price is written like the amount: a bare 1 beside 100.00 is no price."""
    price, amount = cells.get("unit_price"), cells.get("line_amount")
    if price is None or amount is None:
        return True
    if price.token.is_likely_money or not amount.token.has_decimals:
        return True
    count, each = cells["quantity"].token.money.amount, price.token.money.amount
    # Prices before tax have as many decimals as it takes: 46.90265487 (数电票).
    return bool(each % 1) and abs(count * each - amount.token.money.amount) <= CENT


def _goes_on(layout: Layout, line: Line, above: Sequence[Line], columns: Sequence[Column]) -> bool:
    """Whether `line` is a further line of the goods in the row `above`, whose subtotals stand beside it."""
    column = column_of(line.box, columns)
    return (
        column is not None
        and column.field == "item"
        and (
            not above  # the first row below the headings
            or any(
                abs(other.box.x0 - line.box.x0) < line.box.height
                and line.box.y0 - other.box.y1 < 0.5 * line.box.height
                for other in above
            )
        )
        and not layout.of(line)
    )
