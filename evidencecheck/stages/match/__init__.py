"""Facts of all documents → agreed and disputed facts of the case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from evidencecheck.model.case import Agreed, Claim
from evidencecheck.model.document import Document
from evidencecheck.model.fact import Fact, FactName
from evidencecheck.stages.match.buyers import agree_on_claimant, agree_on_insured
from evidencecheck.stages.match.claimed import claimed_facts
from evidencecheck.stages.match.contradictions import contradictions
from evidencecheck.stages.match.days import dispute_days
from evidencecheck.stages.match.identity import Look
from evidencecheck.stages.match.order import agree_on_order
from evidencecheck.stages.match.parcels import agree_on_parcels
from evidencecheck.stages.match.people import agree_on_destination, agree_on_recipient
from evidencecheck.stages.match.plain import agree_plainly
from evidencecheck.stages.match.products import agree_on_product
from evidencecheck.stages.match.totals import agree_on_totals

__all__ = ["Look", "contradictions", "match"]

_TOTALS = frozenset({FactName.ORDER_TOTAL, FactName.SALE_TOTAL, FactName.COST_TOTAL})


def match(
    claim: Claim, documents: Sequence[Document], look: Look | None = None
) -> Mapping[FactName, Agreed]:
    """Agree on every fact that the claim or a document names.

    `look` reads a place of the evidence again and gives what other readers see there; it is only
    asked about readings by OCR that stand in the way of an agreement. Without it, such
    disagreements are settled by the readings alone.
    """
    stated = claimed_facts(claim)
    by_name: dict[FactName, list[Fact]] = {}
    for fact in (*stated, *(f for d in documents for f in d.facts)):
        by_name.setdefault(fact.name, []).append(fact)
    order = agree_on_order(stated, documents, look)
    parcels = agree_on_parcels(stated, documents, look)
    elsewhere = {f.reading.file for a in (order, parcels) for d in a.disputes for f in d.facts}
    recipient = agree_on_recipient(stated, documents, order, parcels)
    agreed = {
        FactName.ORDER_ID: order,
        FactName.TRACKING_NUMBER: parcels,
        FactName.RECIPIENT: recipient,
        FactName.DESTINATION: agree_on_destination(documents, order, parcels, look),
        FactName.PRODUCT: agree_on_product(claim, stated, documents, elsewhere),
        FactName.CLAIMANT: agree_on_claimant(stated, documents, recipient),
        FactName.INSURED: agree_on_insured(stated, documents),
        **agree_on_totals(claim, documents, order, look),
    }
    for name in FactName:
        if name in by_name and name not in agreed and name not in _TOTALS:
            plain = agree_plainly(name, by_name[name], documents)
            agreed[name] = dispute_days(plain, documents, elsewhere, look)
    return MappingProxyType({n: agreed[n] for n in FactName if (a := agreed.get(n)) and a.facts})
