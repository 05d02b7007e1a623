"""Buyer and supplier of a form that gives each of them a box of fields: ``Denominazione: Rossi S.r.l.``

The tax authority's sheet for an Italian e-invoice is such a form, and so are the sheets of many accounting
systems: below the word for the party stand its tax number, its name and the parts of its address, each with
a label of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidencecheck.model.fact import Fact, FactName
from evidencecheck.model.page import Line
from evidencecheck.model.values import Text
from evidencecheck.stages.extract.fold import fold
from evidencecheck.stages.extract.layout import Layout
from evidencecheck.stages.extract.lexicon import Label
from evidencecheck.stages.extract.party.party_names import name_in
from evidencecheck.stages.extract.source import Source

_FIELDS = (("bill_to", FactName.BUYER), ("seller", FactName.SUPPLIER))
_NAME = re.compile(
    r"(?:denominazione|ragione sociale|cognome e nome|nome e cognome|raison sociale|nom"
    r"|denomination(?: sociale)?"
    r"|razon social|nombre(?: o razon social)?|nome|firma|firmenname|firmenbezeichnung|name|naam|bedrijfsnaam"
    r"|(?:company|business|legal|trading) name|company|designacao(?: social)?|会社名|名称|社名|氏名)\s?[:：]\s*"
    r"(?=\S)"
)
_FIELD = re.compile(r"[^\W\d_][^:：]{1,44}[:：]\s*\S")
_MOST = 9
"""Fields of one party, at most."""
_GAP, _HEADED = 1.3, 2.2
"""Blank space between two fields, and below the word for the party, in line heights, at most."""


def named_parties(source: Source) -> Iterator[Fact]:
    """The first buyer and the first supplier whose name is a field among others in a box."""
    for field, name in _FIELDS:
        found = (
            (layout, label, line, start)
            for layout, label in source.labels(field)
            if layout.rest(label) is None
            for line, start in _name_below(layout, label)
        )
        layout, label, line, start = next(found, (None, None, None, 0))
        if layout is not None and label is not None and line is not None:
            told = name_in(line.text[start:])
            reading = source.reading(layout.page, line, start, len(line.text))
            yield Fact(name, Text(told), reading, label=label.text)


def _name_below(layout: Layout, label: Label) -> Iterator[tuple[Line, int]]:
    """The line of the name in the box below `label`, and where in it the name begins."""
    bottom, height = label.line.box.y1, label.line.box.height
    below = [
        line
        for line in layout.page.lines
        if line is not label.line and abs(line.box.x0 - label.line.box.x0) < 1.5 * height
    ]
    count = 0
    for line in sorted(below, key=lambda line: line.box.y0):
        if line.box.y0 < bottom - 0.5 * height:
            continue
        folded = fold(line.text)
        reach = _GAP if count else _HEADED
        if line.box.y0 - bottom > reach * height or count >= _MOST or not _FIELD.match(folded.text):
            return
        match = _NAME.match(folded.text)
        # A name in the first field is found as any name below a label is.
        if match and count:
            start = folded.origin[match.end()]
            if name_in(line.text[start:]):
                yield line, start
            return
        bottom, count = line.box.y1, count + 1
