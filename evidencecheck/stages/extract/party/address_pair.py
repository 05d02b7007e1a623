"""Billing and shipping address side by side, under headings that elsewhere name amounts: Billing | Shipping.

Shop systems show the two so on the page of an order (WooCommerce, PrestaShop, OpenCart, Magento). One of the
words alone says nothing; both in one row, each over the lines of an address, do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from evidencecheck.model.fact import Fact, FactName
from evidencecheck.model.page import Line
from evidencecheck.model.values import Text
from evidencecheck.stages.extract.fold import fold
from evidencecheck.stages.extract.layout import Layout, rows_of
from evidencecheck.stages.extract.party.address_lines import is_labelled, line_of_place
from evidencecheck.stages.extract.party.addresses import place_of
from evidencecheck.stages.extract.party.party_names import name_in
from evidencecheck.stages.extract.source import Source

_BILLING = re.compile(
    r"billing|invoice|invoicing|rechnung|facturation|facturacion|fatturazione|facturatie|faturacao|账单|请求|請求"
)
_SHIPPING = re.compile(
    r"shipping|delivery|versand|lieferung|livraison|expedition|envio|entrega|spedizione|consegna|verzending"
    r"|bezorging|配送|发货|收货|お届け"
)
_GAP = 1.1
"""Blank space between two lines of one address, in line heights, at most."""
_MOST = 8


def address_pair(source: Source) -> Iterator[Fact]:
    """Buyer, recipient, shipping address and destination of the first such pair with addresses below."""
    for layout in source.layouts:
        for row in rows_of(layout.page.lines):
            heads = {pattern: line for line in row for pattern in _heads(line)}
            if len(heads) < len((_BILLING, _SHIPPING)):
                continue
            bill, ship = (_under(layout, heads[p]) for p in (_BILLING, _SHIPPING))
            if not (_is_address(bill) or _is_address(ship)):
                continue
            yield from _buyer(source, layout, heads[_BILLING], bill)
            yield from _receiver(source, layout, heads[_SHIPPING], ship)
            return


def _heads(line: Line) -> Iterator[re.Pattern[str]]:
    """Which of the two the cell heads, with nothing but a sign of an editor's beside the word."""
    bare = re.sub(r"[^\w ]", "", fold(line.text).text).strip()
    yield from (pattern for pattern in (_BILLING, _SHIPPING) if pattern.fullmatch(bare))


def _under(layout: Layout, head: Line) -> Sequence[Line]:
    """The lines flush left below the heading, as far as they stand close together and no label begins."""
    found: list[Line] = []
    bottom, height = head.box.y1, head.box.height
    for line in sorted(layout.page.lines, key=lambda line: line.box.y0):
        flush = abs(line.box.x0 - head.box.x0) < 0.8 * height
        if line is head or not flush or line.box.y0 < bottom - 0.5 * height:
            continue
        close = line.box.y0 - bottom <= _GAP * height
        if not close or is_labelled(layout, line) or line.text.rstrip().endswith((":", "：")):
            break
        found.append(line)
        bottom = line.box.y1
    return found[:_MOST]


def _is_address(lines: Sequence[Line]) -> bool:
    place = place_of("\n".join(line.text for line in lines[1:])) if len(lines) > 1 else None
    return place is not None and place.tells and bool(name_in(lines[0].text))


def _buyer(source: Source, layout: Layout, head: Line, lines: Sequence[Line]) -> Iterator[Fact]:
    if _is_address(lines):
        where = source.reading(layout.page, lines[0], 0, len(lines[0].text))
        yield Fact(FactName.BUYER, Text(name_in(lines[0].text)), where, label=head.text)


def _receiver(source: Source, layout: Layout, head: Line, lines: Sequence[Line]) -> Iterator[Fact]:
    place = place_of("\n".join(line.text for line in lines[1:])) if _is_address(lines) else None
    if place is None:
        return
    read = tuple(source.reading(layout.page, line, 0, len(line.text)) for line in lines)
    yield Fact(FactName.RECIPIENT, Text(name_in(lines[0].text)), read[0], label=head.text)
    whole = ", ".join(part.raw for part in read)
    yield Fact(FactName.SHIP_TO, Text(whole), read[0], label=head.text)
    where = line_of_place(place, read)
    yield Fact(FactName.DESTINATION, Text(str(place)), where, label=head.text)
