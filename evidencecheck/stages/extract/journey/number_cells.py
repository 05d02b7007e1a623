"""The cells in which the number of a parcel may stand that a label announces."""

from __future__ import annotations

from evidencecheck.stages.extract.journey.carrier_beside import under_carriers
from evidencecheck.stages.extract.journey.printed_alone import under_barcode
from evidencecheck.stages.extract.layout import Cell, Layout
from evidencecheck.stages.extract.lexicon import Label


def number_cells(layout: Layout, label: Label) -> list[Cell]:
    """Where the number of `label` may stand; of a label in a sentence only behind it."""
    rest = layout.rest(label)
    if rest is not None and not label.leads and len(rest.text.split()) >= _SENTENCE:
        return [rest]
    cells = layout.values(label)
    beyond = under_barcode(layout, label) if not cells and label.leads else None
    return [beyond] if beyond is not None else [*cells, *under_carriers(layout, cells)]


_SENTENCE = 4
"""So many words behind a label that does not begin its line are no value of it."""
