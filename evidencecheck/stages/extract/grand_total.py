"""Which amount of a document is the total of the whole: by its label, and by the document's own sums.

A label says "total" of many things: the net sum, what is left to pay, the sum of another currency. The
equations of the document decide between them, and name a total whose label is unknown or missing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from evidencecheck.model.document import Kind
from evidencecheck.model.fact import Amount, AmountRole
from evidencecheck.model.tolerance import CENT

_ADDED = frozenset({AmountRole.TAX, AmountRole.SHIPPING, AmountRole.FEE})
_BASES = frozenset({AmountRole.SUBTOTAL, AmountRole.NET})
_MAX_TERMS = 8
"""Subsets grow by powers of two; a summary with more parts is not settled by its sums."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """An amount with the field of the lexicon to which its label belongs."""

    amount: Amount
    field: str

    @property
    def explicit(self) -> bool:
        """Whether the label says that it is the total of the whole ("grand total"), not just "total"."""
        return self.field == "grand_total"


def choose_total(
    found: Sequence[Labelled], loose: Sequence[Amount], lines: Decimal | None, kind: Kind
) -> Amount | None:
    """The total of the document.

    Args:
        found: the labelled amounts, in reading order.
        loose: amounts without a known label that stand in the columns of the summary or below it.
        lines: the sum of all rows of goods, where every row has an amount.
        kind: of a receipt, a sum may stand in for the total.
    """
    handed = _handed_over(found)
    if handed is not None:
        return handed
    totals = [f for f in found if f.amount.role is AmountRole.TOTAL]
    totals = [f for f in totals if f.amount.money.amount] or totals
    if not any(f.amount.money.amount < 0 for f in found if f.amount.role in _BASES):
        # Only a credit note has a negative total, and its parts are negative, too.
        totals = [f for f in totals if f.amount.money.amount > 0] or totals
    totals = list(_in_main_currency(totals, found))
    parts = [f.amount for f in found if f.amount.role is not AmountRole.TOTAL]
    if not totals:
        return (
            _unlabelled_total(loose, parts, lines)
            or _paid_and_due(loose, parts)
            or _unnamed_total(found, kind)
            or (_nothing_added(found) if kind is Kind.ORDER_DETAILS else None)
        )
    named = [f.amount for f in totals]
    explicit = [f.amount for f in totals if f.explicit] or named
    if len({a.money.amount for a in named}) == 1:
        return _with_tax(named[0], loose, parts, lines) or explicit[0]
    bases = _bases(parts, lines)
    confirmed = [a for a in named if _adds_up(a.money.amount, bases, parts)]
    confirmed += [a for a in named if _is_taxed(a, named, parts) or _is_sum(a, named)]
    charged = _after_discount(named, parts)
    if charged is not None:
        return charged
    if confirmed:
        return max(confirmed, key=lambda a: abs(a.money.amount))
    return _before_payment(named, parts, loose) or explicit[-1]


def _in_main_currency(totals: Sequence[Labelled], found: Sequence[Labelled]) -> Sequence[Labelled]:
    """`totals` without those that convert the sum to a currency in which nothing else is stated."""
    counts = Counter(f.amount.money.currencies for f in found if f.amount.money.currencies)
    if len(counts) < 2:
        return totals
    (main, most), (_, second) = counts.most_common(2)
    own = [f for f in totals if not set(f.amount.money.currencies).isdisjoint(main)]
    return own if own and most > second else totals


def _handed_over(found: Sequence[Labelled]) -> Amount | None:
    """On a till receipt: the printed sum that cash less change leaves, rounding of the sum included.

    What stands below the change is a summary of taxes with totals of its own.
    """
    paid = [f.amount for f in found if f.field == "paid"]
    change = [f.amount for f in found if f.field == "change"]
    if not paid or not change:
        return None
    back = abs(change[-1].money.amount)
    kept = abs(paid[-1].money.amount) - back
    sums = [f for f in found if f.amount.money.amount == kept > 0 and f.field != "change"]
    named = [f.amount for f in sums if f.field not in {"paid", "fee"}]
    return next(iter(named or [f.amount for f in sums]), None)


def _unnamed_total(found: Sequence[Labelled], kind: Kind) -> Amount | None:
    """Where no total is named: a balance due; on a receipt the sum before anything that follows it.

    What is due beside a deposit is but the rest of the sum.
    """
    paid = {abs(f.amount.money.amount) for f in found if f.amount.role is AmountRole.PAID}
    for field in ("due", "subtotal", "net") if kind is Kind.RECEIPT else ("due",):
        for hit in found:
            amount = hit.amount.money.amount
            if hit.field == field and amount > 0:
                in_part = (
                    field == "due" and kind is not Kind.RECEIPT and paid - {amount, Decimal(0)}
                )
                return None if in_part else hit.amount
    return None


def _nothing_added(found: Sequence[Labelled]) -> Amount | None:
    """The sum of the goods of an order that is sent free of charge, where nothing else follows it.

    ``商品小計：¥7,960 (税込) / 配送料合計：¥0 / 内消費税：¥723 / 商品合計：¥7,960``
    """
    goods = [f.amount for f in found if f.field == "subtotal" and f.amount.money.amount > 0]
    rest = [f.amount for f in found if f.field != "subtotal"]
    rest = [a for a in rest if a.role is not AmountRole.TAX or not _INCLUDED.search(a.label)]
    free = any(a.role is AmountRole.SHIPPING for a in rest) and not any(
        a.money.amount for a in rest
    )
    return goods[-1] if free and len({a.money.amount for a in goods}) == 1 else None


_INCLUDED = re.compile(r"内|うち|含|(?i:incl|inkl|compris|inclu|compres|enthalten)")
"""Before or in the name of a tax that is part of the prices."""


def _paid_and_due(loose: Sequence[Amount], parts: Sequence[Amount]) -> Amount | None:
    """An amount without a known label that a deposit and the balance together make."""
    paid = [abs(a.money.amount) for a in parts if a.role is AmountRole.PAID and a.money.amount]
    rest = [a.money.amount for a in parts if a.role is AmountRole.DUE and a.money.amount > 0]
    sums = {p + due for p in paid for due in rest}
    return next((a for a in loose if a.money.amount in sums), None)


def _unlabelled_total(
    loose: Sequence[Amount], parts: Sequence[Amount], lines: Decimal | None
) -> Amount | None:
    """The last amount without a known label that every part of the summary together makes."""
    terms = [a for a in parts if a.role in _ADDED or a.role is AmountRole.DISCOUNT]
    bases = _bases(parts, lines)
    if not terms or not bases:
        return None
    last = max((a.reading.box.y1 for a in parts if a.reading.box), default=0.0)
    below = [a for a in loose if a.reading.box and a.reading.box.center_y > last]
    sums = {base + _signed(terms, base) for base in bases}
    return next(
        (a for a in reversed(below) if any(abs(a.money.amount - s) <= CENT for s in sums)), None
    )


def _with_tax(
    total: Amount, loose: Sequence[Amount], parts: Sequence[Amount], lines: Decimal | None
) -> Amount | None:
    """The taxed sum of the whole, where what is labelled as the total is that of the goods alone."""
    amount = total.money.amount
    taxes = sum((a.money.amount for a in parts if a.role is AmountRole.TAX), Decimal(0))
    is_untaxed = lines is not None and abs(lines - amount) <= CENT
    if not taxes or not is_untaxed:
        return None
    taxed = [a for a in loose if abs(a.money.amount - amount - taxes) <= CENT]
    return taxed[-1] if taxed else None


def _is_taxed(total: Amount, totals: Sequence[Amount], parts: Sequence[Amount]) -> bool:
    """Whether `total` is another one with all taxes added."""
    taxes = sum((a.money.amount for a in parts if a.role is AmountRole.TAX), Decimal(0))
    return bool(taxes) and any(
        abs(other.money.amount + taxes - total.money.amount) <= CENT for other in totals
    )


def _is_sum(total: Amount, totals: Sequence[Amount]) -> bool:
    """Whether two other totals make `total`: that before tax and that of the taxes, in words nobody knows."""
    others = {a.money.amount for a in totals} - {total.money.amount}
    return any(
        abs(one + two - total.money.amount) <= CENT
        for one, two in combinations(sorted(others), 2)
        if one > 0
    )


def _before_payment(
    totals: Sequence[Amount], parts: Sequence[Amount], loose: Sequence[Amount]
) -> Amount | None:
    """The total from which a payment or a balance carried over leads to another one that is printed."""
    paid = [a.money.amount for a in parts if a.role is AmountRole.PAID and a.money.amount]
    rest = [a.money.amount for a in parts if a.role is AmountRole.DUE]
    for total in totals:
        amount = total.money.amount
        left = {t.money.amount for t in totals if t.money.amount != amount} | set(rest)
        if any(abs(amount - abs(p) - other) <= CENT for p in paid for other in left):
            return total
    first, last = totals[0], totals[-1]
    gap = abs(first.money.amount - last.money.amount)
    between = [a for a in loose if abs(abs(a.money.amount) - gap) <= CENT]
    return first if gap and between else None


def _after_discount(totals: Sequence[Amount], parts: Sequence[Amount]) -> Amount | None:
    """The last total, where the one before it less the discounts printed between the two makes it.

    ``注文合計 ￥5,370 / 割引 -￥410 / ご請求額 ￥4,960``: what is asked for is the total of the order.
    """
    placed = [(a.reading.page, a.reading.box.center_y, a) for a in totals if a.reading.box]
    if len(placed) != len(totals):
        return None
    placed.sort(key=lambda hit: hit[:2])
    (page, above, first), (own, below, last) = placed[-2:]
    off = [
        abs(a.money.amount)
        for a in parts
        if a.role is AmountRole.DISCOUNT and a.reading.box and a.reading.page == page == own
        if above < a.reading.box.center_y < below
    ]
    gap = first.money.amount - last.money.amount
    return last if off and gap > 0 and abs(gap - sum(off)) <= CENT else None


def _bases(parts: Iterable[Amount], lines: Decimal | None) -> set[Decimal]:
    bases = {a.money.amount for a in parts if a.role in _BASES}
    return bases | ({lines} if lines is not None else set())


def _adds_up(total: Decimal, bases: Iterable[Decimal], parts: Sequence[Amount]) -> bool:
    """Whether one of `bases` with some of the other parts makes `total`; in a credit note all are negative."""
    added = [abs(a.money.amount) for a in parts if a.role in _ADDED]
    taken = [-abs(a.money.amount) for a in parts if a.role is AmountRole.DISCOUNT]
    terms = [t for t in added + taken if t][:_MAX_TERMS]
    return any(
        abs(abs(base) + sum(chosen) - abs(total)) <= CENT
        for base in bases
        if (base < 0) == (total < 0)
        for count in range(len(terms) + 1)
        for chosen in combinations(terms, count)
    )


def _signed(terms: Iterable[Amount], base: Decimal) -> Decimal:
    """What all `terms` together do to `base`."""
    change = sum(
        (
            -abs(a.money.amount) if a.role is AmountRole.DISCOUNT else abs(a.money.amount)
            for a in terms
        ),
        Decimal(0),
    )
    return -change if base < 0 else change
