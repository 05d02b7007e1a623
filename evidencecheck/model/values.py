"""Typed values of facts. Parsed once by the extractors, compared by the match stage."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

_TWO_NUMBERS = re.compile(r"(?<!\d)\d{1,2}[/-]\d{1,2}[/-](?:\d{4}|\d{2})(?!\d)")


class Check(StrEnum):
    """What the check digit of an identifier says."""

    PASSED = "passed"
    FAILED = "failed"
    NONE = "none"
    """The format has no check digit."""


class Strength(StrEnum):
    """How much the shape alone proves. Weak shapes never count without a label or another document."""

    STRONG = "strong"
    """A telling prefix or grouping, or a check digit on a rare shape."""
    WEAK = "weak"
    """Only a length, or a check digit that one random number in ten passes."""


SHOP_ORDER = "shop-order"
"""Scheme of the order numbers that shops give themselves: of one form only if they look alike."""


@dataclass(frozen=True, slots=True)
class Identifier:
    """A number in canonical form: upper case, no spaces; hyphens only where the format has them."""

    text: str
    scheme: str
    """Format it fits, as in the identifier table: ``amazon-order``, ``ups``, ``s10`` …; "" for none."""
    check: Check = Check.NONE
    strength: Strength = Strength.STRONG

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Money:
    """An amount and what its currency can be."""

    amount: Decimal
    currencies: tuple[str, ...] = ()
    """ISO 4217 codes that the symbol allows, likeliest first; empty where none is printed."""

    @property
    def currency(self) -> str | None:
        """The code if it is certain or likeliest, None if nothing is printed."""
        return self.currencies[0] if self.currencies else None

    def may_be_same_currency(self, other: Money) -> bool:
        """False only if both name currencies and have none in common."""
        if not self.currencies or not other.currencies:
            return True
        return not set(self.currencies).isdisjoint(other.currencies)

    def __str__(self) -> str:
        return f"{self.currency} {self.amount}" if self.currency else str(self.amount)


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar date with every other date that the same characters can mean."""

    on: date
    alternatives: tuple[date, ...] = ()
    """Other valid readings (03/04/2026); empty where the notation is unambiguous or settled."""

    @property
    def earliest(self) -> date:
        return min(self.on, *self.alternatives) if self.alternatives else self.on

    @property
    def latest(self) -> date:
        return max(self.on, *self.alternatives) if self.alternatives else self.on

    def __str__(self) -> str:
        return self.on.isoformat()


def other_reading(day: Day, raw: str) -> date | None:
    """The date that `raw`, 03/04/2026, means where day and month change places; None for any other notation.

    The country of a document settles which one is meant, but people write abroad as they do at home:
    before a date that is read so becomes an accusation, its other reading is to be thought of.
    """
    if not _TWO_NUMBERS.search(raw):
        return None
    try:
        other = date(day.on.year, day.on.day, day.on.month)
    except ValueError:
        return None
    return other if other != day.on else None


class Status(StrEnum):
    """Where a shipment stands."""

    LABEL_CREATED = "label-created"
    ACCEPTED = "accepted"
    IN_TRANSIT = "in-transit"
    OUT_FOR_DELIVERY = "out-for-delivery"
    ATTEMPT_FAILED = "attempt-failed"
    PICKUP_POINT = "pickup-point"
    DELIVERED = "delivered"
    EXCEPTION = "exception"
    LOST = "lost"
    RETURNED = "returned"
    CUSTOMS = "customs"

    @property
    def is_carrier_scan(self) -> bool:
        """Whether the carrier has had the parcel in hand."""
        return self is not Status.LABEL_CREATED


@dataclass(frozen=True, slots=True)
class Text:
    """A name, an address, a title: compared loosely."""

    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Quantity:
    number: Decimal

    def __str__(self) -> str:
        return str(self.number)


Value = Identifier | Money | Day | Status | Text | Quantity
