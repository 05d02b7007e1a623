"""Facts that no rule disputes yet: what most documents say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from evidencecheck.model.case import Agreed
from evidencecheck.model.document import Document, Kind
from evidencecheck.model.fact import Fact, FactName
from evidencecheck.stages.match.witnesses import agreement, independent, is_claimed

# The dates of a purchase from a supplier say nothing of the buyer's order.
_PURCHASES = frozenset({Kind.PURCHASE_INVOICE, Kind.FAPIAO})
_OF_THE_ORDER = frozenset({FactName.ORDER_DATE, FactName.SHIP_DATE})


_EXTREMES: dict[FactName, Callable[[Iterable[str]], str]] = {
    FactName.FIRST_SCAN_DATE: min,
    FactName.LAST_SCAN_DATE: max,
}
"""Dates of which the first or the last of all records counts; ISO dates sort as they are."""


def agree_plainly(name: FactName, facts: Sequence[Fact], documents: Sequence[Document]) -> Agreed:
    """The claimed value, else the one that most independent documents state, else the first."""
    bought = {d.file for d in documents if d.kind in _PURCHASES}
    eligible = [
        f for f in facts if f.decided and not (name in _OF_THE_ORDER and f.reading.file in bought)
    ]
    if not eligible:
        return agreement(name, None, facts, (), documents)
    groups: dict[str, list[Fact]] = {}
    for fact in eligible:
        groups.setdefault(str(fact.value).casefold(), []).append(fact)
    extreme = _EXTREMES.get(name)
    if extreme is not None:
        # Two records of one parcel, by the carrier and its partner: the story is both together.
        chosen = extreme(groups)
        return agreement(name, groups[chosen][0].value, facts, groups[chosen], documents)
    claimed = next((g for g in groups.values() if any(map(is_claimed, g))), None)
    best = claimed or max(groups.values(), key=lambda g: independent(g, documents))
    return agreement(name, best[0].value, facts, best, documents)
