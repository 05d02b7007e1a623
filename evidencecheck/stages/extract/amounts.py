"""The summary amounts of a document by label, and which of them is its total."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from evidencecheck.model.document import Kind
from evidencecheck.model.fact import Amount, AmountRole, Fact, FactName, Mention
from evidencecheck.model.geometry import Box
from evidencecheck.model.page import Channel
from evidencecheck.model.values import Money
from evidencecheck.stages.extract.amount_rows import (
    OWN_WORDS,
    UNIT,
    is_of_something_else,
    row_of,
    under_unit,
)
from evidencecheck.stages.extract.fold import fold
from evidencecheck.stages.extract.goods.line_items import header_rows, line_items
from evidencecheck.stages.extract.goods.receipt_prose import receipt_total
from evidencecheck.stages.extract.grand_total import Labelled, choose_total
from evidencecheck.stages.extract.layout import Cell, Layout
from evidencecheck.stages.extract.lexicon import Label
from evidencecheck.stages.extract.money import (
    NO_MINOR_UNIT,
    MoneyToken,
    money_tokens,
)
from evidencecheck.stages.extract.number_columns import cells_below, whole_of
from evidencecheck.stages.extract.order_list_total import listed_total
from evidencecheck.stages.extract.party.bank_slips import is_between_companies, slip_total
from evidencecheck.stages.extract.payouts import is_payout
from evidencecheck.stages.extract.source import Source, is_ocr

# Label field → role, the more telling fields first: a word may belong to several.
_ROLES = {
    "grand_total": AmountRole.TOTAL,
    "total": AmountRole.TOTAL,
    "subtotal": AmountRole.SUBTOTAL,
    "net": AmountRole.NET,
    "tax": AmountRole.TAX,
    "shipping": AmountRole.SHIPPING,
    "discount": AmountRole.DISCOUNT,
    "fee": AmountRole.FEE,
    "paid": AmountRole.PAID,
    "due": AmountRole.DUE,
    "change": AmountRole.DUE,
    "refund": AmountRole.REFUND,
}
_FIELDS = tuple(_ROLES)
TOTAL_FACTS = {
    Kind.ORDER_DETAILS: FactName.ORDER_TOTAL,
    Kind.PURCHASE_INVOICE: FactName.COST_TOTAL,
    Kind.FAPIAO: FactName.COST_TOTAL,
}
"""Kind of document → name of its total; `SALE_TOTAL` for every other proof of value."""
_INVOICES = frozenset({Kind.SALES_INVOICE, Kind.PURCHASE_INVOICE, Kind.FAPIAO})
_SENTENCES = frozenset({Kind.RECEIPT, Kind.PAYMENT_PROOF})
"""Kinds that may state their sum in a sentence, or in words beside the figures."""
_ONLY = "only amount"
"""Role of a total that nothing but its being alone makes one."""
_VALUE_KINDS = frozenset(
    {
        Kind.ORDER_DETAILS,
        Kind.SALES_INVOICE,
        Kind.PURCHASE_INVOICE,
        Kind.FAPIAO,
        Kind.RECEIPT,
        Kind.PAYMENT_PROOF,
        Kind.SALES_RECORD,
        Kind.UNKNOWN,
    }
)


def amounts(source: Source) -> tuple[Amount, ...]:
    """Labelled amounts of the summaries, in reading order; column headers of tables are no labels.

    An amount that stands among them without a known label is there too, as `OTHER` and uncertain:
    whoever adds up must know that he doesn't know all.
    """
    found = [f.amount for f in _found(source)]
    gaps = _pages_with_gaps(source, found)
    found = [replace(a, certain=a.certain and a.reading.page not in gaps) for a in found]
    return (*found, *_unlabelled(source, found))


def total_fact(source: Source, kind: Kind) -> Iterator[Fact]:
    """The one total that the document states, under the name that fits its kind."""
    if kind not in _VALUE_KINDS:
        return
    found = list(_found(source))
    loose = tuple(_loose(source, [f.amount for f in found]))
    total = choose_total(found, loose, _sum_of_lines(source), kind)
    role = "total"
    if total is None and not found and kind in (*_INVOICES, Kind.PAYMENT_PROOF):
        total, role = _only_amount(source), _ONLY
    if kind in _SENTENCES and not any(f.amount.role is AmountRole.TOTAL for f in found):
        slip = slip_total(source) if total is None and kind is Kind.PAYMENT_PROOF else None
        told = receipt_total(source) or slip
        total, role = (told, "total") if told is not None else (total, role)
    if total is None:
        return
    name = TOTAL_FACTS.get(kind, FactName.SALE_TOTAL)
    if kind is Kind.PAYMENT_PROOF and is_between_companies(source):
        name = FactName.COST_TOTAL
    if kind is Kind.PAYMENT_PROOF:
        total = replace(total, money=Money(abs(total.money.amount), total.money.currencies))
    # Of a picture, the other amounts may not have been read.
    doubtful = role == _ONLY and total.reading.channel is Channel.OCR
    doubtful |= kind is Kind.UNKNOWN or _differs_by_row(found)
    doubtful |= kind is Kind.SALES_RECORD and is_payout(source)
    mention = Mention.CANDIDATE if doubtful else Mention.OWN
    yield Fact(name, total.money, total.reading, label=total.label, role=role, mention=mention)


def _differs_by_row(found: Sequence[Labelled]) -> bool:
    """Whether an export states another total with each of its records: those of their own goods."""
    totals = [f.amount for f in found if f.amount.role is AmountRole.TOTAL]
    records = {a.reading.page for a in totals if a.reading.channel is Channel.STRUCTURED}
    return len(records) > 1 and len({a.money.amount for a in totals}) > 1


def _sum_of_lines(source: Source) -> Decimal | None:
    """What all rows of goods make together; None where there are none, or one shows no amount."""
    amounts = [item.amount for item in line_items(source)]
    known = [amount for amount in amounts if amount is not None]
    return sum(known, Decimal(0)) if known and len(known) == len(amounts) else None


def _loose(source: Source, found: Sequence[Amount]) -> Iterator[Amount]:
    """Amounts without a known label that stand in the columns of the summary, or below them."""
    currencies = source.currencies
    for layout in source.layouts:
        page = layout.page
        boxes = _summary_boxes(layout, found)
        if not boxes:
            continue
        column = Box.around(boxes)
        for line in page.lines:
            if line.box.center_y < column.y0:
                continue
            for token in money_tokens(line.text, mark=source.mark, ocr=is_ocr(line)):
                box = line.box_of(token.start, token.end)
                if not token.is_likely_money or box.overlap_x(column) <= 0:
                    continue
                if any(_is_at(a, box) for a in found if a.reading.page == page.number):
                    continue
                reading = source.reading(page, line, token.start, token.end)
                money = _in_currency(token.money, currencies)
                yield Amount(AmountRole.OTHER, money, reading, "", certain=False)


def _is_at(amount: Amount, box: Box) -> bool:
    """Whether `amount` stands in `box`; the boxes of close rows overlap."""
    place = amount.reading.box
    return place is not None and place.same_row(box) and place.overlap_x(box) > 0


def _only_amount(source: Source) -> Amount | None:
    """The amount of an invoice that prints just one, with a currency, and labels nothing as a total."""
    hits = [
        (page, line, token)
        for page, line in source.lines()
        for token in money_tokens(line.text, mark=source.mark, ocr=is_ocr(line))
        if token.has_mark and token.has_decimals
    ]
    if len({token.money.amount for _, _, token in hits}) != 1:
        return None
    page, line, token = hits[0]
    reading = source.reading(page, line, token.start, token.end)
    return Amount(AmountRole.TOTAL, token.money, reading, "")


def _pages_with_gaps(source: Source, found: Sequence[Amount]) -> set[int]:
    """Pages on which a label stands among the summary lines whose amount was not read."""
    gaps = set()
    for layout in source.layouts:
        boxes = _summary_boxes(layout, found)
        read = {a.label for a in found if a.reading.page == layout.page.number}
        for label in layout.all_labels(*_FIELDS):
            box = label.line.box
            among = boxes and min(b.y0 for b in boxes) < box.center_y < max(b.y1 for b in boxes)
            silent = label.text not in read and not any(b.same_row(box) for b in boxes)
            if among and label.leads and silent:
                gaps.add(layout.page.number)
    return gaps


def _summary_boxes(layout: Layout, found: Sequence[Amount]) -> list[Box]:
    page = layout.page.number
    return [
        a.reading.box
        for a in found
        if a.reading.page == page and a.reading.box and a.role in _SUMMED
    ]


def _unlabelled(source: Source, found: Sequence[Amount]) -> Iterator[Amount]:
    """Amounts between the first and the last summary line of a page, in their columns."""
    for layout in source.layouts:
        page = layout.page
        boxes = _summary_boxes(layout, found)
        if len(boxes) < 2:
            continue
        column = Box.around(boxes)
        for line in page.lines:
            for token in money_tokens(line.text, mark=source.mark, ocr=is_ocr(line)):
                box = line.box_of(token.start, token.end)
                inside = column.y0 < box.center_y < column.y1 and box.overlap_x(column) > 0
                if not inside or not token.has_decimals or any(box.intersects(b) for b in boxes):
                    continue
                if any(a.reading.box and a.reading.box.intersects(box) for a in found):
                    continue
                reading = source.reading(page, line, token.start, token.end)
                yield Amount(AmountRole.OTHER, token.money, reading, "", certain=False)


_CUSTOMS_FORM = re.compile(r"(?<![a-z0-9])cn\s?-?2[23](?!\d)")
"""The customs declarations of the post. Source: UPU, forms CN 22 and CN 23."""


def declared_values(source: Source) -> Iterator[Fact]:
    """Values declared to a carrier or customs, and amounts that a form claims."""
    labelled = list(_labelled_values(source))
    yield from labelled
    if not any(fact.name is FactName.DECLARED_VALUE for fact in labelled):
        yield from _of_customs_form(source)


def _of_customs_form(source: Source) -> Iterator[Fact]:
    """The total of a CN 22 or CN 23; with its currency beside it, for weights are added up there, too."""
    if not _CUSTOMS_FORM.search(fold(source.content.text).text):
        return
    totals = [
        amount
        for amount in amounts(source)
        if amount.role is AmountRole.TOTAL
        and amount.certain
        and any(token.has_mark for token in money_tokens(amount.reading.raw))
    ]
    if len({total.money for total in totals}) == 1:
        total = totals[0]
        yield Fact(FactName.DECLARED_VALUE, total.money, total.reading, label=total.label)
    elif not totals:
        yield from _of_value_column(source)


_VALUE_HEAD = re.compile(
    r"(?:\(?\d{1,2}\)?\.?\s?)?(?:value|valeur|wert|valor|valore|waarde|价值|價值|価格|价格|金额)"
    r"(?:\s?\([^()]{1,20}\))?(?:\s?/\s?(?:value|valeur|wert|valor|valore|价值))?[\s:]*"
)
"""Heads the column of values of a CN 22 or CN 23. Source: UPU, the forms in French and English."""


def _of_value_column(source: Source) -> Iterator[Fact]:
    """What the column of values comes to, where the word for its total was not made out."""
    for layout in source.layouts:
        for head in layout.page.lines:
            if _VALUE_HEAD.fullmatch(fold(head.text).text.strip()) is None:
                continue
            cells = [
                (line, token)
                for line in cells_below(layout, head)
                for token in money_tokens(line.text, mark=source.mark, ocr=is_ocr(line))[:1]
                if token.has_mark
            ]
            at = whole_of([token.money.amount for _, token in cells])
            if at is not None:
                line, token = cells[at]
                reading = source.reading(layout.page, line, token.start, token.end)
                money = _in_currency(token.money, source.currencies)
                yield Fact(FactName.DECLARED_VALUE, money, reading, label=head.text)
                return


def _labelled_values(source: Source) -> Iterator[Fact]:
    currencies = source.currencies
    for field, name in (
        ("declared_value", FactName.DECLARED_VALUE),
        ("claimed_amount", FactName.CLAIMED_AMOUNT),
    ):
        for layout, label in source.labels(field):
            hit = _value(source, layout, label)
            if hit is not None:
                cell, token = hit
                money = _in_currency(token.money, currencies)
                part = Cell(cell.line, cell.start + token.start, cell.start + token.end)
                reading = source.reading_of(layout.page, part)
                yield Fact(name, money, reading, label=label.text)


def _found(source: Source) -> Iterator[Labelled]:
    currencies = source.currencies
    headers = {id(line) for layout in source.layouts for line in header_rows(layout)}
    for layout, label in source.labels(*_FIELDS):
        if id(label.line) in headers:
            continue
        field = next(field for field in _FIELDS if field in label.fields)
        hit = _value(source, layout, label)
        if hit is None:
            continue
        cell, token = hit
        start, end = cell.start + token.start, cell.start + token.end
        reading = source.reading(layout.page, cell.line, start, end)
        if token.repaired:
            reading = replace(reading, confidence=min(reading.confidence, 0.8))
        amount = Amount(
            role=_ROLES[field],
            money=_in_currency(token.money, currencies),
            reading=reading,
            label=label.text,
            certain=not token.alternatives
            and len(label.fields & _ROLES.keys()) == 1
            and (cell.line.box.same_row(label.line.box) or layout.is_grid(label, cell)),
        )
        yield Labelled(amount, field)
    yield from listed_total(source)


def _value(source: Source, layout: Layout, label: Label) -> tuple[Cell, MoneyToken] | None:
    """The amount of a label: the last one in its row, else the one below it."""
    rest = layout.rest(label)
    if rest is not None and not label.marked and is_of_something_else(rest.text):
        return None
    row = row_of(layout, label, rest)
    best: tuple[Cell, MoneyToken] | None = None
    whole = NO_MINOR_UNIT.issuperset(source.currencies or {""})
    for cell in row:
        if best and OWN_WORDS.match(cell.text):
            break  # a label that nobody knows, with the amount of another column of the page
        for token in money_tokens(cell.text, mark=source.mark, ocr=is_ocr(cell.line)):
            if _is_amount(token, cell, whole):
                best = (cell, token)
    if best or (row and not UNIT.fullmatch(row[-1].text.strip())):
        return best
    below = under_unit(layout, row[-1]) if row else layout.below(label)
    if below is None:
        return None
    if UNIT.fullmatch(below.text.strip()):
        # The label's second line names the currency, and the amount stands beside that.
        unit = Label(label.fields, below.line, 0, len(below.line.text), leads=True, marked=False)
        for cell in layout.right(unit):
            for token in money_tokens(cell.text, mark=source.mark, ocr=is_ocr(cell.line)):
                if _is_amount(token, cell, whole):
                    best = (cell, token)
        return best
    tokens = money_tokens(below.text, mark=source.mark, ocr=is_ocr(below.line))
    likely = [token for token in tokens if token.is_likely_money]
    return (below, likely[-1]) if likely else None


def _is_amount(token: MoneyToken, cell: Cell, whole: bool) -> bool:
    """`whole`: the document's currency has no parts, so that its amounts need no decimals."""
    if token.is_likely_money:
        return True
    # A bare whole number is an amount only where it stands alone in its cell and is grouped or large.
    alone = cell.text.strip() == cell.text[token.start : token.end]
    large = bool(token.alternatives) or abs(token.money.amount) >= 1000
    return alone and (whole or large)


def _in_currency(money: Money, currencies: tuple[str, ...]) -> Money:
    if not money.currencies:
        return Money(money.amount, currencies)
    common = tuple(code for code in money.currencies if code in currencies)
    whole = money.amount == money.amount.to_integral_value()
    if common and (whole or not NO_MINOR_UNIT.issuperset(common)):
        return Money(money.amount, common)
    return money


_SUMMED = frozenset(
    {
        AmountRole.SUBTOTAL,
        AmountRole.NET,
        AmountRole.TAX,
        AmountRole.SHIPPING,
        AmountRole.DISCOUNT,
        AmountRole.FEE,
        AmountRole.TOTAL,
    }
)
