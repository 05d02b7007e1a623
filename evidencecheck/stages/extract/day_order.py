"""Which of two numbers before the year is the day, for a whole document.

One policy for all extractors. What tells, in this order:

1. The dates that can be read in one way only: 25/04/2026. The majority of them.
2. In the history of a parcel, the journey: its stops are days apart, and read the wrong way round
   already two of them are months apart. It tells more than the country, for a page in the way of one
   country may be about the parcels of another.
3. The country or the language of the page.
4. Elsewhere the stamps: dates with a time of day are a journey too, where there are several of them.

Where nothing tells, every date keeps both readings, and the other documents of the case settle it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from evidencecheck.stages.extract.dates import Order, date_tokens, order_of, time_of
from evidencecheck.stages.extract.fold import fold

_JOURNEY = 60
"""Days that a parcel is on its way, at most, for its dates to tell the order of day and month …"""
_MONTH = 20
"""… and days by which the other order must be the longer one, beside being twice as long."""
_STOPS, _STAMPS = 2, 3
"""Different days that make a journey, of a history and of any other page."""


def day_order(texts: Sequence[str], *, is_history: bool = False) -> Order | None:
    """The order in which the lines `texts` of a document write day and month; None if nothing tells."""
    told = order_of(texts)
    if told is not None:
        return told
    if is_history:
        return _of_journey(texts, _STOPS) or _of_country(texts)
    return _of_country(texts) or _of_journey([t for t in texts if time_of(t)], _STAMPS)


def tells_itself(texts: Sequence[str], *, is_history: bool = False) -> bool:
    """Whether the dates alone tell the order. A country only makes one likelier: people write abroad as
    they do at home.
    """
    return order_of(texts) is not None or (is_history and _of_journey(texts, _STOPS) is not None)


def _of_journey(texts: Iterable[str], stops: int) -> Order | None:
    """The order that makes one journey of dates that the other order scatters over months."""
    held = list(texts)
    spans = {}
    for order in Order:
        days = {token.day.on for text in held for token in date_tokens(text, order)}
        if len(days) < stops:
            return None
        spans[order] = _span(days)
    near, far = sorted(spans, key=lambda order: spans[order])
    is_told = spans[near] <= _JOURNEY and spans[far] > 2 * spans[near] + _MONTH
    return near if is_told else None


def _span(days: set[date]) -> int:
    return (max(days) - min(days)).days


# What tells in which country a page without a telling date was written. Day first: everywhere but in
# the United States (CLDR date patterns); a page that says neither leaves its dates open.
_DAY_FIRST = re.compile(
    r"[£€]|(?<![A-Za-z])(?:GBP|EUR|TVA|IVA|MwSt|USt|VAT|Facture|Rechnung|Factura|Fattura)(?![A-Za-z])"
    r"|(?<![A-Za-z])(?i:royal mail|parcelforce|evri|yodel|la poste|colissimo|chronopost|mondial relay|correos"
    r"|seur|poste italiane|ctt expresso|dpd|dhl paket|deutsche post|postnl|bpost|inpost|poczta polska|an post"
    r"|australia post)(?![A-Za-z])"
    # The ringgit's mark is also short for "room": it counts before cents, in brackets and by itself.
    r"|(?<![A-Za-z])RM ?\d[\d,]*\.\d\d(?!\d)|\(RM\)|^RM$"
    r"|(?<![A-Za-z])(?:MYR|SGD|AUD|NZD|INR|BRL|PLN|CHF|(?i:sdn\.? ?bhd|pte\.? ?ltd|pty\.? ?ltd))"
    r"(?![A-Za-z])"
)
_MONTH_FIRST = re.compile(r"(?<![A-Za-z])[A-Z]{2},? \d{5}(?:-\d{4})?(?!\d)|[Ss]ales [Tt]ax")


def _of_country(texts: Sequence[str]) -> Order | None:
    day_first = any(_DAY_FIRST.search(text) for text in texts) or _is_foreign(texts)
    month_first = any(_MONTH_FIRST.search(text) for text in texts)
    if day_first == month_first:
        return None
    return Order.DAY_FIRST if day_first else Order.MONTH_FIRST


# Words of pages about parcels and orders that are no English words, names or places: such a page writes
# the day first. One of them may be the name of a thing, two of them are a language.
_NOT_ENGLISH = re.compile(
    r"(?<![a-z])(?:votre|vos|colis|suivi|livraison|livre|expediteur|destinataire|commande|acheminement"
    r"|numero|envio|fecha|pedido|entrega|entregado|transito|reparto|destinatario|remitente|lugar"
    r"|spedizione|consegna|consegnato|ordine|mittente|lavorazione|stato|luogo|codice"
    r"|zending|bezorgd|bezorging|bestelling|afzender|pakket|encomenda|entregue|remetente"
    r"|sendung|lieferung|bestellung|empfanger|absender|paket|zugestellt"
    r"|przesylka|przesylki|nadawca|odbiorca|zamowienie)(?![a-z])"
)
_ENGLISH = re.compile(
    r"(?<![a-z])(?:the|and|your|package|parcel|shipment|tracking|delivery|delivered|order|item|date)(?![a-z])"
)


def _is_foreign(texts: Sequence[str]) -> bool:
    """Whether the page is written in a European language other than English."""
    text = fold("\n".join(texts)).text
    words = set(_NOT_ENGLISH.findall(text))
    return len(words) >= 2 and len(words) > len(set(_ENGLISH.findall(text)))
