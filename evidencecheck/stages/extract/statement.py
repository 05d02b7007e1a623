"""What a structured invoice states, whatever its format."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from evidencecheck.model.document import DataField
from evidencecheck.stages.extract.money import MOST

_DATE = re.compile(r"(\d{4})\D{0,2}(\d{1,2})\D{0,2}(\d{1,2})(?!\d{3})")
"""``20180605``, ISO 8601 and ``2020年07月23日``; what follows is a time."""
_NUMBER = re.compile(r"[-+]?\d{1,12}(?:\.\d{0,10})?|-?\.\d{1,10}")
"""XML Schema decimal, as far as an invoice goes."""
_NUMBERED = re.compile(r"\[\d+\]")


@dataclass(frozen=True, slots=True)
class StatedLine:
    """A line of goods. What is not stated is None."""

    description: str
    quantity: Decimal | None
    unit_price: Decimal | None
    amount: Decimal | None
    field: DataField
    """Its amount, else its name."""


@dataclass(frozen=True, slots=True)
class Statement:
    """The values of one invoice; None where it does not state one."""

    is_fapiao: bool
    number: DataField | None = None
    code: DataField | None = None
    """发票代码 of a fapiao of the old formats."""
    issued: DataField | None = None
    order: DataField | None = None
    """The buyer's order number as the seller refers to it."""
    seller: DataField | None = None
    buyer: DataField | None = None
    ship_to: DataField | None = None
    tax_ids: tuple[DataField, ...] = ()
    """Those of the seller first."""
    buyer_tax_ids: tuple[DataField, ...] = ()
    currency: str = ""
    """ISO 4217."""
    total: DataField | None = None
    """With tax."""
    net: DataField | None = None
    tax: DataField | None = None
    line_total: DataField | None = None
    discount: DataField | None = None
    charges: DataField | None = None
    paid: DataField | None = None
    due: DataField | None = None
    lines: tuple[StatedLine, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Tree:
    """Data fields, asked for by the names at the end of their paths."""

    fields: tuple[DataField, ...]

    def first(self, *ends: str, within: str = "") -> DataField | None:
        """The first field whose path ends with one of `ends` (tried in turn) and has the element `within`."""
        for end in ends:
            tail = f"/{end}"
            for held in self.fields:
                path = f"/{plain(held.path)}"
                if path.endswith(tail) and (not within or f"/{within}/" in path):
                    return held
        return None

    def all(self, end: str, within: str = "") -> Iterator[DataField]:
        for held in self.fields:
            path = f"/{plain(held.path)}"
            if path.endswith(f"/{end}") and (not within or f"/{within}/" in path):
                yield held

    def without(self, *elements: str) -> Tree:
        """All but what stands below one of `elements`."""
        return Tree(
            tuple(
                f
                for f in self.fields
                if not any(f"/{e}/" in f"/{plain(f.path)}/" for e in elements)
            )
        )

    def groups(self, element: str) -> list[Tree]:
        """The fields below each occurrence of `element`, in order."""
        held: dict[str, list[DataField]] = {}
        for found in self.fields:
            names = found.path.split("/")
            for at, name in enumerate(names[:-1]):
                if plain(name) == element:
                    held.setdefault("/".join(names[: at + 1]), []).append(found)
                    break
        return [Tree(tuple(group)) for group in held.values()]


def plain(path: str) -> str:
    """`path` without the numbers of repeated elements."""
    return _NUMBERED.sub("", path)


def number_of(held: DataField | None) -> Decimal | None:
    """The number in `held`, None where there is none, or none of an invoice; data have a point and no
    grouping.
    """
    match = _NUMBER.fullmatch(re.sub(r"[,¥￥\s]", "", held.text)) if held else None
    number = Decimal(match[0]) if match else None
    return number if number is not None and abs(number) < MOST else None


def day_of(held: DataField | None) -> date | None:
    """The calendar date in `held`, None where there is none."""
    match = _DATE.match(held.text) if held else None
    if match is None:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
