"""The number of an invoice, by its label. It has no format: a token with a digit that is no date or amount."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidencecheck.model.fact import Fact, FactName
from evidencecheck.model.values import Identifier, Strength
from evidencecheck.stages.extract.dates import date_tokens
from evidencecheck.stages.extract.fold import fold
from evidencecheck.stages.extract.layout import Cell
from evidencecheck.stages.extract.source import Source

_NUMBER = re.compile(r"(?=[A-Z/&.\-]*\d)[A-Z0-9][A-Z0-9/&.\-]{2,30}(?<![.\-/&])", re.I)


_TITLES = frozenset({"invoice", "rechnung", "facture", "factura", "fattura"})


def invoice_numbers(source: Source) -> Iterator[Fact]:
    """The first labelled one of each page; the word "Invoice" alone must be followed by it in its line."""
    for layout in source.layouts:
        for label in layout.all_labels("invoice_number"):
            is_title = not label.marked and fold(label.text).text in _TITLES
            rest = layout.rest(label)
            cells = ([rest] if rest else []) if is_title else layout.values(label)
            found = next(((cell, span) for cell in cells if (span := _number_in(cell))), None)
            if found is None:
                continue
            cell, (start, end) = found
            part = Cell(cell.line, cell.start + start, cell.start + end)
            value = Identifier(part.text.upper().replace(" ", ""), "", strength=Strength.WEAK)
            reading = source.reading_of(layout.page, part)
            yield Fact(FactName.INVOICE_NUMBER, value, reading, label=label.text)
            break


def _number_in(cell: Cell) -> tuple[int, int] | None:
    folded = fold(cell.text, lower=False)
    match = _NUMBER.match(folded.text.lstrip()) and _NUMBER.search(folded.text)
    if not match or date_tokens(match[0]):
        return None
    return folded.span(match.start(), match.end())
