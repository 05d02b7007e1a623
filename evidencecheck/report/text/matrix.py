"""Which document states what: a fact by document matrix, the heart of the cross-match.

Facts are its rows where all documents fit beside each other. Where they do not, it is turned: the
documents are rows, and the facts are columns of as many tables as it takes. So every fact keeps
all its documents in one sight, and their digits below one another.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from evidencecheck.model.case import Agreed, Case, Identity
from evidencecheck.model.fact import Fact, FactName
from evidencecheck.model.values import Day, Money, Status, Value
from evidencecheck.report.interface import Options
from evidencecheck.report.safe import clean
from evidencecheck.report.values import canonical
from evidencecheck.report.words import STATUSES


class Mark(StrEnum):
    """How a value stands to what the documents agree on."""

    SAME = "✓"
    DIFFERENT = "≠"
    CANNOT_TELL = "?"
    ALONE = " "
    """Nothing to compare it with, or not compared."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A value that a document states."""

    text: str
    mark: Mark


Cell = tuple[Stated, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Facts and files that have anything to show, and what stands where they meet."""

    facts: tuple[FactName, ...]
    files: tuple[str, ...]
    cells: Mapping[tuple[FactName, str], Cell]

    def cell(self, fact: FactName, file: str) -> Cell:
        return self.cells.get((fact, file), ())


ALWAYS = frozenset(
    {
        FactName.ORDER_ID,
        FactName.SHIPMENT_ID,
        FactName.TRACKING_NUMBER,
        FactName.CARRIER,
        FactName.ORDER_TOTAL,
        FactName.SALE_TOTAL,
        FactName.COST_TOTAL,
        FactName.CLAIMED_AMOUNT,
        FactName.ORDER_DATE,
        FactName.INVOICE_DATE,
        FactName.SHIP_DATE,
        FactName.LAST_SCAN_DATE,
        FactName.DELIVERY_DATE,
        FactName.CLAIM_DATE,
        FactName.TRACKING_STATUS,
        FactName.RECIPIENT,
    }
)
"""Facts worth a row even if a single document states them; the others need a second one."""


def matrix(case: Case, options: Options) -> Matrix:
    """The matrix of `case`: claim file first, then documents in their order."""
    cells: dict[tuple[FactName, str], Cell] = {}
    for name in FactName:
        agreed = case.agreed.get(name)
        if agreed is None:
            continue
        row = _row(agreed, options)
        if name in ALWAYS or len(row) > 1:
            cells |= {(name, file): cell for file, cell in row.items()}
    facts = tuple(name for name in FactName if any(fact is name for fact, _ in cells))
    order = [document.file for document in case.documents]
    files = sorted(
        {file for _, file in cells}, key=lambda file: order.index(file) if file in order else -1
    )
    return Matrix(facts, tuple(files), cells)


def shown(value: Value, options: Options) -> str:
    """A value for people; a day that can be another one says so."""
    match value:
        case Status():
            return options.say(STATUSES[value])
        case Money(currency=str(currency)):
            return clean(f"{currency} {canonical(value)}")
        case Day(alternatives=alternatives) if alternatives:
            return f"{canonical(value)} (?)"
        case _:
            return clean(canonical(value))


def _row(agreed: Agreed, options: Options) -> dict[str, Cell]:
    witnesses = {fact.reading.file for fact in agreed.supporting}
    row: dict[str, list[Stated]] = {}
    for fact in agreed.facts:
        mark = _mark(fact, agreed, witnesses)
        if mark is Mark.ALONE and not fact.decided:
            continue  # a related order, a number that may be anything: not what the document states
        stated = Stated(shown(fact.value, options), mark)
        cell = row.setdefault(fact.reading.file, [])
        if stated not in cell:
            cell.append(stated)
    return {file: tuple(cell) for file, cell in row.items()}


def _mark(fact: Fact, agreed: Agreed, witnesses: Sequence[str] | set[str]) -> Mark:
    for dispute in agreed.disputes:
        if fact in dispute.facts:
            return Mark.DIFFERENT if dispute.verdict is Identity.DIFFERENT else Mark.CANNOT_TELL
    return Mark.SAME if fact in agreed.supporting and len(witnesses) > 1 else Mark.ALONE
