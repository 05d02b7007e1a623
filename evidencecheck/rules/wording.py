"""Pieces of messages that several rules say alike."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from evidencecheck.model.fact import Fact, Reading
from evidencecheck.model.message import Message, msg
from evidencecheck.model.values import Money


def files_of(places: Iterable[Fact | Reading]) -> tuple[str, ...]:
    """The files in which `places` stand, each once, in their order."""
    readings = (place.reading if isinstance(place, Fact) else place for place in places)
    return tuple(dict.fromkeys(reading.file for reading in readings))


def says(files: tuple[str, ...], what: str | Message) -> Message:
    """Which files say `what`."""
    if len(files) == 1:
        return msg("{files} says {what}", files=files, what=what)
    return msg("{files} say {what}", files=files, what=what)


def against(seen: Message, expected: Message) -> Message:
    """What is wrong, then what it stands against."""
    return msg("{seen}; {expected}", seen=seen, expected=expected)


def money(value: Money) -> str:
    """The amount with its currency where one is printed: ``119.00 EUR``."""
    return f"{number(value.amount)} {value.currency}" if value.currency else number(value.amount)


def number(value: Decimal) -> str:
    """Never an exponent; at least the two places of an amount if it has any."""
    if value == value.to_integral_value() and _places(value) == 0:
        return format(value, "f")
    return format(value, ".2f" if _places(value) < 2 else "f")


def _places(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0
