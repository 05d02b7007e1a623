"""Which readings stand for one number. The match stage has judged what supports the agreed value; a
case with several parcels, though, has numbers of several parcels among its support.
"""

from __future__ import annotations

from collections.abc import Iterable

from evidencecheck.model.fact import Fact
from evidencecheck.model.values import Check, Identifier

MISREADABLE = 2
"""Characters in which two readings of one number may differ before they count as two numbers."""


def are_close(one: str, other: str) -> bool:
    """Whether a reader can have taken the one for the other."""
    if len(one) != len(other):
        return False
    return sum(a != b for a, b in zip(one, other, strict=True)) <= MISREADABLE


def stands_for(fact: Fact, value: str) -> bool:
    """Whether a supporting reading is `value`, well read or misread, and no second parcel's number.

    A reading whose check digit is right has not been misread.
    """
    text = str(fact.value)
    if text == value:
        return True
    passed = isinstance(fact.value, Identifier) and fact.value.check is Check.PASSED
    return not passed and are_close(text, value)


def readings_of(value: str, supporting: Iterable[Fact]) -> tuple[Fact, ...]:
    """Those of `supporting` that stand for `value`; all of them where none does."""
    facts = tuple(supporting)
    return tuple(fact for fact in facts if stands_for(fact, value)) or facts
