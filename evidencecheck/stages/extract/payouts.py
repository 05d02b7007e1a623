"""Whether the total of a sales record is what the marketplace paid out: the sale less its fees.

Amazon's report of transactions, eBay's and Walmart's of payouts: a column of fees holds negative amounts.
"""

from __future__ import annotations

import re

from evidencecheck.model.page import Line
from evidencecheck.stages.extract.fold import fold
from evidencecheck.stages.extract.layout import Layout
from evidencecheck.stages.extract.money import money_tokens
from evidencecheck.stages.extract.source import Source

_FEE = re.compile(
    r"\b(?:fees?|commissions?|gebuhr(?:en)?|provision(?:en)?|frais|comision(?:es)?|tarifas?|commissioni)\b"
    r"|佣金|手续费|平台费|手数料"
)
_LONGEST = 40
"""Characters of a heading."""


def is_payout(source: Source) -> bool:
    """Whether fees stand in it as negative amounts."""
    return any(
        _is_taken_off(source, layout, line)
        for layout in source.layouts
        for line in layout.page.lines
        if len(line.text) <= _LONGEST and _FEE.search(fold(line.text).text)
    )


def _is_taken_off(source: Source, layout: Layout, head: Line) -> bool:
    return any(
        token.money.amount < 0
        for line in layout.page.lines
        if _is_beside(head, line)
        or (line.box.y0 > head.box.y0 and line.box.overlap_x(head.box) > 0)
        for token in money_tokens(line.text, mark=source.mark)
    )


def _is_beside(head: Line, line: Line) -> bool:
    return line is head or (line.box.same_row(head.box) and line.box.x0 >= head.box.x1)
