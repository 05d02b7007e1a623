"""CMP011: fields that a document of its kind must show. Only what is surely not printed is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidencecheck.model.case import Case
from evidencecheck.model.document import Document, Kind
from evidencecheck.model.fact import FactName
from evidencecheck.model.finding import Confidence, Location, Severity
from evidencecheck.model.message import Message, msg
from evidencecheck.model.page import Channel, Line, Page
from evidencecheck.rules.interface import Outcome, rule
from evidencecheck.rules.legibility import is_illegible

_INVOICES = (Kind.SALES_INVOICE, Kind.PURCHASE_INVOICE)
_FEWEST_LETTERS = 120
"""Letters and digits of an invoice that was read in full."""
_WELL_READ = 0.93

# Names of months as in the Unicode CLDR, and their abbreviations. They stand beside a number, else they
# are words: Augsburg, Mai, Mars.
_MONTH = (
    r"(?:jan(?:uary|uar|vier|v)?|j[aä]n(?:ner)?|enero|ene|gennaio|gen|feb(?:ruary|ruar|rero|braio|br)?"
    r"|f[ée]v(?:rier|r)?|m[aä]r(?:ch|z|s|zo)?|apr(?:ile?)?|avr(?:il)?|abr(?:il)?|may|mai|mayo|maggio|mag"
    r"|june?|juni|juin|junio|giugno|giu|july?|juli|juil(?:let)?|julio|luglio|lug|aug(?:ust)?|ao[uû]t"
    r"|ago(?:sto)?|sept?(?:ember|embre|iembre)?|set(?:tembre|t)?|o[ck]t(?:ober|obre|ubre)?|ott(?:obre)?"
    r"|nov(?:ember|embre|iembre)?|de[cz](?:ember|embre)?|d[ée]c(?:embre)?|dic(?:embre|iembre)?)"
)
_DAY = re.compile(
    r"(?<!\d)(?:19|20)\d\d(?!\d)|(?<!\d)\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{2,4}(?!\d)|年|令和|平成"
    rf"|(?<!\d)\d{{1,2}}(?:st|nd|rd|th|er|[.º°])?[\s/-]{{0,2}}(?:de\s|of\s)?{_MONTH}(?![^\W_])"
    rf"|(?<![^\W_]){_MONTH}\.?[\s/,'’-]{{0,2}}\d{{1,4}}(?!\d)",
    re.IGNORECASE,
)
"""What may be a date in a notation that no reader of dates knows."""
_NUMBERS = (
    FactName.INVOICE_NUMBER, FactName.ORDER_ID, FactName.TRACKING_NUMBER, FactName.PO_NUMBER,
    FactName.TAX_ID, FactName.SKU, FactName.ASIN, FactName.FAPIAO_NUMBER, FactName.GTIN,
)  # fmt: skip
"""Numbers that may hold a year, or what looks like one: INV-2026-0042."""
_CURRENCY = re.compile(
    r"[$€£¥￥₹₩₺₽฿]|元|圆|円|人民币"
    r"|(?<![A-Za-z])(?:AED|AUD|BRL|CAD|CHF|CN[YH]|CZK|DKK|EUR|GBP|HKD|HUF|IDR|INR|JPY|KRW|MXN|MYR|NOK"
    r"|NZD|PHP|PLN|RMB|RM|RON|Rs|RUB|SEK|SGD|THB|TRY|TWD|USD|VND|ZAR|zł|kr)(?![A-Za-z])"
    r"|\b(?:dollars?|euros?|pounds?|yuan|yen|rupees?)\b",
    re.IGNORECASE,
)
_TABLE = re.compile(
    r"description|item|product|article|goods|service|qty|quantity|unit|sku|hours|品名|名称|商品|项目|货物|规格"
    r"|数量|单价|摘要|内容|単価|bezeichnung|beschreibung|artikel|menge|anzahl|leistung|pos\b|d[ée]signation"
    r"|quantit|descripci|cantidad|concepto|descrizione|articolo",
    re.IGNORECASE,
)
_ISSUER = re.compile(
    r"\b(?:co|ltd|limited|inc|llc|llp|corp|gmbh|ag|kg|ug|ohg|sarl|s\.?a\.?r?\.?l?|sas|s\.?l\.?|s\.?r\.?l\.?"
    r"|bv|nv|plc|pty|oy|ab|aps|spa|company|store|shop|trading|group|amazon(?!\s+order)|ebay)\b"
    r"|公司|工厂|商行|经营部|店|厂|株式会社|有限会社|seller|sold by|vendor|supplier|from:|issued by"
    r"|verk[aä]ufer|lieferant|vendu par|fournisseur|vendido|proveedor|venduto|fornitore"
    r"|销售方|卖方|供应商|供货|供方|卖家|販売|出品者|税号|信用代码|登録番号|电话|電話|tax id|siret|p\.? ?iva"
    r"|\b(?:vat|ust|tva|gst|steuer)[\s.-]*(?:id|no|nr|reg|number|n°)|@|www\.|https?:|\.com|tel\b|phone",
    re.IGNORECASE,
)
_LETTERHEAD = 6
"""Lines from the top among which the issuer stands, where nothing introduces it."""
_NAME = re.compile(r"[^\W\d_]{3,}|[\u3040-\u9fff]{2,}")
_NO_NAME = re.compile(
    r"\b(?:invoice|order|date|bill(?:ed)?|sold|ship(?:ped)?|number|total|due|page|customer|receipt)\b|[:：#]|\d{3}"
    r"|rechnung|datum|facture|factura|fattura|fecha|发票|日期|订单|采购|客户|買|請求書|注文",
    re.IGNORECASE,
)
"""What a line at the top says that is a title or a label with its value."""
_GOODS = re.compile(r"\d[.,]\d{2}(?!\d)")
_COUNTED = re.compile(
    r"(?<![\w.])\d{1,4}\s?(?:[x×]\s|(?:pcs?|stk|stück|szt|st|ks|db|ud|uds|pz|件|个|個|只|台)\b\.?)",
    re.I,
)
"""A price, and a number of pieces, as a line about goods has them in any language."""
_OTHERS = (FactName.BUYER, FactName.RECIPIENT, FactName.SHIP_TO)
"""Parties that are not the issuer."""


@rule("CMP011", "required-field-missing", Severity.ERROR)
def required_field_missing(case: Case) -> Iterator[Outcome]:
    """An invoice lacks a field that it must show

    Fires when: a sales or purchase invoice was read well and nothing on it can be its date, its
    issuer, its items or its currency: no such field was found, nor any word, sign or number that
    may be one. What was merely not recognised is listed under "not checked".

    Why: an invoice without date, issuer, items or currency can't be matched with the loss, and is
    set aside.

    Example: a PDF with "Invoice", a table of goods and a total, and nowhere a date.

    Counterexample: the date stands in a corner without a label.

    Fix: have the issuer complete the invoice and send it again.

    Wrong when: the field is part of a picture inside the PDF. Send the page as one picture.

    Source: fields of an accepted invoice: support.trueops.com 10227300; currency: advice on
    detecting false invoices.

    Since: 0.1.0
    """
    for document in case.of_kind(*_INVOICES):
        lacking = list(_lacking(document))
        if not lacking:
            continue
        if not _is_well_read(document):
            for what, _ in lacking:
                reason = msg("{what}: not recognised, and the page was not read well", what=what)
                yield required_field_missing.not_checked(reason, document.file)
            continue
        unclear = [what for what, surely in lacking if not surely]
        for what in unclear:
            reason = msg("{what}: not recognised, but may be there", what=what)
            yield required_field_missing.not_checked(reason, document.file)
        missing = tuple(what for what, surely in lacking if surely)
        if missing:
            yield required_field_missing.finding(
                msg("{file} does not show: {fields}", file=document.file, fields=missing),
                msg("Have the issuer complete the invoice."),
                at=[Location(document.file)],
                subject=["fields", *(what.text() for what in missing)],
                confidence=Confidence.MEDIUM,
            )


def _lacking(document: Document) -> Iterator[tuple[Message, bool]]:
    """The fields that were not found, and whether they are surely not there."""
    text = document.content.text
    names = (FactName.INVOICE_DATE, FactName.ORDER_DATE, FactName.SHIP_DATE)
    if not document.named(*names, decided_only=False):
        yield msg("its date"), not _DAY.search(_without_numbers(document))
    named = document.named(FactName.SUPPLIER, decided_only=False)
    if not named and not _may_name_issuer(document):
        yield msg("its issuer"), True
    if not document.items and not _TABLE.search(text):
        sure = Channel.OCR not in document.content.channels and not _may_list_goods(document)
        yield msg("its items"), sure
    if _states_amounts(document) and not _CURRENCY.search(text):
        yield msg("its currency"), Channel.OCR not in document.content.channels


def _without_numbers(document: Document) -> str:
    """The text without the document's own numbers."""
    text = document.content.text
    found = {fact.reading.raw for fact in document.named(*_NUMBERS, decided_only=False)}
    for raw in sorted(found, key=len, reverse=True):
        text = text.replace(raw, " ")
    return text


def _may_name_issuer(document: Document) -> bool:
    """Whether a word tells of a firm or of its address, or a line at the top may be a letterhead."""
    text = document.content.text
    for fact in document.named(*_OTHERS, decided_only=False):
        text = text.replace(fact.reading.raw, " ")
    if _ISSUER.search(text):
        return True
    lines = [line for line in text.splitlines() if line.strip()]
    top = (line.strip() for line in lines[:_LETTERHEAD])
    return any(_NAME.search(line) and not _NO_NAME.search(line) for line in top)


def _may_list_goods(document: Document) -> bool:
    """Whether a row that no amount of the summary accounts for has words and a price, or a line a count."""
    known = {amount.reading.raw for amount in document.amounts}
    for page in document.content.pages:
        for line in page.lines:
            labelled = any(raw in line.text for raw in known if raw)
            if not labelled and _GOODS.search(line.text) and _is_named(page, line):
                return True
            if _COUNTED.search(line.text):
                return True
    return False


def _is_named(page: Page, line: Line) -> bool:
    """Whether words stand in the line itself, or in its row, left of it."""
    return _NAME.search(line.text) is not None or any(
        other.box.x1 <= line.box.x0
        and other.box.same_row(line.box)
        and _NAME.search(other.text) is not None
        for other in page.lines
    )


def _states_amounts(document: Document) -> bool:
    return bool(document.amounts) and not any(a.money.currencies for a in document.amounts)


def _is_well_read(document: Document) -> bool:
    content = document.content
    letters = sum(char.isalnum() for char in content.text)
    if letters < _FEWEST_LETTERS or is_illegible(document) or content.notes:
        return False
    return all(_is_clear(page) for page in content.pages)


def _is_clear(page: Page) -> bool:
    """A picture of which no line was left unread, or a page of text."""
    if page.legibility < _WELL_READ:
        return False
    return Channel.OCR not in page.channels or (
        page.clarity is not None and not page.clarity.unread
    )
