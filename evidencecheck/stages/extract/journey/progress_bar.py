"""The steps of a parcel in a row over its history: ``Ordered   In transit   Out for delivery   Delivered``.

They are no labels: what stands below the bar is the history, not the day of the step above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidencecheck.model.fact import Fact, FactName
from evidencecheck.model.page import Line
from evidencecheck.stages.extract.dates import date_tokens, partial_dates
from evidencecheck.stages.extract.fold import fold
from evidencecheck.stages.extract.journey.statuses import status_of
from evidencecheck.stages.extract.layout import Cell, Layout
from evidencecheck.stages.extract.source import Source

_STEPS = 2
"""Other steps in the row, at least."""
_LONGEST = 32
"""Characters of the name of a step."""
_STEP = re.compile(
    r"(?:order(?:ed)?(?: (?:placed|confirmed|ready|received|processed))?|confirmed|processing|processed|packed"
    r"|shipped|dispatched|despatched|sent|paid"
    r"|bestellt|bezahlt|bestatigt|verpackt|versandt|versendet|verschickt"
    r"|command[e]+|paye+|confirme+|preparee?|expedie+|envoye+"
    r"|pedido(?: realizado)?|pagado|confirmado|preparado|enviado|expedido"
    r"|ordinato|ordine (?:effettuato|ricevuto)|pagato|confermato|spedito|besteld|betaald|verzonden"
    r"|下单|已下单|付款|已付款|发货|已发货|卖家发货|出库|注文|ご注文|出荷|発送|出荷済み|発送済み)"
)


def is_step(layout: Layout, line: Line) -> bool:
    """Whether `line` is one step of a bar: short, without digits, with others of its kind in the row."""
    row = [other for other in layout.page.lines if other.box.same_row(line.box)]
    return _is_named(line) and sum(map(_is_named, row)) > _STEPS


def heads_column(layout: Layout, cell: Cell) -> bool:
    """Whether the next line below, flush with the date in `cell`, is a date as well: a column of dates."""
    box = cell.line.box
    under = [
        other
        for other in layout.page.lines
        if other.box.y0 >= box.y1 - 0.4 * box.height and abs(other.box.x0 - box.x0) < box.height
    ]
    nearest = min(under, key=lambda other: other.box.y0, default=None)
    return nearest is not None and bool(date_tokens(nearest.text) or partial_dates(nearest.text))


_ORDERED = re.compile(
    r"\W*(?:ordered|order (?:was )?placed|order confirmed|bestellt|bestellung (?:aufgegeben|bestatigt)"
    r"|commandee?"
    r"|commande (?:passee|confirmee)|pedido (?:realizado|confirmado)|ordinato|ordine (?:effettuato|confermato)"
    r"|besteld|bestelling geplaatst|encomendado|pedido (?:feito|confirmado)|已下单|买家下单|ご?注文(?:済み"
    r"|確定)?)\W*"
)


def ordered_in_history(source: Source) -> Iterator[Fact]:
    """The day in the row of a history that says no more than that the goods were ordered: shops' trackers."""
    for layout in source.layouts:
        for line in layout.page.lines:
            if not _ORDERED.fullmatch(fold(line.text).text):
                continue
            left = [
                other
                for other in layout.page.lines
                if other.box.same_row(line.box) and other.box.x1 <= line.box.x0
            ]
            nearest = max(left, key=lambda other: other.box.x1, default=None)
            tokens = date_tokens(nearest.text, source.order) if nearest is not None else ()
            if nearest is not None and len(tokens) == 1:
                token = tokens[0]
                reading = source.reading(layout.page, nearest, token.start, token.end)
                yield Fact(FactName.ORDER_DATE, token.day, reading, label=line.text.strip())
                return


def _is_named(line: Line) -> bool:
    text = fold(line.text).text.strip(" ✓✔●○•·>→›.:：")
    if len(text) > _LONGEST or any(map(str.isdigit, text)):
        return False
    return _STEP.fullmatch(text) is not None or status_of(text) is not None
