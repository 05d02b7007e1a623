"""What the numbers of a document can add up to, and which of them nobody has named."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import combinations
from math import prod

from evidencecheck.model.document import Document
from evidencecheck.model.fact import Amount, AmountRole
from evidencecheck.model.tolerance import CENT

MOST_CHOICES = 4096
"""Ways to choose the parts of a sum; beyond it nearly every sum can be reached."""

MOST_UNNAMED = 25
"""A page with more numbers that nobody has named is no plain invoice."""

ADDED = (AmountRole.TAX, AmountRole.SHIPPING, AmountRole.FEE)
DEDUCTED = (AmountRole.DISCOUNT, AmountRole.REFUND, AmountRole.PAID)

_NUMBER = re.compile(
    r"(?<![\d.,/])(?<!\w-)"
    r"(\d{1,3}(?:[.,'\u00a0\u202f]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,4})?)"
    r"(?!\d|[.,/-]\d|\s?[%％])"
)
_SMALL = re.compile(
    r"[$€£¥￥]\s?(\d{1,2})(?![\d.,])|(?<![\d.,])(\d{1,2})\s?(?:円|元|€|ポイント|积分|points?(?![a-z])|pts?(?![a-z]))",
    re.IGNORECASE,
)
"""Whole amounts below a hundred, which nothing but their unit makes amounts: ``-¥43``, ``43ポイント``."""
_PERCENT = re.compile(r"(?<![\d.,])(\d{1,2}(?:[.,]\d{1,2})?)\s?[%％]")


def parts_of(amounts: Iterable[Amount]) -> list[tuple[Decimal, ...]]:
    """For every part of a total, what it may contribute: each part may be contained already."""
    parts: list[tuple[Decimal, ...]] = []
    for amount in amounts:
        value, size = amount.money.amount, abs(amount.money.amount)
        if not size:
            continue
        if amount.role in ADDED:
            parts.append((Decimal(0), value))
        elif amount.role in DEDUCTED:
            parts.append((Decimal(0), -size))
        elif amount.role is AmountRole.OTHER:
            parts.append((Decimal(0), size, -size))
    return parts


def reachable(base: Decimal, parts: Iterable[tuple[Decimal, ...]]) -> set[Decimal]:
    """Every sum of `base` and one choice of each part."""
    sums = {base}
    for choices in parts:
        sums = {reached + choice for reached in sums for choice in choices}
    return sums


def adds_up(
    bases: Iterable[Decimal], parts: list[tuple[Decimal, ...]], goals: Iterable[Decimal]
) -> bool:
    """Whether some base and some choice of parts make some goal, a cent allowed for each part.

    Taken for granted where the choices are too many to mean anything.
    """
    if prod(len(choices) for choices in parts) > MOST_CHOICES:
        return True
    slack = CENT * max(1, len(parts))
    wanted = list(goals)
    return any(
        abs(reached - goal) <= slack
        for base in bases
        for reached in reachable(base, parts)
        for goal in wanted
    )


def full_sum(base: Decimal, amounts: Iterable[Amount]) -> Decimal:
    """`base` with every tax, fee and shipping added, and every discount taken off."""
    for amount in amounts:
        if amount.role in ADDED:
            base += amount.money.amount
        elif amount.role is AmountRole.DISCOUNT:
            base -= abs(amount.money.amount)
    return base


def unnamed_numbers(document: Document) -> tuple[Decimal, ...]:
    """The printed amounts that are neither a labelled amount nor part of a row of goods.

    One of them may be the part that is missing in a sum: an unknown fee, a row that wasn't
    recognised.
    """
    numbers = Counter(_printed(document.content.text))
    for amount in document.amounts:
        numbers[abs(amount.money.amount)] = 0
    for item in document.items:
        for number in (item.quantity, item.unit_price, item.amount):
            if number is not None:
                numbers[abs(number)] = 0
    return tuple(sorted(number for number in +numbers if number))


def explains(numbers: tuple[Decimal, ...], gap: Decimal, *, most: int) -> bool:
    """Whether up to `most` of `numbers` sum up to `gap`; taken for granted where there are many."""
    if len(numbers) > MOST_UNNAMED:
        return True
    return any(
        abs(sum(chosen) - abs(gap)) <= CENT
        for count in range(1, most + 1)
        for chosen in combinations(numbers, count)
    )


def printed_factors(document: Document) -> tuple[Decimal, ...]:
    """What the printed percentages can do to a price: tax added or taken out, a discount, both."""
    one = Decimal(1)
    rates = {Decimal(p.replace(",", ".")) / 100 for p in _PERCENT.findall(document.content.text)}
    single = {one, *(f for r in rates for f in (one + r, one - r, one / (one + r)))}
    return tuple(sorted({a * b for a in single for b in single}))


def _printed(text: str) -> Iterator[Decimal]:
    """Numbers with two decimals, or whole ones as in yen: of three digits and more, or with their unit."""
    for found in _NUMBER.findall(text):
        digits = re.sub(r"[^\d.,]", "", found)
        plain = re.sub(r"[.,]", "", digits)
        if digits[-3:-2] in {".", ","}:
            yield Decimal(plain).scaleb(-2)
        elif len(plain) >= 3:
            yield Decimal(plain)
    for marked, counted in _SMALL.findall(text):
        yield Decimal(marked or counted)
