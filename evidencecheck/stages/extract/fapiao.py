"""The three sums at the foot of a fapiao: amount before tax, tax, and both together.

Source: layout of the VAT fapiao and of the fully digital one (State Taxation Administration, 公告
2021 年第 21 号 and 公告 2024 年第 11 号): the row 合计 holds the sums of the columns 金额 and 税额, the row
价税合计 the total in words and in figures (小写).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from evidencecheck.model.fact import Amount, AmountRole, Fact, FactName
from evidencecheck.model.page import Line, Page
from evidencecheck.model.values import Money
from evidencecheck.stages.extract.layout import Layout
from evidencecheck.stages.extract.money import MoneyToken, money_tokens
from evidencecheck.stages.extract.source import Source, is_ocr

_SUMS = re.compile(r"合\s*计")
_SMALL = re.compile(r"[(（]?\s*小\s*写\s*[)）]?")
_WHOLE = re.compile(r"价\s*税\s*合\s*计")
_ANYWHERE = re.compile(r"(?<![\d.,])(-?\d[\d,]*\.\d\d)(?!\d)")
# Readers of pictures take ¥ for a letter, or for nothing.
_FIGURES = re.compile(r"[^\d-]{0,4}(-?\d[\d,]*\.\d\d)(?!\d)")


def fapiao_amounts(source: Source) -> tuple[Amount, ...]:
    """Amount before tax, tax and total; the total alone where not both others are there; else ().

    Without tax (免税) the one other amount is the total again.
    """
    for layout in source.layouts:
        total = _total(source, layout)
        if total is None:
            continue
        sums = _sums(source, layout)
        if len(sums) == 1 and sums[0].money.amount != total.money.amount:
            sums = []
        return (*sums, total)
    return ()


def fapiao_total(amounts: Sequence[Amount]) -> tuple[Fact, ...]:
    """The total among `amounts` as the fact that it is."""
    return tuple(
        Fact(FactName.COST_TOTAL, a.money, a.reading, label=a.label, role="total")
        for a in amounts
        if a.role is AmountRole.TOTAL
    )


def _sums(source: Source, layout: Layout) -> list[Amount]:
    """The amounts in the row of 合计: before tax, then the tax, which may be absent (免税, ***)."""
    for line in layout.page.lines:
        if _SUMS.match(line.text.strip()) is None:
            continue
        tokens = [
            (cell, token)
            for cell in (line, *_right_of(layout, line))
            if "价税" not in cell.text and not _SMALL.search(cell.text)
            for token in money_tokens(cell.text, mark=source.mark, ocr=is_ocr(cell))
            if token.has_decimals
        ]
        if 1 <= len(tokens) <= 2:
            roles = (AmountRole.NET, AmountRole.TAX)
            return [
                _amount(source, layout.page, cell, token, role, "合计")
                for (cell, token), role in zip(tokens, roles, strict=False)
            ]
    return []


def _total(source: Source, layout: Layout) -> Amount | None:
    """The figures behind 小写, else the last ones in the row of 价税合计."""
    for line in layout.page.lines:
        match = _SMALL.search(line.text)
        if match is None:
            continue
        cells = [(line, match.end()), *((cell, 0) for cell in _right_of(layout, line))]
        for cell, start in cells:
            if figures := _FIGURES.match(cell.text, start):
                return _figures(source, layout.page, cell, figures, "小写")
    for line in layout.page.lines:
        if _WHOLE.match(line.text):
            cells_of_row = [line, *_right_of(layout, line)]
            found = [(c, m) for c in cells_of_row for m in _ANYWHERE.finditer(c.text)]
            if found:
                return _figures(source, layout.page, *found[-1], "价税合计")
    return None


def _figures(source: Source, page: Page, line: Line, match: re.Match[str], label: str) -> Amount:
    money = Money(Decimal(match[1].replace(",", "")), ("CNY",))
    return Amount(AmountRole.TOTAL, money, source.reading(page, line, *match.span(1)), label)


def _amount(
    source: Source, page: Page, line: Line, token: MoneyToken, role: AmountRole, label: str
) -> Amount:
    money = Money(token.money.amount, ("CNY",))
    reading = source.reading(page, line, token.start, token.end)
    return Amount(role, money, reading, label, certain=not token.alternatives)


def _right_of(layout: Layout, line: Line) -> Sequence[Line]:
    """The lines right of `line` in its row, left to right."""
    row = [
        other
        for other in layout.page.lines
        if other is not line and other.box.x0 > line.box.center_x and other.box.same_row(line.box)
    ]
    return sorted(row, key=lambda other: other.box.x0)
