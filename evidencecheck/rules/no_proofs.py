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
from evidencecheck.model.page import Line

TITLE_LINES = 8
"""Lines from the top among which a title of ordinary size may stand."""
TITLE_HEIGHT = 1.3
"""A title further down is so much taller than the middling line."""

_AFTER = r"(?:\s*[(:#-]?\s*(?:no|nr|nummer|number|n°|nº|号|番号|编号)?[.:#]*\s*[A-Z]{0,6}[-/]?\d[\w/-]*\)?)?"
"""The number that may stand beside a title."""
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
    (re.compile(rf"\W*(?:{words}){_AFTER}\W*", re.IGNORECASE), name) for words, name in _PAPERS
)
_REAL = re.compile(
    rf"\W*(?:(?:tax|sales|commercial|purchase|supplier|vat|final|paid)\s+)?(?:invoice|receipt){_AFTER}\W*"
    rf"|\W*(?:rechnung|quittung|facture|re[cç]u|factura|recibo|fattura|ricevuta){_AFTER}\W*"
    r"|.*(?:电子发票|增值税|普通发票|专用发票|请求書|請求書|領収書|收据).*",
    re.IGNORECASE,
)


def rejected_as(document: Document) -> Message | None:
    """What the paper is that proves no value; None for any other document."""
    if document.kind is Kind.ORDER_DETAILS:
        return None  # an order page is a requirement of its own, whatever it calls itself
    paper = None
    for _, line in _titles(document):
        text = line.text.strip()
        found = next((name for pattern, name in _TITLES if pattern.fullmatch(text)), None)
        if found is None and _REAL.fullmatch(text):
            return None
        paper = paper or found
    if paper not in (None, _PRO_FORMA) and document.named(FactName.INVOICE_NUMBER):
        return None  # only an invoice has one
    return paper


def title_of(document: Document) -> tuple[int, Line] | None:
    """The line by which a paper is known, and the number of its page."""
    for page, line in _titles(document):
        if any(pattern.fullmatch(line.text.strip()) for pattern, _ in _TITLES):
            return page, line
    return None


def _titles(document: Document) -> Iterator[tuple[int, Line]]:
    for page in document.content.pages:
        heights = sorted(line.box.height for line in page.lines)
        middling = heights[len(heights) // 2] if heights else 0.0
        for number, line in enumerate(page.lines):
            if number < TITLE_LINES or line.box.height > TITLE_HEIGHT * middling:
                yield page.number, line
