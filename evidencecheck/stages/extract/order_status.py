"""Where the parcel of an order stands, as the page of the order heads it: ``Delivered March 13``.

Such pages also list the steps that a parcel has not reached yet, and may show several parcels; so a status
counts only where all that the page says agree, or where one headline stands out in print.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidencecheck.model.document import Kind
from evidencecheck.model.fact import Fact, FactName
from evidencecheck.model.page import Line
from evidencecheck.model.values import Status
from evidencecheck.stages.extract.asides import is_recommended
from evidencecheck.stages.extract.fold import fold, is_cjk
from evidencecheck.stages.extract.journey.statuses import status_of
from evidencecheck.stages.extract.layout import Layout
from evidencecheck.stages.extract.source import Source

_TOLD = frozenset(
    {
        Status.IN_TRANSIT, Status.OUT_FOR_DELIVERY, Status.DELIVERED, Status.ATTEMPT_FAILED,
        Status.PICKUP_POINT, Status.RETURNED, Status.LOST,
    }
)  # fmt: skip
_SENT = re.compile(
    r"(?<![a-z])(?:shipped|dispatched|despatched|sent|fulfilled|versandt|versendet|verschickt|expediee?"
    r"|envoyee?|enviad[oa]"
    r"|(?:komplett|vollstandig|ganz|teil(?:weise)?) ?(?:aus)?geliefert|processed|bearbeitet|evas[oa]"
    r"|(?:fully|completely|partially|partly) delivered|(?:entierement|partiellement) livree?"
    r"|despachad[oa]|spedito|spedita|verzonden|expedid[oa])(?![a-z])|已发货|発送済み"
)
"""What the seller says of the parcel, which need not be with the carrier yet."""
_NOT_OF_PARCEL = re.compile(
    r"(?<![a-z])(?:return(?:s|ed)?|refund(?:ed|s)?|replacement|review|settlement|invoice|email|e-mail|sms"
    r"|message|if|when"
    r"|once|until|not yet|estimated?|guarantee[ds]?|policy|options?|instructions?|address|rucksendung|ruckgabe"
    r"|erstattung|sobald|wenn|retour|remboursement|des que|devolucion|reembolso|cuando|reso|rimborso"
    r"|quando)(?![a-z])"
    r"|(?<![a-z])(?:distribution|fulfil?lment) cent(?:er|re)|(?<![a-z])(?:warehouse|magazzino|almacen"
    r"|entrepot)(?![a-z])"
    r"|(?<![a-z])(?:(?:sales |import )?tax(?:es)?|vat|gst|dut(?:y|ies)|fees?|payments?|payout|funds|commission"
    r"|mwst|ust|steuern?|gebuhr(?:en)?|zahlung|tva|taxes?|frais|paiement|iva|impuestos?|pago|imposte|pagamento"
    r"|btw|betaling)(?![a-z])|[$€£¥]\s?\d"
    r"|(?<![a-z])(?:date|datum|hub|auto-?delivered|every|manage|scheduled|expected)(?![a-z])"
    r"|\?|退货|退款|返品|返金|日期|时间|预计|預計|最迟|最晚|予定|出库|如果|请"
)
_MOST_WORDS = 7
_MOST_CHARACTERS, _MOST_HAN = 48, 12
_FORECAST = re.compile(
    r"(?<![a-z])(?:arriv(?:ing|es)|expected|due|llega|llegara|arrive|arrivera|kommt)(?![a-z])"
)
"""``Arriving Friday`` is said of a parcel that has not been sent, too."""
_TALL = 1.15
"""How much wider the characters of a headline are than those of the middling line."""
_OTHER = (
    "ship_to",
    "bill_to",
    "seller",
    "carrier",
    "shipping",
    "order_date",
    "invoice_date",
    "item",
)


def order_status(source: Source, kind: Kind) -> Iterator[Fact]:
    """The status of the order's parcel; nothing where the page tells several."""
    if kind is not Kind.ORDER_DETAILS:
        return
    for layout in source.layouts:
        told = [(line, status) for line in layout.page.lines if (status := _status(layout, line))]
        widths = sorted(line.box.width / len(line.text) for line in layout.page.lines if line.text)
        middling = widths[len(widths) // 2] if widths else 0.0
        heads = [hit for hit in told if hit[0].box.width / len(hit[0].text) >= _TALL * middling]
        for group in (heads, told):
            if len({status for _, status in group}) == 1:
                line, status = group[0]
                reading = source.reading(layout.page, line, 0, len(line.text))
                yield Fact(FactName.TRACKING_STATUS, status, reading, role="headline")
                return


def _status(layout: Layout, line: Line) -> Status | None:
    """What the line says of the parcel, if that is all that it says."""
    text = fold(line.text).text
    most = _MOST_HAN if any(map(is_cjk, text)) else _MOST_CHARACTERS
    if len(text) > most or len(text.split()) > _MOST_WORDS:
        return None
    if _SENT.search(text) or _NOT_OF_PARCEL.search(text) or _FORECAST.search(text):
        return None
    if any(label.is_for(*_OTHER) and label.leads for label in layout.of(line)):
        return None
    status = status_of(line.text)
    if status not in _TOLD or is_recommended(layout.page, line):
        return None
    return status
