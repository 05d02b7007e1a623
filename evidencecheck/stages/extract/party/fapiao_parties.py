"""Buyer and seller of a fapiao: two boxes side by side (buyer left), or one above the other (buyer first).

A roll of paper names the seller first, and says so in the label: 销售方名称. Source: layouts of the fully
digital e-fapiao, of the VAT fapiao before it and of its roll, 卷票 (State Taxation Administration).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evidencecheck.model.fact import Fact, FactName
from evidencecheck.model.geometry import Box
from evidencecheck.model.page import Line
from evidencecheck.model.values import Text
from evidencecheck.stages.extract.layout import Cell, Layout
from evidencecheck.stages.extract.party.party_names import is_company, name_in
from evidencecheck.stages.extract.source import Source

_NAME = re.compile(
    r"(?<!项目)(?<!商品)(?<!货物)(?<!服务)名\s*称\s*[:：]\s*(?P<name>[^\s:：].*?)(?=\s+名\s*称\s*[:：]|$)"
    # A form spreads the two characters, so that a reader may part them.
    r"|^\s*称\s*[:：]\s*(?P<rest>[^\s:：].*)$"
)
_NAME_ALONE = re.compile(r".{0,6}?(?<!项目)(?<!商品)(?<!货物)(?<!服务)(?:名\s*称|称)\s*[:：]?\s*")
_BUYER = re.compile(r"(?:购买方|购货方|购货单位|购方|付款方|付款单位|受票方)(?:\s*信息)?$")
_SELLER = re.compile(r"(?:销售方|销货方|销货单位|销方|收款方|收款单位|开票方)(?:\s*信息)?$")
_TAX_ID = re.compile(r"(?:纳税人识别号|统一社会信用代码)")
_SAME_ROW = 0.6
_ABOVE = 2.0
"""In line heights: how far above the tax number the name may stand."""
_HEADED = 3.0
"""In line heights: how far above the name the heading of its box may stand."""
_BESIDE = 5.0
"""In line heights: how far left of the name the word for its box may stand, written downwards."""


@dataclass(frozen=True, slots=True)
class _Named:
    name: str
    cell: Cell
    role: FactName | None
    """By its label; None where only the place says whose name it is."""


def fapiao_parties(source: Source) -> Iterator[Fact]:
    """The names behind 名称, else those above the tax numbers, by their labels or their places."""
    for layout in source.layouts:
        found = list(_named(layout))
        if len(found) < 2:
            taken = [hit.cell.box for hit in found]
            found += [hit for hit in _above_tax_ids(layout) if not _is_at(hit.cell.box, taken)]
        roles = _roles(found)
        for hit, role in zip(found, roles, strict=True):
            if role is not None:
                reading = source.reading_of(layout.page, hit.cell)
                yield Fact(role, Text(hit.name), reading, label="名称")
        if any(roles):
            return


def _named(layout: Layout) -> Iterator[_Named]:
    for line in layout.page.lines:
        matches = list(_NAME.finditer(line.text))
        for match in matches:
            group = "name" if match["name"] else "rest"
            name = name_in(match[group])
            if name:
                cell = Cell(line, *match.span(group))
                yield _Named(name, cell, _said(line.text[: match.start()]) or _beside(layout, line))
        if not matches and _NAME_ALONE.fullmatch(line.text):
            right = [other for other in _row(layout, line) if other.box.x0 > line.box.center_x]
            name = name_in(right[0].text) if right else ""
            if name and (is_company(name) or line.text.rstrip()[-1] in ":："):
                cell = Cell(right[0], 0, len(right[0].text))
                role = _said(re.split("名|称", line.text)[0]) or _beside(layout, line)
                yield _Named(name, cell, role)


def _above_tax_ids(layout: Layout) -> Iterator[_Named]:
    """Companies whose label was not read: the nearest line above the label of a tax number."""
    for line in layout.page.lines:
        if _TAX_ID.search(line.text) is None:
            continue
        height = line.box.height
        above = [
            other
            for other in layout.page.lines
            if 0 < line.box.center_y - other.box.center_y < _ABOVE * max(height, other.box.height)
            and other.box.overlap_x(line.box) > 0.5 * min(other.box.width, line.box.width)
        ]
        nearest = max(above, key=lambda other: other.box.center_y, default=None)
        if nearest is not None:
            start = max(nearest.text.rfind(mark) for mark in ":：") + 1
            name = name_in(nearest.text[start:])
            if is_company(name):
                yield _Named(name, Cell(nearest, start, len(nearest.text)), _beside(layout, line))


def _roles(found: Sequence[_Named]) -> Sequence[FactName | None]:
    """Whose names they are; all None where that cannot be told."""
    said = [hit.role for hit in found]
    told = [role for role in said if role is not None]
    if len(set(told)) < len(told) or len(found) > 2:
        # Two for one role: what the labels say is of no use, nor is the order of three names.
        return [None] * len(found)
    if len(found) < 2:
        return said
    if None not in said:
        return said
    one, other = (hit.cell.box for hit in found)
    beside = abs(one.center_y - other.center_y) < _SAME_ROW * max(one.height, other.height)
    first_is_buyer = one.x0 < other.x0 if beside else one.y0 < other.y0
    placed = (FactName.BUYER, FactName.SUPPLIER)
    placed = placed if first_is_buyer else (placed[1], placed[0])
    return placed if all(a in (None, b) for a, b in zip(said, placed, strict=True)) else said


def _said(before: str) -> FactName | None:
    """Whose name follows `before`, the text in front of 名称."""
    text = "".join(before.split())
    if _BUYER.search(text):
        return FactName.BUYER
    return FactName.SUPPLIER if _SELLER.search(text) else None


def _beside(layout: Layout, line: Line) -> FactName | None:
    """Whose box it is: the word left of it in its row, or written downwards, else the heading above."""
    box, height = line.box, line.box.height
    words = [(o.box, role) for o in layout.page.lines if o is not line and (role := _said(o.text))]
    left = [
        (place, role)
        for place, role in words
        if place.center_x < box.x0 + height
        and box.x0 - place.x1 < _BESIDE * height
        and (place.same_row(box) or place.width < 2 * height)
        and place.y0 - _ABOVE * height < box.center_y < place.y1 + height
    ]
    above = [
        (place, role)
        for place, role in words
        if 0 < box.center_y - place.center_y < _HEADED * height
        and place.width >= 2 * height
        and abs(place.x0 - box.x0) < _BESIDE * height
    ]
    if left:
        roles = {role for _, role in left}
        return roles.pop() if len(roles) == 1 else None
    return max(above, key=lambda word: word[0].y0)[1] if above else None


def _row(layout: Layout, line: Line) -> Sequence[Line]:
    row = [o for o in layout.page.lines if o is not line and o.box.same_row(line.box)]
    return sorted(row, key=lambda other: other.box.x0)


def _is_at(box: Box, taken: Sequence[Box]) -> bool:
    return any(box.intersects(other) for other in taken)
