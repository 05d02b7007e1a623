"""How a typed value is written: for programs (canonical) and for people."""

from __future__ import annotations

from decimal import Decimal

from evidencecheck.model.geometry import Box
from evidencecheck.model.values import Day, Identifier, Money, Quantity, Status, Text, Value


def canonical(value: Value) -> str:
    """The value as the JSON contract has it: decimal string, ISO date, the status' own word."""
    match value:
        case Identifier(text=text) | Text(text=text):
            return text
        case Money(amount=amount):
            return decimal(amount)
        case Quantity(number=number):
            return decimal(number)
        case Day(on=on):
            return on.isoformat()
        case Status():
            return value.value


def valued(value: Value | None) -> dict[str, str | None]:
    """The ``value`` key, and for money its ``currency`` (null where none is printed)."""
    if value is None:
        return {"value": None}
    if isinstance(value, Money):
        return {"value": decimal(value.amount), "currency": value.currency}
    return {"value": canonical(value)}


def decimal(number: Decimal) -> str:
    """Never an exponent, never a float: ``Decimal("1E+2")`` is ``100``."""
    return format(number, "f")


def bbox(box: Box | None) -> list[float] | None:
    """Corners to a tenth of a pixel; finer differences are noise of the machine."""
    if box is None:
        return None
    return [round(float(corner), 1) + 0.0 for corner in (box.x0, box.y0, box.x1, box.y1)]


def score(number: float) -> float:
    """A confidence or legibility to three decimals, so that all machines write the same."""
    return round(float(number), 3)
