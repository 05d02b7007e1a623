"""Papers that state a price and prove nothing: pro forma invoices, quotations, confirmations, contracts.

What a document calls itself stands in its title. An invoice may name the quotation that it rests on,
hence only a title counts, and none that also calls itself an invoice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidencecheck.model.document import Document, Kind
from evidencecheck.model.fact import FactName
from evidencecheck.model.message import Message, msg
from evidencecheck.model.page import Line, Page
from evidencecheck.model.values import Identifier

TITLE_LINES = 8
"""Lines from the top among which a title of ordinary size may stand."""
LONGEST_TITLE = 120
"""Characters."""
TITLE_HEIGHT = 1.3
"""A title further down is so much taller than the middling line."""

_NO = r"(?:no|nr|nummer|number|num|numero|n|n°|nº|号|番号|编号)"
_AFTER = rf"(?:\s*[(:#-]?\s*{_NO}?[.:#]*\s*[A-Z]{{0,6}}[-/]?\d[\w/-]*\)?)?"
"""The number that may stand beside a title, which may be there in two languages."""
_PAPERS: tuple[tuple[str, Message], ...] = (
    (
        r"pro[\s-]?forma(?:[\s-]*(?:invoice|rechnung))?|(?:facture|factura|fattura)\s+pro[\s-]?forma"
        r"|形式发票|形式發票|预开发票|プロフォーマ(?:インボイス)?",
        msg("a pro forma invoice"),
    ),
    (
        r"(?:price\s+)?quotation|(?:price\s+)?quote|sales\s+quote|angebot|kostenvoranschlag|devis"
        r"|presupuesto|cotizaci[oó]n|preventivo|报价单|報價單|报价表|(?:御?見積書)|お?見積書",
        msg("a quotation"),
    ),
    (
        r"sales\s+order|order\s+confirmation|order\s+acknowledge?ment|auftragsbest[aä]tigung"
        r"|bon\s+de\s+commande|confirmation\s+de\s+commande|confirmaci[oó]n\s+de(?:l)?\s+pedido"
        r"|conferma\s+(?:d['’]\s?)?ordine|订货单|订单确认(?:书)?|注文書|注文請書|注文確認書?",
        msg("an order confirmation"),
    ),
    (
        r"(?:sales|purchase|supply)\s+(?:contract|agreement)|kaufvertrag|contrat\s+de\s+vente"
        r"|contrato\s+de\s+compraventa|contratto\s+di\s+(?:vendita|compravendita)"
        r"|(?:采购|销售|购销|供货|买卖)合同|売買契約書",
        msg("a contract"),
    ),
)
_PRO_FORMA = _PAPERS[0][1]
_TITLES = tuple(
    (re.compile(rf"\W*(?:{words})(?:\W+(?:{words}))?{_AFTER}\W*", re.IGNORECASE), name)
    for words, name in _PAPERS
)
_INVOICE = (
    r"(?:(?:tax|sales|commercial|purchase|supplier|vat|final|paid)\s+)?(?:invoice|receipt)"
    r"|rechnung|quittung|facture|re[cç]u|factura|recibo|fattura|ricevuta"
)
_REAL = re.compile(
    rf"\W*(?:{_INVOICE})\W*|.*(?:电子发票|增值税|普通发票|专用发票|请求書|請求書|領収書|收据).*",
    re.IGNORECASE,
)
"""What an invoice calls itself."""
_NUMBERED = re.compile(rf"\W*(?:{_INVOICE}){_AFTER}\W*", re.IGNORECASE)
"""The same with its number: a title, or, below the title of another paper, a label."""
_INVOICE_ITSELF = Message("")


def rejected_as(document: Document) -> Message | None:
    """What the paper is that proves no value; None for any other document.

    An order page is a requirement of its own, whatever it calls itself; the confirmation of an order
    without a marketplace's number is a supplier's, and a paper.
    """
    if document.kind is Kind.ORDER_DETAILS and _has_order_number(document):
        return None
    paper = None
    for page in document.content.pages:
        titles = [_text(line) for line in _titles(page)]
        if any(_REAL.fullmatch(text) for text in titles):
            return None
        own = next((name for text in titles if (name := _first(text)) is not None), None)
        if own is _INVOICE_ITSELF:
            return None
        paper = paper or own
    if paper not in (None, _PRO_FORMA) and document.named(FactName.INVOICE_NUMBER):
        return None  # only an invoice has one
    return paper


def title_of(document: Document) -> tuple[int, Line] | None:
    """The line by which a paper is known, and the number of its page."""
    for page in document.content.pages:
        for line in _titles(page):
            if _paper(_text(line)) is not None:
                return page.number, line
    return None


def _text(line: Line) -> str:
    """Its words with single spaces; what is longer than a title is cut, for it is none."""
    return " ".join(line.text.split())[:LONGEST_TITLE]


def _paper(text: str) -> Message | None:
    return next((name for pattern, name in _TITLES if pattern.fullmatch(text)), None)


def _first(text: str) -> Message | None:
    """What a line makes its page: of titles with numbers, the first one on the page decides."""
    return _paper(text) or (_INVOICE_ITSELF if _NUMBERED.fullmatch(text) else None)


def _has_order_number(document: Document) -> bool:
    """Whether it bears a marketplace's order number, in a known form."""
    ids = document.named(FactName.ORDER_ID, decided_only=False)
    return any(isinstance(fact.value, Identifier) and fact.value.scheme for fact in ids)


def _titles(page: Page) -> Iterator[Line]:
    heights = sorted(line.box.height for line in page.lines)
    middling = heights[len(heights) // 2] if heights else 0.0
    for number, line in enumerate(page.lines):
        if number < TITLE_LINES or line.box.height > TITLE_HEIGHT * middling:
            yield line
