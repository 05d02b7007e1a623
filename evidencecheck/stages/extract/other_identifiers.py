"""All identifiers besides those of orders, parcels and invoices."""

from __future__ import annotations

from collections.abc import Iterator

from evidencecheck.model.document import Kind
from evidencecheck.model.fact import Fact
from evidencecheck.stages.extract.goods.product_ids import product_ids
from evidencecheck.stages.extract.paper_numbers import fapiao_numbers, po_numbers, policy_numbers
from evidencecheck.stages.extract.shipment_ids import shipment_ids
from evidencecheck.stages.extract.source import Source
from evidencecheck.stages.extract.tax_ids import tax_ids


def other_identifiers(source: Source, kind: Kind) -> Iterator[Fact]:
    """Shipments, goods, papers, tax numbers and accounts, family by family."""
    yield from shipment_ids(source)
    yield from product_ids(source)
    yield from fapiao_numbers(source, kind)
    yield from po_numbers(source)
    yield from policy_numbers(source)
    yield from tax_ids(source)
