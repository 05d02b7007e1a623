"""The goods of pages without a table of prices: cards of an order, rows of a till, a packing list."""

from __future__ import annotations

from evidencecheck.model.fact import LineItem
from evidencecheck.stages.extract.goods.counted_titles import counted_titles
from evidencecheck.stages.extract.goods.item_cards import item_cards
from evidencecheck.stages.extract.goods.labelled_prices import labelled_prices
from evidencecheck.stages.extract.goods.till_items import till_items
from evidencecheck.stages.extract.goods.unpriced_items import unpriced_items
from evidencecheck.stages.extract.source import Source


def of_no_table(source: Source) -> tuple[LineItem, ...]:
    """The goods of an order's page in the West, of a till receipt or of a packing slip."""
    cards, sold, packed = (
        tuple(item for layout in source.layouts for item in read(source, layout))
        for read in (item_cards, till_items, unpriced_items)
    )
    cards = cards or tuple(i for x in source.layouts for i in labelled_prices(source, x))
    # The basket in the head of a page, with its sum of nothing, is no row of a till.
    paid = [item for item in sold if item.amount]
    told = (sold if len(paid) > len(cards) else cards) or packed
    return told or tuple(i for x in source.layouts for i in counted_titles(source, x))
