"""The parties of an order in a Chinese shop's app, which labels none of them.

The addressee is a name with a phone number, masked or not, beside an address; above the goods stands the
name of the shop. Where a page has two such addressees, nobody can tell which of them is sent to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from evidencecheck.model.document import Kind
from evidencecheck.model.fact import Fact, FactName
from evidencecheck.model.page import Line
from evidencecheck.model.values import Text
from evidencecheck.stages.extract.fold import fold
from evidencecheck.stages.extract.layout import Layout
from evidencecheck.stages.extract.party.address_lines import is_labelled
from evidencecheck.stages.extract.party.addresses import Place, place_of
from evidencecheck.stages.extract.party.party_names import has_han, is_company, name_in
from evidencecheck.stages.extract.source import Source

_NAMED = re.compile(
    r"(?P<name>[^\d:+()*]{2,40}?)[ ,]*(?:\(?\+?86\)?[ -]?)?"
    r"(?:1[3-9]\d[\d* -]{6,10}\d|0?\d{2,3}[ -]?\d{4}[ -]?\d{4}|\d{2,3}[ -]?\d{4,5}[ -]?\d{3,4})"
)
"""A name and a phone number of mainland China: mobile 1[3-9]x and eight more, landline area code first.

Source: Ministry of Industry and Information Technology, numbering plan of the public telephone network.
"""
_HEAD = 3
"""Lines at the top, where the letterhead of a company may state its phone and address, too."""
_WRAP = 0.6
"""In line heights: the blank between two lines of one address, at most."""
_FULL = 0.8
"""Share of the page's width from which on a line is full, so that its text may go on below it."""
_PITCH = 2.2
"""In line heights: how far apart the lines of one addressee are, at most."""


@dataclass(frozen=True, slots=True)
class _Addressee:
    layout: Layout
    line: Line
    name: str
    address: Line
    place: Place


def app_parties(source: Source, kind: Kind) -> Iterator[Fact]:
    """Recipient, address and destination; on a page of the buyer's the shop, too, if there is one company."""
    if any(source.labels("invoice_number")) or not any(source.labels("order_id")):
        return
    found = [hit for layout in source.layouts for hit in _addressees(layout)]
    if len(found) != 1:
        return
    hit = found[0]
    page = hit.layout.page
    first = source.reading(page, hit.line, 0, len(hit.line.text))
    where = source.reading(page, hit.address, 0, len(hit.address.text))
    further = (line.text.strip() for line in _further(hit))
    yield Fact(FactName.RECIPIENT, Text(hit.name), first)
    yield Fact(FactName.SHIP_TO, Text(f"{first.raw}, {''.join((where.raw, *further))}"), first)
    yield Fact(FactName.DESTINATION, Text(str(hit.place)), where)
    shops = [line for line in page.lines if line is not hit.line and _is_shop(hit.layout, line)]
    if kind is Kind.PURCHASE_INVOICE and len({line.text for line in shops}) == 1:
        reading = source.reading(page, shops[0], 0, len(shops[0].text))
        yield Fact(FactName.SUPPLIER, Text(shops[0].text.strip()), reading)


def _addressees(layout: Layout) -> Iterator[_Addressee]:
    top_down = sorted(layout.page.lines, key=lambda line: line.box.y0)
    for line in top_down[_HEAD:]:
        match = _NAMED.fullmatch(fold(line.text, lower=False).text.strip())
        name = name_in(line.text) if match else ""
        if not has_han(name) or is_labelled(layout, line):
            continue
        for other in top_down:
            place = place_of(other.text) if _is_next(line, other) and has_han(other.text) else None
            if place is not None and place.country == "CN" and place.tells:
                yield _Addressee(layout, line, name, other, place)


def _further(hit: _Addressee) -> Iterator[Line]:
    """The lines into which the address wraps: flush with it, close below it, and no heading or shop's name."""
    last = hit.address
    for line in sorted(hit.layout.page.lines, key=lambda line: line.box.y0):
        height = last.box.height
        if line is hit.line or line.box.y0 < last.box.y0 + 0.5 * height:
            continue
        flush = abs(line.box.x0 - last.box.x0) < 0.8 * height
        if not flush or line.box.y0 - last.box.y1 > _WRAP * height or is_labelled(hit.layout, line):
            return
        if last.box.x1 < _FULL * max(other.box.x1 for other in hit.layout.page.lines):
            return  # a line that ends early does not wrap
        yield line
        last = line


def _is_next(line: Line, other: Line) -> bool:
    """Whether the two are lines of one block, whichever is the upper one."""
    height = max(line.box.height, other.box.height)
    flush = abs(line.box.x0 - other.box.x0) < height
    return flush and 0 < abs(line.box.center_y - other.box.center_y) <= _PITCH * height


def _is_shop(layout: Layout, line: Line) -> bool:
    """Whether a company's name is all of the line."""
    name = name_in(line.text)
    return name == line.text.strip() and is_company(name) and not is_labelled(layout, line)
