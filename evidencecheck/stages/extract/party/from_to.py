"""``De`` and ``Para`` above two columns of an invoice, ``TO:`` before its buyer.

Also ``SHIP / TO:`` in two lines of a shipping label. Prepositions are too short to be labels anywhere: on
an invoice, each counts as one half of a pair, or with its colon where nothing else introduces the buyer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from evidencecheck.model.document import Kind
from evidencecheck.model.page import Line
from evidencecheck.stages.extract.fold import fold
from evidencecheck.stages.extract.layout import Layout, rows_of
from evidencecheck.stages.extract.lexicon import Label
from evidencecheck.stages.extract.party.addresses import place_of
from evidencecheck.stages.extract.source import Source

_PAIRS = frozenset(
    {("de", "para"), ("de", "a"), ("da", "a"), ("von", "an"), ("from", "to"), ("van", "aan")}
)
_FIELDS = ("seller", "bill_to")
INVOICES = frozenset({Kind.PURCHASE_INVOICE, Kind.SALES_INVOICE})
_TO = re.compile(r"\W*(?P<word>致\s*/?\s*to|to\s+messrs\.?|to|messrs\.?|m/s\.?|致)\s*[:：]", re.I)
"""How a letter of a factory begins: ``致 TO:``, ``Messrs:``."""
_WHOLE = r"(?![人方地时日城网员码站信公单国省市区点箱到])"
"""No character that makes a longer word of 收件 and 寄件."""
_PREPOSITIONS = {
    "ship_to": re.compile(
        rf"\s*(?P<word>(?:An|À|Para|Aan|TO ?/ ?À|À ?/ ?TO)(?=\s?:)|收件{_WHOLE})"
    ),
    "seller": re.compile(
        rf"\s*(?P<word>(?:Von|De|Da|Van|FROM ?/ ?DE|DE ?/ ?FROM)(?=\s?:)|寄件{_WHOLE})"
    ),
}


_ADDRESSEE = re.compile(r"(?![おご各])(?P<name>[^\W\d_][^:：\d]{1,28}?)[\s　]*(?:様|殿|御中)")
"""A line of a Japanese bill that is the name of its addressee with his title, and nothing else."""
_TITLES = frozenset({"様", "殿", "御中"})


def addressee(source: Source) -> tuple[Layout, Line, re.Match[str]] | None:
    """Whom a Japanese bill addresses: the first line of its first page that is a name with its title."""
    layout = source.layouts[0]
    for line in layout.page.lines:
        match = _ADDRESSEE.fullmatch(line.text.strip())
        if match is not None:
            return layout, line, match
        if line.text.strip() in _TITLES:
            named = _left_of(layout, line)
            match = _ADDRESSEE.fullmatch(f"{named.text.strip()}様") if named else None
            if named is not None and match is not None:
                return layout, named, match
    return None


def _left_of(layout: Layout, title: Line) -> Line | None:
    """The line before a title that a form sets apart from the name."""
    left = [
        line
        for line in layout.page.lines
        if line is not title and line.box.x1 <= title.box.x0 and line.box.same_row(title.box)
    ]
    return max(left, key=lambda line: line.box.x1, default=None)


def headings(source: Source, field: str) -> Iterator[tuple[Layout, Label]]:
    """What introduces the ``seller`` or the buyer (``bill_to``) of an invoice; nothing for other fields."""
    if field not in _FIELDS:
        return
    side = _FIELDS.index(field)
    for layout in source.layouts:
        for row in rows_of(layout.page.lines):
            for pair in pairwise(row):
                if tuple(fold(line.text).text.strip(" :") for line in pair) in _PAIRS:
                    line = pair[side]
                    end = len(line.text.rstrip(" :："))
                    yield (
                        layout,
                        Label(frozenset({field}), line, 0, end, leads=True, marked=True),
                    )
    if field == "bill_to" and not any(source.labels("bill_to")):
        for layout in source.layouts:
            for line in layout.page.lines:
                match = _TO.match(line.text)
                if match is not None:
                    span = match.span("word")
                    yield layout, Label(frozenset({field}), line, *span, leads=True, marked=True)


def has_to(layout: Layout, ship: Line) -> bool:
    """Whether the line is the upper half of ``SHIP / TO:``, beside the address."""
    box = ship.box
    return any(
        line.text.strip().casefold() in {"to", "to:"}
        and 0 <= line.box.center_y - box.center_y <= 2 * box.height
        and line.box.overlap_x(box) > 0
        for line in layout.page.lines
    )


def is_set_under(line: Line, head: Line) -> bool:
    """Whether `line` goes on with the block that `head` begins: flush left and close below it."""
    flush = abs(line.box.x0 - head.box.x0) < head.box.height
    return flush and -head.box.height < line.box.y0 - head.box.y1 < 2 * head.box.height


_PAGES = frozenset({Kind.ORDER_DETAILS, Kind.PACKING_SLIP})
_HEADS = {
    "ship_to": re.compile(
        r"shipping|delivery|ship(?:ped)?|versand|lieferung|livraison|expedition|envio|entrega|spedizione"
        r"|consegna"
        r"|verzending|bezorging|levering|(?:home|standard|express) (?:delivery|shipping)|postage details"
        r"|(?:lieferung|zustellung) nach hause|(?:haus|heim|standard|express)(?:lieferung|zustellung|versand)"
        r"|livraison (?:a domicile|standard|express)|(?:envio|entrega) (?:a domicilio|estandar|express?"
        r"|ao domicilio|em casa)|(?:consegna|spedizione) (?:a domicilio|standard|express?)"
        r"|thuis(?:bezorging|bezorgd)|bezorging (?:aan huis|thuis)"
    ),
    "bill_to": re.compile(
        r"billing|bill|rechnung|facturation|facturacion|fatturazione|facturering|faturacao"
    ),
}
"""Words that head an address on the page of an order, where they stand alone above a complete one."""
_LINES = 6
_PITCH = 2.2


def _over_addresses(source: Source, field: str) -> Iterator[tuple[Layout, Label]]:
    for layout in source.layouts:
        for line in layout.page.lines:
            text = fold(line.text).text
            if not _HEADS[field].fullmatch(text.strip(" :")):
                continue
            under: list[Line] = []
            last = line
            for other in sorted(layout.page.lines, key=lambda x: x.box.y0):
                height = last.box.height
                near = -0.5 * height < other.box.y0 - last.box.y1 < _PITCH * height
                if near and abs(other.box.x0 - line.box.x0) < height and len(under) < _LINES:
                    under.append(other)
                    last = other
            place = place_of("\n".join(x.text for x in under[1:])) if under else None
            if place is not None and place.postcode and not any(map(str.isdigit, under[0].text)):
                end = len(line.text.rstrip(" :："))
                yield layout, Label(frozenset({field}), line, 0, end, leads=True, marked=True)


def prepositions(source: Source, field: str, kind: Kind | None) -> Iterator[tuple[Layout, Label]]:
    """``An: Max Muster`` on a shipping label: too short a word to be a label anywhere else."""
    if kind in INVOICES:
        yield from headings(source, field)
    if kind is Kind.PACKING_SLIP and field == "ship_to":
        # Who takes the goods over is the buyer on a bill; what goes along with them calls him the same.
        receivers = source.labels("bill_to")
        yield from (hit for hit in receivers if hit[1].text.startswith(("收货", "收貨", "客户")))
    if kind in _PAGES and field in _HEADS:
        yield from _over_addresses(source, field)
    if kind is not Kind.SHIPPING_LABEL or field not in _PREPOSITIONS:
        return
    for layout in source.layouts:
        for line in layout.page.lines:
            if (
                field == "ship_to"
                and line.text.strip().casefold() == "ship"
                and has_to(layout, line)
            ):
                yield layout, Label(frozenset({field}), line, 0, 4, leads=True, marked=True)
            match = _PREPOSITIONS[field].match(line.text)
            if match:
                start, end = match.span("word")
                yield layout, Label(frozenset({field}), line, start, end, leads=True, marked=True)
