"""The number of an invoice, by its label or in the line of its title. It has no format: a token with a
digit that is no date or amount.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidencecheck.model.fact import Fact, FactName
from evidencecheck.model.page import Line
from evidencecheck.model.values import Identifier, Strength
from evidencecheck.stages.extract.dates import date_tokens
from evidencecheck.stages.extract.fold import fold
from evidencecheck.stages.extract.layout import Cell, Layout
from evidencecheck.stages.extract.lexicon import Label
from evidencecheck.stages.extract.source import Source

_WRITTEN = r"(?=[A-Z/&.\-]*\d)[A-Z0-9][A-Z0-9/&.\-]{1,30}(?<![.\-/&])"
_NUMBER = re.compile(_WRITTEN, re.I)
_TITLES = frozenset(
    {
        "invoice", "tax invoice", "commercial invoice", "rechnung", "facture", "factura", "fattura",
        "fatura", "faktura", "factuur",
    }
)  # fmt: skip
"""Titles that are labels too, where their number follows in the same line."""
# The line of a title: "Handelsrechnung (380) Nr. 471102 vom 05.06.2018", "Facture n° F-17", "Invoice
# INV-17 of 3 May", "Rechnung des Versicherers Nr. 7". What stands between names no other document.
_TITLE_LINE = re.compile(
    r"\W*(?:[A-Za-z]*(?:rechnung(?:skorrektur)?|gutschrift|faktura)|(?:[A-Za-z]+ ){0,2}invoice|credit note"
    r"|(?:[A-Za-z]+ )?(?:facture|factura|fattura|fatura|factuur))"
    r"(?!\w)(?P<between>[^\d#:]{0,45}?)(?:\(\d{3}\)\s*)?"
    r"(?P<mark>(?<!\w)(?:nr|no|n|num|number|nummer|numero)\s*[.°o]?\s*[:#]?|#|:)\s*"
    rf"(?P<number>{_WRITTEN})(?!\w)",
    re.I,
)
_OTHER_PAPER = re.compile(
    r"order|bestell|auftrag|commande|pedido|ordin|liefer|deliver|kunde|customer|client|date|datum|page"
    r"|seite|total|amount|betrag|period|tax|vat|phone|account|konto|zu\b|to\b",
    re.I,
)
_AMOUNT = re.compile(r"\d{1,3}(?:[.,]\d{3})*[.,]\d{2}")


def invoice_numbers(source: Source) -> Iterator[Fact]:
    """The first labelled one of each page, else that in the line of its title.

    The word "Invoice" alone must be followed by the number in its line.
    """
    for layout in source.layouts:
        found = _labelled(layout) or _in_title(layout)
        if found is None:
            continue
        label, part = found
        value = Identifier(part.text.upper().replace(" ", ""), "", strength=Strength.WEAK)
        reading = source.reading_of(layout.page, part)
        yield Fact(FactName.INVOICE_NUMBER, value, reading, label=label)


def _labelled(layout: Layout) -> tuple[str, Cell] | None:
    for label in layout.all_labels("invoice_number"):
        for cell in _cells(layout, label):
            part = _number_in(cell)
            if part is not None:
                return label.text, part
    return None


def _cells(layout: Layout, label: Label) -> list[Cell]:
    if not label.marked and fold(label.text).text in _TITLES:
        rest = layout.rest(label)
        return [rest] if rest else []
    return layout.values(label)


def _in_title(layout: Layout) -> tuple[str, Cell] | None:
    for line in layout.page.lines:
        folded = fold(line.text, lower=False)
        match = _TITLE_LINE.match(folded.text)
        if not match or _OTHER_PAPER.search(match["between"]) or not _may_be(match["number"]):
            continue
        start, end = folded.span(match.start("number"), match.end("number"))
        return _before(line, start), Cell(line, start, end)
    return None


def _before(line: Line, start: int) -> str:
    return line.text[:start].strip(" :#\t")


def _number_in(cell: Cell) -> Cell | None:
    """The number at the start of the cell; one blank may part its prefix from its digits."""
    folded = fold(cell.text, lower=False)
    text = folded.text
    lead = len(text) - len(text.lstrip())
    match = _NUMBER.match(text, lead) or _PREFIXED.match(text, lead)
    if not match or not _may_be(match[0]):
        return None
    start, end = folded.span(match.start(), match.end())
    return Cell(cell.line, cell.start + start, cell.start + end)


_PREFIXED = re.compile(r"[A-Z]{1,4} \d{3,12}(?![\w.,/-])")


def _may_be(text: str) -> bool:
    """Not a date or an amount as a whole: numbers often hold the date (RE-20140519/499)."""
    tokens = date_tokens(text)
    is_date = any(t.start == 0 and t.end == len(text) for t in tokens)
    return len(text) >= _SHORTEST and not is_date and not _AMOUNT.fullmatch(text)


_SHORTEST = 2
