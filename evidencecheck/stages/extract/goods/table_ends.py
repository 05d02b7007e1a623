"""Where a table of goods ends: at the row with which a summary begins."""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidencecheck.model.page import Line
from evidencecheck.stages.extract.goods.item_columns import Column
from evidencecheck.stages.extract.goods.row_prices import SUMMARY
from evidencecheck.stages.extract.layout import Layout


def is_cell(line: Line, columns: Sequence[Column]) -> bool:
    """Whether `line` stands flush under a heading that nobody knows, right of all others: in its last
    column, Amazon adds up each row.
    """
    last = max(columns, key=lambda column: column.box.x0)
    return not last.field and abs(last.box.x0 - line.box.x0) < 0.5 * line.box.height


def ends_table(layout: Layout, row: Sequence[Line], *, is_item: bool) -> bool:
    """Whether a summary begins; a row of goods may name its own subtotal further right."""
    told = [
        [n for n in layout.of(line) if n.fields & SUMMARY and not n.is_for("item")]
        for line in row
        if not _is_tax_code(line, row)
    ]
    if any(sum(label.marked for label in labels) > 1 for labels in told):
        return True
    return any(label.leads for labels in (told[:1] if is_item else told) for label in labels)


def _is_tax_code(line: Line, row: Sequence[Line]) -> bool:
    """Whether `line` says below a price which tax comes on top: ``+HST``, in a row without amounts."""
    bare = not any(_AMOUNT.search(other.text) for other in row)
    return bare and line is not row[0] and line.text.lstrip().startswith("+")


_AMOUNT = re.compile(r"\d[.,]\d{2}(?!\d)")
