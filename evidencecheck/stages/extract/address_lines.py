"""Which lines end an address: those that begin with a label, be it one that nobody knows."""

from __future__ import annotations

import re

from evidencecheck.model.fact import Reading
from evidencecheck.model.geometry import Box
from evidencecheck.model.page import Line
from evidencecheck.stages.extract.addresses import Place
from evidencecheck.stages.extract.layout import Layout
from evidencecheck.stages.extract.lexicon import Label

_ROW_NUMBER = re.compile(r"序\s*号|行号|项次|№|No\.?|#")
"""The first heading of a table."""
_DWELLING = re.compile(r"\W*unit \d{1,4}[a-z]?(?=[\s,]*$|,? [^\W\d_]{3})", re.I)
"""A secondary address, where the same word heads a column of tables: ``Unit 5, Calder Trading Estate``."""
_TOWN = re.compile(r"(?:[A-Z]{1,2}-)?\d{4}(?:-\d{3}|\d)\s+[^\W\d_][^\d:#$€£]*")
"""A postcode with its town, some of which have the names of labels: ``4050-263 Porto``."""
_FIELD = re.compile(r"\s*[\u3400-\u9fff]{2,8}\s*[:：]")
"""A Chinese label with its mark. An address has none but behind the name of one of its parts …"""
_OF_ADDRESS = re.compile(
    r"址|名|人|电话|手机|联系|联络|邮|省|市|区|县|镇|街|路|村|国|门牌|收货|收件|公司"
)
"""… which these characters tell."""


_HEADED = 2.2
"""In line heights: the blank between a heading and the lines that it introduces, at most."""
_INDENT = 9.0
"""How far, in line heights, an address may be set in from its label."""


def is_labelled(layout: Layout, line: Line) -> bool:
    """Whether `line` begins with a label, so that it is no part of an address above it."""
    if _DWELLING.match(line.text) or _TOWN.fullmatch(line.text.strip()):
        return False
    if _ROW_NUMBER.fullmatch(line.text.strip()):
        return True
    named = _FIELD.match(line.text)
    unknown = named is not None and not _OF_ADDRESS.search(named[0])
    return unknown or any(label.leads for label in layout.of(line))


def is_other_field(layout: Layout, label: Line, box: Box | None) -> bool:
    """Whether a value in the column right of `label` has a caption of its own, in the column of `label`."""
    return box is not None and any(
        abs(line.box.x0 - label.box.x0) < label.box.height
        and line.box.x1 < box.x0
        and line.box.same_row(box)
        for line in layout.page.lines
        if line is not label
    )


def first_below(layout: Layout, own: Line, box: Box) -> Line | None:
    """The nearest line under a label, in its column or set in from it."""
    under = [
        line
        for line in layout.page.lines
        if line is not own
        and -0.5 * box.height <= line.box.y0 - box.y1 <= _HEADED * box.height
        and not line.box.same_row(box)
        and line.box.x0 >= min(box.x0, own.box.x0) - 1.5 * box.height
        and line.box.x0 <= box.x0 + _INDENT * box.height
    ]
    if not under:
        return None
    line = min(under, key=lambda line: (line.box.y0, abs(line.box.x0 - box.x0)))
    return None if is_labelled(layout, line) else line


def is_a_value(layout: Layout, label: Label) -> bool:
    """Whether the word answers the label left of it: ``配送: 卖家``, ``Fulfilled by: Seller``."""
    if label.line.text.strip() != label.text:
        return False
    left = [
        line
        for line in layout.page.lines
        if line.box.same_row(label.line.box) and line.box.x1 <= label.line.box.x0
    ]
    nearest = max(left, key=lambda line: line.box.x1, default=None)
    return nearest is not None and nearest.text.rstrip().endswith((":", "："))


def line_of_place(place: Place, lines: tuple[Reading, ...]) -> Reading:
    """The line that holds the postcode, else the city, else the last one."""
    for wanted in (place.postcode, place.city):
        bare = re.sub(r"[\s-]", "", wanted).casefold()
        for line in lines:
            if bare and bare in re.sub(r"[\s-]", "", line.raw).casefold():
                return line
    return lines[-1]
