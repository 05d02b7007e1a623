"""Buyer and seller of a fapiao: two boxes side by side (buyer left), or one above the other (buyer first).

Source: layout of the fully digital e-fapiao and of the VAT fapiao before it (State Taxation Administration).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidencecheck.model.fact import Fact, FactName
from evidencecheck.model.values import Text
from evidencecheck.stages.extract.party_names import name_in
from evidencecheck.stages.extract.source import Source

_NAME = re.compile(
    r"(?<!项目)(?<!商品)(?<!货物)(?<!服务)名\s*称\s*[:：]\s*(?P<name>[^\s:：].*?)(?=\s+名\s*称\s*[:：]|$)"
)
_SAME_ROW = 0.6


def fapiao_parties(source: Source) -> Iterator[Fact]:
    """The names behind 名称, the first the buyer's and the second the seller's."""
    for layout in source.layouts:
        found = []
        for line in layout.page.lines:
            for match in _NAME.finditer(line.text):
                name = name_in(match["name"])
                if name:
                    start, end = match.span("name")
                    found.append((line.box_of(start, end), name, line, start, end))
        if len(found) != 2:
            continue
        (one, *_), (other, *_) = found
        beside = abs(one.center_y - other.center_y) < _SAME_ROW * max(one.height, other.height)
        found.sort(key=lambda hit: hit[0].x0 if beside else hit[0].y0)
        for (_, name, line, start, end), fact in zip(
            found, (FactName.BUYER, FactName.SUPPLIER), strict=True
        ):
            yield Fact(
                fact, Text(name), source.reading(layout.page, line, start, end), label="名称"
            )
        return
