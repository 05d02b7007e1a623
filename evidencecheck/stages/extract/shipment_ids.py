"""Shipment ids of Amazon's warehouses: of the shipment, of its boxes, and Amazon's reference to it.

Sources: Amazon SP-API Fulfillment Inbound (shipment confirmation id: FBA and 7 to 12 characters; box
id: that, U and six digits, formerly three); published inbound ids of AWD (STAR- and 8 to 14).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidencecheck.model.fact import Fact, FactName, Mention, Reading
from evidencecheck.model.page import Channel
from evidencecheck.model.values import Identifier, Strength
from evidencecheck.stages.extract.fold import fold
from evidencecheck.stages.extract.labelled_tokens import tokens_behind
from evidencecheck.stages.extract.layout import Layout
from evidencecheck.stages.extract.source import Source

BOX = "box"
"""Role of a shipment id that a box id begins with."""
REFERENCE = "amazon-reference"

_BOX = re.compile(r"FBA ?(?P<head>[0-9A-Z]{7,12}?)U(?:\d{6}|\d{3})(?![0-9A-Z])")
_SHIPMENT = re.compile(r"FBA ?(?P<head>(?=[0-9A-Z]*\d)[0-9A-Z]{7,12})(?![0-9A-Z])")
_AWD = re.compile(r"STAR-(?=[0-9A-Z]*\d)[0-9A-Z]{8,14}(?![0-9A-Z])")
_START = re.compile(r"(?<![0-9A-Z])(?:FBA|STAR-)")
_LABELLED = re.compile(r"(?=[A-Z-]*\d)[0-9A-Z][0-9A-Z-]{6,24}[0-9A-Z](?![0-9A-Z-])", re.I)
_REFERENCE = re.compile(r"(?=[A-Z]*\d)[0-9A-Z]{8}(?![0-9A-Z-])", re.I)
_TELLING = 2
"""So many digits make FBA and letters an id and no word (FBA INVENTORY)."""


def shipment_ids(source: Source) -> Iterator[Fact]:
    """Every shipment id in print or barcode; the shipment of a box counts as named by it."""
    for layout in source.layouts:
        page = layout.page
        taken = set()
        for line in page.lines:
            folded = fold(line.text, lower=False)
            for start, end, value, role in _in_text(folded.text.upper()):
                begin, stop = folded.span(start, end)
                reading = source.reading(page, line, begin, stop)
                label = next(
                    (g.text for g in layout.of(line) if g.end <= begin and g.is_for("shipment_id")),
                    "",
                )
                taken.add(value.text)
                yield Fact(FactName.SHIPMENT_ID, value, reading, label=label, role=role)
        for barcode in page.barcodes:
            for _, _, value, role in _in_text(barcode.text.upper()):
                reading = Reading(
                    barcode.text,
                    source.content.file,
                    page.number,
                    barcode.box,
                    Channel.BARCODE,
                    1.0,
                )
                taken.add(value.text)
                yield Fact(FactName.SHIPMENT_ID, value, reading, role=role)
        yield from _behind_labels(source, layout, taken)


def _in_text(text: str) -> Iterator[tuple[int, int, Identifier, str]]:
    for found in _START.finditer(text):
        match = _BOX.match(text, found.start())
        role = BOX if match else ""
        match = match or _SHIPMENT.match(text, found.start())
        if match and sum(c.isdigit() for c in match["head"]) >= _TELLING:
            value = Identifier("FBA" + match["head"], "fba-shipment")
            yield match.start(), match.end(), value, role
        elif awd := _AWD.match(text, found.start()):
            yield awd.start(), awd.end(), Identifier(awd[0], "awd-shipment"), ""


def _behind_labels(source: Source, layout: Layout, taken: set[str]) -> Iterator[Fact]:
    """Ids of no known format behind a label: candidates; Amazon's reference: an aside."""
    for token in tokens_behind(layout, _LABELLED, "shipment_id"):
        text = token.text.replace(" ", "")
        if not any(text.startswith(known) for known in taken):
            value = Identifier(text, "", strength=Strength.WEAK)
            reading = source.reading_of(layout.page, token.cell)
            yield Fact(
                FactName.SHIPMENT_ID,
                value,
                reading,
                label=token.label.text,
                mention=Mention.CANDIDATE,
            )
    for token in tokens_behind(layout, _REFERENCE, "amazon_reference"):
        value = Identifier(token.text, REFERENCE, strength=Strength.WEAK)
        yield Fact(
            FactName.SHIPMENT_ID,
            value,
            source.reading_of(layout.page, token.cell),
            label=token.label.text,
            role=REFERENCE,
            mention=Mention.ASIDE,
        )
