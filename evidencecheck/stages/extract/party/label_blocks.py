"""The lines that may belong to the label of a party: behind it, right of it, below it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from evidencecheck.model.fact import Reading
from evidencecheck.model.geometry import Box
from evidencecheck.model.page import Line
from evidencecheck.stages.extract.dates import date_tokens
from evidencecheck.stages.extract.layout import Layout
from evidencecheck.stages.extract.lexicon import Label
from evidencecheck.stages.extract.party.address_ends import (
    ends_with_country,
    heads_history,
    is_empty_field,
    span_of_address,
)
from evidencecheck.stages.extract.party.address_lines import (
    blank_before,
    first_below,
    going_on,
    is_labelled,
    is_other_field,
)
from evidencecheck.stages.extract.party.addresses import country_of
from evidencecheck.stages.extract.party.centred_cell import centred_lines
from evidencecheck.stages.extract.source import Source

_TIMED = re.compile(r"(?<!\d)\d{1,2}:\d{2}(?!\d)")
"""A time of day."""
NAME_AND_STREET = 2
"""Lines of an address before the one with postcode and town."""
_MAX_LINES = 7
_SIGN = 2
"""Characters of a label that is but a sign, 收 or 寄 on a waybill: the lines may go on below it."""
_POSTCODE = re.compile(r"〒?\s?\d{3}-\d{4}")
"""Of Japan, where the address begins with it and ends with the name."""
_LETTERS = re.compile(r"[^\W\d_]")
_NUMBERED = re.compile(r"\s*(?:[^\W\d_]+[.:]?\s*){0,2}[+(]?\d[\d\s()/.*-]{3,}$")
"""What may follow the country, a postcode or a phone; any other line is of something else."""


def blocks(source: Source, layout: Layout, label: Label) -> Iterator[tuple[Reading, ...]]:
    """What may belong to the label: the rest of its line, the cell right of it, the lines below.

    In a table the label may stand beside the middle of the lines that it introduces.
    """
    page = layout.page
    rest = layout.rest(label)
    if rest is not None and is_numbered_customer(layout, label):
        head = first_below(layout, label.line, rest.box)
        lines = below(source, layout, head, (head.box,), head.box.y1) if head is not None else ()
        first = source.reading(page, head, 0, len(head.text)) if head is not None else None
        if first is not None and len(held := (first, *lines)) > NAME_AND_STREET:
            yield held
    elif rest is not None:
        if _LETTERS.search(rest.text) or _POSTCODE.fullmatch(rest.text.strip()):
            first = source.reading_of(page, rest)
            edges = (label.line.box, rest.box)
            lower = below(source, layout, label.line, edges, label.line.box.y1)
            yield (first, *going_on(rest.text, lower))
        return
    centred = centred_lines(layout, label, _MAX_LINES)
    if centred:
        yield tuple(source.reading(page, line, 0, len(line.text)) for line in centred)
    right = [cell for cell in layout.right(label) if _LETTERS.search(cell.text)]
    if right and not _is_caption(layout, label.line, right[0].line):
        first = source.reading_of(page, right[0])
        beside = right[0].line
        sign = (label.line.box,) if len(label.line.text) <= _SIGN else ()
        lower = below(source, layout, beside, (beside.box, *sign), beside.box.y1)
        yield (
            first,
            *takewhile(lambda part: not is_other_field(layout, label.line, part.box), lower),
        )
    box = label.line.box_of(label.start, label.end)
    head = first_below(layout, label.line, box)
    if head is not None:
        first = source.reading(page, head, 0, len(head.text))
        yield (first, *below(source, layout, head, (head.box,), head.box.y1))


def _is_caption(layout: Layout, own: Line, other: Line) -> bool:
    """Whether `other` is the caption of the next box of a form, as `own` is: in capitals over its value."""
    capitals = own.text.isupper() and other.text.isupper()
    return capitals and all(
        any(
            abs(line.box.x0 - caption.box.x0) < 0.5 * caption.box.height
            and -0.3 * caption.box.height < line.box.y0 - caption.box.y1 < 0.5 * caption.box.height
            and line.box.height > _LARGER * caption.box.height
            for line in layout.page.lines
        )
        for caption in (own, other)
    )


_LARGER = 1.15
"""How much larger than its caption the print of a value is."""
_CUSTOMER_NUMBER = re.compile(r"(?:n[r°o]*\.?\s*)?[A-Z]{0,3}[-./ ]?\d{2,10}", re.I)


def is_numbered_customer(layout: Layout, label: Label) -> bool:
    """Whether behind ``CLIENTE`` or ``Kunde:`` stands but the number under which he is kept in the books."""
    rest = layout.rest(label) if label.leads and label.is_for("bill_to") else None
    return rest is not None and _CUSTOMER_NUMBER.fullmatch(rest.text.strip()) is not None


def below(
    source: Source, layout: Layout, own: Line, edges: tuple[Box, ...], bottom: float
) -> Iterator[Reading]:
    """The lines under `own` as long as they stand close together, flush left with one of `edges`."""
    page, count, complete = layout.page, 1, False
    height = edges[0].height
    for line in sorted(page.lines, key=lambda line: line.box.y0):
        if line is own or line.box.y0 < bottom - 0.5 * height or count >= _MAX_LINES:
            continue
        if min(abs(line.box.x0 - edge.x0) for edge in edges) > 1.5 * height:
            continue
        gap = (line.box.y0 - bottom) / max(height, line.box.height)
        if gap > blank_before(line):
            break
        is_over = complete and not _NUMBERED.match(line.text) and not country_of(line.text)
        if is_labelled(layout, line) or is_over:
            break
        if _TIMED.search(line.text) and date_tokens(line.text, source.order):
            break  # the first row of a history
        if heads_history(line):
            break
        if is_empty_field(line):
            bottom = line.box.y1
            continue
        start, end = span_of_address(layout, line)
        yield source.reading(page, line, start, end)
        count += 1
        bottom = line.box.y1
        complete = count >= NAME_AND_STREET and ends_with_country(line.text)
        complete = complete or (count > NAME_AND_STREET + 1 and bool(country_of(line.text)))
