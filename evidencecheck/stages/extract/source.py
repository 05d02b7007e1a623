"""A document under extraction: its pages laid out, and the notations that it uses throughout."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evidencecheck.model.document import Content
from evidencecheck.model.fact import Reading
from evidencecheck.model.page import Channel, Line, Page
from evidencecheck.stages.extract.dates import Order, date_tokens, order_of, time_of
from evidencecheck.stages.extract.fold import fold
from evidencecheck.stages.extract.layout import Cell, Layout, lay_out
from evidencecheck.stages.extract.lexicon import Label
from evidencecheck.stages.extract.money import DecimalMark, decimal_mark_of, money_tokens


@dataclass(frozen=True, slots=True)
class Source:
    """What every extractor works on."""

    content: Content
    layouts: tuple[Layout, ...]
    mark: DecimalMark | None
    order: Order | None
    currencies: tuple[str, ...]
    """What its amounts can be in, likeliest first; empty if none is printed or several clash."""

    def lines(self) -> Iterator[tuple[Page, Line]]:
        for layout in self.layouts:
            for line in layout.page.lines:
                yield layout.page, line

    def labels(self, *fields: str) -> Iterator[tuple[Layout, Label]]:
        for layout in self.layouts:
            for label in layout.all_labels(*fields):
                yield layout, label

    def reading(self, page: Page, line: Line, start: int, end: int) -> Reading:
        """The reading of ``line.text[start:end]``."""
        return Reading(
            raw=line.text[start:end],
            file=self.content.file,
            page=page.number,
            box=line.box_of(start, end),
            channel=line.channel,
            confidence=line.confidence_of(start, end),
        )

    def reading_of(self, page: Page, cell: Cell) -> Reading:
        return self.reading(page, cell.line, cell.start, cell.end)


def source_of(content: Content) -> Source:
    """Lay out every page of `content` and settle the document's notations."""
    lines = [line for page in content.pages for line in page.lines]
    texts = [line.text for line in lines]
    mark = decimal_mark_of(texts)
    return Source(
        content=content,
        layouts=tuple(lay_out(page) for page in content.pages),
        mark=mark,
        order=order_of(texts) or _order_of_country(texts) or _order_of_history(texts),
        currencies=_currencies(lines, mark),
    )


# What tells in which country a page without a telling date was written. Day first: everywhere but in
# the United States (CLDR date patterns); a page that says neither leaves its dates open.
_DAY_FIRST = re.compile(
    r"[£€]|(?<![A-Za-z])(?:GBP|EUR|TVA|IVA|MwSt|USt|VAT|Facture|Rechnung|Factura|Fattura)(?![A-Za-z])"
    r"|(?<![A-Za-z])(?:Royal Mail|Parcelforce|Evri|Yodel|La Poste|Colissimo|Chronopost|Correos"
    r"|Poste Italiane|CTT Expresso)(?![A-Za-z])"
    # The ringgit's mark is also short for "room": it counts before cents, in brackets and by itself.
    r"|(?<![A-Za-z])RM ?\d[\d,]*\.\d\d(?!\d)|\(RM\)|^RM$"
    r"|(?<![A-Za-z])(?:MYR|SGD|AUD|NZD|INR|BRL|PLN|CHF|(?i:sdn\.? ?bhd|pte\.? ?ltd|pty\.? ?ltd))"
    r"(?![A-Za-z])"
)
_MONTH_FIRST = re.compile(r"(?<![A-Za-z])[A-Z]{2},? \d{5}(?:-\d{4})?(?!\d)|[Ss]ales [Tt]ax")


def _order_of_country(texts: Sequence[str]) -> Order | None:
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


_SCANS = 3
_JOURNEY = 45
"""Days; a parcel's scans lie closer together, and read the wrong way they lie months apart."""


def _order_of_history(texts: Sequence[str]) -> Order | None:
    """The order that makes one journey of dates with a time of day that all can be read in two ways."""
    stamped = [text for text in texts if time_of(text)]
    readings = {
        order: {t.day.on for text in stamped for t in date_tokens(text, order) if t.numeric}
        for order in Order
    }
    spans = {
        order: (max(days) - min(days)).days
        for order, days in readings.items()
        if len(days) >= _SCANS
    }
    if len(spans) < len(Order):
        return None
    short, long = sorted(spans, key=lambda order: spans[order])
    return short if spans[long] > max(_JOURNEY, 2 * spans[short]) else None


_CURRENCY_WORD = re.compile(
    r"(?<![A-Za-z])(USD|EUR|GBP|CNY|RMB|JPY|CAD|AUD|CHF|SGD|HKD|PLN|SEK|MXN|MYR|INR|BRL)(?![A-Za-z])"
)


# Where a document says in what its amounts are: "Currency: EUR", "All amounts in EUR", 币种：CNY.
_STATED = re.compile(
    r"(?:currency|wahrung|devise|moneda|valuta|币种|币别|货币|通貨"
    r"|(?:amounts|prices)(?: are)?(?: (?:shown|stated|given|quoted|listed))? in"
    r"|(?:betrage|preise) in|montants en|importes en|importi in)"
    r"[ \n]*[:：(]?[ \n]*(usd|eur|gbp|cny|rmb|jpy|cad|aud|chf|sgd|hkd|pln|sek|mxn|inr|人民币|美元)(?![a-z])"
)
_NAMED = {"RMB": "CNY", "人民币": "CNY", "美元": "USD"}
# What stands in more than one line of a page in Japanese, and in at most a title of one in Chinese, where
# shop names like to have の.
_HIRAGANA = re.compile("[ぁ-ねは-ん]")
# India's tax number, and its grouping by two digits above the thousands (CLDR, en-IN): 7,08,000.00.
_INDIAN = re.compile(r"(?<![A-Z])(?:GSTIN|IGST|CGST|SGST|INR)(?![A-Z])|[₹]")
_LAKHS = re.compile(r"(?<![\d.,])\d{1,2},\d{2},\d{3}(?:\.\d\d)?(?![\d,])")


def _currencies(lines: Sequence[Line], mark: DecimalMark | None) -> tuple[str, ...]:
    if any(_INDIAN.search(line.text) for line in lines) and any(
        _LAKHS.search(line.text) for line in lines
    ):
        return ("INR",)  # readers take the rupee sign for that of the yen
    stated = {m[1] for m in _STATED.finditer(fold("\n".join(line.text for line in lines)).text)}
    if len(stated) == 1:
        code = stated.pop().upper()
        return (_NAMED.get(code, code),)
    named: set[tuple[str, ...]] = set()
    for line in lines:
        for token in money_tokens(line.text, mark=mark, ocr=is_ocr(line)):
            if token.has_mark and token.money.currencies:
                named.add(token.money.currencies)
    words = {
        "CNY" if code == "RMB" else code
        for line in lines
        for code in _CURRENCY_WORD.findall(line.text.replace("US$", "USD "))
    }
    if not named:
        return (words.pop(),) if len(words) == 1 else ()
    common = set.intersection(*(set(currencies) for currencies in named))
    if len(common) > 1 and len(common & words) == 1:
        common &= words
    if common == {"CNY", "JPY"} and sum(bool(_HIRAGANA.search(line.text)) for line in lines) > 1:
        return ("JPY",)
    first = min(named, key=lambda codes: (len(codes), codes))
    return tuple(code for code in first if code in common)


def is_ocr(line: Line) -> bool:
    return line.channel is Channel.OCR
