"""The number of an invoice, by its label or in the line of its title. It has no format: a token with a
digit that is no date or amount.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from evidencecheck.model.fact import Fact, FactName
from evidencecheck.model.geometry import Box
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
        "invoice", "tax invoice", "vat invoice", "sales invoice", "commercial invoice", "rechnung",
        "facture", "factura", "fattura", "fatura", "faktura", "factuur",
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
        found = _labelled(layout) or _in_title(layout) or _by_title(layout) or _with_date(layout)
        if found is None:
            continue
        label, part = found
        value = Identifier(part.text.upper().replace(" ", ""), "", strength=Strength.WEAK)
        reading = source.reading_of(layout.page, part)
        yield Fact(FactName.INVOICE_NUMBER, value, reading, label=label)


def _labelled(layout: Layout) -> tuple[str, Cell] | None:
    for label in layout.all_labels("invoice_number"):
        read = [(cell, part) for cell in _cells(layout, label) if (part := _number_in(cell))]
        # "LS10 1JR" in the next column begins like a number; the one below the label is nothing else.
        whole = [part for cell, part in read if part.text == cell.text.strip()]
        if read:
            return label.text, whole[0] if whole and not layout.rest(label) else read[0][1]
    return None


def _cells(layout: Layout, label: Label) -> list[Cell]:
    if not label.marked and fold(label.text).text in _TITLES:
        rest = layout.rest(label)
        below = None if rest else layout.below(label)
        in_table = _is_table(layout, label) and below and layout.is_grid(label, below)
        if below is not None and (in_table or _CODED.fullmatch(below.text.strip())):
            return [below]
        return [rest] if rest else []
    return layout.values(label)


_CODED = re.compile(r"[A-Z]{1,5}-\d{2,4}-?\d{2,8}")
"""A cell that is nothing but a number with letters before it: it says without a label what it is."""


def _is_table(layout: Layout, label: Label) -> bool:
    """Whether the label stands in a row of several column heads, where a title would not."""
    heads = [line for line in layout.page.lines if line.box.same_row(label.line.box)]
    return len(heads) >= _HEADS and sum(bool(layout.of(line)) for line in heads) >= _HEADS - 1


_HEADS = 3


def _in_title(layout: Layout) -> tuple[str, Cell] | None:
    for line in layout.page.lines:
        folded = fold(line.text, lower=False)
        match = _TITLE_LINE.match(folded.text)
        if not match or _OTHER_PAPER.search(match["between"]) or not _may_be(match["number"]):
            continue
        start, end = folded.span(match.start("number"), match.end("number"))
        return _before(line, start), Cell(line, start, end)
    return None


def _by_title(layout: Layout) -> tuple[str, Cell] | None:
    """A bare "No. 17" right below, or in one row with, the title that says of what it is the number."""
    lines = layout.page.lines
    titles = [line.box for line in lines if _ONLY_TITLE.fullmatch(fold(line.text).text.strip())]
    for line in lines if titles else ():
        text = fold(line.text).text.strip()
        if not _ONLY_MARK.match(text) or not _is_near(line, titles):
            continue
        alone = _ONLY_MARK.fullmatch(text) is not None
        for held in _right_of(layout, line) if alone else (line,):
            folded = fold(held.text, lower=False)
            skipped = None if alone else _ONLY_MARK.match(folded.text.strip())
            lead = len(folded.text) - len(folded.text.lstrip()) + (skipped.end() if skipped else 0)
            match = _NUMBER.match(folded.text, lead)
            if match and match.end() == len(folded.text.rstrip()) and _may_be(match[0]):
                start, end = folded.span(match.start(), match.end())
                return _before(line, start if held is line else len(line.text)), Cell(
                    held, start, end
                )
    return None


def _with_date(layout: Layout) -> tuple[str, Cell] | None:
    """What SAP prints below "Nummer/Datum" near the title: ``9071846632 / 22.07.2026``."""
    titles = [x.box for x in layout.page.lines if _ONLY_TITLE.fullmatch(fold(x.text).text.strip())]
    for line in layout.page.lines if titles else ():
        head = _NUMBER_AND_DATE.fullmatch(fold(line.text).text.strip())
        if head is None or not (head["of"] or _is_near(line, titles)):
            continue
        label = Label(frozenset(), line, 0, len(line.text), leads=True, marked=False)
        below = layout.below(label)
        for cell in (*layout.right(label), *((below,) if below else ())):
            folded = fold(cell.text, lower=False)
            match = _BEFORE_DATE.match(folded.text)
            if match and _may_be(match["number"]):
                start, end = folded.span(match.start("number"), match.end("number"))
                return line.text.strip(), Cell(cell.line, cell.start + start, cell.start + end)
    return None


_NUMBER_AND_DATE = re.compile(
    r"(?P<of>(?:rechnungs?|invoice|facture|factura|fattura|beleg)[ -]?)?"
    r"(?:nummer|nr\.?|number|no\.?|numero|n[.°o]?) ?(?:/|und|and|et|y|e|&) ?-?(?:datum|date|fecha|data|du)\W*"
)
_BEFORE_DATE = re.compile(
    rf"\s*(?P<number>{_WRITTEN})\s*(?:/|,|vom|of|du|del|-)\s*\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{2,4}}",
    re.I,
)


def _is_near(line: Line, titles: Sequence[Box]) -> bool:
    reach = _NEAR_TITLE * line.box.height
    return any(
        line.box.same_row(title) or 0 <= line.box.y0 - title.y1 + title.height / 2 <= reach
        for title in titles
    )


def _right_of(layout: Layout, line: Line) -> Sequence[Line]:
    row = [other for other in layout.page.lines if other.box.same_row(line.box)]
    return sorted((o for o in row if o.box.x0 >= line.box.x1), key=lambda o: o.box.x0)[:1]


_NEAR_TITLE = 6.0
"""In line heights of the number: how far below the title it may stand."""
_ONLY_TITLE = re.compile(
    r"(?:[a-z]+ ){0,2}(?:invoice|receipt|credit note|facture|factura|fattura|fatura|factuur|faktura)"
    r"|(?:(?:commercial |sales )?invoice|bill|receipt) ?[/|·]? ?(?:(?:商业|销售)?发票|账单|清单|收据"
    r"|请款单|送货单)(?:清单)?"
    r"|(?:(?:商业|销售)?发票|账单|收据|请款单)(?:清单)? ?[/|·]? ?"
    r"(?:(?:commercial |sales )?invoice|bill|receipt)"
    r"|\w*rechnung|请求书|請求書|領収[書証]|受領書|发票|形式发票|商业发票|销售发票|销售单|(?:收款)?收据"
)
_ONLY_MARK = re.compile(
    r"(?:(?:nr|no|n|num|number|nummer|numero)(?![a-z])\s*\.?\s*/?\s*(?:编号|单号|号码)?|编号|单号|番号|#)\s*[.°o]?\s*[:#]?\s*",
    re.I,
)


def _before(line: Line, start: int) -> str:
    return line.text[:start].strip(" :#\t")


def _number_in(cell: Cell) -> Cell | None:
    """The number at the start of the cell; one blank may part its prefix from its digits."""
    folded = fold(cell.text, lower=False)
    text = folded.text
    mark = _MARK.match(text)
    lead = mark.end() if mark else 0
    match = _NUMBER.match(text, lead) or _PREFIXED.match(text, lead)
    if not match or not (_may_be(match[0]) or _COMPACT.fullmatch(match[0])):
        return None
    of_year = _OF_YEAR.match(text, match.end()) if match[0].isdigit() else None
    start, end = folded.span(match.start(), (of_year or match).end())
    return Cell(cell.line, cell.start + start, cell.start + end)


_OF_YEAR = re.compile(r" ?/ ?20\d\d(?![\d./-])")
"""The year behind a number that is counted anew in each: ``57 / 2026``."""
_MARK = re.compile(r"\s*(?:(?:no|nr)\b[.:]*\s*)?", re.I)
_COMPACT = re.compile(r"20\d{6}")
"""A number of the year, month and a count, which behind its label is no date: 20260311."""
_PREFIXED = re.compile(r"[A-Z]{1,4} \d{3,12}(?![\w.,/-])")


def _may_be(text: str) -> bool:
    """Not a date or an amount as a whole: numbers often hold the date (RE-20140519/499)."""
    tokens = date_tokens(text)
    is_date = any(t.start == 0 and t.end == len(text) for t in tokens)
    return len(text) >= _SHORTEST and not is_date and not _AMOUNT.fullmatch(text)


_SHORTEST = 2
