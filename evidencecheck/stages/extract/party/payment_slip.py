"""The slip for the payment, a part of an invoice that is cut off: it names the parties the other way round."""

from __future__ import annotations

import re

from evidencecheck.model.page import Line
from evidencecheck.stages.extract.fold import fold
from evidencecheck.stages.extract.layout import Layout

_SLIP = re.compile(
    r"\W*(?:payment (?:advice|slip|coupon|stub)|remittance(?: advice| slip| stub)?"
    r"|return (?:this )?(?:slip|stub)"
    r"|(?:sepa-)?uberweisung(?:strager)?|zahlschein|einzahlungsschein|empfangsschein|zahlteil"
    r"|talon de paiement|coupon de paiement|bulletin de versement|cupon de pago|bollettino(?: postale)?)\W*"
)
"""Heading of the part of an invoice that is cut off and sent with the payment."""


def is_on_slip(layout: Layout, line: Line) -> bool:
    """Whether `line` stands on the slip for the payment, which names the parties the other way round."""
    return any(
        _SLIP.fullmatch(fold(head.text).text)
        and line.box.y0 > head.box.y0
        and not _answers(layout, head)
        for head in layout.page.lines
    )


def _answers(layout: Layout, head: Line) -> bool:
    """Whether a label stands left of the word or above it: ``Zahlungsart   Überweisung`` heads no slip."""
    return any(
        (other.box.x1 <= head.box.x0 and other.box.same_row(head.box))
        or (
            0 <= head.box.y0 - other.box.y1 < 0.6 * head.box.height
            and other.box.overlap_x(head.box) > 0
        )
        for other in layout.page.lines
        if other is not head and layout.of(other)
    )
