"""Parcels' numbers in a line of their own, with no label beside them: under a barcode, on a carrier's label."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from evidencecheck.model.page import Line
from evidencecheck.model.values import Check, Identifier, Strength
from evidencecheck.stages.extract.identifiers import candidates, carrier_of, formats
from evidencecheck.stages.extract.journey.carriers import carriers_in
from evidencecheck.stages.extract.layout import Cell, Layout
from evidencecheck.stages.extract.lexicon import Label

_DOMESTIC = re.compile(r"\d{12,15}")
"""A waybill of ZTO, STO, Yunda or Best: twelve to fifteen digits without a check."""
_LETTERED = re.compile(r"(?=(?:[A-Z]*\d){10})(?=\d*[A-Z])[0-9A-Z]{13,26}")
"""Letters among ten digits and more: no phone, date or amount looks like it."""
_LONG = 20
"""So many digits are no phone number, date or account."""
_BARCODE = 14.0
"""In heights of a label: how high the barcode may be that stands between it and its number."""


def by_barcode(layout: Layout) -> Iterator[tuple[Line, Identifier]]:
    """A line that a barcode of the page repeats, on paper of the carrier whose number it is.

    Print, barcode, form or check digit, and the carrier's name agree: together they are as good as a label.
    """
    encoded = {_bare(barcode.text).upper() for barcode in layout.page.barcodes}
    named = carriers_in(layout.page.text) if encoded else ()
    if len(named) != 1:
        return
    for line in layout.page.lines:
        number = _bare(line.text).upper()
        if number not in encoded or not any(map(str.isdigit, number)):
            continue
        if not number.isdigit():
            yield from ((line, read) for read in _of_form(number, layout, named[0]))
        elif named[0] not in _carriers_with_formats():
            # Of a carrier whose numbers have no published form, print and barcode must do.
            if _DOMESTIC.fullmatch(number):
                yield line, Identifier(number, "", strength=Strength.WEAK)
        else:
            for read in candidates(number, "tracking"):
                if read.check is Check.PASSED and carrier_of(read.scheme) == named[0]:
                    yield line, read
                    break


def by_form(layout: Layout) -> Iterator[tuple[Line, Identifier]]:
    """The only line that is nothing but a number with letters, of the form of the one carrier that is named."""
    named = carriers_in(layout.page.text)
    if len(named) != 1:
        return
    found = [
        (line, read)
        for line in layout.page.lines
        for read in _of_form(_bare(line.text).upper(), layout, named[0])
    ]
    if len({read.text for _, read in found}) == 1:
        yield from found[:1]


def under_barcode(layout: Layout, label: Label) -> Cell | None:
    """The number of a known form under the barcode that stands below the label; nothing else is between."""
    box = label.line.box_of(label.start, label.end)
    under = [
        line for line in layout.page.lines if 0 < line.box.y0 - box.y1 <= _BARCODE * box.height
    ]
    flush = [line for line in under if line.box.overlap_x(box) > 0]
    first = min(under, key=lambda line: line.box.y0, default=None)
    alone = first and sum(line.box.same_row(first.box) for line in layout.page.lines) == 1
    # The barcode may be wider than its label: then nothing else at all stands between the two.
    nearest = first if alone else min(flush, key=lambda line: line.box.y0, default=None)
    if nearest is None or layout.of(nearest):
        return None
    named = carriers_in(layout.page.text)
    read = candidates(_bare(nearest.text), "tracking", layout.page.text, failed=len(named) == 1)
    told = any(r.check is Check.PASSED or carrier_of(r.scheme) in named for r in read)
    return Cell(nearest, 0, len(nearest.text)) if told else None


def _of_form(number: str, layout: Layout, carrier: str) -> Iterator[Identifier]:
    """`number` as the `carrier`'s weak form with letters in it or very long; a check digit must be right."""
    if not _LETTERED.fullmatch(number) and not (number.isdigit() and len(number) >= _LONG):
        return
    for read in candidates(number, "tracking", layout.page.text):
        if read.strength is Strength.WEAK and carrier_of(read.scheme) == carrier:
            yield read
            return


@cache
def _carriers_with_formats() -> frozenset[str]:
    return frozenset(row.carrier for row in formats("tracking"))


def _bare(text: str) -> str:
    return re.sub(r"[ \-]", "", text)
