"""Documents that name different things where they should name one: shipments, goods.

Several values in one document belong together (the boxes of a plan, the lines of an order), and so do
those of documents that share one. What is left apart differs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from evidencecheck.model.case import Case
from evidencecheck.model.document import Kind
from evidencecheck.model.fact import Fact, FactName
from evidencecheck.model.page import Channel
from evidencecheck.rules.sameness import are_close
from evidencecheck.rules.sureness import is_sure

_CONFUSED = str.maketrans("OQILSZBG", "00115286")
_READABLE = 16.5
"""Height of a line in pixels below which one reading in seven of an identifier was wrong."""


@dataclass(frozen=True, slots=True)
class Side:
    """Values that belong together, with the documents that name them."""

    values: frozenset[str]
    facts: tuple[Fact, ...]
    documents: int


def sides(named: Mapping[str, Sequence[Fact]], case: Case) -> list[Side]:
    """The readings of `named` (by file) in groups without a value in common, most documents first."""
    groups: list[tuple[set[str], list[Fact]]] = []
    for facts in named.values():
        values, held = {str(f.value) for f in facts}, list(facts)
        rest = []
        for group in groups:
            if group[0].isdisjoint(values):
                rest.append(group)
            else:
                values |= group[0]
                held = [*group[1], *held]
        groups = [*rest, (values, held)]
    content = {d.file: d.content.sha256 for d in case.documents}
    made = [
        Side(frozenset(v), tuple(f), len({content.get(x.reading.file, "") for x in f}))
        for v, f in groups
    ]
    return sorted(made, key=lambda side: (-side.documents, sorted(side.values)))


def elsewhere(case: Case) -> frozenset[str]:
    """The documents that are of another order: another matter already."""
    order = case.agreed.get(FactName.ORDER_ID)
    return frozenset(f.reading.file for d in (order.disputes if order else ()) for f in d.facts)


def of_kinds(
    case: Case, name: FactName, kinds: Iterable[Kind], schemes: Iterable[str]
) -> dict[str, tuple[Fact, ...]]:
    """What the documents of these kinds name as their own, by file; those of another order aside."""
    aside, wanted = elsewhere(case), frozenset(schemes)
    found = {
        document.file: tuple(
            f for f in document.named(name) if getattr(f.value, "scheme", "") in wanted
        )
        for document in case.of_kind(*kinds)
        if document.file not in aside
    }
    return {file: facts for file, facts in found.items() if facts}


def stand_side_by_side(case: Case, one: Side, other: Side) -> bool:
    """Whether both have a document of one kind: two labels, two invoices. Then each may be of its own
    shipment or product, and the one does not stand in the place of the other.
    """
    return not _kinds(case, one).isdisjoint(_kinds(case, other))


def _kinds(case: Case, side: Side) -> set[Kind]:
    documents = (case.document(fact.reading.file) for fact in side.facts)
    return {document.kind for document in documents if document}


def are_spellings(one: Side, other: Side) -> bool:
    """Whether the two differ only in marks, and in letters for the digits that look like them."""
    return any(_plain(a) == _plain(b) for a in one.values for b in other.values)


def may_be_same(one: Side, other: Side) -> bool:
    """Whether the two differ by no more than readers of pictures confuse."""
    return any(
        are_close(a, b) and (_is_doubtful(one, a) or _is_doubtful(other, b))
        for a in one.values
        for b in other.values
    )


def is_certain(side: Side) -> bool:
    """Whether one of its readings may be relied on."""
    return any(is_sure(fact.reading) for fact in side.facts)


def _is_doubtful(side: Side, value: str) -> bool:
    """Whether `value` rests on pictures alone, and on one file or small print."""
    facts = [f for f in side.facts if str(f.value) == value]
    if any(f.reading.channel is not Channel.OCR for f in facts):
        return False
    if len({f.reading.file for f in facts}) > 1:
        return False
    return not any(is_sure(f.reading) and (f.reading.glyph_height or 0) >= _READABLE for f in facts)


def _plain(text: str) -> str:
    """`text` without its marks, letters and digits that readers confuse as one."""
    return "".join(c for c in text.upper().translate(_CONFUSED) if c.isalnum())
