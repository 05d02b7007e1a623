"""Whether a mail is itself a bill: its text is the invoice, with number, rows and total.

Suppliers and shops send invoices so. A mail that speaks of an invoice, asks after a parcel or answers
somebody may quote all of that, and stays a letter.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidencecheck.model.page import Line
from evidencecheck.stages.extract.fold import fold
from evidencecheck.stages.extract.money import money_tokens
from evidencecheck.stages.order_mail import asks

_BILL = (
    r"(?:(?:tax|vat|sales|commercial|purchase|paid|customer) )?(?:invoice|bill)|rechnung|facture|factura"
    r"|fattura|fatura|factuur|faktura"
)
_NUMBER = r"(?:[\s:.#/-]|n[o°]|nr|num(?:ber|mer|ero)?|no)*(?=[a-z/-]{0,8}\d)[a-z\d][a-z\d/.-]{1,20}"
_TITLED = re.compile(
    rf"(?m)^\W*(?:{_BILL})(?:{_NUMBER})?\W*$"
    rf"|^\W*(?:{_BILL}){_NUMBER}(?: (?:vom|du|del|dated|date|van|de|of) \S.{{0,24}})?$"
    r"|^(?:subject|betreff|objet|asunto|oggetto|onderwerp|assunto) ?: ?(?:(?:fwd?|wg|tr|rv|i|enc) ?: ?)*"
    rf"(?:(?:your|our|ihre|unsere|deine|votre|notre|tu|su|nuestra|la tua|la vostra|je|uw|onze|a sua) )?"
    rf"(?:{_BILL})(?![a-z])"
    r"|^(?:件名|主题|主旨):.*(?:請求書|发票|账单|请款单|结算单)"
    r"|^\W*(?:御?請求書|请款单|账单|发票|领款单|结算单)(?:番号|编号|号码|号)?\W*(?:[a-z\d-]{2,20})?\W*$"
)
"""A line that is the title of a bill, with its number or without, or the subject that announces it."""
_NUMBERED = re.compile(
    r"(?<![a-z])(?:invoice|bill|rechnungs?|facture|factura|fattura|fatura|factuur)[ -]?"
    r"(?:no|number|nr|num|nummer|#|id|n°)"
    r"|(?:n[o°.]*|numero|num) (?:de |della |da )?(?:la )?(?:facture|factura|fattura|fatura)"
    rf"|(?m:^\W*(?:{_BILL}){_NUMBER})|(?:請求書?|发票|账单|单据)(?:番号|编号|号码|号)"
)
_DATED = re.compile(
    r"(?<![a-z])(?:(?:invoice|bill|issue|billing) date|date(?: of issue| issued)?\W|dated|issued"
    r"|(?:rechnungs|ausstellungs)?datum"
    r"|date (?:de (?:la )?facture|d'emission)|fecha|data (?:fattura|documento|emissione|da fatura)|data\W"
    r"|factuurdatum)"
    r"|発行日|請求日|日付|开票日期|日期"
)
_ADDRESSED = re.compile(
    r"(?<![a-z])(?:bill(?:ed)? to|sold to|invoice to|customer|client|attn|kunde"
    r"|rechnungs(?:adresse|anschrift|empfanger)"
    r"|an:|facture a|factur[ée]e? a|cliente|destinatario|facturar a|fatturare a|intestata a|spett|klant"
    r"|factuuradres"
    r"|(?:facturado|faturado) a|messrs)|御中|購買方|购买方|客户|买方|付款方|抬头|宛先"
)
_SUMMED = re.compile(
    r"(?<![a-z])(?:(?:grand|invoice) )?total(?:e|s)?(?![a-z])|amount (?:due|paid)"
    r"|gesamt(?:summe|betrag)?(?![a-z])"
    r"|(?:rechnungs|end)betrag|summe(?![a-z])|totaal(?![a-z])|net a payer|importe"
    r"|合計|請求(?:金)?額|总计|合计|应付"
)
_PRICED = 3
"""Lines with an amount from which on a bill shows what its total is made of."""


def is_mailed_bill(lines: Sequence[Line]) -> bool:
    """Whether `lines`, those of a mail, make a whole bill, and nobody asks or answers in them."""
    text = fold("\n".join(line.text for line in lines)).text.replace("’", "'")
    told = (_TITLED, _NUMBERED, _DATED, _ADDRESSED, _SUMMED)
    if asks(text) or not all(pattern.search(text) for pattern in told):
        return False
    priced = sum(any(t.is_likely_money for t in money_tokens(line.text)) for line in lines)
    return priced >= _PRICED
